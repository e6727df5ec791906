import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Course, Links, Organisation, Place, Session } from '@esca/feed';
import { linkCatalogue } from '@esca/feed';
import type { RequestMessage, RequestSubject } from '@esca/domain';
import {
  alternativeSessions,
  contactAddress,
  en,
  formLink,
  loadRequestWords,
  loadWords,
  mailAddress,
  mailtoLink,
  requestFacts,
  requestMessage,
  teamsChatLink,
  teamsShareLink,
} from '@esca/domain';
import { catalogueOf } from '../catalogue.js';
import { entry, origin } from '../entry.js';

const NOW = Date.parse('2026-12-01T10:00:00Z');
const words = await loadRequestWords('en');
const sessions: Session[] = [
  {
    id: 'jan',
    mode: 'in-person',
    start: '2027-01-14T09:30:00Z',
    end: '2027-01-14T16:00:00Z',
    place: 'place/harlow',
    placesLeft: 2,
  },
  { id: 'feb', mode: 'in-person', start: '2027-02-11', placesLeft: 0 },
  { id: 'mar', mode: 'online', start: '2027-03-11T09:30:00Z', placesLeft: 9 },
];
const record: Course = {
  id: 'mca',
  title: { en: 'Mental Capacity Act', cy: 'Deddf Galluedd Meddyliol' },
  cpdHours: 6,
  costs: [{ amount: 0 }],
  url: 'https://academy.example/c/mca/',
  contact: 'org/team',
  sessions,
};
const course = entry<Course>('course', record);
const place: Place = { id: 'harlow', name: 'Harlow Library', area: 'west' };
const team: Organisation = { id: 'team', name: 'Team', email: 'learning@academy.example' };
const links: Links = linkCatalogue(
  catalogueOf({
    courses: [course],
    places: [entry('place', place)],
    organisations: [entry('org', team)],
  }),
);
const subject = (more: Partial<RequestSubject> = {}): RequestSubject => ({
  entry: course,
  now: NOW,
  ...more,
});
const jan = sessions[0];
assert.ok(jan);

test('a request says course, date, place, other dates, hours, cost, reasons and address', () => {
  const facts = requestFacts(
    subject({ session: jan, why: ' I hold six cases ', cover: 'Duty' }),
    links,
    en,
  );
  assert.deepEqual(facts, {
    course: 'Mental Capacity Act',
    date: 'Thursday 14 January 2027, 9:30am to 4pm',
    place: 'Harlow Library, West',
    mode: 'In person',
    alternatives: 'Thursday 11 March 2027 at 9:30am',
    hours: '6 CPD hours',
    cost: 'Free',
    cover: 'Duty',
    why: 'I hold six cases',
    link: 'https://academy.example/c/mca/',
  });
});

test('without a chosen date the next one is named', () => {
  assert.match(requestFacts(subject(), links, en).date ?? '', /14 January/);
});

test('other dates have places; the second choice comes first', () => {
  assert.deepEqual(
    alternativeSessions(course, jan, NOW).map(({ id }) => id),
    ['mar'],
  );
  const second = sessions[1];
  assert.ok(second);
  const facts = requestFacts(subject({ session: jan, second }), links, en);
  assert.equal(facts.alternatives, 'Thursday 11 February 2027; Thursday 11 March 2027 at 9:30am');
});

test('the message reads as a letter', () => {
  const facts = requestFacts(subject({ session: jan }), links, en);
  const message = requestMessage('manager', facts, words);
  assert.equal(message.subject, 'Request to attend: Mental Capacity Act');
  assert.equal(
    message.body,
    [
      'Hello,',
      '',
      'I would like to go on this course. Please could you tell me whether you approve?',
      '',
      'Course: Mental Capacity Act',
      'Date: Thursday 14 January 2027, 9:30am to 4pm',
      'Where: Harlow Library, West',
      'How: In person',
      'Other dates with places: Thursday 11 March 2027 at 9:30am',
      'Time: 6 CPD hours',
      'Cost: Free',
      'More about it: https://academy.example/c/mca/',
    ].join('\n'),
  );
});

test('the feed’s wording opens the message to a manager, and no other', () => {
  const request = { wording: 'Under our learning policy:' };
  assert.match(requestMessage('manager', {}, words, request).body, /Under our learning policy/);
  assert.doesNotMatch(requestMessage('waiting-list', {}, words, request).body, /policy/);
});

test('waiting lists and interest have their own words', () => {
  assert.match(
    requestMessage('waiting-list', { course: 'MCA' }, words).subject,
    /Waiting list: MCA/,
  );
  assert.match(requestMessage('interest', { course: 'MCA' }, words).body, /when there are dates/);
});

