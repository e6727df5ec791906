// Bundles what `tsc -b` compiled into the files that a host page loads: `packages/embed/dist/v1/` and `…/r/<version>/`.
// The entries are the modules of `packages/embed/src/`, so a new widget needs no change here.
import minifyTemplates from '@lit-labs/rollup-plugin-minify-html-literals';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { minify } from '@swc/core';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here('package.json'), 'utf8'));
const compiled = (name) => here(`packages/embed/dist/${name}.js`);
const out = here('packages/embed/dist/');

const bundledAlone = ['all', 'index', 'loader'];
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
    return { code: (await minify(code, options)).code, map: null };
  },
});

const plugins = [
  ourLit(),
  ownVersion(),
  oneDecorate(),
  minifyTemplates({
    include: ['**/dist/**/*.js'],
    failOnError: true,
    options: { minifyOptions: { keepClosingSlash: true, removeEmptyAttributes: false } },
  }),
  nodeResolve({ exportConditions: ['production', 'browser'] }),
];
const output = { dir: `${out}r/${version}`, hashCharacters: 'hex', plugins: [minifyScripts()] };
const alone = { ...output, inlineDynamicImports: true };

export default [
  {
    input: Object.fromEntries(entries.map((name) => [name, compiled(name)])),
    plugins,
    output: {
      ...output,
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: '[name].[hash].js',
    },
  },
  {
    input: { all: compiled('all') },
    plugins,
    output: [
      { ...alone, format: 'es', entryFileNames: 'all.js' },
      { ...alone, format: 'iife', entryFileNames: 'all.classic.js' },
    ],
  },
  {
    input: { loader: compiled('loader') },
    plugins,
    output: { ...alone, dir: `${out}v1`, format: 'iife', entryFileNames: 'loader.js' },
  },
];
