import type { TimeZone } from './types.js';

const MINUTE = 60_000;

/** What is used of Temporal (ECMA-262, 2026), where the engine has it. */
interface Temporal {
  readonly ZonedDateTime: new (
    epochNanoseconds: bigint,
    timeZone: string,
  ) => { readonly offsetNanoseconds: number };
  readonly Now: { timeZoneId(): string };
}
const { Temporal: temporal } = globalThis as { Temporal?: Temporal };

const formats = new Map<TimeZone, Intl.DateTimeFormat>();

/**
 * How far a zone's clocks are ahead of UTC at a moment, in milliseconds, whole minutes. Temporal is asked first, because
 * the first `Intl.DateTimeFormat` of a page takes it some twenty milliseconds.
 *
 * @param instant epoch milliseconds.
 * @throws {RangeError} when the engine does not know the zone.
 */
export function zoneOffset(instant: number, zone: TimeZone): number {
  if (temporal) {
    const { offsetNanoseconds } = new temporal.ZonedDateTime(
      BigInt(Math.floor(instant)) * 1_000_000n,
      zone,
    );
    return Math.trunc(offsetNanoseconds / 1e6 / MINUTE) * MINUTE;
  }
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(instant));
  const minutes = match ? Number(match[2]) * 60 + Number(match[3]) : 0;
  return (match?.[1] === '-' ? -minutes : minutes) * MINUTE;
}

/** Whether the engine knows a zone of that name. */
export function isTimeZone(zone: string): boolean {
  try {
    return /^[A-Za-z][\w+/-]{0,60}$/.test(zone) && Number.isFinite(zoneOffset(0, zone));
  } catch {
    return false;
  }
}

/** The zone that the device's own clock shows. */
export function deviceTimeZone(): TimeZone {
  return temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
