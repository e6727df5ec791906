const folders = new Map([
  ['course', 'c'],
  ['vacancy', 'v'],
  ['pathway', 'p'],
  ['bulletin', 'b'],
]);

/**
 * The page of a record on a published site, relative to the site's base: `c/<id>/` for the site's own publisher,
 * `c/<publisher>/<id>/` for others, with the part (a session, a step) as fragment. Undefined for what has no page.
 *
 * @param ref a full reference, `publisher:kind/id#part`.
 * @param publisher the id of the site's own publisher.
 */
export function recordPath(ref: string, publisher: string): string | undefined {
  const match =
    /^([a-z0-9][a-z0-9._-]*):([a-z]+)\/([a-z0-9][a-z0-9._-]*)(#[a-z0-9][a-z0-9._-]*)?$/.exec(ref);
  const folder = folders.get(match?.[2] ?? '');
  if (!match || !folder) return undefined;
  const [, owner = '', , id = '', part = ''] = match;
  return `${folder}/${owner === publisher ? '' : `${owner}/`}${id}/${part}`;
}
