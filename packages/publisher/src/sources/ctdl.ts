import type { Pathway, PathwayEdge, PathwayNode, Requirement } from '@esca/feed';
import { createIds, type IdMaker } from './ids.js';
import { parseLoose } from './loose-json.js';
import { compact } from './nest.js';
import { problemsOf, type ProblemList } from './problems.js';
import {
  allWords,
  collectNodes,
  idOf,
  isNode,
  many,
  prop,
  types,
  words,
  type Node,
} from './schema-values.js';
import type { Importer } from './source.js';
import { cleanLine, cleanText, decodeBytes } from './text.js';
import { readUrl } from './cells.js';

const KINDS: [RegExp, PathwayNode['kind']][] = [
  [/^(JobComponent|WorkExperienceComponent)$/, 'role'],
  [/^CredentialComponent$/, 'qualification'],
  [/^(CourseComponent|CocurricularComponent|ExtracurricularComponent)$/, 'programme'],
  [/Component$/, 'step'],
];

const kindOf = (node: Node): PathwayNode['kind'] | undefined => {
  for (const type of types(node))
    for (const [pattern, kind] of KINDS)
      if (pattern.test(type) && type !== 'ComponentCondition') return kind;
  return undefined;
};

interface Graph {
  byId: ReadonlyMap<string, Node>;
  /** Ids of components by the address that others name. */
  ids: Map<string, string>;
  language: string;
  problems: ProblemList;
}

/** Career pathways in the Credential Transparency Description Language. */
export const importCtdl: Importer = (file, context) => {
  const problems = problemsOf(file.name);
  const parsed = parseLoose(decodeBytes(file.bytes).text);
  if (parsed.value === undefined) {
    problems.add('I870', 'error', { line: parsed.line ?? 1 }, parsed.error);
    return { format: 'ctdl', feed: {}, problems: problems.all(), refused: true };
  }
  const { nodes, byId } = collectNodes(parsed.value);
  const pathways = nodes.filter((node) => types(node).includes('Pathway'));
  const make = createIds();
  const made = pathways.flatMap(
    (node) =>
      readPathway(node, nodes, make, {
        byId,
        ids: new Map(),
        language: context.language,
        problems,
      }) ?? [],
  );
  if (made.length === 0)
    problems.add(
      'I858',
      'error',
      { line: 1 },
      `only ${[...new Set(nodes.flatMap(types))].slice(0, 5).join(', ')}`,
    );
  return {
    format: 'ctdl',
    feed: made.length > 0 ? { pathways: made } : {},
    problems: problems.all(),
    ...(made.length === 0 ? { refused: true } : {}),
  };
};

function readPathway(
  node: Node,
  all: readonly Node[],
  make: IdMaker,
  graph: Graph,
): Pathway | undefined {
  const title = cleanLine(words(prop(node, 'name'), graph.language)).text;
  if (title === '') {
    graph.problems.add('I871', 'error', { line: 1 }, idOf(node));
    return undefined;
  }
  const own = idOf(node);
  const parts = new Set(many(prop(node, 'hasPart')).map(idOf));
  const components = [
    ...new Set(
      all.filter(
        (one) =>
          kindOf(one) &&
          (parts.has(idOf(one)) ||
            many(prop(one, 'isPartOf')).some((of) => idOf(of) === own) ||
            parts.size === 0),
      ),
    ),
  ].filter((one) => Object.keys(one).length > 2);
  const ids = createIds();
  for (const component of components) {
    const key = words(prop(component, 'ctid')) || idOf(component);
    graph.ids.set(
      idOf(component),
      ids(cleanLine(words(prop(component, 'name'), graph.language)).text || key),
    );
  }
  const goals = new Set(many(prop(node, 'hasDestinationComponent')).map(idOf));
  const id = make(words(prop(node, 'ctid')) || title);
  const stages = levelsOf(components, graph);
  const nodes = components.flatMap(
    (component) => readComponent(component, id, goals, stages, graph) ?? [],
  );
  const url = readUrl(words(prop(node, 'subjectWebpage'))).value;
  const pathway = {
    id,
    title,
    ...(url === undefined ? {} : { url }),
    ...(words(prop(node, 'description'), graph.language) === ''
      ? {}
      : { description: cleanText(words(prop(node, 'description'), graph.language)).text }),
    tracks: [{ id: 'main', title }],
    stages: stages.size > 0 ? [...stages.values()] : [{ id: 'all', title: 'All' }],
    nodes,
    edges: edgesOf(components, graph),
  };
  const target = new Set(pathway.edges.map((edge) => edge.to));
  for (const one of pathway.nodes)
    if (!target.has(one.id) && pathway.edges.some((edge) => edge.from === one.id)) one.entry = true;
  return pathway;
}

