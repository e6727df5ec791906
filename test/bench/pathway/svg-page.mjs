/** Runs in the page: draws a pathway as boxes with text and lines in one SVG, laid out by whom it is given. */

const name = (tag, attributes, text) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
};

/** `layOut` takes nodes and edges, and gives `{ width, height, boxes: id → { x, y }, lines: [[[x, y], …], …] }`. */
export async function draw(layOut) {
  const feed = await (await fetch('/feed.json')).json();
  const { nodes, edges } = feed.pathways[0];
  const { width, height, boxes, lines } = layOut(nodes, edges);
  const drawing = name('svg', { width, height });
  for (const points of lines)
    drawing.append(name('path', { d: `M${points.join('L')}`, fill: 'none', stroke: '#888' }));
  for (const { id, title } of nodes) {
    const { x, y } = boxes.get(id);
    drawing.append(
      name('rect', { x, y, width: 160, height: 48, fill: '#fff', stroke: '#333' }),
      name('text', { x: x + 80, y: y + 24, 'text-anchor': 'middle' }, title),
    );
  }
  document.querySelector('#place').append(drawing);
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (globalThis.drawnAt = performance.now());
    port2.postMessage(0);
  });
}
