import {
  PCF_DOMAINS,
  type Fact,
  type Id,
  type PathwayNode,
  type PcfDomain,
  type PcfLevel,
  type Salary,
  type Text,
} from '@esca/feed';
import type { PathwayGraph } from './graph.js';
import { levelIn } from './lens.js';

/** A row of a comparison: one value for each step, in their order, and whether they differ. */
export interface CompareRow<Name, Value> {
  readonly name: Name;
  readonly values: readonly (Value | undefined)[];
  readonly differs: boolean;
}

/** What changes between two or three steps. Rows in which no step has a value are left out. */
export interface Comparison {
  readonly nodes: readonly PathwayNode[];
  readonly pay: CompareRow<'pay', Salary>;
  /** `values` are true for the steps that have the duty. */
  readonly duties: readonly CompareRow<Text, true>[];
  /** `values` are true for the steps that offer it. */
  readonly support: readonly CompareRow<Text, true>[];
  readonly capabilities: readonly CompareRow<PcfDomain, PcfLevel>[];
  /** Caseload, supervision, budget: whatever the steps state, by label. */
  readonly facts: readonly CompareRow<Text, Fact>[];
}

/** Most steps that a table can hold side by side. */
export const MOST_COMPARED = 3;

/** Compares steps; ids that the pathway does not have, repeated ones and those past the third are left out. */
export function compareSteps(graph: PathwayGraph, ids: readonly Id[]): Comparison {
  const nodes = [...new Set(ids)]
    .flatMap((id) => graph.nodes[graph.index.get(id) ?? -1] ?? [])
    .slice(0, MOST_COMPARED);
  return {
    nodes,
    pay: row(
      'pay',
      nodes.map(({ salary }) => salary),
    ),
    duties: listed(nodes.map(({ duties }) => duties ?? [])),
    support: listed(nodes.map(({ support }) => support ?? [])),
    capabilities: PCF_DOMAINS.map((domain) =>
      row(
        domain,
        nodes.map((node) => levelIn(node, domain)),
      ),
    ).filter(({ values }) => values.some((value) => value !== undefined)),
    facts: names(nodes.flatMap(({ facts }) => (facts ?? []).map(({ label }) => label))).map(
      (name) =>
        row(
          name,
          nodes.map(({ facts }) => facts?.find(({ label }) => same(label, name))),
        ),
    ),
  };
}

function row<Name, Value>(
  name: Name,
  values: readonly (Value | undefined)[],
): CompareRow<Name, Value> {
  return { name, values, differs: values.some((value) => !same(value, values[0])) };
}

/** One row for each text that any of the lists has. */
function listed(lists: readonly (readonly Text[])[]): CompareRow<Text, true>[] {
  return names(lists.flat()).map((name) =>
    row(
      name,
      lists.map((list) => (list.some((text) => same(text, name)) ? true : undefined)),
    ),
  );
}

function names(texts: readonly Text[]): Text[] {
  return texts.filter((text, at) => texts.findIndex((other) => same(other, text)) === at);
}

/** Records of a feed are plain data, written in one order by the reader, so their text tells them apart. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