function levelsOf(
  components: readonly Node[],
  graph: Graph,
): Map<string, { id: string; title: string }> {
  const stages = new Map<string, { id: string; title: string }>();
  const ids = createIds();
  for (const component of components)
    for (const level of many(prop(component, 'hasProgressionLevel'))) {
      const key = idOf(level);
      if (key === '' || stages.has(key)) continue;
      const known = graph.byId.get(key);
      const title =
        cleanLine(
          words(
            known ? (prop(known, 'prefLabel') ?? prop(known, 'name')) : undefined,
            graph.language,
          ),
        ).text || key.replace(/^.*[/#:]/, '');
      stages.set(key, { id: ids(title), title });
    }
  return stages;
}

function readComponent(
  node: Node,
  pathway: string,
  goals: ReadonlySet<string>,
  stages: ReadonlyMap<string, { id: string }>,
  graph: Graph,
): PathwayNode | undefined {
  const title = cleanLine(words(prop(node, 'name'), graph.language)).text;
  const id = graph.ids.get(idOf(node));
  if (title === '' || id === undefined) {
    graph.problems.add('I871', 'error', { line: 1 }, idOf(node));
    return undefined;
  }
  const url = readUrl(words(prop(node, 'subjectWebpage')) || words(prop(node, 'sourceData'))).value;
  const level = many(prop(node, 'hasProgressionLevel')).map(idOf)[0];
  const requires = many(prop(node, 'hasCondition')).flatMap(
    (one) => conditionOf(one, pathway, graph, 0) ?? [],
  );
  return compact({
    id,
    kind: kindOf(node) ?? 'step',
    title,
    summary: cleanText(words(prop(node, 'description'), graph.language)).text,
    url,
    stage: level === undefined ? undefined : stages.get(level)?.id,
    requires,
    goal: goals.has(idOf(node)) ? true : undefined,
  } as unknown as PathwayNode);
}

function conditionOf(
  value: unknown,
  pathway: string,
  graph: Graph,
  depth: number,
): Requirement | undefined {
  const node = isNode(value)
    ? (graph.byId.get(idOf(value)) ?? value)
    : typeof value === 'string'
      ? graph.byId.get(value)
      : undefined;
  if (!node || depth > 1) return undefined;
  const of: Requirement[] = [
    ...many(prop(node, 'targetComponent')).flatMap((target): Requirement[] => {
      const id = graph.ids.get(idOf(target));
      return id === undefined ? [] : [{ is: 'held', ref: `pathway/${pathway}#${id}` }];
    }),
    ...many(prop(node, 'hasCondition')).flatMap(
      (inner) => conditionOf(inner, pathway, graph, depth + 1) ?? [],
    ),
  ];
  const text = cleanLine(
    words(prop(node, 'description'), graph.language) || words(prop(node, 'name'), graph.language),
  ).text;
  const shown = text === '' ? {} : { text };
  if (of.length === 0) return text === '' ? undefined : { is: 'note', text };
  const count = Number(words(prop(node, 'requiredNumber')));
  const all = (allWords(prop(node, 'logicalOperator'))[0] ?? '').endsWith('And');
  if (all || count >= of.length)
    return of.length === 1 && of[0] ? { ...of[0], ...shown } : { is: 'all', of, ...shown };
  return { is: 'any', of, atLeast: count >= 1 ? count : 1, ...shown };
}

function edgesOf(components: readonly Node[], graph: Graph): PathwayEdge[] {
  const edges = new Map<string, PathwayEdge>();
  const add = (from: unknown, to: unknown, kind: PathwayEdge['kind']): void => {
    const [a, b] = [graph.ids.get(idOf(from)), graph.ids.get(idOf(to))];
    if (a !== undefined && b !== undefined && a !== b)
      edges.set(`${a} ${b} ${kind}`, { from: a, to: b, kind });
  };
  for (const node of components) {
    for (const next of many(prop(node, 'precedes'))) add(node, next, 'progression');
    for (const before of [...many(prop(node, 'preceededBy')), ...many(prop(node, 'precededBy'))])
      add(before, node, 'progression');
    for (const before of many(prop(node, 'prerequisite'))) add(before, node, 'prerequisite');
    for (const child of many(prop(node, 'hasChild'))) add(node, child, 'option');
  }
  return [...edges.values()];
}
