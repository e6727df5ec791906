import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { problem } from '@esca/feed';
import type { Problem } from '@esca/feed';

let compiled: ValidateFunction | undefined;

/**
 * Holds a document against the strict schema for publishers. One problem is told per place, in the codes of the reader; what the
 * reader has reported at the same place already is left to it.
 */
export function checkSchema(value: unknown, told: readonly Problem[]): Problem[] {
  compiled ??= compile();
  if (compiled(value)) return [];
  const known = new Set(told.map(({ path }) => path));
  const problems = new Map<string, Problem>();
  for (const error of compiled.errors ?? []) {
    const found = problemOf(error);
    if (known.has(found.path) || within(found.path, known)) continue;
    const earlier = problems.get(found.path);
    // Of the two branches of a text, and of what follows from them, the general word is the useful one.
    if (earlier === undefined || found.code === 'V101') problems.set(found.path, found);
  }
  return [...problems.values()].slice(0, 1000);
}

/** True when the reader has complained about something that holds the path. */
function within(path: string, known: ReadonlySet<string>): boolean {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (known.has(path.slice(0, end))) return true;
  }
  return false;
}

function compile(): ValidateFunction {
  const file = createRequire(import.meta.url).resolve('@esca/feed/schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as object;
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  return ajv.compile(schema);
}

const codes: Record<string, string> = {
  type: 'V101',
  anyOf: 'V101',
  oneOf: 'V101',
  required: 'V102',
  pattern: 'V151',
  propertyNames: 'V105',
  maxLength: 'V109',
  format: 'V151',
  minimum: 'V112',
  maximum: 'V112',
  exclusiveMinimum: 'V112',
  exclusiveMaximum: 'V112',
  enum: 'V113',
  const: 'V113',
  additionalProperties: 'V150',
  minItems: 'V152',
  minProperties: 'V152',
  uniqueItems: 'V153',
};

function problemOf(error: ErrorObject): Problem {
  const code = codes[error.keyword] ?? 'V101';
  const parameters = error.params as { missingProperty?: string; additionalProperty?: string };
  const below = parameters.missingProperty ?? parameters.additionalProperty;
  const name = below?.replaceAll('~', '~0').replaceAll('/', '~1');
  const path = error.instancePath + (name === undefined ? '' : `/${name}`);
  const detail = below ?? shortValue(error.data);
  return problem(code, 'error', path, detail);
}

/** A plain value for the report; lists and objects would be too long. */
function shortValue(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
