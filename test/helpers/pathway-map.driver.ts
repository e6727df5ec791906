import { executeServerCommand } from '@web/test-runner-commands';
import type { PathwayMap } from '@esca/elements';
import '../../packages/elements/src/define/pathway-map.js';
import { focused, inside, parts, place, reaches, read } from './widget.driver.js';

/*
 * What a visitor does with the pathway map.
 */

export const TAG = 'esca-pathway-map';
/** The day of the example feed. */
export const NOW = '2026-11-17T12:00:00Z';

/** Puts a map of a feed on the page, so wide, and waits until it shows something. */
export async function show(feed: unknown, attributes = '', width = 1000): Promise<PathwayMap> {
  await executeServerCommand('page-focus');
  const map = place<PathwayMap>(`<${TAG} now="${NOW}" ${attributes}></${TAG}>`, TAG);
  map.style.width = `${width}px`;
  map.style.maxWidth = 'none';
  map.feed = feed;
  await reaches(map, 'ready', 'empty');
  await drawn(map);
  return map;
}

/** Waits until a condition holds after some update of the widget. */
export async function until(map: PathwayMap, holds: () => boolean): Promise<void> {
  await map.updateComplete;
  if (holds()) return;
  await new Promise<void>((resolve) => {
    const root = inside(map);
    const look = (): void => {
      if (!holds()) return;
      observer.disconnect();
      root.removeEventListener('focusin', look);
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(root, {
      attributes: true,
      childList: true,
      characterData: true,
      subtree: true,
    });
    // Focus moves without any change of the page.
    root.addEventListener('focusin', look);
  });
  await map.updateComplete;
}

/** Waits until the drawing, if there is one, has its places. */
export async function drawn(map: PathwayMap): Promise<void> {
  await until(map, () => {
    const canvas = inside(map).querySelector('.canvas');
    return !canvas || canvas.classList.contains('laid');
  });
}

/** The steps on the map by id. */
export const nodes = (map: PathwayMap): Map<string, HTMLElement> =>
  new Map(parts(map, 'node').map((node) => [node.dataset['step']!, node]));

/** The steps of the list by id. */
export const items = (map: PathwayMap): Map<string, HTMLElement> =>
  new Map(
    [...inside(map).querySelectorAll<HTMLElement>('.steps > section > ul > li')].map((item) => [
      item.dataset['step']!,
      item,
    ]),
  );

/** Opens a step by pressing it, and waits for its details. */
export async function openStep(map: PathwayMap, id: string): Promise<HTMLElement> {
  const button =
    nodes(map).get(id) ?? items(map).get(id)!.querySelector<HTMLElement>('button[part=title]')!;
  button.click();
  return details(map);
}

/** The details that are open, once they have come and have focus. */
export async function details(map: PathwayMap): Promise<HTMLElement> {
  const panel = (): HTMLElement | null =>
    inside(map).querySelector<HTMLElement>('.stage-frame .panel');
  await until(
    map,
    () => focused(map)?.id === 'esca-step' && !!panel()?.querySelector('[part=actions]'),
  );
  return panel()!;
}

/** Presses a key where focus is. */
export async function pressKey(map: PathwayMap, key: string): Promise<void> {
  await executeServerCommand('page-keys', key.split('+'));
  await map.updateComplete;
}

/** The part of the details with a heading. */
export function section(panel: HTMLElement, title: string): string {
  const found = [...panel.querySelectorAll<HTMLElement>('section, details')].find(
    (part) => read(part.querySelector('[part=group-title]')) === title,
  );
  if (!found) throw new Error(`The details have no part “${title}”.`);
  return read(found);
}
