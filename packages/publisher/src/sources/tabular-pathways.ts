import type {
  Capability,
  Fact,
  Pathway,
  PathwayEdge,
  PathwayNode,
  Stage,
  Story,
  Text,
  Track,
} from '@esca/feed';
import { readDay, readList } from './cells.js';
import type { CellContext, ReadRow } from './cell-reader.js';
import type { TabKind } from './columns.js';
import { slug } from './ids.js';
import { compact } from './nest.js';
import { addRecord, cellOf, idFor, type Draft } from './tabular-draft.js';
import { copyFields, keyOf } from './tabular-support.js';
import { readSalary } from './tabular-vacancies.js';
import { cleanText } from './text.js';
import { wordFor } from './words.js';

type PathwayTab = Extract<
  TabKind,
  'pathways' | 'pathway-tracks' | 'pathway-stages' | 'pathway-nodes' | 'pathway-edges'
>;

/** One row of a pathway tab. */
export function readPathwayRow(
  kind: PathwayTab,
  read: ReadRow,
  draft: Draft,
  context: CellContext,
): void {
  if (kind === 'pathways') return readPathway(read, draft, context);
  const pathway = pathwayOf(read, draft);
  if (kind === 'pathway-tracks') readLane(pathway.tracks, 'track', pathway, read, draft, context);
  else if (kind === 'pathway-stages')
    readLane(pathway.stages, 'stage', pathway, read, draft, context);
  else if (kind === 'pathway-nodes') readNode(pathway, read, draft, context);
  else readEdge(pathway, read, draft, context);
}

/** Pathways that no tab gave lanes or columns get one of each: a map needs them. */
export function finishPathways(draft: Draft): void {
  for (const pathway of draft.feed.pathways ?? []) {
    addMissing(
      pathway.tracks,
      pathway.nodes.flatMap((node) => node.track ?? []),
      'main',
    );
    addMissing(
      pathway.stages,
      pathway.nodes.flatMap((node) => node.stage ?? []),
      'all',
    );
  }
}

function addMissing(list: (Track | Stage)[], named: string[], fallback: string): void {
  if (list.length > 0) return;
  for (const id of new Set(named.length > 0 ? named : [fallback]))
    list.push({ id, title: readable(id) });
}

