import { LIMITS } from './source.js';

/** A parsed value, or the reason why there is none. */
export interface LooseReading {
  value?: unknown;
  error?: string;
  /** Line of the error. */
  line?: number;
  /** True when comments, trailing commas or stray characters had to be taken out. */
  mended?: boolean;
}

/** Whether brackets nest deeper than allowed; counted without recursion. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === 92) i++;
      else if (code === 34) quoted = false;
    } else if (code === 34) quoted = true;
    else if (code === 123 || code === 91) {
      if (++depth > LIMITS.depth) return true;
    } else if (code === 125 || code === 93) depth--;
  }
  return false;
}

/** Takes out what JavaScript allows and JSON does not: comments, trailing commas, raw line breaks in strings, control characters. */
function mend(text: string): string {
  let out = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    const next = text[i + 1];
    if (quoted) {
      if (char === '\\') {
        out += char + (next ?? '');
        i++;
      } else if (char === '"') {
        quoted = false;
        out += char;
      } else if (char === '\n') out += '\\n';
      else if (char === '\t') out += '\\t';
      else if (char >= ' ') out += char;
    } else if (char === '"') {
      quoted = true;
      out += char;
    } else if (char === '/' && next === '/') {
      const end = text.indexOf('\n', i);
      i = end < 0 ? text.length : end - 1;
    } else if (char === '/' && next === '*') {
      const end = text.indexOf('*/', i + 2);
      i = end < 0 ? text.length : end + 1;
    } else if (char >= ' ' || char === '\n') out += char;
  }
  return dropCommas(
    out.replace(/^\s*<!--|-->\s*$|^\s*<!\[CDATA\[|\]\]>\s*$/g, '').replace(/;\s*$/, ''),
  );
}

/** Takes out commas that stand before a closing bracket. */
function dropCommas(text: string): string {
  let out = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (quoted && char === '\\') {
      out += char + (text[i + 1] ?? '');
      i++;
      continue;
    }
    if (char === '"') quoted = !quoted;
    if (!quoted && char === ',' && /^\s*[}\]]/.test(text.slice(i + 1, i + 200))) continue;
    out += char;
  }
  return out;
}

/** JSON as people write it into pages. `__proto__` keys are left out. */
export function parseLoose(text: string): LooseReading {
  const bare = text.replace(/^\ufeff/, '');
  if (tooDeep(bare)) return { error: `nested deeper than ${String(LIMITS.depth)}` };
  const revive = (key: string, value: unknown): unknown =>
    key === '__proto__' ? undefined : value;
  try {
    return { value: JSON.parse(bare, bare.includes('__proto__') ? revive : undefined) as unknown };
  } catch (first) {
    try {
      return { value: JSON.parse(mend(bare), revive) as unknown, mended: true };
    } catch {
      const message = first instanceof Error ? first.message : '';
      const position = Number(/position (\d+)/.exec(message)?.[1] ?? NaN);
      const line = Number.isNaN(position) ? 1 : bare.slice(0, position).split('\n').length;
      return { error: message.replace(/\s*\(line.*$/, '').slice(0, 100), line };
    }
  }
}
