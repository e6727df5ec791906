import type { Problem } from '@esca/feed';
import { checkAccessibility } from './accessibility.js';
import { checkContext } from './context.js';
import type { CheckContext, CheckedDocument, FiledProblem } from './context.js';
import { checkDates } from './dates.js';
import { checkDuplicates } from './duplicates.js';
import { contentHealth } from './health.js';
import type { HealthLine } from './health.js';
import { checkMoney } from './money.js';
import { checkPrivacy } from './privacy.js';
import { checkRaw } from './raw.js';
import { checkReferences } from './references.js';
import { checkSchema } from './schema.js';
import { checkShape } from './shape.js';

/** What checking found. */
export interface Checked {
  problems: FiledProblem[];
  health: HealthLine[];
  context: CheckContext;
}

/** Holds documents against every rule of the feed model, each alone and all together. */
export function checkDocuments(documents: readonly CheckedDocument[], now: number): Checked {
  const { context, problems } = checkContext(documents, now);
  for (const { locate, name, value } of documents) {
    const told = problems.filter((one) => one.name === name);
    if (told.some(({ code }) => code === 'V120')) continue;
    for (const one of [...checkSchema(value, told), ...checkRaw(value)]) {
      const place = locate?.(one.path);
      problems.push({ ...one, ...(place !== undefined && { place }), name });
    }
  }
  for (const check of [
    checkShape,
    checkReferences,
    checkDates,
    checkMoney,
    checkAccessibility,
    checkPrivacy,
    checkDuplicates,
  ]) {
    check(context);
  }
  return { problems: inOrder(problems, documents), health: contentHealth(context), context };
}

/** By document, then as an editor would read it: by row where there is one, errors before notes. */
function inOrder(problems: FiledProblem[], documents: readonly CheckedDocument[]): FiledProblem[] {
  const order = new Map(documents.map(({ name }, index) => [name, index]));
  const weight = { error: 0, warning: 1, note: 2 };
  const row = (one: Problem): number => one.place?.row ?? one.place?.line ?? 0;
  return problems.sort(
    (a, b) =>
      (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0) ||
      weight[a.severity] - weight[b.severity] ||
      (a.place?.file ?? '').localeCompare(b.place?.file ?? '', 'en') ||
      (a.place?.sheet ?? '').localeCompare(b.place?.sheet ?? '', 'en') ||
      row(a) - row(b),
  );
}
