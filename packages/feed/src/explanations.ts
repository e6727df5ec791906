import { CHECK_EXPLANATIONS } from './explanations-check.js';
import { IMPORT_EXPLANATIONS } from './explanations-import.js';
import type { Problem } from './problems.js';

/**
 * What each code means and what to do, in words for an editor; `{detail}` is the value at fault. Tools and reports use
 * this table; a widget never does, so it costs a page nothing.
 */
const EXPLANATIONS: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  ...IMPORT_EXPLANATIONS,
  V101: [
    'This is not the kind of value that belongs here: {detail}.',
    'Give it in the form that the feed’s documentation shows.',
  ],
  V102: [
    'A field that is needed is missing.',
    'Fill it in; without it the record cannot be shown.',
  ],
  V103: [
    '“{detail}” cannot be an id or a code.',
    'Use small letters, digits, dots, hyphens and underscores, beginning with a letter or digit, at most 80.',
  ],
  V104: [
    '“{detail}” does not name a record.',
    'Write kind/id, such as course/mca-foundation, or publisher:course/mca-foundation.',
  ],
  V105: ['“{detail}” is not a language tag.', 'Write a tag such as en, cy or en-GB.'],
  V106: [
    '“{detail}” is not a duration.',
    'Write an ISO 8601 duration, such as PT6H for six hours or P4M for four months.',
  ],
  V107: ['“{detail}” is not an e-mail address.', 'Give the address of a team’s mailbox.'],
  V108: ['“{detail}” is not a country code.', 'Write two capitals, such as GB.'],
  V109: [
    'The text is too long: {detail}.',
    'Shorten it; what is beyond 20,000 characters is left out.',
  ],
  V110: [
    '“{detail}” is not an address that can be linked.',
    'Give a whole https address without a user name in it.',
  ],
  V111: ['The link “{detail}” is not secure.', 'Use https if the site offers it.'],
  V112: ['The number {detail} is out of range.', 'Check the figure.'],
  V113: [
    '“{detail}” is not one of the words that are known here.',
    'Choose one of the words listed in the documentation of the field.',
  ],
  V114: ['The list is too long: {detail}.', 'Split the feed into several files.'],
  V115: [
    'Requirements stand in each other more than three deep.',
    'Write the inner ones as a note.',
  ],
  V116: [
    'The requirement is not complete: {detail}.',
    'Give what this kind of requirement needs, or say it in words as a note.',
  ],
  V117: ['More places are left ({detail}) than there are.', 'Check both figures.'],
  V118: [
    'The item announces nothing.',
    'Give it a title, a reference, an address or something to hear, watch or read.',
  ],
  V120: [
    'This is not a feed.',
    'Give the address of a feed made with “esca import” or “esca build”.',
  ],
  V121: [
    'The feed is written in version “{detail}” of the format.',
    'This reader knows version 1; use a newer one, or write "schemaVersion": "1.0".',
  ],
  V123: [
    'A page or part of the feed could not be read: {detail}.',
    'Check that the file is there; publish the site again if it is not.',
  ],
  V122: [
    'The head of the feed lacks something that is needed.',
    'Fill it in; a stand-in is used until then.',
  ],
  R206: [
    'A move begins or ends at a step that does not exist: {detail}.',
    'Correct the step’s id, or take the move away.',
  ],
  R208: [
    'Two records have the same name: {detail}.',
    'Give one of them another id; the first is kept.',
  ],
  R209: [
    'Another site publishes records in the name of “{detail}”.',
    'They are left out. If they are right, list that site first or use the publisher’s own feed.',
  ],
  R210: ['A move is there twice, or leads back to its own step: {detail}.', 'Take it away.'],
  R211: [
    'The track or stage “{detail}” does not exist in this pathway.',
    'Correct it; the place of the step is worked out until then.',
  ],
  T401: [
    'The session has no date.',
    'Give a start, or say in words when it is (“Spring 2027, to be confirmed”), or make it on-demand.',
  ],
  T402: [
    '“{detail}” is not a date that exists.',
    'Write YYYY-MM-DD, or YYYY-MM-DDThh:mm with an offset such as Z or +01:00.',
  ],
  T403: ['“{detail}” is not a time zone.', 'Write an IANA name, such as Europe/London.'],
  T404: [
    'It ends before it begins, or one is a day and the other a time: {detail}.',
    'Correct the end; it is left out until then.',
  ],
  T405: [
    'Booking closes before it opens: {detail}.',
    'Correct one of the two; the closing is left out until then.',
  ],
  T406: [
    'It was advertised after it closed: {detail}.',
    'Correct one of the two; the first is left out until then.',
  ],
  T407: [
    'It has a closing date and says that it never closes.',
    'Keep one of the two; the date counts until then.',
  ],
  T410: [
    '“{detail}” is not a recurrence rule.',
    'Write the value of RRULE, such as FREQ=WEEKLY;COUNT=6.',
  ],
  M501: ['“{detail}” is not a currency.', 'Write three capitals of ISO 4217, such as GBP.'],
  M502: [
    'The pay ends below where it begins: {detail}.',
    'Correct one of the two; the upper figure is left out until then.',
  ],
  ...CHECK_EXPLANATIONS,
};

/** Says what a problem means and what to do about it, in plain English. */
export function explainProblem(problem: Problem): { message: string; fix: string } {
  const [message, fix] = EXPLANATIONS[problem.code] ?? [
    `Something is wrong here (${problem.code}): {detail}.`,
    'Check the value.',
  ];
  return { message: message.replace('{detail}', problem.detail ?? 'nothing'), fix };
}
