import { loadWords } from '@esca/domain';
import { linkCatalogue, mergeFeeds, parseFeed } from '@esca/feed';
import type { BulletinItem, Feed } from '@esca/feed';
import { outgoingIssue } from '../../../../packages/publisher/src/bulletin/issue.js';
import type { OutgoingIssue } from '../../../../packages/publisher/src/bulletin/outgoing.js';
import { recordPages } from '../../../../packages/publisher/src/bulletin/record-pages.js';

/** Wednesday, 18 November 2026, midday in London. */
export const now = Date.parse('2026-11-18T12:00:00Z');

/** Texts that try to be more than text, in every form that an issue is sent as. */
export const hostile = [
  '[press me](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '&#91;press&#93;&#40;https://evil.example&#41; &lt;b&gt;',
  '[a]: https://evil.example "t" [a] <https://evil.example> https://evil.example www.evil.example me@evil.example',
  '**bold** _it_ `code` ~~gone~~ | a | b |',
  '\r\nBcc: all@evil.example\r\n\r\n<b>body</b>',
  'turned \u202egnp.exe\u2066 \u0000\u0007\u001b[31m red',
  '{{DATE(2026-01-01T00:00:00Z,SHORT)}} ${secret} <at>everyone</at>',
  '-->]]><!--[if mso]><a href="https://evil.example">x</a><![endif]-->',
  '# heading',
  '- point',
  '1. first',
  'setext\n===',
  '\ud800 half',
];

/** A feed with one issue of these items, and with things to announce. */
export function feedWith(items: BulletinItem[], more: Partial<Feed> = {}): Feed {
  return {
    schemaVersion: '1.0',
    publisher: { id: 'essex', name: 'Essex academy' },
    licence: 'https://example.org/licence',
    generatedAt: '2026-11-16T08:00:00Z',
    language: 'en',
    taxonomies: [
      {
        id: 'group',
        title: 'Group',
        terms: [
          { id: 'new', title: { en: 'New courses', cy: 'Cyrsiau newydd' } },
          { id: 'wellbeing', title: { en: 'Wellbeing', cy: 'Lles' } },
        ],
      },
      { id: 'area', title: 'Area', terms: [{ id: 'west', title: 'West' }] },
    ],
    places: [{ id: 'harlow', name: 'Harlow hub', area: 'west' }],
    courses: [
      {
        id: 'mca',
        title: { en: 'Mental capacity', cy: 'Galluedd meddyliol' },
        sessions: [
          {
            id: 's1',
            mode: 'in-person',
            start: '2026-12-03T09:30:00Z',
            end: '2026-12-03T16:30:00Z',
            place: 'place/harlow',
            capacity: 10,
            placesLeft: 2,
            asOf: '2026-11-16T08:00:00Z',
          },
        ],
      },
    ],
    vacancies: [
      {
        id: 'job',
        title: 'Team manager',
        description: 'Lead',
        posted: '2026-11-10',
        closes: '2026-11-20',
        places: ['place/harlow'],
        url: 'https://jobs.example.org/1',
      },
      {
        id: 'shut',
        title: 'Closed job',
        description: 'x',
        posted: '2026-10-10',
        closes: '2026-11-01',
        url: 'https://jobs.example.org/2',
      },
    ],
    bulletins: [
      {
        id: 'b1',
        title: { en: 'The week’s news', cy: 'Newyddion yr wythnos' },
        number: '614',
        issued: '2026-11-17',
        next: '2026-11-24',
        intro: 'Hello.\n\n- one\n- two',
        items,
      },
    ],
    ...more,
  };
}

/** Items of every kind, so that their order differs from the one in which they are written. */
export const mixed: BulletinItem[] = [
  { id: 'last', title: 'Stretch', group: 'wellbeing', text: 'Forty minutes.' },
  { id: 'shut', ref: 'vacancy/shut', group: 'new' },
  { id: 'course', ref: 'course/mca#s1', group: 'new', text: 'Two lines\nof text.' },
  { id: 'free', title: 'Without a group', url: 'https://partner.example.net/page' },
  { id: 'job', ref: 'vacancy/job', group: 'new', url: 'https://extra.example.net/' },
  { id: 'pin', title: 'Pinned', group: 'wellbeing', pinned: true },
  { id: 'over', title: 'Over already', until: '2026-11-16' },
  {
    id: 'star',
    title: 'Conference',
    group: 'new',
    featured: true,
    url: 'http://plain.example.net/',
  },
  {
    id: 'pod',
    title: 'Saying no',
    group: 'wellbeing',
    media: {
      kind: 'podcast',
      src: 'https://media.example.org/no.mp3',
      duration: 'PT12M',
      transcript: 'https://media.example.org/no.html',
    },
  },
];

/** Names of the items of `mixed` in the order in which every form has them. */
export const mixedOrder = [
  'Conference',
  'Without a group',
  'Team manager',
  'Mental capacity',
  'Closed job',
  'Pinned',
  'Stretch',
  'Saying no',
];

/** The issue of a feed as it is sent. */
export async function outgoing(
  feed: Feed,
  options: { lang?: 'en' | 'cy'; baseUrl?: string; now?: number } = {},
): Promise<OutgoingIssue> {
  const { lang = 'en', baseUrl } = options;
  const parsed = parseFeed(feed).feed;
  if (parsed === undefined) throw new Error('the sample is no feed');
  const { catalogue } = mergeFeeds([
    { url: 'https://learn.example.org/feed/feed.json', feed: parsed },
  ]);
  const [entry] = catalogue.bulletins;
  if (entry === undefined) throw new Error('the sample has no issue');
  return outgoingIssue(entry, {
    catalogue,
    links: linkCatalogue(catalogue),
    now: options.now ?? now,
    words: await loadWords(lang),
    ...(baseUrl !== undefined && {
      baseUrl,
      pageOf: recordPages({ baseUrl, publisher: 'essex', languages: ['en', 'cy'] }, lang),
    }),
  });
}

/** An issue made by hand from texts that no reader of feeds has cleaned. */
export function uncleaned(issue: OutgoingIssue, text: string): OutgoingIssue {
  const said = { text, lang: 'en' };
  return {
    ...issue,
    title: said,
    publisher: said,
    meta: [text],
    intro: said,
    notes: [text],
    sections: [
      {
        title: said,
        items: [
          {
            ref: 'essex:bulletin/b1#x',
            title: said,
            badges: [text],
            text: said,
            facts: [text],
            links: [],
          },
        ],
      },
    ],
  };
}
