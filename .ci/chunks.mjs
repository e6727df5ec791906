// Which modules of the bundles travel together. Left alone, Rollup makes a file of every set of modules that the same
// pages share: thirty small files, found one behind the other. Here what every widget needs is one file, and a page with
// one widget asks for at most six, all of them known before the first has come.
import { rollup } from 'rollup';

/** All files that are fetched with a file, itself among them. */
function withImports(name, files, found = new Set()) {
  if (found.has(name) || !files[name]) return found;
  found.add(name);
  for (const next of files[name].imports) withImports(next, files, found);
  return found;
}

/** Widgets that are lists with filters. */
const LISTS = ['course-finder', 'vacancy-feed'];

/**
 * Bundles once without minifying, to see which of the modules are left after what is not used has gone, and who needs
 * them. Gives a function for Rollup's `manualChunks`.
 *
 * - `feed`: what elements are before there is anything to show, Lit among it;
 * - `address`: attributes in addresses, for widgets with `sync` and for embed pages;
 * - `shared`: the reader of feeds, and what most widgets show: both are asked for at the same moment;
 * - `browse`: what the lists with filters have in common; `search`: what finds words.
 */
export async function groupModules(input, plugins) {
  const build = await rollup({ input, plugins });
  const { output } = await build.generate({ format: 'es', chunkFileNames: '[name].[hash].js' });
  await build.close();
  const chunks = output.filter(({ type }) => type === 'chunk');
  const files = Object.fromEntries(chunks.map((chunk) => [chunk.fileName, chunk]));
  const reach = (test) => chunks.filter(test).map(({ fileName }) => withImports(fileName, files));

  /** The content of each widget, with the files that come with it. */
  const contents = chunks
    .filter(({ name, isDynamicEntry }) => isDynamicEntry && name.endsWith('.content'))
    .map(({ name, fileName }) => ({
      widget: name.replace('.content', ''),
      files: withImports(fileName, files),
    }));
  const elements = reach(
    ({ name }) => contents.some(({ widget }) => widget === name) || name === 'feed',
  );
  const reading = reach(({ name }) => name === 'reading');
  const address = reach(({ name }) => name === 'page-address');
  const links = reach(({ name }) => name === 'links');
  const searching = reach(({ name }) => name === 'searching');
  const among = (sets, file) => sets.filter((set) => set.has(file)).length;

  const group = ({ code, fileName, name, isEntry, isDynamicEntry }) => {
    const own = {
      feed: 'feed',
      reading: 'shared',
      'page-address': 'address',
      searching: 'search',
    }[name];
    if (own || isEntry || isDynamicEntry) return own;
    const users = contents.filter((content) => content.files.has(fileName));
    const addresses = among(address, fileName) > 0;
    if (among(elements, fileName) > 0 || (users.length > 0 && addresses)) return 'feed';
    // The script that upgrades links is on pages without a widget: it gets the little that it needs and no more.
    if (addresses) return among(links, fileName) > 0 ? undefined : 'address';
    if (among(reading, fileName) > 0 || users.length > 2) return 'shared';
    if (users.length === 2 && users.every(({ widget }) => LISTS.includes(widget))) return 'browse';
    // What two others have in common is a file of its own, unless asking for it would cost more than having it.
    if (users.length === 2) return code.length < 2000 ? 'shared' : undefined;
    return among(searching, fileName) > 0 ? 'search' : undefined;
  };
  const groups = new Map();
  for (const chunk of chunks) {
    const name = group(chunk);
    if (name) for (const id of Object.keys(chunk.modules)) groups.set(id, name);
  }
  return (id) => groups.get(id);
}

/**
 * A module that is imported by a call brings others, which a browser finds only when it has come. All are asked for at
 * the same moment.
 */
export const importTogether = () => ({
  name: 'import-together',
  renderChunk(code, { fileName }, _options, { chunks }) {
    const here = withImports(fileName, chunks);
    const together = code.replace(/\bimport\((['"])\.\/([^'"]+)\1\)/g, (call, _quote, target) => {
      const others = [...withImports(target, chunks)].filter(
        (file) => file !== target && !here.has(file),
      );
      return others.length === 0
        ? call
        : `Promise.all([${[target, ...others].map((file) => `import("./${file}")`).join()}]).then(([module])=>module)`;
    });
    return together === code ? null : { code: together, map: null };
  },
});
