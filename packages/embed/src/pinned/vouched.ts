/*
 * The pinned file is used with `integrity`, which covers that one file. It therefore names every module that it fetches
 * later together with its hash: the browser checks each before it runs, and refuses what was changed.
 */

import { preload } from './preload.js';

/** For each module of ours its files, what it needs before itself; each with its hash. Written in by the build. */
const files: Readonly<Record<string, readonly (readonly [file: string, integrity: string])[]>> =
  JSON.parse('__ESCA_VOUCHED__') as typeof files;

const fetched = new Map<string, Promise<void>>();

/** Imports a module once it, and what it needs, has been checked. A failure is forgotten, so that a retry is a real one. */
export async function vouched<T>(name: string, load: () => Promise<T>): Promise<T> {
  await Promise.all(
    (files[name] ?? []).map(([file, integrity]) => {
      let pending = fetched.get(file);
      if (!pending) {
        pending = preload(new URL(file, import.meta.url).href, integrity);
        pending.catch(() => fetched.delete(file));
        fetched.set(file, pending);
      }
      return pending;
    }),
  );
  return load();
}
