/**
 * A feed with one pathway of so many steps, for what is measured in a widget: twelve stages, four tracks, moves of every
 * kind, and for every fifth step a course and a vacancy. Its days are far ahead, so that it reads alike on any day.
 */
import { layeredGraph } from './graphs.mjs';

const KINDS = ['progression', 'progression', 'progression', 'prerequisite', 'option'];
const HOWS = ['automatic', 'appraisal', 'panel', 'application'];

export function pathwayFeed(count, seed = 1) {
  const { nodes, edges, layerOf } = layeredGraph(count, seed * 1000 + count);
  const stages = Math.max(...layerOf) + 1;
  const tracks = ['practice', 'education', 'strategic', 'support'];
  const trackOf = (at) => tracks[(at * 7) % 5] ?? 'practice';
  const often = nodes.filter((_, at) => at % 5 === 0);
  return {
    schemaVersion: '1.0',
    publisher: { id: 'bench', name: 'Bench' },
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    generatedAt: '2026-11-01T09:00:00Z',
    expires: '2099-01-01T00:00:00Z',
    language: 'en',
    courses: often.map(({ id }) => ({
      id: `course-${id}`,
      title: `Learning for ${id}`,
      summary: 'What helps with this step.',
      leadsTo: [`pathway/bench#${id}`],
      sessions: [
        { id: 's', mode: 'online', start: '2098-01-10T10:00:00Z', end: '2098-01-10T16:00:00Z' },
      ],
    })),
    vacancies: often.map(({ id }) => ({
      id: `vacancy-${id}`,
      title: `Post at ${id}`,
      role: `pathway/bench#${id}`,
      closes: '2098-01-01',
    })),
    pathways: [
      {
        id: 'bench',
        title: 'A career of many steps',
        tracks: tracks.map((id) => ({ id, title: `Track of ${id}`, kind: id })),
        stages: Array.from({ length: stages }, (_, at) => ({ id: `s${at}`, title: `Stage ${at}` })),
        nodes: nodes.map(({ id }, at) => ({
          id,
          kind: at % 9 === 8 ? 'qualification' : 'role',
          title: ['Social worker', 'Senior practitioner', 'Team manager'][at % 3] + ` ${at}`,
          summary: 'What somebody in this step does from day to day, in one sentence.',
          stage: `s${layerOf[at]}`,
          track: trackOf(at),
          duration: 'P2Y',
          ...(layerOf[at] === 0 && { entry: true }),
        })),
        edges: edges.map(([from, to], at) => ({
          from,
          to,
          kind: KINDS[at % KINDS.length],
          ...(at % 3 && { how: HOWS[at % HOWS.length], typical: 'P18M' }),
        })),
      },
    ],
  };
}
