import { attributesOf } from './rules.js';
import {
  cleanAttributes,
  wellFormed,
  type Attributes,
  type Cleaned,
  type Whence,
} from './clean.js';
import type { Widget } from './names.js';

/** One `name=value` of an address, with its name decoded. `raw` is kept so that what is not ours stays as it was. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly raw: string;
}

/** Decodes as forms do; a broken escape is left as it stands, for the rule of the attribute to refuse. */
function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** Splits a query or a fragment, with or without its `?` or `#`, into parameters. */
export function parameters(text: string): Parameter[] {
  return text
    .replace(/^[?#]/, '')
    .split('&')
    .filter(Boolean)
    .map((raw) => {
      const at = raw.indexOf('=');
      return at < 0
        ? { name: decode(raw), value: '', raw }
        : { name: decode(raw.slice(0, at)), value: decode(raw.slice(at + 1)), raw };
    });
}

/** Writes one parameter so that people can read it: spaces as `+`, and `:`, `/`, `,` as they are. */
export function parameter(name: string, value: string): string {
  const written = encodeURIComponent(wellFormed(value))
    .replaceAll('%20', '+')
    .replace(/%(?:3A|2F|2C)/g, decodeURIComponent)
    .replace(/'/g, '%27');
  return `${name}=${written}`;
}

/** Attributes → query, without `?`, in the order of the table; what equals its default is left out. */
export function attributesToQuery(widget: Widget, attributes: Attributes): string {
  return attributesOf(widget)
    .filter(({ name, default: usual }) => {
      const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      return value !== undefined && value !== usual;
    })
    .map(({ name }) => parameter(name, attributes[name]!))
    .join('&');
}

/** Query, with or without `?`, → attributes. Unknown names and values are left out and reported. */
export function queryToAttributes(widget: Widget, query: string, whence: Whence = {}): Cleaned {
  return cleanAttributes(
    widget,
    parameters(query).map(({ name, value }) => [name, value] as const),
    whence,
  );
}
