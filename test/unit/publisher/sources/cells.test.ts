import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as cells from '../../../../packages/publisher/src/sources/cells.js';

const day = (text: string) => {
  const { value, fault } = cells.readDay(text);
  return value ?? fault?.code;
};

test('dates in all accepted forms, and what is refused', () => {
  const table: [string, string][] = [
    ['2027-01-14', '2027-01-14'],
    ['14/01/2027', '2027-01-14'],
    ['14.1.2027', '2027-01-14'],
    ['14-01-2027', '2027-01-14'],
    ['14 Jan 2027', '2027-01-14'],
    ['14th January 2027', '2027-01-14'],
    ['Thu 14 January 2027', '2027-01-14'],
    ['Jan 14, 2027', '2027-01-14'],
    ['14-Jan-2027', '2027-01-14'],
    ['14 Ionawr 2027', '2027-01-14'],
    ['46401', '2027-01-14'],
    ['29/02/2028', '2028-02-29'],
    ['14/01/27', 'I817'],
    ['14 Jan 27', 'I817'],
    ['31/02/2027', 'I819'],
    ['01/14/2027', 'I819'],
    ['29 Feb 2027', 'I819'],
    ['1900-01-01', 'I818'],
    ['0000-00-00', 'I818'],
    ['01/01/1970', 'I818'],
    ['TBC', 'I816'],
    ['soon', 'I816'],
    ['2027', 'I816'],
  ];
  for (const [text, expected] of table) assert.equal(day(text), expected, text);
  assert.equal(cells.readDay('01/14/2027', { order: 'mdy', epoch: 1900 }).value, '2027-01-14');
  assert.equal(cells.readDay('44939', { order: 'dmy', epoch: 1904 }).value, '2027-01-14');
});

test('times in all accepted forms, and what is refused', () => {
  const table: [string, string | undefined][] = [
    ['09:30', '09:30:00'],
    ['9.30am', '09:30:00'],
    ['9:30 AM', '09:30:00'],
    ['12.15 pm', '12:15:00'],
    ['12am', '00:00:00'],
    ['2pm', '14:00:00'],
    ['noon', '12:00:00'],
    ['midnight', '00:00:00'],
    ['0930', '09:30:00'],
    ['0.39583333', '09:30:00'],
    ['16:30 hrs', '16:30:00'],
    ['25:00', undefined],
    ['9', undefined],
    ['ARRANGED', undefined],
    ['13:75', undefined],
  ];
  for (const [text, expected] of table) assert.equal(cells.readTime(text).value, expected, text);
});

test('a wall time is resolved in its zone on both nights when the clocks change', () => {
  assert.equal(
    cells.readWhen('2027-03-28 00:30', 'Europe/London').value,
    '2027-03-28T00:30:00+00:00',
  );
  assert.equal(
    cells.readWhen('2027-03-28 01:30', 'Europe/London').value,
    '2027-03-28T02:30:00+01:00',
  );
  assert.equal(
    cells.readWhen('2027-10-31 01:30', 'Europe/London').value,
    '2027-10-31T01:30:00+01:00',
  );
  assert.equal(
    cells.readWhen('2027-10-31 02:30', 'Europe/London').value,
    '2027-10-31T02:30:00+00:00',
  );
  assert.equal(
    cells.readWhen('2027-07-01T09:00:00+0200', 'Europe/London').value,
    '2027-07-01T09:00:00+02:00',
  );
});

test('money: figures, ranges, words for nothing; two prices in words are text', () => {
  const table: [string, cells.Money | undefined][] = [
    ['£1,234.50', { min: 1234.5, max: 1234.5, currency: 'GBP' }],
    ['1234.5', { min: 1234.5, max: 1234.5 }],
    ['GBP155.00', { min: 155, max: 155, currency: 'GBP' }],
    ['free', { min: 0, max: 0, free: true }],
    ['nil', { min: 0, max: 0, free: true }],
    ['0.0000', { min: 0, max: 0 }],
    ['£30,000 - £35,000', { min: 30000, max: 35000, currency: 'GBP' }],
    ['30k to 35k', { min: 30000, max: 35000 }],
    ['£30-35k', { min: 30000, max: 35000, currency: 'GBP' }],
    ['968p', { min: 9.68, max: 9.68, currency: 'GBP' }],
    ['€20', { min: 20, max: 20, currency: 'EUR' }],
    ['£95 members, £120 others', undefined],
    ['bad', undefined],
    ['1.2.3', undefined],
  ];
  for (const [text, expected] of table)
    assert.deepEqual(cells.readMoney(text).value, expected, text);
});

test('durations and yes or no', () => {
  const table: [string, string | undefined][] = [
    ['6 hours', 'PT6H'],
    ['1.5 days', 'P1DT3H'],
    ['4 months (approx)', 'P4M'],
    ['P4M', 'P4M'],
    ['half a day', 'PT3H'],
    ['2 half days', 'P1D'],
    ['1 hour 30 minutes', 'PT1H30M'],
    ['2 years', 'P2Y'],
    ['90 mins', 'PT1H30M'],
    ['long', undefined],
    ['P', undefined],
    ['3 lightyears', undefined],
  ];
  for (const [text, expected] of table)
    assert.equal(cells.readDuration(text).value, expected, text);
  for (const text of ['yes', 'Y', 'TRUE', '1', '✓', 'oes'])
    assert.equal(cells.readYesNo(text).value, true, text);
  for (const text of ['no', 'n', 'false', '0', '✗'])
    assert.equal(cells.readYesNo(text).value, false, text);
  assert.equal(cells.readYesNo('perhaps').fault?.code, 'I821');
});

test('links: only the web, without user names', () => {
  assert.equal(cells.readUrl('www.example.org/a b').value, undefined);
  assert.equal(cells.readUrl('www.example.org/a').value, 'https://www.example.org/a');
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a:b@example.org/',
    'file:///c',
    'ask us',
  ])
    assert.equal(cells.readUrl(bad).value, undefined, bad);
});
