import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CommandIo } from './command.js';
import { CommandError } from './errors.js';

/** A named embed page: a widget with attributes of its own choosing. */
export interface Preset {
  widget: string;
  /** Last part of the page's address. */
  name: string;
  attributes: Record<string, string>;
}

/** What `esca.config.json` says. Every key can be left out; the command line wins. */
export interface Config {
  /** Feeds that "esca build" reads when none is named. */
  feeds?: string[];
  out?: string;
  baseUrl?: string;
  for?: 'public' | 'partners' | 'staff';
  /** Hosts whose feeds a link or an embed page may name with `src`. */
  feedHosts?: string[];
  presets?: Preset[];
  /** Languages that the site is written in, the first being the one at its root. */
  languages?: ('en' | 'cy')[];
}

const name = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** The configuration beside which a command runs; empty when there is none. */
export function readConfig(io: CommandIo, path = 'esca.config.json'): Config {
  const file = resolve(io.cwd, path);
  if (!existsSync(file)) {
    if (path === 'esca.config.json') return {};
    throw new CommandError(`There is no configuration at ${path}.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandError(`${path} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const wrong = fault(value);
  if (wrong !== undefined) throw new CommandError(`${path}: ${wrong}`);
  return value as Config;
}

/** What is wrong with a configuration, in words. */
function fault(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'it must be an object.';
  const known = ['$schema', 'feeds', 'out', 'baseUrl', 'for', 'feedHosts', 'presets', 'languages'];
  for (const [key, entry] of Object.entries(value)) {
    if (!known.includes(key)) return `"${key}" is not known. Known are ${known.join(', ')}.`;
    const strings = Array.isArray(entry) && entry.every((one) => typeof one === 'string');
    if ((key === 'feeds' || key === 'feedHosts' || key === 'languages') && !strings)
      return `"${key}" must be a list of strings.`;
    if ((key === 'out' || key === 'baseUrl' || key === 'for') && typeof entry !== 'string')
      return `"${key}" must be a string.`;
  }
  const config = value as Config;
  if (config.for !== undefined && !['public', 'partners', 'staff'].includes(config.for)) {
    return '"for" must be public, partners or staff.';
  }
  const host = config.feedHosts?.find((one) => !/^[a-z0-9.-]+(:\d{1,5})?$/.test(one));
  if (host !== undefined)
    return `"${host}" in feedHosts is not a host name. Write it without https:// and without a path.`;
  const language = config.languages?.find((one) => !['en', 'cy'].includes(one));
  if (language !== undefined) return `"${language}" in languages is not shipped; en and cy are.`;
  if (config.presets !== undefined) {
    if (!Array.isArray(config.presets)) return '"presets" must be a list.';
    for (const preset of config.presets) {
      if (!name.test(preset.name ?? ''))
        return 'each preset needs a "name" of small letters, digits and hyphens.';
      if (typeof preset.widget !== 'string') return `the preset ${preset.name} needs a "widget".`;
      const attributes = preset.attributes as unknown;
      const good =
        typeof attributes === 'object' &&
        attributes !== null &&
        Object.values(attributes).every((one) => typeof one === 'string');
      if (!good) return `the preset ${preset.name} needs "attributes": an object of strings.`;
    }
  }
  return undefined;
}
