/* Where the built bundles are. `ESCA_DIST` names another folder than the build's own. */
import { existsSync, readFileSync } from 'node:fs';

/** The folder of the bundles, their version, and why tests of them are left out when nothing is built. */
export function distOf(root: string): { dist: string; version: string; skip: string | false } {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    version: string;
  };
  const dist = process.env.ESCA_DIST ?? `${root}packages/embed/dist/`;
  const built = existsSync(`${dist}r/${version}/all.js`);
  return { dist, version, skip: built ? false : 'run "npm run build" first' };
}
