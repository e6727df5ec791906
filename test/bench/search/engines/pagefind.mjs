/** Pagefind in the page. Its index was made in Node (../pagefind-index.mjs); what it shows it fetches. */
export const load = async (address) => {
  const pagefind = await import(new URL(`${address}pagefind.js`, location.href).href);
  await pagefind.options({ basePath: address });
  await pagefind.init();
  await pagefind.filters();
  return pagefind;
};
export const facets = () => undefined;
const any = (values) => ({ any: values });

export async function query(pagefind, { text, filters, sort }) {
  const found = await pagefind.search(text || null, {
    ...(filters && {
      filters: {
        topic: any(filters.topic),
        level: any(filters.level),
        area: any(filters.area),
      },
    }),
    ...(sort && { sort: { date: 'asc' } }),
  });
  const shown = await Promise.all(found.results.slice(0, 20).map((result) => result.data()));
  return {
    ids: shown.map(({ raw_url: raw, url }) => Number((raw ?? url).match(/(\d+)\/$/)[1])),
    total: found.results.length,
    counts: found.filters,
  };
}
