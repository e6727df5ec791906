import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CommandError } from '../commands/errors.js';
import type { SiteDraft } from './write.js';

/** Folder of the built library: `@esca/embed`'s `dist`, found by the package's name. */
export function libraryFolder(): string {
  try {
    const loader = createRequire(import.meta.url).resolve('@esca/embed/dist/v1/loader.js');
    return dirname(dirname(loader));
  } catch {
    throw new CommandError(
      'The widgets are not built, and a site needs them. In a copy of the project run "npm run build"; elsewhere install @esca/embed again.',
    );
  }
}

/** Folder of the built page of the embed builder: `@esca/builder`'s `dist`; undefined when it is not there. */
export function builderFolder(): string | undefined {
  try {
    const script = createRequire(import.meta.url).resolve('@esca/builder/dist/builder/builder.js');
    return dirname(dirname(script));
  } catch {
    return undefined;
  }
}

/** Paths of the library's files as a site holds them. */
export function libraryFiles(folder: string, parts: readonly string[] = ['v1', 'r']): string[] {
  return parts.flatMap((part) =>
    existsSync(join(folder, part))
      ? readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
          .map((entry) =>
            join(entry.parentPath, entry.name)
              .slice(folder.length + 1)
              .replaceAll('\\', '/'),
          )
          .sort()
      : [],
  );
}

/** The script of the embed pages, of the newest release in the library. */
export function embedScript(files: readonly string[]): string | undefined {
  return files.filter((path) => /^r\/[^/]+\/embed-page\.js$/.test(path)).at(-1);
}

/**
 * The modules that a page with a widget needs before it shows anything, as paths in the site. The build of the library
 * has them all named in the widget's own file and in the script of the embed pages; a page that names them again spares
 * its reader two rounds of asking.
 */
export function widgetModules(
  folder: string,
  files: readonly string[],
  script: string,
  widget: string,
): string[] {
  const release = dirname(script);
  const named = (path: string): string[] =>
    files.includes(path)
      ? [
          path,
          ...Array.from(
            readFileSync(join(folder, path), 'utf8').matchAll(
              /\b(?:from|import\(?)"\.\/([^"]+\.js)"/g,
            ),
            ([, name = '']) => `${release}/${name}`,
          ),
        ]
      : [];
  return [...new Set([...named(script).slice(1), ...named(`${release}/${widget}.js`)])];
}

/** Writes the library into a site. */
export function copyLibrary(draft: SiteDraft, folder: string, files: readonly string[]): void {
  for (const path of files) draft.write(path, readFileSync(join(folder, path)), { effort: 'best' });
}
