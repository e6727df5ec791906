import { CommandError } from '../commands/errors.js';

/**
 * The path, when it may be a file of a site: relative, made of plain names, and not hidden. A path that could lead outside
 * the site's folder is a fault of the program, and stops it.
 */
export function sitePath(path: string): string {
  const names = path.split('/');
  const plain = names.every(
    (name) => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(name) && name.length <= 200,
  );
  if (!plain || names.length > 12) {
    throw new CommandError(`"${path}" cannot be the name of a file in a site.`);
  }
  return path;
}

/** The way from one page of the site to another file of it, so that the site works under any address. */
export function relativePath(from: string, to: string): string {
  // Folders that both begin with; a page has a dozen links, so nothing is taken apart.
  let shared = 0;
  for (let at = 0; at < from.length && from[at] === to[at]; at++)
    if (from[at] === '/') shared = at + 1;
  let way = '';
  for (let at = from.indexOf('/', shared); at >= 0; at = from.indexOf('/', at + 1)) way += '../';
  way += to.slice(shared);
  const short =
    way === 'index.html' || way.endsWith('/index.html') ? way.slice(0, -'index.html'.length) : way;
  return short === '' ? './' : short;
}

/**
 * The address of a file of the site under its base address, which ends in `/`. A page's address ends with its folder. A path of
 * a site is made of plain names, so that nothing in it needs to be encoded.
 */
export function absoluteUrl(baseUrl: string, path: string): string {
  return (
    baseUrl +
    (path === 'index.html' || path.endsWith('/index.html')
      ? path.slice(0, -'index.html'.length)
      : path)
  );
}
