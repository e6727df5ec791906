import { nearestStep, readGraph, type PathwayGraph } from '@esca/domain';
import {
  fullRef,
  type Catalogue,
  type Entry,
  type Links,
  type Pathway,
  type PathwayNode,
} from '@esca/feed';
import { areasOf, deriveSteps, idOf, matchSteps, type Step } from './steps.js';
import type { Wanted } from './wanted.js';

/** A step that was asked for and is not there. */
export interface Missing {
  readonly id: string;
  /** What stands in its place. */
  readonly nearest: PathwayNode | undefined;
}

const MINUTE = 60_000;

/**
 * The pathway that is shown and its steps as things stand. What says the same as before stays the same object, so that
 * what is drawn from it need not be drawn again.
 */
export class PathwayModel {
  entry: Entry<Pathway> | undefined;
  graph: PathwayGraph | undefined;
  /** The steps that have a move, which the map can draw. */
  linked: PathwayGraph | undefined;
  steps: readonly Step[] = [];
  /** The same steps, whatever is looked for: another list when anything on them has changed. */
  all: readonly Step[] = [];
  /** Those of them that the map can draw, and the others. */
  drawn: readonly Step[] = [];
  loose: readonly Step[] = [];
  /** The step that is open. */
  opened: Step | undefined;
  missing: Missing | undefined;

  #live: readonly unknown[] = [];
  #wishes: readonly unknown[] = [];

  /** Reads what is to be shown, and says whether other steps stand out than before. */
  read(catalogue: Catalogue, links: Links, now: number, wanted: Wanted): boolean {
    const { pathways } = catalogue;
    wanted.check('pathway', (name) => pathways.some((one) => isNamed(one, name)));
    const entry = choosePathway(pathways, wanted);
    if (entry !== this.entry) this.#take(entry);
    wanted.check('track', (name) => entry?.record.tracks.some(({ id }) => id === name) ?? false);
    wanted.check('area', (name) => areasOf(entry).some(({ id }) => id === name));
    if (!entry || !this.graph) return false;
    const changed = this.#derive(entry, this.graph, links, now, wanted);
    this.#open(this.graph, idOf(wanted.value('node')));
    return changed;
  }

  #take(entry: Entry<Pathway> | undefined): void {
    this.entry = entry;
    this.graph = entry && readGraph(entry.record);
    const { loose = [] } = this.graph ?? {};
    this.linked =
      entry && loose.length ? readGraph(entry.record, ({ id }) => !loose.includes(id)) : this.graph;
    if (!entry) this.steps = [];
  }

  #derive(
    entry: Entry<Pathway>,
    graph: PathwayGraph,
    links: Links,
    now: number,
    wanted: Wanted,
  ): boolean {
    const value = (name: string): string => wanted.value(name);
    const list = (name: string): readonly string[] => wanted.list(name);
    // What is open and bookable is looked at again when the minute turns.
    const live = [graph, links, Math.floor(now / MINUTE), value('area'), value('topic')];
    if (differ(live, this.#live)) {
      this.#live = live;
      this.all = deriveSteps(graph, entry, links, now, {
        area: list('area'),
        topic: list('topic'),
      });
    }
    // A start alone narrows to what can be reached from it; with an end it is a route.
    const from = value('to') ? '' : idOf(value('from'));
    const wishes = {
      audience: list('audience'),
      level: list('level'),
      track: value('track'),
      only: list('only'),
      from: graph.index.has(from) ? from : undefined,
    };
    const key = [this.all, JSON.stringify(wishes)];
    if (!differ(key, this.#wishes)) return false;
    this.#wishes = key;
    this.steps = matchSteps(this.all, graph, wishes);
    const isDrawn = ({ id }: Step): boolean => this.linked?.index.has(id) ?? false;
    this.drawn = this.steps.filter(isDrawn);
    this.loose = this.steps.filter((step) => !isDrawn(step));
    return true;
  }

  #open(graph: PathwayGraph, id: string): void {
    this.opened = id ? this.steps.find((step) => step.id === id) : undefined;
    this.missing = undefined;
    if (!id || this.opened) return;
    const nearest = nearestStep(graph, id);
    this.missing = { id, nearest };
    this.opened = this.steps.find((step) => step.node === nearest);
  }
}

const differ = (now: readonly unknown[], before: readonly unknown[]): boolean =>
  now.some((part, at) => part !== before[at]);

const isNamed = ({ ref, record, origin }: Entry<Pathway>, name: string): boolean =>
  name.includes('/') ? fullRef(name, origin) === ref : record.id === name;

/** The pathway that is asked for by name, by a step that is named in full, or else the first. */
function choosePathway(
  entries: readonly Entry<Pathway>[],
  choices: Wanted,
): Entry<Pathway> | undefined {
  const wanted = choices.value('pathway');
  const node = choices.value('node');
  return (
    entries.find((entry) => isNamed(entry, wanted)) ??
    entries.find(
      ({ ref, origin }) => node.includes('/') && fullRef(node, origin).startsWith(`${ref}#`),
    ) ??
    entries[0]
  );
}
