/** A date and time on a wall somewhere, without a zone. */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formatters = new Map<string, Intl.DateTimeFormat | undefined>();

function formatterFor(zone: string): Intl.DateTimeFormat | undefined {
  if (!formatters.has(zone)) {
    let made: Intl.DateTimeFormat | undefined;
    try {
      made = new Intl.DateTimeFormat('en-GB-u-nu-latn', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      made = undefined;
    }
    formatters.set(zone, made);
  }
  return formatters.get(zone);
}

/** Whether a zone name is one that the engine knows and the feed allows. */
export function isZone(zone: string): boolean {
  return /^[A-Za-z][\w+/-]{0,60}$/.test(zone) && formatterFor(zone) !== undefined;
}

/** Minutes that a zone is ahead of UTC at a moment. */
export function offsetAt(moment: number, zone: string): number {
  const formatter = formatterFor(zone);
  if (!formatter) return 0;
  const parts: Record<string, number> = {};
  for (const part of formatter.formatToParts(moment)) parts[part.type] = Number(part.value);
  const wall = Date.UTC(
    parts['year'] ?? 1970,
    (parts['month'] ?? 1) - 1,
    parts['day'] ?? 1,
    parts['hour'] ?? 0,
    parts['minute'] ?? 0,
    parts['second'] ?? 0,
  );
  return Math.round((wall - Math.floor(moment / 1000) * 1000) / 60_000);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `+01:00`, or `Z` for none. */
export function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** A wall time with an offset as an RFC 3339 instant. */
export function instantText(at: LocalTime, offset: number): string {
  const day = `${String(at.year).padStart(4, '0')}-${two(at.month)}-${two(at.day)}`;
  const time = `${two(at.hour)}:${two(at.minute)}:${two(at.second)}`;
  return `${day}T${time}${offset === 0 ? '+00:00' : offsetText(offset)}`;
}

/** The moment of a wall time in a zone. In the hour that is skipped the later wall time counts, in the hour that comes twice the first. */
export function momentOf(at: LocalTime, zone: string): number {
  const wall = Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second);
  const before = offsetAt(wall - 86_400_000, zone);
  const after = offsetAt(wall + 86_400_000, zone);
  for (const offset of before === after ? [before] : [before, after]) {
    const moment = wall - offset * 60_000;
    if (offsetAt(moment, zone) === offset) return moment;
  }
  return wall - before * 60_000;
}

/** The wall time of a moment in a zone. */
export function localOf(moment: number, zone: string): LocalTime {
  return localFromUtc(moment + offsetAt(moment, zone) * 60_000);
}

/** The fields of a moment as UTC reads them. */
export function localFromUtc(moment: number): LocalTime {
  const date = new Date(moment);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** A moment as an instant with the offset that the zone has then. */
export function instantIn(moment: number, zone: string): string {
  const offset = offsetAt(moment, zone);
  return instantText(localFromUtc(moment + offset * 60_000), offset);
}

/** Instants by zone and wall time. Sessions of thousands of courses begin and end at the same times, and asking a zone is slow. */
const resolved = new Map<string, string>();
const mostResolved = 50_000;

/** A wall time in a zone as an instant with the offset that the zone has then. */
export function resolveLocal(at: LocalTime, zone: string): string {
  const wall = Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second);
  const key = `${zone} ${String(wall)}`;
  let text = resolved.get(key);
  if (text === undefined) {
    text = instantIn(momentOf(at, zone), zone);
    if (resolved.size >= mostResolved) resolved.clear();
    resolved.set(key, text);
  }
  return text;
}

/** Whether a day exists. */
export function dayExists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `YYYY-MM-DD`. */
export function dayText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
