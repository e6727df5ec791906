import type { Meeting, Session } from '@esca/feed';
import { joinDayTime, readDay, readList, readTime, readWhen } from './cells.js';
import type { CellContext, ReadRow } from './cell-reader.js';
import { compact } from './nest.js';
import { cellOf } from './tabular-draft.js';

const WORDS_FOR_DATE =
  /^(tb[cadn]\b|to be |arranged|by arrangement|flexible|rolling|on ?going|any ?time|various|on demand|early|mid|late|spring|summer|autumn|winter|term|contact|see |i'w )|^[a-z]+ (20\d\d)\b|\b(to be confirmed|tbc)\b/i;

/** Start and end from up to four cells. False when the session cannot stand because its date was refused. */
export function readTimes(session: Session, read: ReadRow, context: CellContext): boolean {
  const zone = session.timeZone ?? context.timeZone;
  const start = readSide('start', read, context);
  if (start === false) return false;
  const end = readSide('end', read, context);
  if (start?.words !== undefined) session.dateText ??= start.words;
  const flexible = read.values.get('flexible') === true;
  if (flexible && start?.day === undefined) session.dateText ??= 'Flexible start date';
  const day = start?.day;
  if (day === undefined) return true;
  if (start?.exact !== undefined || (end !== false && end?.exact !== undefined)) {
    const from =
      start?.exact ?? (start?.time === undefined ? day : joinDayTime(day, start.time, zone));
    session.start = from;
    if (end !== false && end?.exact !== undefined) session.end = end.exact;
    else if (end !== false && end?.time !== undefined)
      session.end = joinDayTime(end.day ?? day, end.time, zone);
    return true;
  }
  const from = start?.time;
  session.start = from === undefined ? day : joinDayTime(day, from, zone);
  const lastDay = end === false ? undefined : end?.day;
  const until = end === false ? undefined : end?.time;
  if (until !== undefined && from !== undefined)
    session.end = joinDayTime(lastDay ?? day, until, zone);
  else if (lastDay !== undefined && from === undefined) session.end = lastDay;
  else if (lastDay !== undefined && lastDay !== day)
    session.end = joinDayTime(lastDay, '23:59:00', zone);
  return true;
}

interface Side {
  /** A moment with its offset, as it was typed. */
  exact?: string;
  day?: string;
  time?: string;
  words?: string;
}

function readSide(
  side: 'start' | 'end',
  read: ReadRow,
  context: CellContext,
): Side | false | undefined {
  const raw = read.raw.get(`${side}Date`);
  const made: Side = {};
  if (raw !== undefined) {
    const moment = /T.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(raw)
      ? readWhen(raw, context.timeZone, context.rules)
      : undefined;
    if (moment?.fault === undefined && moment?.value !== undefined) {
      made.exact = moment.value;
      made.day = moment.value.slice(0, 10);
      return made;
    }
    const reading = readDay(raw, context.rules);
    if (reading.value !== undefined) made.day = reading.value;
    const { fault } = reading;
    if (fault?.code === 'I816' && WORDS_FOR_DATE.test(raw)) made.words = raw;
    else if (fault) {
      context.problems.add(fault.code, fault.severity, cellOf(read, `${side}Date`), raw);
      if (fault.severity === 'error') return false;
    }
    if (reading.rest !== undefined) readClock(reading.rest, `${side}Date`, made, read, context);
  }
  const time = read.raw.get(`${side}Time`);
  if (time !== undefined) readClock(time, `${side}Time`, made, read, context);
  return raw === undefined && time === undefined ? undefined : made;
}

function readClock(
  raw: string,
  field: string,
  made: Side,
  read: ReadRow,
  context: CellContext,
): void {
  const span = /^(.+?)\s*(?:-|–|—|to|until)\s*(.+)$/i.exec(raw);
  const reading = readTime(span && readTime(raw).fault ? (span[1] ?? '') : raw);
  if (reading.value !== undefined) made.time = reading.value;
  else if (WORDS_FOR_DATE.test(raw)) made.words = `${made.day ?? ''} ${raw}`.trim();
  else context.problems.add('I820', 'warning', cellOf(read, field), raw);
}

/** `2027-01-14 09:30-16:30 @ harlow-hub : Day one`, several of them split on `;` or line breaks. */
export function readMeetings(session: Session, read: ReadRow, context: CellContext): void {
  const raw = read.raw.get('meetings');
  if (raw === undefined) return;
  const zone = session.timeZone ?? context.timeZone;
  const meetings = readList(raw).flatMap((item): Meeting[] => {
    const match = /^(.+?)\s+(\S+?)(?:\s*[-–]\s*(\S+))?(?:\s+@\s*(.+?))?(?:\s+:\s*(.+))?$/.exec(
      item,
    );
    const day = readDay(match?.[1] ?? '', context.rules).value;
    const from = readTime(match?.[2] ?? '').value;
    const until = match?.[3] === undefined ? undefined : readTime(match[3]);
    if (day === undefined || from === undefined || until?.fault) {
      context.problems.add('I841', 'error', cellOf(read, 'meetings'), item);
      return [];
    }
    return [
      compact({
        start: joinDayTime(day, from, zone),
        ...(until?.value === undefined ? {} : { end: joinDayTime(day, until.value, zone) }),
        ...(match?.[4] === undefined ? {} : { place: context.place(match[4]) }),
        ...(match?.[5] === undefined ? {} : { title: match[5] }),
      }),
    ];
  });
  if (meetings.length === 0) return;
  meetings.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  session.meetings = meetings;
  const last = meetings.at(-1);
  session.start ??= meetings[0]?.start ?? '';
  const end = last?.end ?? last?.start;
  if (session.end === undefined && end !== undefined) session.end = end;
}
