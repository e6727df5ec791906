/** The filters that every finder of the comparison offers, with their headings. */
export const facets = {
  area: 'Area',
  mode: 'How',
  topic: 'Topic',
  level: 'Level',
  when: 'When',
  provider: 'Provider',
};
