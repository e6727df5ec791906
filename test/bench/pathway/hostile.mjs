/** Feeds with one pathway that nobody would draw by hand, for what the map takes to finish with them. */
import { pathwayFeed } from './feed.mjs';

const KINDS = ['progression', 'option', 'lateral', 'prerequisite'];
const move = (from, to, kind = 'progression') => ({ from: `n${from}`, to: `n${to}`, kind });

function feedOf(count, edges, parts = () => ({})) {
  const feed = pathwayFeed(20);
  const nodes = Array.from({ length: count }, (_, at) => ({
    id: `n${at}`,
    kind: 'role',
    title: `Role ${at}`,
    stage: 's0',
    track: 'practice',
    ...parts(at),
  }));
  return { ...feed, pathways: [{ ...feed.pathways[0], nodes, edges }] };
}

const list = (length, make) => Array.from({ length }, (_, at) => make(at));

export const hostileFeeds = {
  '200 steps in layers': pathwayFeed(200),
  '200 steps in one stage': feedOf(
    200,
    list(400, (at) => move(at % 200, (at * 37 + 11) % 200)),
  ),
  '400 moves between two steps': feedOf(
    2,
    list(400, (at) => move(at % 2, (at + 1) % 2, KINDS[at % 4])),
  ),
  'one cycle of 200 steps': feedOf(
    200,
    list(200, (at) => move(at, (at + 1) % 200)),
    () => ({ stage: undefined, track: undefined }),
  ),
  'loops and dangling ends': feedOf(20, [
    ...list(20, (at) => move(at, at)),
    ...list(19, (at) => move(at, at + 1)),
    ...list(20, (at) => move(at, at + 100)),
  ]),
  'names of 2,000 characters': feedOf(
    50,
    list(49, (at) => move(at, at + 1)),
    (at) => ({ stage: `s${at % 5}`, title: 'Name '.repeat(400) }),
  ),
  'names from right to left': feedOf(
    50,
    list(49, (at) => move(at, at + 1)),
    (at) => ({ stage: `s${at % 5}`, title: `أخصائي اجتماعي ${at} \u202Eabc` }),
  ),
};
