/** What the finder says when a part of a large catalogue cannot be had. */
export const en = {
  facets: 'Filters and search cannot be shown at the moment. You can go through all courses.',
  search: 'The search cannot be used at the moment. You can use the filters.',
  cards: 'Some courses of this page could not be loaded.',
};

export type LargeStrings = typeof en;
