import { isTimeZone, zoneOffset } from '@esca/feed';
import { expect } from 'chai';

/** The wall clock of a zone by Intl, which every engine has; ours asks Temporal first, where there is one. */
const byIntl = (instant: number, timeZone: string): number => {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(instant);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - instant;
};

it('offsets of zones agree with Intl through two years, whichever of the engine’s clocks is asked', () => {
  for (const zone of ['Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu'])
    for (let day = 0; day < 730; day += 5) {
      const instant = Date.UTC(2026, 0, 1, 12) + day * 86_400_000;
      expect(zoneOffset(instant, zone), `${zone} ${instant}`).to.equal(byIntl(instant, zone));
    }
});

it('a zone that the engine does not know is told, and an offset is no zone', () => {
  expect(['Europe/London', 'UTC', 'Europe/Harlow', '+01:00', ''].map(isTimeZone)).to.deep.equal([
    true,
    true,
    false,
    false,
    false,
  ]);
});
