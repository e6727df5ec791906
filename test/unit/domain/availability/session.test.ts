import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '@esca/feed';
import type { AvailabilityContext, SessionState } from '@esca/domain';
import {
  availabilityContext,
  availabilityGroup,
  isStale,
  readerNow,
  sessionAvailability,
} from '@esca/domain';

const NOW = Date.parse('2026-12-01T10:00:00Z');
const context: AvailabilityContext = {
  now: NOW,
  zone: 'Europe/London',
  generatedAt: Date.parse('2026-12-01T06:00:00Z'),
  expires: Date.parse('2026-12-15T06:00:00Z'),
};

function stateOf(session: Partial<Session>, more: Partial<AvailabilityContext> = {}): SessionState {
  const whole: Session = {
    id: 's',
    mode: 'in-person',
    start: '2027-01-14T09:30:00Z',
    end: '2027-01-14T16:00:00Z',
    placesLeft: 8,
    ...session,
  };
  return sessionAvailability(whole, { ...context, ...more }).state;
}

test('cancelled wins over everything, even over past', () => {
  assert.equal(stateOf({ status: 'cancelled' }), 'cancelled');
  assert.equal(
    stateOf({ status: 'cancelled', start: '2026-01-01', end: '2026-01-02' }),
    'cancelled',
  );
});

test('postponed wins over everything but cancelled', () => {
  assert.equal(stateOf({ status: 'postponed', bookingCloses: '2026-11-01' }), 'postponed');
});

test('a rescheduled session is read by its dates', () => {
  assert.equal(stateOf({ status: 'rescheduled' }), 'open');
});

test('past: the end is over', () => {
  assert.equal(stateOf({ start: '2026-12-01T08:00Z', end: '2026-12-01T10:00Z' }), 'past');
});

test('past: without an end, the start is over', () => {
  const session: Session = { id: 's', mode: 'online', start: '2026-12-01T09:59Z' };
  assert.equal(sessionAvailability(session, context).state, 'past');
});

test('a day without an end is over at its 24:00, not at its beginning', () => {
  const session: Session = { id: 's', mode: 'online', start: '2026-12-01' };
  assert.equal(sessionAvailability(session, context).state, 'in-progress');
  const midnight = Date.parse('2026-12-02T00:00:00Z');
  assert.equal(sessionAvailability(session, { ...context, now: midnight }).state, 'past');
  assert.equal(
    sessionAvailability(session, { ...context, now: midnight - 1 }).state,
    'in-progress',
  );
});

test('the last meeting ends a session that states no end', () => {
  const meetings = [
    { start: '2026-11-20T09:00Z' },
    { start: '2026-12-08T09:00Z', end: '2026-12-08T12:00Z' },
  ];
  const session: Session = { id: 's', mode: 'online', start: '2026-11-20T09:00Z', meetings };
  assert.equal(sessionAvailability(session, context).state, 'in-progress');
});

test('on demand without a start is available at any time', () => {
  const session: Session = { id: 's', mode: 'on-demand' };
  assert.equal(sessionAvailability(session, context).state, 'on-demand');
});

test('on demand with an end that is over is past', () => {
  const session: Session = { id: 's', mode: 'on-demand', end: '2026-11-30' };
  assert.equal(sessionAvailability(session, context).state, 'past');
});

test('on demand with a start is read by its dates', () => {
  assert.equal(stateOf({ mode: 'on-demand' }), 'open');
});

test('in progress: the start is now or before', () => {
  assert.equal(stateOf({ start: '2026-12-01T10:00Z' }), 'in-progress');
  assert.equal(stateOf({ start: '2026-12-01T10:01Z' }), 'open');
});

test('opens: booking opens later, and at that moment no more', () => {
  assert.equal(stateOf({ bookingOpens: '2026-12-01T10:01Z' }), 'opens');
  assert.equal(stateOf({ bookingOpens: '2026-12-01T10:00Z' }), 'open');
  assert.equal(stateOf({ bookingOpens: '2026-12-01' }), 'open', 'a day opens at its 00:00');
});

test('closed: booking has closed, a day at its 24:00', () => {
  assert.equal(stateOf({ bookingCloses: '2026-12-01T10:00Z' }), 'closed');
  assert.equal(stateOf({ bookingCloses: '2026-12-01T10:01Z' }), 'open');
  assert.equal(stateOf({ bookingCloses: '2026-12-01' }), 'open');
  assert.equal(stateOf({ bookingCloses: '2026-11-30' }), 'closed');
});

test('opens comes before closed, closed before any count', () => {
  assert.equal(stateOf({ bookingOpens: '2026-12-10', bookingCloses: '2026-11-30' }), 'opens');
  assert.equal(stateOf({ bookingCloses: '2026-11-30', placesLeft: 0 }), 'closed');
});

test('check: there is no count', () => {
  const session: Session = { id: 's', mode: 'online', start: '2027-01-14', capacity: 20 };
  assert.equal(sessionAvailability(session, context).state, 'check');
});

