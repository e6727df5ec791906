/**
 * Layered graphs to lay out, the same for every tool: `nodes` with a size, `edges` as pairs of ids. Every node beyond the
 * first layer has a line from the layer before; three lines in four span one layer, the others two or three.
 */
const LAYERS = { 20: 5, 50: 8, 200: 12, 1000: 25 };
const LINES_A_NODE = 1.2;

export function layeredGraph(count, seed) {
  const random = generator(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const layers = Array.from({ length: LAYERS[count] }, () => []);
  const layerOf = [];
  for (let node = 0; node < count; node++) {
    const layer = node < layers.length ? node : Math.floor(random() * layers.length);
    layerOf.push(layer);
    layers[layer].push(node);
  }
  const seen = new Set();
  const edges = [];
  const add = (from, to) => {
    const name = `${from} ${to}`;
    if (seen.has(name)) return;
    seen.add(name);
    edges.push([`n${from}`, `n${to}`]);
  };
  for (let layer = 1; layer < layers.length; layer++)
    for (const node of layers[layer]) add(pick(layers[layer - 1]), node);
  const wanted = Math.round(count * LINES_A_NODE);
  for (let tries = 0; edges.length < wanted && tries < wanted * 20; tries++) {
    const from = Math.floor(random() * count);
    const span = random() < 0.75 ? 1 : random() < 0.7 ? 2 : 3;
    const target = layers[layerOf[from] + span];
    if (target) add(from, pick(target));
  }
  const nodes = layerOf.map((_, node) => ({ id: `n${node}`, width: 160, height: 48 }));
  return { nodes, edges, layerOf };
}

/** mulberry32: small, seeded, the same everywhere. */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
