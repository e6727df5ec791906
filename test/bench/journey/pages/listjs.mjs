/** A course finder as the pages of list.js build one: a list, a search field, and checkboxes that call `filter`. */
import List from 'list.js';
import { facets } from './facets.mjs';

const records = await (await fetch('catalogue.json')).json();
const asList = (value) => (Array.isArray(value) ? value : [value]);
const chosen = {};

// What is searched in and shown must be text.
const items = records.map((record) => ({
  ...record,
  facts: `${record.date}, ${record.places} places · ${record.mode.join(', ')} · ${record.area.join(', ')}`,
  about: `${record.level} · ${record.topic.join(', ')} · ${record.provider}`,
}));
const list = new List(
  'finder',
  {
    valueNames: ['title', 'summary', 'facts', 'about'],
    item: `<li><article><h3><a href="#" class="title"></a></h3><p class="summary"></p><p class="facts"></p><p class="about"></p><p><button>Save</button> <button>Ask</button></p></article></li>`,
    page: 20,
    pagination: { innerWindow: 2, outerWindow: 1 },
  },
  items,
);
const stats = document.querySelector('#stats');
const count = () => (stats.textContent = `${list.matchingItems.length} courses`);
list.on('updated', count);
count();

for (const [name, heading] of Object.entries(facets)) {
  const values = [...new Set(records.flatMap((record) => asList(record[name])))];
  const group = document.querySelector(`#${name}`);
  group.innerHTML = `<h4>${heading}</h4>${values
    .slice(0, 8)
    .map((value) => `<label><input type="checkbox" value="${value}"> ${value}</label>`)
    .join('')}`;
  group.addEventListener('change', () => {
    chosen[name] = [...group.querySelectorAll(':checked')].map(({ value }) => value);
    list.filter((item) => {
      const record = item.values();
      return Object.entries(chosen).every(
        ([facet, wanted]) =>
          !wanted.length || asList(record[facet]).some((value) => wanted.includes(value)),
      );
    });
  });
}
