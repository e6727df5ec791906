/*
 * The pinned form for pages that can only load classic scripts. It fetches the module of the same release, checked against
 * the hash that the build wrote in here: this file's own `integrity` vouches for it, and it for all the others.
 */
import { preload } from './preload.js';

const script = document.currentScript;
const here = script instanceof HTMLScriptElement ? script.src : '';
const url = new URL('all.js', here || location.href).href;

preload(url, '__ESCA_ALL__')
  .then(() => import(url))
  .catch((error: unknown) => console.warn(`[esca] ${url} could not be loaded.`, error));
