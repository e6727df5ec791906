import type { Requirement, Text } from '@esca/feed';

/** What one cell of a template holds. */
export type CellValue = string | number;

/** A cell and its twins in other languages. */
export interface Spelled {
  own?: CellValue;
  twins: Record<string, string>;
}

const plain = (own: CellValue | undefined): Spelled | undefined =>
  own === undefined || own === '' ? undefined : { own, twins: {} };

/** Whether a value has been spelled by a record's own code already. */
export const isSpelled = (value: unknown): value is Spelled =>
  typeof value === 'object' && value !== null && 'twins' in value;

/** A text in the feed's language, and what it is in the others. */
function partsOf(text: Text, language: string): { own: string; twins: Record<string, string> } {
  if (typeof text === 'string') return { own: text, twins: {} };
  const { [language]: own = '', ...twins } = text;
  return { own, twins };
}

/** Text as a cell with its twins. */
export function spellText(text: Text, language: string): Spelled {
  const { own, twins } = partsOf(text, language);
  return own === '' ? { twins } : { own, twins };
}

/** Texts as one cell; the twins pair with it item by item, so an item that lacks one is marked with a hyphen. */
export function spellTexts(
  texts: readonly Text[],
  language: string,
  mark = '; ',
  missing = '',
): Spelled {
  const parts = texts.map((text) => partsOf(text, language));
  const tags = new Set(parts.flatMap(({ twins }) => Object.keys(twins)));
  const twins = [...tags].map((tag) => [
    tag,
    parts.map((part) => part.twins[tag] ?? missing).join(mark),
  ]);
  return {
    own: parts.map(({ own }) => own).join(mark),
    twins: Object.fromEntries(twins) as Record<string, string>,
  };
}

/** One requirement in the small language of the `Requires` column; nothing when it has no words for it. */
function spellRequirement(one: Requirement, language: string): string | undefined {
  const text = one.text === undefined ? undefined : partsOf(one.text, language);
  const words = Object.entries(text?.twins ?? {}).map(([tag, twin]) => ` | ${tag}: ${twin}`);
  if (one.is === 'note') return text && `note: ${text.own}${words.join('')}`;
  const own = text === undefined || text.own === '' ? '' : ` | ${text.own}`;
  const main = spellMain(one, language);
  return main === undefined ? undefined : main + own + words.join('');
}

function spellMain(one: Requirement, language: string): string | undefined {
  switch (one.is) {
    case 'held':
      return `held: ${one.ref ?? ''}`;
    case 'level':
      return `level: ${one.level ?? ''}`;
    case 'registered':
      return `registered: ${one.body ?? ''}`;
    case 'experience':
      return `experience: ${String(one.months)} months${one.since === undefined ? '' : ` since ${one.since}`}`;
    case 'any':
    case 'all': {
      const of = one.of?.map((inner) => spellRequirement(inner, language));
      if (!of || of.includes(undefined)) return undefined;
      const name = one.is === 'all' ? 'all of' : `any ${String(one.atLeast ?? 1)} of`;
      return `${name} (${of.join('; ')})`;
    }
    default:
      return undefined;
  }
}

/** A field of a record as a cell of its column; the importer's reading of the same kind undoes it. */
export function spell(kind: string, value: unknown, language: string): Spelled | undefined {
  if (value === undefined) return undefined;
  if (isSpelled(value)) return value;
  switch (kind) {
    case 'text':
      return spellText(value as Text, language);
    case 'yes':
      return plain(value === true ? 'yes' : 'no');
    case 'list':
      return spellTexts(value as Text[], language);
    case 'place':
    case 'org':
      return plain((value as string).replace(/^(place|org)\//, ''));
    case 'places':
      return plain((value as string[]).map((ref) => ref.replace(/^place\//, '')).join('; '));
    case 'requires': {
      const items = (value as Requirement[]).map((one) => spellRequirement(one, language));
      return items.includes(undefined) ? undefined : plain(items.join('; '));
    }
    case 'identifiers':
      return plain(
        (value as { scheme: string; value: string }[])
          .map((one) => `${one.scheme}: ${one.value}`)
          .join('; '),
      );
    default:
      if (Array.isArray(value)) return plain(value.join('; '));
      return typeof value === 'string' || typeof value === 'number' ? plain(value) : undefined;
  }
}
