import { instantOf, offsetAt } from '@esca/domain';
import type { Origin, Session, Vacancy } from '@esca/feed';
import type { CheckContext } from './context.js';

const minute = 60_000;
const day = 86_400_000;

/** T4xx beyond what the reader says: dates that are possible but can hardly be meant. */
export function checkDates(context: CheckContext): void {
  const { catalogue, now, add } = context;
  for (const { feed } of context.feeds) {
    const written = Date.parse(feed.generatedAt);
    if (written > now + 10 * minute) add('T413', 'warning', feed, 'generatedAt', feed.generatedAt);
    const expires = feed.expires === undefined ? written + 14 * day : Date.parse(feed.expires);
    if (expires < now) add('T419', 'warning', feed, 'expires', feed.expires ?? feed.generatedAt);
  }
  for (const { record: course, origin } of catalogue.courses) {
    let ahead = false;
    for (const session of course.sessions ?? []) {
      checkSession(context, session, origin);
      const end = session.end ?? session.start;
      const zone = session.timeZone ?? origin.timeZone;
      if (end === undefined || instantOf(end, zone, 'end') > now) ahead = true;
    }
    const said = course.cadence !== undefined || course.interestUrl !== undefined;
    if (!ahead && !said) add('T420', 'note', course, 'sessions');
  }
  for (const { record: vacancy, origin } of catalogue.vacancies)
    checkVacancy(context, vacancy, origin);
}

function checkSession(context: CheckContext, session: Session, origin: Origin): void {
  const { add } = context;
  const zone = session.timeZone ?? origin.timeZone;
  for (const field of ['start', 'end'] as const) {
    const when = session[field];
    if (when === undefined) continue;
    if (when < '2000') add('T411', 'warning', session, field, when);
    else if (!offsetFits(when, zone)) add('T412', 'warning', session, field, `${when}, ${zone}`);
  }
  const { bookingCloses, end, start, meetings } = session;
  const last = end ?? start;
  if (bookingCloses !== undefined && last !== undefined) {
    if (instantOf(bookingCloses, zone, 'end') > instantOf(last, zone, 'end')) {
      add('T414', 'warning', session, 'bookingCloses', bookingCloses);
    }
  }
  if (meetings !== undefined && meetings.length > 0) {
    let before = Number.NEGATIVE_INFINITY;
    for (const meeting of meetings) {
      if (Date.parse(meeting.start) < before)
        add('T415', 'warning', meeting, 'start', meeting.start);
      before = Date.parse(meeting.end ?? meeting.start);
    }
    const first = meetings[0]?.start;
    if (
      first !== undefined &&
      start !== undefined &&
      start.length > 10 &&
      Date.parse(first) !== Date.parse(start)
    ) {
      add('T415', 'warning', session, 'start', start);
    }
  }
  if (session.placesLeft !== undefined && session.asOf === undefined)
    add('T421', 'note', session, 'asOf');
}

/** Whether the offset is the one that the zone's clocks had then. UTC is always meant as written. */
function offsetFits(when: string, zone: string): boolean {
  const match = /([+-])(\d\d):(\d\d)$/.exec(when.length > 10 ? when : '');
  if (match === null) return true;
  const minutes = (Number(match[2]) * 60 + Number(match[3])) * (match[1] === '-' ? -1 : 1);
  return offsetAt(Date.parse(when), zone) === minutes * minute;
}

function checkVacancy(context: CheckContext, vacancy: Vacancy, origin: Origin): void {
  const { add, now } = context;
  const { closes, posted } = vacancy;
  for (const field of ['posted', 'closes', 'starts', 'contractUntil'] as const) {
    const when = vacancy[field];
    if (when === undefined) continue;
    if (when < '2000') add('T411', 'warning', vacancy, field, when);
    else if (!offsetFits(when, origin.timeZone))
      add('T412', 'warning', vacancy, field, `${when}, ${origin.timeZone}`);
  }
  if (closes !== undefined) {
    const from = instantOf(closes, origin.timeZone);
    const early = (vacancy.interviews ?? []).find(
      (when) => instantOf(when, origin.timeZone, 'end') < from,
    );
    if (early !== undefined) add('T416', 'warning', vacancy, 'interviews', early);
    if (vacancy.starts !== undefined && vacancy.starts < closes.slice(0, 10)) {
      add('T416', 'warning', vacancy, 'starts', vacancy.starts);
    }
  } else if (vacancy.evergreen !== true) {
    const since = posted ?? vacancy.modified;
    if (since !== undefined && now - instantOf(since, origin.timeZone) > 60 * day) {
      add('T417', 'note', vacancy, 'closes', since);
    }
  }
  if (vacancy.contract === 'fixed-term' && vacancy.contractUntil === undefined) {
    add('T418', 'warning', vacancy, 'contractUntil');
  }
}