test('a request can be written in Welsh', async () => {
  const cy = await loadWords('cy');
  const facts = requestFacts(subject({ session: jan }), links, cy);
  const message = requestMessage('manager', facts, await loadRequestWords('cy'));
  assert.match(
    message.body,
    /Cwrs: Deddf Galluedd Meddyliol\nDyddiad: Dydd Iau 14 Ionawr 2027, 9:30yb i 4yp/,
  );
});

const message: RequestMessage = { subject: 'A & B', body: 'One\nTwo ŵ' };

test('a mail link carries subject and text, and no header of anybody else', () => {
  const link = mailtoLink(message, words, 'mailto:boss@council.example?bcc=evil@x.example&body=x');
  assert.equal(link, 'mailto:boss@council.example?subject=A%20%26%20B&body=One%0D%0ATwo%20%C5%B5');
  assert.ok(mailtoLink(message, words).startsWith('mailto:?subject='));
});

test('a line break cannot begin a header', () => {
  const link = mailtoLink({ subject: 'A\r\nBcc: x@y.example', body: 'b' }, words);
  assert.doesNotMatch(link, /[\r\n]/);
  assert.match(link, /A%0D%0ABcc/);
  assert.equal(
    requestMessage('manager', { course: 'A\r\nBcc: x' }, words).subject,
    'Request to attend: A Bcc: x',
  );
});

test('only the address part of a mailbox is used', () => {
  assert.equal(mailAddress('a@b.example'), 'a@b.example');
  for (const text of [
    'a@b',
    'a b@c.example',
    'a@b.example\r\nBcc:x',
    'a%0d@b.example',
    'a@b.example,c@d.example',
    '',
    undefined,
  ]) {
    assert.equal(mailAddress(text), undefined, text);
  }
});

test('a long message is cut so that the link still opens', () => {
  const link = mailtoLink({ subject: 'S', body: '👩‍⚕️'.repeat(900) }, words);
  assert.ok(link.length <= 1900);
  assert.match(decodeURIComponent(link), /\[…\]$/);
  assert.ok(mailtoLink({ subject: 'S', body: 'half \ud83d' }, words).includes('%EF%BF%BD'));
});

test('Teams links carry the message as text only', () => {
  const share = new URL(teamsShareLink(message, words, 'https://academy.example/c/mca/?a=1&b=2'));
  assert.equal(share.host, 'teams.microsoft.com');
  assert.equal(share.searchParams.get('href'), 'https://academy.example/c/mca/?a=1&b=2');
  assert.equal(share.searchParams.get('msgText'), 'One\r\nTwo ŵ');
  const chat = new URL(teamsChatLink(message, words, 'boss@council.example') ?? '');
  assert.equal(chat.searchParams.get('users'), 'boss@council.example');
  assert.equal(teamsChatLink(message, words, 'nobody'), undefined);
});

test('the council’s form is filled by the names that the feed gives', () => {
  const request = {
    form: 'request?x=1',
    fields: { course: 'CourseName', date: 'When', message: 'Body', constructor: 'Bad', why: 'Why' },
  };
  const link = new URL(
    formLink(request, { course: 'MCA & more', date: 'Friday' }, message, origin) ?? '',
  );
  assert.equal(link.origin + link.pathname, 'https://academy.example/feed/request');
  assert.deepEqual(
    [...link.searchParams],
    [
      ['x', '1'],
      ['CourseName', 'MCA & more'],
      ['When', 'Friday'],
      ['Body', 'One\nTwo ŵ'],
    ],
  );
});

test('a form that is not safe to open is no form', () => {
  for (const form of [
    'http://forms.example/',
    'javascript:alert(1)',
    'https://user@forms.example/',
    '//[',
  ]) {
    assert.equal(formLink({ form }, {}, message, origin), undefined, form);
  }
  assert.equal(formLink({}, {}, message, origin), undefined);
  assert.ok(formLink({ form: 'http://127.0.0.1:8080/form' }, {}, message, origin));
});

test('a field that would make the form’s address too long is left out', () => {
  const request = { form: '/f', fields: { why: 'why', course: 'course' } };
  const link = formLink(request, { why: 'x'.repeat(5000), course: 'MCA' }, message, origin);
  assert.equal(link, 'https://academy.example/f?course=MCA');
});

test('the mailbox to ask is the contact’s, else the provider’s, else the publisher’s', () => {
  assert.equal(contactAddress(course, links), 'learning@academy.example');
  const bare = entry<Course>('course', { id: 'x', title: 'X' });
  assert.equal(contactAddress(bare, links), undefined);
});
