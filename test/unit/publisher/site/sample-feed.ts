import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feed } from '@esca/feed';

/** A moment in the week for which the sample was written. */
export const now = Date.parse('2026-11-18T12:00:00Z');

/** Breaks out of every context that is not escaped. */
export const nasty = `"'></script><script>alert(1)</script><img src=x onerror=alert(1)><!--`;

/** A feed with every kind of record, text that tries to be markup, and things that only staff or partners may see. */
export const sample: Feed = {
  schemaVersion: '1.0',
  publisher: { id: 'essex', name: 'Essex academy', url: 'https://academy.example.org/' },
  licence: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  generatedAt: '2026-11-16T08:00:00Z',
  language: 'en',
  taxonomies: [
    {
      id: 'area',
      title: 'Area',
      terms: [
        { id: 'west', title: { en: 'West', cy: 'Gorllewin' } },
        { id: 'mid', title: 'Mid' },
      ],
    },
    { id: 'topic', title: 'Topic', terms: [{ id: 'law', title: 'Law' }] },
  ],
  places: [
    { id: 'harlow', name: 'Harlow hub', postcode: 'CM20 1AA', area: 'west' },
    { id: 'bunker', name: 'SECRET-PLACE', visibility: 'staff' },
  ],
  organisations: [
    { id: 'uni', name: 'University', url: 'javascript:alert(1)' },
    { id: 'spies', name: 'SECRET-ORG', visibility: 'staff' },
  ],
  courses: [
    {
      id: 'mca',
      title: { en: 'Mental capacity', cy: 'Galluedd meddyliol' },
      summary: nasty,
      description: `${nasty}\n\n- one\n- two`,
      topics: ['law'],
      audience: ['adults'],
      alsoOpenTo: ['children'],
      provider: 'org/uni',
      leadsTo: ['pathway/sw#bia', 'pathway/sw#hidden'],
      bookingUrl: 'https://book.example.org/?a="b"',
      costs: [{ amount: 0 }],
      identifiers: [{ scheme: 'academy', value: 'A1' }],
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
        { id: 's2', mode: 'online', start: '2027-06-10T09:30:00+01:00', place: 'place/bunker' },
        {
          id: 's3',
          title: 'SECRET-SESSION',
          mode: 'online',
          start: '2027-01-10',
          visibility: 'staff',
        },
      ],
    },
    {
      id: 'child',
      title: 'Working with children',
      audience: ['children'],
      requires: [
        { is: 'held', ref: 'course/inside' },
        { is: 'note', text: 'Agreement' },
      ],
      cadence: { everyMonths: 4 },
    },
    { id: 'plain', title: 'Plain course', joining: 'Bring a pen', contact: 'org/spies' },
    { id: 'inside', title: 'SECRET-COURSE', visibility: 'staff' },
    { id: 'friends', title: 'PARTNER-COURSE', visibility: 'partners' },
  ],
  pathways: [
    {
      id: 'sw',
      title: 'Social work',
      tracks: [{ id: 't', title: 'Practice' }],
      stages: [{ id: 'first', title: 'First years' }],
      nodes: [
        { id: 'asye', kind: 'programme', title: 'ASYE', stage: 'first' },
        {
          id: 'bia',
          kind: 'role',
          title: nasty,
          stage: 'first',
          courses: ['course/inside', 'course/mca'],
          duties: ['Assess'],
        },
        { id: 'hidden', kind: 'role', title: 'SECRET-STEP', visibility: 'staff' },
      ],
      edges: [
        { from: 'asye', to: 'bia', kind: 'progression', label: 'After a year' },
        { from: 'bia', to: 'hidden', kind: 'option', label: 'SECRET-MOVE' },
      ],
    },
  ],
  vacancies: [
    {
      id: 'job',
      title: nasty,
      description: 'Come and work',
      posted: '2026-11-10',
      closes: '2026-12-01',
      places: ['place/harlow', 'place/bunker'],
      role: 'pathway/sw#bia',
      url: 'https://jobs.example.org/1',
      salary: { min: 40000, max: 45000 },
      audience: ['adults'],
    },
    {
      id: 'shut',
      title: 'Closed job',
      closes: '2026-11-01',
      url: 'https://jobs.example.org/2',
      posted: '2026-10-01',
      description: 'x',
      places: ['place/harlow'],
    },
    { id: 'secondment', title: 'SECRET-JOB', visibility: 'staff', closes: '2026-12-01' },
  ],
  bulletins: [
    {
      id: 'b1',
      title: 'Bulletin 1',
      issued: '2026-11-17',
      items: [
        { id: 'i1', ref: 'course/mca#s1', text: nasty },
        { id: 'i2', ref: 'course/inside', title: 'SECRET-ITEM-OF-COURSE' },
        { id: 'i3', title: 'SECRET-ITEM', visibility: 'staff' },
        {
          id: 'i4',
          title: 'Podcast',
          media: {
            kind: 'podcast',
            src: 'https://a.example/p.mp3',
            transcript: 'https://a.example/p.txt',
          },
        },
      ],
    },
    {
      id: 'draft',
      title: 'SECRET-DRAFT',
      issued: '2026-11-17',
      draft: true,
      items: [{ id: 'x', title: 'x' }],
    },
    { id: 'later', title: 'Next week', issued: '2026-11-24', items: [{ id: 'x', title: 'x' }] },
  ],
  removed: [{ ref: 'course/inside', at: '2026-11-01T00:00:00Z' }],
};

/** A library such as the one that is built, in a folder of a test. */
export function fakeLibrary(folder: string, version = '1.0.0', text = 'export {};'): string {
  mkdirSync(join(folder, 'v1'), { recursive: true });
  mkdirSync(join(folder, 'r', version), { recursive: true });
  writeFileSync(join(folder, 'v1/loader.js'), `// loads ${version}`);
  for (const name of ['all.js', 'embed-page.js', 'teams.js', 'integrity.json'])
    writeFileSync(join(folder, 'r', version, name), text);
  return folder;
}
