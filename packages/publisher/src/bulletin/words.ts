import type { WordsLang } from '@esca/domain';

/** Words that only the messages say that an issue is sent as. `{…}` is filled in. */
const en = {
  number: 'Issue {n}',
  nextIssue: 'Next issue: {date}',
  from: 'From {publisher}',
  asAt: 'Places and closing dates are as at {date}.',
  fallback: 'This is the last issue there was. Nothing newer has come out yet.',
  pastIssue: 'This issue is past its date. What it announces may have changed.',
  pinned: 'Important',
  reminder: 'Reminder',
  featured: 'Coming up',
  gone: 'No longer available',
  over: 'Over',
  until: 'Until {when}',
  readMore: 'Read more',
  open: 'Read more: {title}',
  about: '{label}: {title}',
  media: { podcast: 'Listen', audio: 'Listen', video: 'Watch', document: 'Read' },
  mediaTime: '{verb} ({time})',
  transcript: 'Transcript',
  captions: 'Captions',
  noTranscript: 'No transcript yet',
  onTheWeb: 'Read this issue on the web',
  theRest: 'This message has been shortened. Read the rest on the web',
  shortened: 'This message has been shortened.',
  part: '{title} (part {part} of {parts})',
};

/** Words of the messages in one language. */
export type BulletinWords = typeof en;

const cy: BulletinWords = {
  number: 'Rhifyn {n}',
  nextIssue: 'Rhifyn nesaf: {date}',
  from: 'Gan {publisher}',
  asAt: 'Mae lleoedd a dyddiadau cau fel yr oeddent ar {date}.',
  fallback: 'Dyma’r rhifyn diwethaf. Does dim byd mwy diweddar eto.',
  pastIssue: 'Mae dyddiad y rhifyn hwn wedi mynd heibio. Efallai fod pethau wedi newid.',
  pinned: 'Pwysig',
  reminder: 'Nodyn atgoffa',
  featured: 'Ar y gweill',
  gone: 'Ddim ar gael mwyach',
  over: 'Wedi dod i ben',
  until: 'Tan {when}',
  readMore: 'Darllen mwy',
  open: 'Darllen mwy: {title}',
  about: '{label}: {title}',
  media: { podcast: 'Gwrando', audio: 'Gwrando', video: 'Gwylio', document: 'Darllen' },
  mediaTime: '{verb} ({time})',
  transcript: 'Trawsgrifiad',
  captions: 'Capsiynau',
  noTranscript: 'Dim trawsgrifiad eto',
  onTheWeb: 'Darllen y rhifyn hwn ar y we',
  theRest: 'Mae’r neges hon wedi’i byrhau. Darllenwch y gweddill ar y we',
  shortened: 'Mae’r neges hon wedi’i byrhau.',
  part: '{title} (rhan {part} o {parts})',
};

/** The words of the messages by language. */
export const bulletinWords: Readonly<Record<WordsLang, BulletinWords>> = { en, cy };
