/**
 * The page's four lists as an author would put them together from well-kept libraries: InstantSearch with MiniSearch for the
 * courses, dagre and SVG for the pathway, list.js for the vacancies, and plain elements for the bulletin. All read the feed
 * that ours reads, and are one bundle.
 */
import * as dagre from '@dagrejs/dagre';
import instantsearch from 'instantsearch.js';
import {
  hits,
  pagination,
  panel,
  refinementList,
  searchBox,
  stats,
} from 'instantsearch.js/es/widgets';
import List from 'list.js';
import { engineOf } from '../journey/pages/catalogue-engine.mjs';

const feed = await (await fetch('feed.json')).json();
const text = (value) => (typeof value === 'string' ? value : (value?.en ?? ''));

// Courses
const terms = (id) =>
  new Map(
    (feed.taxonomies ?? [])
      .find((one) => one.id === id)
      ?.terms.map((term) => [term.id, text(term.title)]),
  );
const topics = terms('topic');
const areas = terms('area');
const placeArea = new Map(
  (feed.places ?? []).map(({ id, area }) => [`place/${id}`, areas.get(area) ?? area]),
);
const records = feed.courses.map((course, id) => ({
  id,
  title: text(course.title),
  summary: text(course.summary),
  provider: course.provider ?? '',
  topic: (course.topics ?? []).map((code) => topics.get(code) ?? code),
  mode: [...new Set((course.sessions ?? []).map(({ mode }) => mode))],
  area: [...new Set((course.sessions ?? []).flatMap(({ place }) => placeArea.get(place) ?? []))],
  date: course.sessions?.[0]?.start ?? '',
}));
const names = ['area', 'mode', 'topic', 'provider'];
const ask = engineOf(records, names);
const searchClient = {
  search: (requests) =>
    Promise.resolve({
      results: requests.map(
        ({ indexName, params: { query = '', page = 0, facetFilters = [] } }) => {
          const chosen = {};
          for (const filter of facetFilters.flat()) {
            const at = filter.indexOf(':');
            (chosen[filter.slice(0, at)] ??= []).push(filter.slice(at + 1));
          }
          const { ids, counts } = ask(query, chosen);
          return {
            index: indexName,
            hits: ids
              .slice(page * 20, page * 20 + 20)
              .map((id) => ({ objectID: String(id), ...records[id] })),
            nbHits: ids.length,
            page,
            nbPages: Math.ceil(ids.length / 20),
            hitsPerPage: 20,
            facets: counts,
            query,
            params: '',
            processingTimeMS: 1,
          };
        },
      ),
    }),
};
const search = instantsearch({ indexName: 'courses', searchClient });
search.addWidgets([
  searchBox({ container: '#search' }),
  stats({ container: '#stats' }),
  pagination({ container: '#pages' }),
  hits({
    container: '#hits',
    templates: {
      item: (hit, { html }) =>
        html`<article>
          <h3><a href="#${hit.objectID}">${hit.title}</a></h3>
          <p>${hit.summary}</p>
          <p>${hit.date} · ${hit.mode.join(', ')} · ${hit.area.join(', ')}</p>
        </article>`,
    },
  }),
  ...names.map((attribute) =>
    panel({ templates: { header: () => attribute } })(refinementList)({
      container: `#${attribute}`,
      attribute,
      limit: 8,
      operator: 'or',
    }),
  ),
]);
search.start();

// The pathway
const { nodes, edges = [] } = feed.pathways[0];
const graph = new dagre.graphlib.Graph();
graph.setGraph({ rankdir: 'LR', nodesep: 16, ranksep: 64 });
graph.setDefaultEdgeLabel(() => ({}));
for (const { id } of nodes) graph.setNode(id, { width: 160, height: 48 });
for (const { from, to } of edges) graph.setEdge(from, to);
dagre.layout(graph);
const svg = (name, attributes, words) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (words) element.textContent = words;
  return element;
};
const { width, height } = graph.graph();
const drawing = svg('svg', { width, height, role: 'img', 'aria-label': 'Pathway' });
for (const edge of graph.edges())
  drawing.append(
    svg('path', {
      d: `M${graph
        .edge(edge)
        .points.map(({ x, y }) => `${x},${y}`)
        .join('L')}`,
      fill: 'none',
      stroke: '#888',
    }),
  );
for (const { id, title } of nodes) {
  const { x, y } = graph.node(id);
  drawing.append(
    svg('rect', { x: x - 80, y: y - 24, width: 160, height: 48, fill: '#fff', stroke: '#333' }),
    svg('text', { x, y, 'text-anchor': 'middle', 'font-size': 12 }, text(title)),
  );
}
document.querySelector('#pathway').append(drawing);

// Vacancies
new List(
  'vacancies',
  {
    valueNames: ['title', 'summary', 'closes'],
    item: '<li><h3 class="title"></h3><p class="summary"></p><p class="closes"></p></li>',
    page: 20,
    pagination: true,
  },
  (feed.vacancies ?? []).map((vacancy) => ({
    title: text(vacancy.title),
    summary: text(vacancy.summary),
    closes: vacancy.closes ?? '',
  })),
);

// The latest bulletin
const bulletin = feed.bulletins?.[0];
const place = document.querySelector('#bulletin');
for (const item of bulletin?.items ?? []) {
  const article = document.createElement('article');
  const heading = document.createElement('h3');
  const words = document.createElement('p');
  heading.textContent = text(item.title);
  words.textContent = text(item.text);
  article.append(heading, words);
  place.append(article);
}