const readable = (id: string): string =>
  `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;

function readPathway(read: ReadRow, draft: Draft, context: CellContext): void {
  const key = keyOf(read, 'title', context);
  if (key === undefined) return;
  if (!read.values.has('title'))
    return context.problems.add('I828', 'error', cellOf(read, 'title'), 'title');
  const record: Pathway = {
    id: idFor(draft, 'pathway', key),
    title: '',
    tracks: [],
    stages: [],
    nodes: [],
    edges: [],
  };
  copyFields(read, record as unknown as Record<string, unknown>, ['id']);
  const lists = {
    tracks: record.tracks,
    stages: record.stages,
    nodes: record.nodes,
    edges: record.edges,
  };
  // The lists fill later, so the empty ones must stay.
  if (addRecord(draft, 'pathway', (draft.feed.pathways ??= []), record, read, context.problems))
    Object.assign(record, lists);
}

function pathwayOf(read: ReadRow, draft: Draft): Pathway {
  const list = (draft.feed.pathways ??= []);
  const key = read.raw.get('pathway');
  const only = list[0];
  if (key === undefined && only) return only;
  const id = slug(key ?? 'pathway');
  const found = list.find((one) => one.id === id);
  if (found) return found;
  const title = (read.values.get('pathwayTitle') as Text | undefined) ?? readable(id);
  const made: Pathway = { id, title, tracks: [], stages: [], nodes: [], edges: [] };
  list.push(made);
  draft.places.set(made, read.place);
  return made;
}

function readLane(
  list: (Track | Stage)[],
  kind: string,
  pathway: Pathway,
  read: ReadRow,
  draft: Draft,
  context: CellContext,
): void {
  const key = keyOf(read, 'title', context);
  if (key === undefined) return;
  const fields: Record<string, unknown> = { id: slug(key), title: key };
  copyFields(read, fields, ['id', 'pathway']);
  addRecord(
    draft,
    `${kind}/${pathway.id}`,
    list,
    fields as unknown as Track | Stage,
    read,
    context.problems,
  );
}

function readNode(pathway: Pathway, read: ReadRow, draft: Draft, context: CellContext): void {
  const key = keyOf(read, 'title', context);
  if (key === undefined) return;
  if (!read.values.has('title'))
    return context.problems.add('I828', 'error', cellOf(read, 'title'), 'title');
  const record = { id: slug(key), kind: 'step' } as PathwayNode;
  const fields = record as unknown as Record<string, unknown>;
  copyFields(read, fields, [
    'id',
    'pathway',
    'pathwayTitle',
    'salary/min',
    'salary/max',
    'facts',
    'stories',
    'storyBy',
    'capabilities',
  ]);
  for (const lane of ['track', 'stage'] as const) {
    const lanes = lane === 'track' ? pathway.tracks : pathway.stages;
    const named = record[lane];
    if (named !== undefined)
      record[lane] = lanes.find((one) => one.title === named)?.id ?? slug(named);
  }
  readSalary(read, fields, context);
  const facts = readFacts(read, context);
  if (facts.length > 0) record.facts = facts;
  const stories = readStories(read, context);
  if (stories.length > 0) record.stories = stories;
  const capabilities = readCapabilities(read, context);
  if (capabilities.length > 0) record.capabilities = capabilities;
  addRecord(draft, `node/${pathway.id}`, pathway.nodes, record, read, context.problems);
}

const FACT = /^(.+?)\s*=\s*(.+?)(?:\s*\((?:as (?:at|of)\s+)([^)]+)\))?$/;

function readFacts(read: ReadRow, context: CellContext): Fact[] {
  const raw = read.raw.get('facts');
  if (raw === undefined) return [];
  const twins = [...(read.twins.get('facts') ?? [])];
  return readList(raw).flatMap((item, index): Fact[] => {
    const match = FACT.exec(item);
    if (!match) {
      context.problems.add('I842', 'warning', cellOf(read, 'facts'), item);
      return [];
    }
    const both = (part: 1 | 2): Text => {
      const own = cleanText(match[part] ?? '').text;
      const others = twins.flatMap(([tag, list]) => {
        const twin = FACT.exec((list as string[])[index] ?? '')?.[part];
        return twin === undefined ? [] : [[tag, twin] as const];
      });
      return others.length === 0 ? own : { [context.language]: own, ...Object.fromEntries(others) };
    };
    const asOf = match[3] === undefined ? undefined : readDay(match[3], context.rules).value;
    return [{ label: both(1), value: both(2), ...(asOf === undefined ? {} : { asOf }) }];
  });
}

function readStories(read: ReadRow, context: CellContext): Story[] {
  const raw = read.raw.get('stories');
  if (raw === undefined) return [];
  const by = (read.values.get('storyBy') as Text[] | undefined) ?? [];
  const parts = /(^|\n)\s*- /.test(raw)
    ? raw.split(/(?:^|\n)\s*- /).filter((part) => part.trim() !== '')
    : [raw];
  const twins = [...(read.twins.get('stories') ?? [])].map(
    ([tag, text]) =>
      [
        tag,
        String(text)
          .split(/(?:^|\n)\s*- /)
          .filter((part) => part.trim() !== ''),
      ] as const,
  );
  return parts.map((part, index) => {
    const own = cleanText(part).text;
    const others = twins.flatMap(([tag, list]) =>
      list[index] === undefined ? [] : [[tag, cleanText(list[index]).text] as const],
    );
    const who = by[index];
    const text: Text =
      others.length === 0 ? own : { [context.language]: own, ...Object.fromEntries(others) };
    return { text, ...(who === undefined ? {} : { by: who }) };
  });
}

function readCapabilities(read: ReadRow, context: CellContext): Capability[] {
  return readList(read.raw.get('capabilities') ?? '').flatMap((item) => {
    const [domain = '', level = ''] = item.split(':');
    const found = { domain: wordFor('domain', domain), level: wordFor('level', level) };
    if (found.domain !== undefined && found.level !== undefined) return [found as Capability];
    context.problems.add('I842', 'warning', cellOf(read, 'capabilities'), item);
    return [];
  });
}

function readEdge(pathway: Pathway, read: ReadRow, draft: Draft, context: CellContext): void {
  const from = read.raw.get('from');
  const to = read.raw.get('to');
  if (from === undefined || to === undefined)
    return context.problems.add(
      'I828',
      'error',
      cellOf(read, from === undefined ? 'from' : 'to'),
      from === undefined ? 'From' : 'To',
    );
  if (read.refused.has('kind')) return;
  const byTitle = (text: string): string =>
    pathway.nodes.find((node) => node.title === text)?.id ?? slug(text.replace(/^.*#/, ''));
  const record = { from: byTitle(from), to: byTitle(to), kind: 'progression' } as PathwayEdge;
  copyFields(read, record as unknown as Record<string, unknown>, ['pathway', 'from', 'to']);
  draft.places.set(compact(record), read.place);
  pathway.edges.push(record);
}