test('check: the count is older than seven days', () => {
  assert.equal(stateOf({ asOf: '2026-11-24T10:00:00Z' }), 'open', 'seven days exactly');
  assert.equal(stateOf({ asOf: '2026-11-24T09:59:00Z' }), 'check');
});

test('check: a count without a date is as old as the feed', () => {
  const generatedAt = Date.parse('2026-11-20T06:00:00Z');
  assert.equal(stateOf({}, { generatedAt }), 'check');
  assert.equal(stateOf({ asOf: '2026-11-30T06:00:00Z' }, { generatedAt }), 'open');
});

test('check: the feed is stale', () => {
  assert.equal(stateOf({}, { expires: NOW }), 'open', 'not yet past its date');
  assert.equal(stateOf({ placesLeft: 0 }, { expires: NOW - 1 }), 'check');
});

test('nothing left: waiting, waiting-full or full, by the list', () => {
  assert.equal(stateOf({ placesLeft: 0, waitingList: 'open' }), 'waiting');
  assert.equal(stateOf({ placesLeft: 0, waitingList: 'closed' }), 'waiting-full');
  assert.equal(stateOf({ placesLeft: 0 }), 'full');
});

test('one left is last, two and three are few, more are open', () => {
  const states = [1, 2, 3, 4, 40].map((placesLeft) => stateOf({ placesLeft, waitingList: 'open' }));
  assert.deepEqual(states, ['last', 'few', 'few', 'open', 'open']);
});

test('a session without a date is read by its booking and its count', () => {
  const session: Session = { id: 's', mode: 'online', dateText: 'Spring', placesLeft: 9 };
  assert.equal(sessionAvailability(session, context).state, 'open');
});

test('days are read in the session’s own zone before the feed’s', () => {
  const day: Session = {
    id: 's',
    mode: 'online',
    start: '2026-12-01',
    timeZone: 'Pacific/Kiritimati',
  };
  assert.equal(sessionAvailability(day, context).state, 'past', 'it is the 2nd in Kiritimati');
  assert.equal(
    sessionAvailability(
      { ...day, timeZone: 'America/Adak' },
      { ...context, now: Date.parse('2026-12-02T09:00Z') },
    ).state,
    'in-progress',
    'it is still the 1st in Adak',
  );
});

test('booking that closes on the night the clocks change closes at 24:00 of that night', () => {
  const spring = {
    start: '2027-04-20',
    end: '2027-04-20',
    bookingCloses: '2027-03-28',
    asOf: '2027-03-28T08:00Z',
  };
  const at = (now: string): SessionState =>
    stateOf(spring, { now: Date.parse(now), expires: Infinity });
  assert.equal(at('2027-03-28T22:59:59Z'), 'open');
  assert.equal(at('2027-03-28T23:00:00Z'), 'closed');
  const autumn = {
    start: '2026-11-20',
    end: '2026-11-20',
    bookingCloses: '2026-10-25',
    asOf: '2026-10-25T08:00Z',
  };
  const then = (now: string): SessionState => stateOf(autumn, { now: Date.parse(now) });
  assert.equal(then('2026-10-25T23:59:59Z'), 'open');
  assert.equal(then('2026-10-26T00:00:00Z'), 'closed');
});

test('the facts that a sentence needs come with the state', () => {
  const session: Session = {
    id: 's',
    mode: 'online',
    start: '2027-01-14T09:30:00Z',
    placesLeft: 2,
    asOf: '2026-11-30T06:00:00Z',
  };
  assert.deepEqual(sessionAvailability(session, context), {
    state: 'few',
    zone: 'Europe/London',
    start: Date.parse('2027-01-14T09:30:00Z'),
    end: Date.parse('2027-01-14T09:30:00Z'),
    placesLeft: 2,
    asOf: Date.parse('2026-11-30T06:00:00Z'),
  });
});

test('a clock that is behind is read as the moment the feed was written', () => {
  const generatedAt = context.generatedAt;
  assert.equal(readerNow(generatedAt - 3 * 86_400_000, generatedAt), generatedAt);
  assert.equal(readerNow(generatedAt + 1, generatedAt), generatedAt + 1);
  const origin = { timeZone: 'Europe/London', generatedAt, expires: context.expires };
  assert.equal(availabilityContext(origin, 0).now, generatedAt);
});

test('a feed is stale after its date, by the reader’s clock', () => {
  const origin = { generatedAt: context.generatedAt, expires: context.expires };
  assert.equal(isStale(origin, context.expires), false);
  assert.equal(isStale(origin, context.expires + 1), true);
  assert.equal(isStale({ ...origin, expires: context.generatedAt - 1 }, 0), true);
});

test('the filter "can I book" knows four choices', () => {
  assert.deepEqual(
    (
      [
        'open',
        'few',
        'last',
        'on-demand',
        'opens',
        'waiting',
        'expected',
        'undated',
        'full',
        'check',
      ] as const
    ).map(availabilityGroup),
    [
      'bookable',
      'bookable',
      'bookable',
      'bookable',
      'opens',
      'waiting',
      'undated',
      'undated',
      undefined,
      undefined,
    ],
  );
});
