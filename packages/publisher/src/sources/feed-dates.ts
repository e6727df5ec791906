import { readDay, readTime, joinDayTime } from './cells.js';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const NAMED: Record<string, number> = {
  gmt: 0,
  ut: 0,
  utc: 0,
  z: 0,
  bst: 60,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  ist: 330,
};
const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A date as news feeds write it: RFC 822, RFC 3339, or what a database prints. Nothing comes back for what cannot be read,
 * and for dates before 2000, which stand for "none".
 */
export function readFeedDate(raw: string, zone: string): string | undefined {
  const text = raw.trim().replace(/\s+/g, ' ');
  const mail =
    /^(?:[a-z]{3,9},? )?(\d{1,2}) ([a-z]{3})[a-z]* (\d{4}|\d{2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?(?: ?([a-z]{1,4}|[+-]\d{2}:?\d{2}))?$/i.exec(
      text,
    );
  if (mail) {
    const month = MONTHS.indexOf((mail[2] ?? '').toLowerCase()) + 1;
    const year =
      Number(mail[3]) + (mail[3]?.length === 2 ? (Number(mail[3]) < 70 ? 2000 : 1900) : 0);
    const day = readDay(`${String(year)}-${two(month)}-${two(Number(mail[1]))}`).value;
    if (day === undefined || mail[4] === undefined) return day;
    const time = readTime(`${two(Number(mail[4]))}:${mail[5] ?? '00'}:${mail[6] ?? '00'}`).value;
    return time === undefined ? day : withOffset(day, time, mail[7], zone);
  }
  const iso =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text,
    );
  const day = iso ? readDay(iso[1] ?? '').value : readDay(text).value;
  if (day === undefined || iso?.[2] === undefined) return day;
  const time = readTime(`${iso[2]}:${iso[3] ?? '00'}`).value;
  return time === undefined ? day : withOffset(day, time, iso[4], zone);
}

function withOffset(day: string, time: string, mark: string | undefined, zone: string): string {
  if (mark === undefined) return joinDayTime(day, time, zone);
  const digits = /^([+-])(\d{2}):?(\d{2})$/.exec(mark);
  if (digits) return `${day}T${time}${digits[1] ?? '+'}${digits[2] ?? '00'}:${digits[3] ?? '00'}`;
  const minutes = NAMED[mark.toLowerCase()];
  if (minutes === undefined) return joinDayTime(day, time, zone);
  const size = Math.abs(minutes);
  return `${day}T${time}${minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`}`;
}

/** The later of two feed dates, whichever is a day or an instant. */
export function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Date.parse(a) >= Date.parse(b) ? a : b;
}
