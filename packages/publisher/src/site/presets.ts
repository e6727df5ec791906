import { cleanAttributes } from '@esca/domain';
import type { Widget } from '@esca/domain';
import type { Catalogue, Text } from '@esca/feed';
import type { Config } from '../commands/config.js';
import { CommandError } from '../commands/errors.js';

/** Widgets that have embed pages. */
export const embedded = [
  'course-finder',
  'pathway-map',
  'vacancy-feed',
  'bulletin-card',
  'my-list',
] as const;

/** One embed page: a widget with attributes set by its path. */
export interface EmbedPage {
  widget: (typeof embedded)[number];
  /** Path below the widget; empty for the page without preset. */
  preset: string;
  attributes: Record<string, string>;
}

/** An area that presets are made for. */
export interface Area {
  code: string;
  title: Text;
}

const audiences = ['adults', 'children'] as const;

/** Areas of every feed, in the order of the first. */
export function areasOf(catalogue: Catalogue): Area[] {
  const areas = new Map<string, Area>();
  for (const { taxonomies } of catalogue.origins) {
    for (const { id, title } of taxonomies.find((one) => one.id === 'area')?.terms ?? []) {
      if (!areas.has(id)) areas.set(id, { code: id, title });
    }
  }
  return [...areas.values()];
}

/** Every embed page: the plain one, every area, audience and area × audience, and those that the publisher names. */
export function embedPages(areas: readonly Area[], config: Config): EmbedPage[] {
  const pages: EmbedPage[] = [];
  for (const widget of embedded) {
    pages.push({ widget, preset: '', attributes: {} });
    if (widget === 'my-list') continue;
    for (const audience of audiences)
      pages.push({ widget, preset: audience, attributes: { audience } });
    for (const { code: area } of areas) {
      pages.push({ widget, preset: area, attributes: { area } });
      for (const audience of audiences)
        pages.push({ widget, preset: `${area}/${audience}`, attributes: { area, audience } });
    }
  }
  for (const { attributes, name, widget } of config.presets ?? []) {
    if (!(embedded as readonly string[]).includes(widget)) {
      throw new CommandError(
        `esca.config.json: the preset ${name} is for "${widget}". Widgets are ${embedded.join(', ')}.`,
      );
    }
    if (pages.some((page) => page.widget === widget && page.preset === name)) {
      throw new CommandError(
        `esca.config.json: the preset name ${name} is taken by an area, an audience or another preset.`,
      );
    }
    const cleaned = cleanAttributes(widget as Widget, Object.entries(attributes), {});
    const [dropped] = cleaned.dropped;
    if (dropped !== undefined) {
      throw new CommandError(
        `esca.config.json: the preset ${name} has ${dropped.name}="${attributes[dropped.name] ?? ''}", which the widget does not take.`,
      );
    }
    pages.push({
      widget: widget as EmbedPage['widget'],
      preset: name,
      attributes: { ...cleaned.attributes },
    });
  }
  return pages;
}

/** Attributes by preset, as `site.json` lists them: one entry for what every widget takes, and one for each named page. */
export function presetTable(
  pages: readonly EmbedPage[],
  config: Config,
): Record<string, Record<string, string>> {
  const named = new Set((config.presets ?? []).map(({ name, widget }) => `${widget}/${name}`));
  const table: Record<string, Record<string, string>> = {};
  for (const { attributes, preset, widget } of pages) {
    if (preset === '') continue;
    const own = `${widget}/${preset}`;
    table[named.has(own) ? own : preset] = attributes;
  }
  return table;
}
