/*
 * Feeds in which every text, link, date, number and id is hostile, with images and colours, for which a feed has no place,
 * wherever a reader might look for them. Half of the channels that would cost a record its place
 * are left alone in half of the records, so that there is always something to draw.
 */
import type { Feed } from '@esca/feed';
import { buildFeed } from './build.js';
import type { Channel } from './hostile.js';

const imageNames = ['image', 'logo', 'icon', 'thumbnailUrl', 'photo', 'poster', 'background'];
const colourNames = ['color', 'colour', 'style', 'accent', 'backgroundColor', 'theme', 'class'];

/** A feed of so many records of each kind, with strings from a supply. */
export function hostileFeed(next: (channel: Channel) => string, records: number): Feed {
  const t = (): string => next('text');
  const l = (): string => next('link');
  const text = (): unknown => ({ en: t(), cy: t() });
  const looks = (nth: number): object => ({
    [imageNames[nth % imageNames.length]!]: next('image'),
    [colourNames[nth % colourNames.length]!]: next('colour'),
  });
  const some = (nth: number, bad: () => unknown, good: unknown): unknown =>
    nth % 4 === 3 ? bad() : good;
  const requires = (): unknown => [
    { is: 'note', text: t() },
    {
      is: 'any',
      of: [
        { is: 'held', ref: next('id'), text: t() },
        { is: 'experience', months: next('number'), text: t() },
      ],
    },
  ];
  const accreditation = (): unknown => [{ name: t(), awardedBy: t(), level: t(), url: l() }];
  const costs = (nth: number): unknown => [
    { amount: some(nth, () => next('number'), 25), label: t(), currency: some(nth, t, 'GBP') },
  ];
  const range = Array.from({ length: records }, (_, index) => index);
  const courses = range.map((nth) => ({
    ...looks(nth),
    id: some(nth, () => next('id'), `c${String(nth)}`),
    title: nth % 2 ? t() : text(),
    summary: t(),
    description: `${t()}\n\n- ${t()}\n- ${t()}`,
    url: l(),
    bookingUrl: l(),
    interestUrl: l(),
    format: next('id'),
    provider: some(nth, () => next('id'), 'org/o0'),
    aliases: [t()],
    contact: some(nth, () => next('id'), 'org/o1'),
    joining: t(),
    eligibility: t(),
    topics: [next('id'), 'topic'],
    frameworks: [next('id')],
    cpdHours: some(nth, () => next('number'), 6),
    duration: some(nth, () => next('date'), 'PT6H'),
    requires: requires(),
    accreditation: accreditation(),
    costs: costs(nth),
    support: [t()],
    leadsTo: ['node/p0#n0', next('id')],
    approval: 'manager',
    cadence: {
      everyMonths: 3,
      text: t(),
      nextExpected: some(nth, () => next('date'), '2027-03-01'),
    },
    sessions: [
      {
        ...looks(nth + 1),
        id: some(nth, () => next('id'), 's1'),
        title: t(),
        mode: 'in-person',
        start: some(nth, () => next('date'), '2027-01-14T09:30:00Z'),
        end: '2027-01-14T16:30:00Z',
        dateText: t(),
        place: 'place/pl0',
        bookingUrl: l(),
        costs: costs(nth),
        capacity: 20,
        placesLeft: some(nth, () => next('number'), 3),
        meetings: [
          { start: '2027-01-14T09:30:00Z', title: t(), place: 'place/pl0' },
          { start: '2027-01-21T09:30:00Z', title: t() },
        ],
        repeats: { rule: next('text'), text: t() },
      },
      { id: 's2', mode: 'online', dateText: t(), language: some(nth, () => next('id'), 'cy') },
    ],
  }));
  const nodes = range.map((nth) => ({
    ...looks(nth + 2),
    id: `n${String(nth)}`,
    kind: 'role',
    title: text(),
    summary: t(),
    url: l(),
    stage: `st${String(nth % 3)}`,
    track: 'tr',
    duration: some(nth, () => next('date'), 'P1Y'),
    requires: requires(),
    courses: [`course/c${String(nth)}`, next('id')],
    accreditation: accreditation(),
    salary: { text: t(), min: some(nth, () => next('number'), 30000), currency: 'GBP', grade: t() },
    support: [t()],
    facts: [{ label: t(), value: t() }],
    stories: [{ text: t(), by: t(), url: l() }],
    duties: [t()],
    contact: 'org/o1',
    replacedBy: nth % 5 === 4 ? next('id') : undefined,
  }));
  const feed = buildFeed({
    title: t(),
  }) as unknown as Record<string, unknown>;
  Object.assign(feed, {
    request: { form: l(), wording: t(), fields: { name: next('id') } },
    taxonomies: ['area', 'topic', 'format', 'service'].map((id) => ({
      id,
      title: t(),
      terms: [
        { id: id === 'area' ? 'west' : 'topic', title: text(), synonyms: [t()], sameAs: l() },
        { ...looks(3), id: next('id'), title: t() },
      ],
    })),
    organisations: [0, 1].map((nth) => ({
      ...looks(nth),
      id: `o${String(nth)}`,
      name: t(),
      url: l(),
      email: l().replace(/^mailto:/, ''),
      phone: l(),
    })),
    places: [
      { id: 'pl0', name: t(), address: t(), postcode: t(), accessibility: t(), area: 'west' },
    ],
    courses,
    pathways: [
      {
        id: 'p0',
        title: t(),
        summary: t(),
        description: t(),
        url: l(),
        tracks: [{ ...looks(2), id: 'tr', title: t() }],
        stages: [0, 1, 2].map((nth) => ({ id: `st${String(nth)}`, title: t() })),
        nodes,
        edges: range.slice(1).map((nth) => ({
          from: `n${String(nth - 1)}`,
          to: `n${String(nth)}`,
          kind: 'progression',
          label: t(),
          conditions: requires(),
          typical: 'P1Y',
        })),
      },
    ],
    vacancies: range.map((nth) => ({
      ...looks(nth + 3),
      id: some(nth, () => next('id'), `v${String(nth)}`),
      title: text(),
      url: l(),
      applyUrl: l(),
      reference: t(),
      summary: t(),
      description: `${t()}\n\n- ${t()}`,
      employer: 'org/o0',
      team: t(),
      role: `node/p0#n${String(nth)}`,
      service: 'topic',
      places: ['place/pl0'],
      salary: { text: t(), min: 30000, currency: 'GBP' },
      hoursText: t(),
      contract: 'permanent',
      closes: some(nth, () => next('date'), '2026-12-20'),
      posted: some(nth, () => next('date'), '2026-11-10'),
      caseload: { unit: 'families', typical: 12, text: t() },
      requires: requires(),
      benefits: [t()],
      interviews: [some(nth, () => next('date'), '2027-01-10')],
    })),
    bulletins: [
      {
        id: 'b1',
        title: t(),
        number: t(),
        issued: '2026-11-13',
        intro: `${t()}\n\n- ${t()}`,
        url: l(),
        ...looks(1),
        items: range.map((nth) => ({
          ...looks(nth + 4),
          id: `i${String(nth)}`,
          title: t(),
          text: `${t()}\n\n- ${t()}`,
          url: l(),
          group: next('id'),
          ref: nth % 3 ? `course/c${String(nth)}` : undefined,
          media:
            nth % 2
              ? { kind: 'podcast', src: l(), type: t(), transcript: l(), captions: l() }
              : undefined,
        })),
      },
    ],
  });
  return feed as unknown as Feed;
}
