import type { Attributes } from './clean.js';
import { isWidget, type Widget } from './names.js';

/** Attributes by preset, as `site.json` lists them: `west`, `west/adults`, and those of one widget, `course-finder/new`. */
export type Presets = Readonly<Record<string, Attributes>>;

/** The attributes that a preset in the path of an embed page sets; undefined when the site has no such page. */
export function presetAttributes(
  widget: Widget,
  preset: string,
  presets: Presets,
): Attributes | undefined {
  const table = new Map(Object.entries(presets));
  const own = table.get(`${widget}/${preset}`);
  // A name that begins with a widget is that widget's alone.
  return own ?? (isWidget(preset.split('/')[0]) ? undefined : table.get(preset));
}

/**
 * The preset that says exactly what some attributes say, for hosts that drop everything after the question mark. Empty
 * when there is nothing to say; undefined when no preset says it.
 */
export function presetFor(
  widget: Widget,
  attributes: Attributes,
  presets: Presets,
): string | undefined {
  const wanted = Object.entries(attributes);
  if (wanted.length === 0) return '';
  for (const [name, set] of Object.entries(presets)) {
    const same =
      Object.keys(set).length === wanted.length &&
      wanted.every(([key, value]) => Object.hasOwn(set, key) && set[key] === value);
    const own = name.startsWith(`${widget}/`) ? name.slice(widget.length + 1) : name;
    if (same && presetAttributes(widget, own, presets) === set) return own;
  }
  return undefined;
}
