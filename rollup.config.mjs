// Bundles what `tsc -b` compiled into the files that a host page loads: `packages/embed/dist/v1/` and `…/r/<version>/`;
// and the script of the embed builder, `packages/builder/dist/builder/`.
// The entries are the modules of `packages/embed/src/`, so a new widget needs no change here.
import minifyTemplates from '@lit-labs/rollup-plugin-minify-html-literals';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { minify } from '@swc/core';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { groupModules, importTogether } from './.ci/chunks.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here('package.json'), 'utf8'));
const compiled = (name) => here(`packages/embed/dist/${name}.js`);
const out = here('packages/embed/dist/');

const bundledAlone = ['all', 'index', 'loader', 'teams'];
const entries = readdirSync(here('packages/embed/src'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
  .filter((name) => !bundledAlone.includes(name));

/** What the bundles change in Lit: [in which file, what, into what]. A build in which one is missing fails. */
const litChanges = [
  // Lit's policy gets our name, and a page that refuses it gets nothing registered instead of an exception.
  [
    'lit-html/lit-html.js',
    /(\w+)\?(\1\.createPolicy\()"lit-html"(,\{createHTML:\w+=>\w+\}\)):void 0/,
    '(()=>{try{return $1?$2"esca-widgets"$3:void 0}catch{escaPolicy.refused=true}})()',
  ],
  // The only global is `Symbol.for('esca')`: Lit's lists of loaded versions and its store for standard decorators go.
  ['lit-html/lit-html.js', /\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
  ['lit-element/lit-element.js', /\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
  [
    'reactive-element/reactive-element.js',
    /\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/,
    '0',
  ],
  [
    'reactive-element/reactive-element.js',
    /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/,
    '',
  ],
  [
    'reactive-element/reactive-element.js',
    /const (\w+)=this\[Symbol\.metadata\];if\(null!==\1\)\{const (\w+)=litPropertyMetadata\.get\(\1\);if\(void 0!==\2\)for\(const\[\w+,\w+\]of \2\)this\.elementProperties\.set\(\w+,\w+\)\}/,
    '',
  ],
  // Nor may a page that has polyfills of its own for another Lit change ours.
  ['lit-html/lit-html.js', /\w+\.litHtmlPolyfillSupport/, 'void 0'],
  ['reactive-element/reactive-element.js', /\w+\.reactiveElementPolyfillSupport/, 'void 0'],
  ['lit-element/lit-element.js', /\w+\.litElementPolyfillSupport/, 'void 0'],
  ['lit-element/lit-element.js', /,\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\);/, ';'],
  [
    'reactive-element/css-tag.js',
    /\(void 0===(\w+)\.ShadyCSS\|\|\1\.ShadyCSS\.nativeShadow\)&&/,
    '',
  ],
  // Decorators are those of TypeScript, and styles are all our own: what would say so otherwise is never said.
  ['reactive-element/decorators/property.js', /"object"==typeof (\w+)\?\w+\(\w+,\w+,\1\):/, ''],
  ['reactive-element/css-tag.js', /"CSSResult is not constructable\.[^"]+"/, '""'],
  [
    'reactive-element/css-tag.js',
    /"Value passed to 'css' function must be a 'css' function result: "\+(\w+)\+"[^"]+"/,
    '$1',
  ],
];

const ourLit = () => ({
  name: 'our-lit',
  transform(code, id) {
    const changes = litChanges.filter(([file]) => id.replaceAll('\\', '/').endsWith(file));
    if (changes.length === 0) return null;
    let changed = code;
    for (const [file, pattern, replacement] of changes) {
      if (!pattern.test(changed))
        this.error(`${file} no longer contains ${pattern}; see litChanges.`);
      changed = changed.replace(pattern, replacement);
    }
    if (changed.includes('escaPolicy')) {
      changed = `import{policy as escaPolicy}from${JSON.stringify(here('packages/elements/dist/shared/policy.js'))};${changed}`;
    }
    return { code: changed, map: null };
  },
});

/** The loader asks for the modules of its own release, by this name. */
const ownVersion = () => ({
  name: 'own-version',
  transform: (code) =>
    code.includes('__ESCA_VERSION__')
      ? { code: code.replaceAll('__ESCA_VERSION__', JSON.stringify(version)), map: null }
      : null,
});

/** One decorator helper for all modules; TypeScript writes it into each of them. */
const oneDecorate = () => ({
  name: 'one-decorate',
  resolveId: (id) => (id === '\0decorate' ? id : null),
  load: (id) => (id === '\0decorate' ? `export ${decorate}` : null),
  transform: (code) =>
    code.includes(decorateOfTypeScript)
      ? {
          code: `import{__decorate}from"\\0decorate";${code.replace(decorateOfTypeScript, '')}`,
          map: null,
        }
      : null,
});
const decorate = `function __decorate(decorators, target, key, desc) {
  const n = arguments.length;
  let result = n < 3 ? target : desc === null ? (desc = Object.getOwnPropertyDescriptor(target, key)) : desc;
  for (let i = decorators.length - 1; i >= 0; i--) {
    result = (n < 3 ? decorators[i](result) : n > 3 ? decorators[i](target, key, result) : decorators[i](target, key)) || result;
  }
  return n > 3 && result && Object.defineProperty(target, key, result), result;
}`;
const decorateOfTypeScript = `var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};`;

/**
 * Most of a module's functions are called as soon as it is there, so V8 may compile them all while the file is being
 * fetched, beside the page's own thread, which otherwise parses each again when it is first called: about a third of the time
 * that a slow device cannot answer (docs/decisions/0010). Other engines read a comment.
 */
const COMPILE_AT_ONCE = '//# allFunctionsCalledOnLoad\n';
/** A file of fewer characters has little to compile. */
const WORTH_COMPILING = 4_000;

const minifyScripts = () => ({
  name: 'minify-scripts',
  async renderChunk(code, _chunk, { format }) {
    const options = {
      module: format === 'es',
      ecma: 2022,
      compress: { passes: 2 },
      mangle: true,
      format: { comments: false },
    };
    const { code: small } = await minify(code, options);
    return { code: (small.length < WORTH_COMPILING ? '' : COMPILE_AT_ONCE) + small, map: null };
  },
});

const resolver = nodeResolve({ exportConditions: ['production', 'browser'] });
const plugins = [
  ourLit(),
  ownVersion(),
  oneDecorate(),
  minifyTemplates({
    include: ['**/dist/**/*.js'],
    failOnError: true,
    options: { minifyOptions: { keepClosingSlash: true, removeEmptyAttributes: false } },
  }),
  resolver,
];
const sha384 = (code) => `sha384-${createHash('sha384').update(code).digest('base64')}`;

/**
 * In the pinned file every module that comes later is checked against a hash that the file itself holds. What it shares
 * with them is in the pinned file, so that a page names one file and one hash.
 */
const vouchForChunks = () => ({
  name: 'vouch-for-chunks',
  async transform(code, id) {
    const calls = [...code.matchAll(/\bimport\(\s*(['"])([^'"]+)\1\s*\)/g)];
    if (calls.length === 0) return null;
    let changed = code;
    for (const [call, , path] of calls) {
      const { id: target } = await this.resolve(path, id);
      later.add(target);
      changed = changed.replace(call, `escaVouched(${JSON.stringify(nameOf(target))},()=>${call})`);
    }
    const helper = JSON.stringify(compiled('pinned/vouched'));
    return { code: `import{vouched as escaVouched}from${helper};${changed}`, map: null };
  },
});
/** Modules that are fetched later. */
const later = new Set();
const nameOf = (id) => relative(here('packages'), id).replaceAll('\\', '/').replace('/dist/', '/');
const nameWhatIsVouchedFor = () => ({
  name: 'name-what-is-vouched-for',
  generateBundle(_options, bundle) {
    const needs = (file, found = new Set()) => {
      if (file === 'all.js' || found.has(file)) return found;
      bundle[file].imports.forEach((next) => needs(next, found));
      return found.add(file);
    };
    const names = {};
    for (const chunk of Object.values(bundle)) {
      for (const id of chunk.moduleIds.filter((module) => later.has(module))) {
        const name = nameOf(id);
        if (names[name]) this.error(`Two modules are called ${name}; give one another name.`);
        names[name] = [...needs(chunk.fileName)].map((file) => [file, sha384(bundle[file].code)]);
      }
    }
    const entry = bundle['all.js'];
    if (entry.imports.length > 0) this.error('all.js must not import anything.');
    const place = /JSON\.parse\((["'`])__ESCA_VOUCHED__\1\)/;
    if (!place.test(entry.code)) this.error('all.js has no place for its hashes.');
    entry.code = entry.code.replace(place, () => JSON.stringify(names));
    pinned = sha384(entry.code);
  },
});
let pinned;
const nameThePinnedFile = () => ({
  name: 'name-the-pinned-file',
  generateBundle(_options, bundle) {
    const entry = bundle['all.classic.js'];
    if (!pinned || !entry.code.includes('__ESCA_ALL__'))
      this.error('all.classic.js cannot name all.js.');
    entry.code = entry.code.replace('__ESCA_ALL__', pinned);
  },
});

const modules = Object.fromEntries(entries.map((name) => [name, compiled(name)]));
const output = { dir: `${out}r/${version}`, hashCharacters: 'hex', plugins: [minifyScripts()] };
const alone = { ...output, inlineDynamicImports: true };

export default [
  {
    input: modules,
    plugins,
    // What all elements share is in `feed.js`, whose name a loader knows.
    preserveEntrySignatures: 'allow-extension',
    output: {
      ...output,
      plugins: [importTogether(), minifyScripts()],
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: '[name].[hash].js',
      manualChunks: await groupModules(modules, [ourLit(), oneDecorate(), resolver]),
      onlyExplicitManualChunks: true,
    },
  },
  {
    input: { all: compiled('all') },
    plugins: [vouchForChunks(), ...plugins],
    output: {
      ...output,
      plugins: [minifyScripts(), nameWhatIsVouchedFor()],
      format: 'es',
      entryFileNames: 'all.js',
      chunkFileNames: '[name].[hash].js',
    },
  },
  {
    input: { 'all.classic': compiled('pinned/classic') },
    plugins,
    output: {
      ...alone,
      plugins: [minifyScripts(), nameThePinnedFile()],
      format: 'iife',
      entryFileNames: 'all.classic.js',
    },
  },
  {
    input: { loader: compiled('loader') },
    plugins,
    output: { ...alone, dir: `${out}v1`, format: 'iife', entryFileNames: 'loader.js' },
  },
  {
    input: { teams: compiled('teams') },
    plugins: [resolver],
    // Microsoft's modules name each other in circles; in ours a circle is still an error.
    onwarn: (warning, warn) => {
      const theirs = warning.ids?.every((id) => id.includes('teams-js'));
      if (warning.code !== 'CIRCULAR_DEPENDENCY' || !theirs) warn(warning);
    },
    output: {
      ...output,
      format: 'es',
      entryFileNames: 'teams.js',
      chunkFileNames: 'teams-library.[hash].js',
    },
  },
  {
    input: { builder: here('packages/builder/dist/builder.js') },
    plugins,
    output: {
      dir: here('packages/builder/dist/builder'),
      hashCharacters: 'hex',
      plugins: [minifyScripts()],
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: '[name].[hash].js',
    },
  },
];
