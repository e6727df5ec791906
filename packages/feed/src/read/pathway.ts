import {
  boolean,
  currency,
  day,
  duration,
  id,
  list,
  named,
  number,
  oneOf,
  ref,
  set,
  shape,
  string,
  text,
  url,
  isAbsent,
} from '../checks.js';
import { report, type Trail } from '../trail.js';
import { accreditation, requirements } from './course.js';
import { audience, domain, level, visibility } from './scalars.js';
import { entity } from './support.js';
import type {
  Capability,
  Fact,
  Pathway,
  PathwayEdge,
  PathwayNode,
  Salary,
  Stage,
  Story,
  Track,
} from '../types.js';

/** A map beyond this is no map; the first are kept. */
const MOST_NODES = 1000;
const MOST_EDGES = 4000;

export const salary = shape<Salary>(
  {
    min: number({ min: 0 }),
    max: number({ min: 0 }),
    currency,
    period: oneOf('year', 'month', 'week', 'day', 'hour'),
    grade: string,
    proRata: boolean,
    text,
  },
  [],
  (clean, trail) => {
    if (clean.min !== undefined && clean.max !== undefined && clean.min > clean.max) {
      report(trail, 'M502', 'error', clean.max, 'max');
      delete clean.max;
    }
    return clean;
  },
);

const node = shape<PathwayNode>(
  {
    id,
    kind: oneOf('role', 'qualification', 'programme', 'step'),
    title: text,
    summary: text,
    url,
    track: id,
    stage: id,
    audience: set(audience),
    duration,
    requires: requirements,
    courses: set(ref),
    accreditation: list(accreditation, 50),
    entry: boolean,
    goal: boolean,
    validFrom: day,
    validUntil: day,
    replacedBy: ref,
    salary,
    support: list(text, 50),
    facts: list(shape<Fact>({ label: text, value: text, asOf: day }, ['label', 'value']), 50),
    stories: list(shape<Story>({ text, by: text, url }, ['text']), 20),
    duties: list(text, 50),
    contact: ref,
    capabilities: list(shape<Capability>({ domain, level }, ['domain', 'level']), 20),
    visibility,
  },
  ['id', 'kind', 'title'],
);

const edge = shape<PathwayEdge>(
  {
    from: id,
    to: id,
    kind: oneOf('progression', 'prerequisite', 'option', 'lateral'),
    how: oneOf('automatic', 'appraisal', 'panel', 'application', 'secondment'),
    conditions: requirements,
    label: text,
    typical: duration,
  },
  ['from', 'to', 'kind'],
);

const edges = list(edge, MOST_EDGES);

export const pathway = shape<Pathway>(
  {
    ...entity,
    title: text,
    summary: text,
    description: text,
    url,
    audience: set(audience),
    tracks: named(
      shape<Track>(
        { id, title: text, kind: oneOf('practice', 'education', 'strategic', 'support') },
        ['id', 'title'],
      ),
      50,
    ),
    stages: named(shape<Stage>({ id, title: text, levels: set(level) }, ['id', 'title']), 50),
    nodes: named(node, MOST_NODES),
    // A pathway of lone steps is allowed, so an empty list of moves is a list.
    edges: (value, trail) => edges(value, trail) ?? [],
  },
  ['id', 'title', 'tracks', 'stages', 'nodes'],
  connect,
);

/** Keeps the moves whose ends exist, each once; a step whose track or stage is unknown has it computed. */
function connect(clean: Pathway, trail: Trail): Pathway {
  const nodes = new Set(clean.nodes.map((entry) => entry.id));
  const seen = new Set<string>();
  const kept: PathwayEdge[] = [];
  for (const move of (clean.edges as PathwayEdge[] | undefined) ?? []) {
    const name = `${move.from} ${move.to} ${move.kind}`;
    if (!nodes.has(move.from) || !nodes.has(move.to)) report(trail, 'R206', 'error', name, 'edges');
    else if (move.from === move.to || seen.has(name))
      report(trail, 'R210', 'warning', name, 'edges');
    else kept.push(move);
    seen.add(name);
  }
  const tracks = new Set(clean.tracks.map((entry) => entry.id));
  const stages = new Set(clean.stages.map((entry) => entry.id));
  for (const entry of clean.nodes) {
    if (!isAbsent(entry.track) && !tracks.has(entry.track!)) {
      report(trail, 'R211', 'error', entry.track, 'nodes');
      delete entry.track;
    }
    if (!isAbsent(entry.stage) && !stages.has(entry.stage!)) {
      report(trail, 'R211', 'error', entry.stage, 'nodes');
      delete entry.stage;
    }
  }
  clean.edges = kept;
  return clean;
}
