/** A chart of how cost grows: one panel for each figure, both axes logarithmic, as SVG that needs no script and no font. */

const WIDTH = 360;
const HEIGHT = 260;
const LEFT = 62;
const RIGHT = 16;
const TOP = 40;
const BOTTOM = 44;
/** Told apart by colour (4.5 to 1 on white), by dashes and by the mark, so that no reader needs the colour. */
const looks = [
  { colour: '#0b5cad', dash: '', mark: 'circle' },
  { colour: '#a3430b', dash: '7 4', mark: 'square' },
];

const escape = (text) =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const at = (value) => value.toFixed(1);
const short = (value) =>
  value >= 1e6
    ? `${value / 1e6}M`
    : value >= 1e3
      ? `${(value / 1e3).toLocaleString('en-GB')}k`
      : String(value);

/** `panels`: `[{ title, unit, lines: [{ name, points: [[size, value], …] }] }]`, with the same names in each. */
export function chart({ title, description, panels }) {
  const columns = 2;
  const rows = Math.ceil(panels.length / columns);
  const width = WIDTH * columns;
  const height = HEIGHT * rows + 34;
  const names = panels[0].lines.map(({ name }) => name);
  const legend = names
    .map((name, index) => {
      const x = 24 + index * 190;
      return `<g transform="translate(${x} ${height - 14})">${line(
        [
          [0, -4],
          [36, -4],
        ],
        looks[index],
      )}${mark(18, -4, looks[index])}<text x="44">${escape(name)}</text></g>`;
    })
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="growth-title growth-desc" font-family="system-ui, sans-serif" font-size="12" fill="#1b1b1b">
<title id="growth-title">${escape(title)}</title>
<desc id="growth-desc">${escape(description)}</desc>
<rect width="${width}" height="${height}" fill="#fff"/>
${panels.map((panel, index) => `<g transform="translate(${(index % columns) * WIDTH} ${Math.floor(index / columns) * HEIGHT})">${drawPanel(panel)}</g>`).join('\n')}
${legend}
</svg>
`;
}

function drawPanel({ title, unit, lines }) {
  const points = lines.flatMap((one) => one.points).filter(([, value]) => value > 0);
  const sizes = points.map(([size]) => size);
  const values = points.map(([, value]) => value);
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  const first = Math.log10(Math.min(...sizes));
  const last = Math.log10(Math.max(...sizes));
  const x = (size) => LEFT + ((Math.log10(size) - first) / (last - first)) * (WIDTH - LEFT - RIGHT);
  const y = (value) =>
    HEIGHT - BOTTOM - ((Math.log10(value) - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  let out = `<text x="${LEFT}" y="22" font-size="14" font-weight="600">${escape(title)}</text>`;
  for (let power = low; power <= high; power++) {
    const height = at(y(10 ** power));
    out += `<path d="M${LEFT} ${height}H${WIDTH - RIGHT}" stroke="#ddd"/><text x="${LEFT - 6}" y="${Number(height) + 4}" text-anchor="end">${short(Number((10 ** power).toPrecision(1)))}</text>`;
  }
  for (let power = Math.ceil(first); power <= last; power++)
    out += `<path d="M${at(x(10 ** power))} ${TOP}V${HEIGHT - BOTTOM}" stroke="#eee"/><text x="${at(x(10 ** power))}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${short(10 ** power)}</text>`;
  out += `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 10}" text-anchor="middle">courses</text><text transform="translate(14 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">${escape(unit)}</text>`;
  lines.forEach(({ points: own }, index) => {
    const placed = own.filter(([, value]) => value > 0).map(([size, value]) => [x(size), y(value)]);
    out +=
      line(placed, looks[index]) + placed.map(([px, py]) => mark(px, py, looks[index])).join('');
  });
  return out;
}

function line(points, { colour, dash }) {
  const path = points.map(([x, y]) => `${at(x)} ${at(y)}`).join('L');
  return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"${dash && ` stroke-dasharray="${dash}"`}/>`;
}

function mark(x, y, { colour, mark: shape }) {
  return shape === 'circle'
    ? `<circle cx="${at(x)}" cy="${at(y)}" r="3.5" fill="${colour}"/>`
    : `<rect x="${at(x - 3.5)}" y="${at(y - 3.5)}" width="7" height="7" fill="${colour}"/>`;
}
