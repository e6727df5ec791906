const DAY = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/;
const INSTANT =
  /^.{10}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/**
 * Whether a string begins with a day that exists. Engines disagree about 2026-02-30 (some roll over, one refuses), so the
 * calendar is asked by our own arithmetic; the first 28 days are in every month.
 */
function beginsWithRealDay(value: string): boolean {
  const match = DAY.exec(value);
  if (!match) return false;
  const day = Number(match[3]);
  if (day < 29) return true;
  const [year, month] = [Number(match[1]), Number(match[2])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap && day === 29;
  return day < 31 || ![4, 6, 9, 11].includes(month);
}

/** Whether a string is a calendar date, `YYYY-MM-DD`, that exists. */
export function isDay(value: string): boolean {
  return value.length === 10 && beginsWithRealDay(value);
}

/** Whether a string is an RFC 3339 date-time with an offset, on a day that exists. */
export function isInstant(value: string): boolean {
  return beginsWithRealDay(value) && INSTANT.test(value);
}

/** Whether a string is a day or an instant. */
export function isWhen(value: string): boolean {
  return isDay(value) || isInstant(value);
}
