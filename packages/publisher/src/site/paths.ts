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
  const start = from.split('/').slice(0, -1);
  const end = to.split('/');
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared])
    shared++;
  const way = [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
  const short = way.replace(/(^|\/)index\.html$/, '$1');
  return short === '' ? './' : short;
}

/**
 * The address of a file of the site under its base address, which ends in `/`. A page's address ends with its folder. A path of
 * a site is made of plain names, so that nothing in it needs to be encoded.
 */
export function absoluteUrl(baseUrl: string, path: string): string {
  return baseUrl + path.replace(/(^|\/)index\.html$/, '$1');
}
