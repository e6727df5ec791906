import type { Bulletin, Course, Feed, Pathway, PathwayNode, Session, Vacancy } from '@esca/feed';

/*
 * Small valid records for tests: each test says only what it is about.
 */

/** The moment at which the records below were written. */
export const WRITTEN = '2026-11-16T09:00:00Z';

export const buildFeed = (parts: Partial<Feed> = {}): Feed => ({
  schemaVersion: '1.0',
  publisher: { id: 'essex', name: 'Essex Social Care Academy' },
  licence: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  generatedAt: WRITTEN,
  language: 'en',
  courses: [],
  ...parts,
});

export const buildCourse = (parts: Partial<Course> = {}): Course => ({
  id: 'mca-foundation',
  title: 'Mental Capacity Act: foundation',
  ...parts,
});

export const buildSession = (parts: Partial<Session> = {}): Session => ({
  id: '2027-01-14',
  mode: 'online',
  start: '2027-01-14T09:30:00Z',
  end: '2027-01-14T16:30:00Z',
  ...parts,
});

export const buildNode = (id: string, parts: Partial<PathwayNode> = {}): PathwayNode => ({
  id,
  kind: 'role',
  title: id,
  ...parts,
});

export const buildPathway = (parts: Partial<Pathway> = {}): Pathway => ({
  id: 'social-work',
  title: 'Social work',
  tracks: [{ id: 'practice', title: 'Practice' }],
  stages: [{ id: 'start', title: 'Start' }],
  nodes: [buildNode('newly-qualified'), buildNode('senior')],
  edges: [{ from: 'newly-qualified', to: 'senior', kind: 'progression' }],
  ...parts,
});

export const buildVacancy = (parts: Partial<Vacancy> = {}): Vacancy => ({
  id: 'v-100',
  title: 'Senior social worker',
  ...parts,
});

export const buildBulletin = (parts: Partial<Bulletin> = {}): Bulletin => ({
  id: 'issue-1',
  title: 'Bulletin 1',
  issued: '2026-11-13',
  items: [{ id: 'welcome', title: 'Welcome' }],
  ...parts,
});
