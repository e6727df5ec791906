import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { convertIcsCalendar } from 'ts-ics';
import type { Course, Session, Vacancy } from '@esca/feed';
import { linkCatalogue } from '@esca/feed';
import { courseEvents, en, loadWords, vacancyEvent, writeCalendar } from '@esca/domain';
import { catalogueOf } from '../catalogue.js';
import { entry } from '../entry.js';

/*
 * What two readers that know nothing of each other, or of us, make of our files: ical.js, and ts-ics.
 */

const sessions: Session[] = [
  { id: 'winter', mode: 'online', start: '2027-01-14T09:30:00Z', end: '2027-01-14T16:00:00Z' },
  // A fortnight on both sides of the night on which the clocks go on.
  {
    id: 'spring',
    mode: 'in-person',
    start: '2027-03-21T09:30:00Z',
    end: '2027-04-04T12:30:00+01:00',
    meetings: [
      { start: '2027-03-21T09:30:00Z', end: '2027-03-21T12:30:00Z' },
      { start: '2027-04-04T09:30:00+01:00', end: '2027-04-04T12:30:00+01:00', title: 'Part two' },
    ],
  },
  { id: 'days', mode: 'in-person', start: '2027-05-20', end: '2027-05-21' },
  {
    id: 'off',
    mode: 'online',
    start: '2027-06-01T09:30:00+01:00',
    end: '2027-06-01T10:30:00+01:00',
    status: 'cancelled',
  },
];
const text =
  'Commas, semicolons; back\\slashes\nand lines – “quotes” 👩🏽‍🏫 and a long line that has to be folded';
const course = entry<Course>('course', {
  id: 'mca',
  title: 'MCA; capacity, and more',
  summary: text,
  url: 'https://academy.example/c/mca/?a=1,2;3',
  modified: '2026-11-01T09:00:00Z',
  sessions,
});
const vacancy = entry<Vacancy>('vacancy', {
  id: 'v',
  title: 'Senior practitioner',
  url: 'https://jobs.example/v',
  closes: '2026-12-04',
});

for (const lang of ['en', 'cy']) {
  test(`two readers find the same events in the same places, in ${lang}`, async () => {
    const words = lang === 'en' ? en : await loadWords('cy');
    const links = linkCatalogue(catalogueOf({ courses: [course], vacancies: [vacancy] }));
    const events = [...courseEvents(course, links, words), vacancyEvent(vacancy, links, words)!];
    const file = writeCalendar(events, { name: 'Dates, all', lang });
    const zones = new ICAL.Component(ICAL.parse(file) as string);
    for (const zone of zones.getAllSubcomponents('vtimezone'))
      ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    const one = zones.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        title: event.summary,
        description: event.description,
        start: event.startDate.isDate
          ? event.startDate.toString()
          : event.startDate.toJSDate().getTime(),
        sequence: event.sequence,
        status: component.getFirstPropertyValue('status'),
        alarms: component.getAllSubcomponents('valarm').length,
      };
    });
    const two = (convertIcsCalendar(undefined, file).events ?? []).map((event) => ({
      uid: event.uid,
      title: event.summary,
      description: event.description,
      start:
        event.start.type === 'DATE'
          ? event.start.date.toISOString().slice(0, 10)
          : event.start.date.getTime(),
      // It leaves a zero out.
      sequence: event.sequence ?? 0,
      status: event.status,
      alarms: event.alarms?.length ?? 0,
    }));
    assert.deepEqual(two, one);
    assert.equal(one.length, 6);
    assert.deepEqual(
      one.map(({ start }) => start),
      [
        Date.parse('2027-01-14T09:30:00Z'),
        Date.parse('2027-03-21T09:30:00Z'),
        Date.parse('2027-04-04T08:30:00Z'),
        '2027-05-20',
        Date.parse('2027-06-01T08:30:00Z'),
        Date.parse('2026-12-04T23:59:00Z'),
      ],
    );
    assert.ok(one[0]!.description.startsWith(text), 'every sign of a text comes through');
    assert.equal(one[4]!.status, 'CANCELLED');
    assert.equal(one[5]!.alarms, 2);
  });
}
