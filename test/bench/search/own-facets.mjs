/**
 * Filters, counts and sorting for engines that have none: what a careful author would write, with a code per value and
 * plain loops, and as the finder's rule has it (counts leave out the facet's own choice).
 */
export function ownFacets(courses) {
  const valuesOf = {
    topic: (course) => course.topics,
    level: (course) => [course.level],
    provider: (course) => [course.provider],
    area: (course) => [...new Set(course.sessions.map(({ area }) => area))],
    mode: (course) => [...new Set(course.sessions.map(({ mode }) => mode))],
    month: (course) => [...new Set(course.sessions.map(({ month }) => month))],
  };
  const facets = Object.entries(valuesOf).map(([name, of]) => {
    const codes = new Map();
    const lists = courses.map((course) =>
      of(course).map((value) => {
        if (!codes.has(value)) codes.set(value, codes.size);
        return codes.get(value);
      }),
    );
    return { name, codes, lists };
  });
  const everything = courses.map(({ id }) => id);
  return (found, { filters = {}, sort }) => {
    const ids = found ?? everything;
    const active = facets.map(({ name, codes, lists }) =>
      filters[name]
        ? { lists, chosen: new Set(filters[name].map((value) => codes.get(value))) }
        : undefined,
    );
    const counts = facets.map(({ codes }) => new Uint32Array(codes.size));
    const results = [];
    for (const id of ids) {
      let failed = -1;
      let failures = 0;
      for (let f = 0; f < active.length && failures < 2; f++) {
        const filter = active[f];
        if (filter && !filter.lists[id].some((code) => filter.chosen.has(code))) {
          failed = f;
          failures++;
        }
      }
      if (failures === 0) {
        results.push(id);
        for (let f = 0; f < facets.length; f++)
          for (const code of facets[f].lists[id]) counts[f][code]++;
      } else if (failures === 1) {
        for (const code of facets[failed].lists[id]) counts[failed][code]++;
      }
    }
    if (sort === 'date') results.sort((a, b) => courses[a].date - courses[b].date);
    return { ids: results.slice(0, 20), total: results.length, counts };
  };
}
