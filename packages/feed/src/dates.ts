const DAY = /^(\d{4})-(\d\d)-(\d\d)/;
const INSTANT =
  /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/**
 * Whether a string begins with a day that exists. Engines disagree about 2026-02-30 (some roll over, one refuses), so the
 * calendar is asked by our own arithmetic.
 */
function beginsWithRealDay(value: string): boolean {
  const match = DAY.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days =
    month === 2
      ? leap
        ? 29
        : 28
      : month === 4 || month === 6 || month === 9 || month === 11
        ? 30
        : 31;
  return day <= days;
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
