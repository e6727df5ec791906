import type { Salary, Vacancy } from '@esca/feed';
import { readMoney, type Money } from './cells.js';
import type { CellContext, ReadRow } from './cell-reader.js';
import { addRecord, cellOf, idFor, type Draft } from './tabular-draft.js';
import { copyFields, keyOf } from './tabular-support.js';
import { nest } from './nest.js';

/** Money cells of a salary become numbers; 0 means "not stated"; a range in one cell becomes both. */
export function readSalary(
  read: ReadRow,
  record: Record<string, unknown>,
  context: CellContext,
): void {
  for (const side of ['min', 'max'] as const) {
    const money = read.values.get(`salary/${side}`) as Money | undefined;
    const amount = money?.[side];
    if (amount !== undefined && amount > 0) nest(record, `salary/${side}`, amount);
    if (money?.currency !== undefined && money.currency !== 'GBP')
      nest(record, 'salary/currency', money.currency);
  }
  const text = read.raw.get('salary/text');
  const salary = record['salary'] as Salary | undefined;
  if (text !== undefined && salary?.min === undefined && salary?.max === undefined) {
    const money = readMoney(text).value;
    if (money?.min !== undefined && money.min > 0) {
      nest(record, 'salary/min', money.min);
      nest(record, 'salary/max', money.max);
    }
  }
  const made = record['salary'] as Salary | undefined;
  if (made?.min !== undefined && made.max !== undefined && made.min > made.max) {
    context.problems.add(
      'I865',
      'warning',
      cellOf(read, 'salary/min'),
      `${String(made.min)} – ${String(made.max)}`,
    );
    [made.min, made.max] = [made.max, made.min];
  }
}

/** The address of an advert from the template that the caller gave. */
export function jobAddress(template: string | undefined, id: string): string | undefined {
  return template?.replaceAll('{id}', encodeURIComponent(id));
}

/** One row of the `vacancies` tab. */
export function readVacancyRow(read: ReadRow, draft: Draft, context: CellContext): void {
  const key = keyOf(read, 'title', context) ?? read.raw.get('reference');
  if (key === undefined) return;
  if (!read.values.has('title'))
    return context.problems.add('I828', 'error', cellOf(read, 'title'), 'title');
  const record = { id: idFor(draft, 'vacancy', key) } as Vacancy;
  const fields = record as unknown as Record<string, unknown>;
  copyFields(read, fields, ['id', 'salary/min', 'salary/max']);
  readSalary(read, fields, context);
  const url = jobAddress(draft.context.jobUrl, read.raw.get('id') ?? record.id);
  if (record.url === undefined && url !== undefined) record.url = url;
  if (record.closes !== undefined && record.evergreen === true) {
    context.problems.add('I865', 'warning', cellOf(read, 'evergreen'), 'Evergreen, Closes');
    delete record.evergreen;
  }
  const same = draft.records.get(`vacancy/${record.id}`) as Vacancy | undefined;
  if (same && joinAdverts(same, record)) return;
  addRecord(draft, 'vacancy', (draft.feed.vacancies ??= []), record, read, context.problems);
}

/** An internal and an external advert of one post are one vacancy that is open to both. */
function joinAdverts(first: Vacancy, second: Vacancy): boolean {
  const a = JSON.stringify(first.openTo);
  const b = JSON.stringify(second.openTo);
  if (a === b || first.openTo === undefined || second.openTo === undefined) return false;
  if (JSON.stringify(first.title) !== JSON.stringify(second.title)) return false;
  first.openTo = [...new Set([...first.openTo, ...second.openTo])];
  return true;
}
