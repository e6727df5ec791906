/** A page of a list: from its first item, counted from 0, to before the one after its last. */
export interface Paging {
  readonly page: number;
  readonly pages: number;
  readonly from: number;
  readonly to: number;
}

/** The page that is asked for, or the nearest there is. */
export function pageOf(wanted: string, size: number, count: number): Paging {
  const length = Math.max(1, Math.floor(size) || 20);
  const pages = Math.max(1, Math.ceil(count / length));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(wanted)) || 1));
  return { page, pages, from: (page - 1) * length, to: Math.min(count, page * length) };
}
