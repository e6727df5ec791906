import type { Cost, Salary } from '@esca/feed';
import type { CheckContext } from './context.js';

/** What pay for full-time work can be, in pounds. */
const plausible: Record<string, readonly [number, number]> = {
  year: [8_000, 250_000],
  month: [650, 21_000],
  week: [150, 5_000],
  day: [30, 2_000],
  hour: [5, 250],
};

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** M5xx beyond what the reader says: figures that can hardly be meant. */
export function checkMoney(context: CheckContext): void {
  const { add, catalogue } = context;
  const currency = (money: Cost | Salary): void => {
    if (money.currency !== undefined && !currencies.has(money.currency))
      add('M501', 'error', money, 'currency', money.currency);
  };
  const costs = (list: readonly Cost[] | undefined): void => {
    for (const cost of list ?? []) {
      currency(cost);
      if (
        (cost.currency ?? 'GBP') === 'GBP' &&
        Math.abs(cost.amount * 100 - Math.round(cost.amount * 100)) > 1e-6
      ) {
        add('M505', 'warning', cost, 'amount', String(cost.amount));
      }
    }
  };
  for (const { record: course } of catalogue.courses) {
    costs(course.costs);
    for (const session of course.sessions ?? []) costs(session.costs);
  }
  const salary = (pay: Salary | undefined): void => {
    if (pay === undefined) return;
    currency(pay);
    const [low, high] = plausible[pay.period ?? 'year'] ?? [0, Infinity];
    const pounds = (pay.currency ?? 'GBP') === 'GBP';
    for (const field of ['min', 'max'] as const) {
      const amount = pay[field];
      if (amount === undefined) continue;
      if (amount === 0) add('M506', 'warning', pay, field, '0');
      else if (pounds && (amount < low || amount > high)) {
        add('M503', 'warning', pay, field, `${String(amount)} a ${pay.period ?? 'year'}`);
      }
    }
    if (
      pay.min === undefined &&
      pay.max === undefined &&
      pay.text === undefined &&
      pay.grade === undefined
    ) {
      add('M504', 'note', pay);
    }
  };
  for (const { record } of catalogue.vacancies) {
    if (record.salary === undefined) add('M504', 'note', record, 'salary');
    salary(record.salary);
  }
  for (const { record } of catalogue.pathways) for (const node of record.nodes) salary(node.salary);
}
