/**
 * What a careful author adds to MiniSearch to make a course finder of it: facet codes, and counts that leave out a
 * facet's own choice. Answers in the shape that InstantSearch asks of Algolia.
 */
import MiniSearch from 'minisearch';

const asList = (value) => (Array.isArray(value) ? value : [value]);

export function engineOf(records, facetNames) {
  const index = new MiniSearch({
    fields: ['title', 'topic', 'summary', 'provider'],
    searchOptions: {
      boost: { title: 6, topic: 3, provider: 2 },
      prefix: true,
      fuzzy: 0.2,
      combineWith: 'AND',
    },
    extractField: (record, name) => (name === 'topic' ? record.topic.join(' ') : record[name]),
  });
  index.addAll(records);
  const facets = facetNames.map((name) => {
    const codes = new Map();
    const lists = records.map((record) =>
      asList(record[name]).map((value) => {
        if (!codes.has(value)) codes.set(value, codes.size);
        return codes.get(value);
      }),
    );
    return { name, codes, values: [...codes.keys()], lists };
  });
  const everything = records.map(({ id }) => id);

  /** `chosen`: for each facet's name, the values of which a record must have one. */
  return (query, chosen) => {
    const ids = query ? index.search(query).map(({ id }) => id) : everything;
    const wanted = facets.map(({ name, codes }) =>
      chosen[name]?.length ? new Set(chosen[name].map((value) => codes.get(value))) : undefined,
    );
    const counts = facets.map(({ codes }) => new Uint32Array(codes.size));
    const found = [];
    for (const id of ids) {
      let failed = -1;
      let failures = 0;
      for (let f = 0; f < facets.length && failures < 2; f++)
        if (wanted[f] && !facets[f].lists[id].some((code) => wanted[f].has(code))) {
          failed = f;
          failures++;
        }
      if (failures === 0) {
        found.push(id);
        for (let f = 0; f < facets.length; f++)
          for (const code of facets[f].lists[id]) counts[f][code]++;
      } else if (failures === 1)
        for (const code of facets[failed].lists[id]) counts[failed][code]++;
    }
    return {
      ids: found,
      counts: Object.fromEntries(
        facets.map(({ name, values }, f) => [
          name,
          Object.fromEntries(
            values.flatMap((value, code) => (counts[f][code] ? [[value, counts[f][code]]] : [])),
          ),
        ]),
      ),
    };
  };
}
