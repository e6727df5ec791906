/** A course finder as InstantSearch's own guide builds one, asking MiniSearch in the page instead of a server. */
import instantsearch from 'instantsearch.js';
import {
  configure,
  hits,
  pagination,
  panel,
  refinementList,
  searchBox,
  stats,
} from 'instantsearch.js/es/widgets';
import { facets } from './facets.mjs';
import { engineOf } from './catalogue-engine.mjs';

const PAGE = 20;
const records = await (await fetch('catalogue.json')).json();
const names = Object.keys(facets);
const ask = engineOf(records, names);

/** Marks the words that begin with a searched one, as Algolia's answers come marked. */
function marked(text, words) {
  if (!words.length) return text;
  return text.replace(/[\p{L}\p{N}]+/gu, (word) =>
    words.some((searched) => word.toLowerCase().startsWith(searched))
      ? `__ais-highlight__${word}__/ais-highlight__`
      : word,
  );
}

const searchClient = {
  search(requests) {
    const results = requests.map(({ indexName, params = {} }) => {
      const { query = '', page = 0, facetFilters = [] } = params;
      const chosen = {};
      for (const filter of facetFilters.flat()) {
        const at = filter.indexOf(':');
        (chosen[filter.slice(0, at)] ??= []).push(filter.slice(at + 1));
      }
      const { ids, counts } = ask(query, chosen);
      const words = query.toLowerCase().split(/\s+/).filter(Boolean);
      return {
        index: indexName,
        hits: ids.slice(page * PAGE, page * PAGE + PAGE).map((id) => {
          const record = records[id];
          return {
            objectID: String(id),
            ...record,
            _highlightResult: {
              title: { value: marked(record.title, words), matchLevel: 'full' },
              summary: { value: marked(record.summary, words), matchLevel: 'full' },
            },
          };
        }),
        nbHits: ids.length,
        page,
        nbPages: Math.ceil(ids.length / PAGE),
        hitsPerPage: PAGE,
        facets: counts,
        exhaustiveNbHits: true,
        exhaustiveFacetsCount: true,
        processingTimeMS: 1,
        query,
        params: '',
      };
    });
    return Promise.resolve({ results });
  },
};

const search = instantsearch({ indexName: 'courses', searchClient });
search.addWidgets([
  configure({ hitsPerPage: PAGE }),
  searchBox({ container: '#search', placeholder: 'Search' }),
  stats({ container: '#stats' }),
  pagination({ container: '#pages' }),
  hits({
    container: '#hits',
    templates: {
      item: (hit, { html, components }) =>
        html`<article>
          <h3>
            <a href="#${hit.objectID}">${components.Highlight({ hit, attribute: 'title' })}</a>
          </h3>
          <p>${components.Highlight({ hit, attribute: 'summary' })}</p>
          <p>${hit.date}, ${hit.places} places · ${hit.mode.join(', ')} · ${hit.area.join(', ')}</p>
          <p>${hit.level} · ${hit.topic.join(', ')} · ${hit.provider}</p>
          <p><button>Save</button> <button>Ask</button></p>
        </article>`,
    },
  }),
  ...names.map((attribute) =>
    panel({ templates: { header: () => facets[attribute] } })(refinementList)({
      container: `#${attribute}`,
      attribute,
      limit: 8,
      operator: 'or',
    }),
  ),
]);
search.start();
