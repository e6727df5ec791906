import { createHash } from 'node:crypto';
import { en, loadWords, recordPath } from '@esca/domain';
import type { Words, WordsLang } from '@esca/domain';
import { linkCatalogue, mergeFeeds } from '@esca/feed';
import type { Catalogue, Entry, Feed, Visibility } from '@esca/feed';
import { version } from '../cli.js';
import type { Config } from '../commands/config.js';
import { inLanguage } from './context.js';
import type { PageContext, Site } from './context.js';
import { writeFeed } from './feed-files.js';
import { gonePages } from './gone.js';
import { headerRules, headersFile, nginxFile } from './headers.js';
import { issueFiles } from './issue-files.js';
import { isPosted, issuesOf, vacanciesOf } from './listing.js';
import { copyLibrary, embedScript, libraryFiles, widgetModules } from './library.js';
import { oembedAnswer } from './oembed.js';
import { absoluteUrl } from './paths.js';
import { builderPage, builderPath } from './pages/builder.js';
import { bulletinPage } from './pages/bulletins.js';
import { coursePage } from './pages/courses.js';
import { embedPage, embedPath, embedTitle, oembedPath } from './pages/embed.js';
import { gonePage, homePage, missingPage } from './pages/home.js';
import { pathwayPage } from './pages/pathways.js';
import { wholePage } from './pages/shell.js';
import type { PageParts } from './pages/shell.js';
import { vacancyPage } from './pages/vacancies.js';
import { listPath, mostOnPage, wholeListPage } from './pages/whole-list.js';
import { teamsPage } from './pages/teams.js';
import { areasOf, embedPages, presetTable } from './presets.js';
import { restrictFeed } from './restrict.js';
import { writeMaps } from './maps.js';
import { writeShared } from './shared-files.js';
import { frameScript, siteIcon, siteStyles } from './styles.js';
import { isTab, teamsPath, writeTeams } from './teams.js';
import { pageWords } from './words.js';
import { openDraft } from './write.js';

/** What a site is built from and for. */
export interface BuildOptions {
  feed: Feed;
  out: string;
  baseUrl: string;
  for: Visibility;
  now: number;
  config: Config;
  /** Folder of the built library. */
  library: string;
  /** Folder that holds the built embed builder; without it the site has none. */
  builder?: string | undefined;
  /** Told how far the build has come. */
  onProgress?: (done: number, whole: number) => void;
  signal?: AbortSignal;
}

/** What a build did. */
export interface BuildResult {
  changed: number;
  kept: number;
  counts: Record<string, number>;
}

type Make = (page: PageContext) => PageParts;

/** Writes the whole site, or nothing. */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { baseUrl, config, now } = options;
  const { feed, hidden } = restrictFeed(options.feed, options.for);
  const languages = config.languages ?? ['en', 'cy'];
  const words: Words[] = [];
  for (const lang of languages) words.push(await loadWords(lang));
  const draft = openDraft(options.out, now);
  try {
    const { catalogue } = mergeFeeds([{ url: absoluteUrl(baseUrl, 'feed/feed.json'), feed }]);
    const links = linkCatalogue(catalogue);
    const [main] = catalogue.origins;
    if (main === undefined) throw new RangeError('[esca] a catalogue without origin');
    const library = libraryFiles(options.library);
    const script = embedScript(library);
    const areas = areasOf(catalogue);
    const embeds = embedPages(areas, config);
    if (catalogue.courses.length + catalogue.vacancies.length > 500) draft.useThreads(2);

    // Every page is planned first, so that pages link only to what will be there.
    const pages = new Map<string, Make>();
    const planned = new Set<string>();
    const records: [readonly Entry<{ id: string }>[], (entry: never) => Make][] = [
      [
        catalogue.courses,
        (entry: Catalogue['courses'][number]) => (page) => ({ ...coursePage(page, entry) }),
      ],
      [
        catalogue.vacancies.filter((entry) => isPosted(entry, now)),
        (entry: Catalogue['vacancies'][number]) => (page) => ({ ...vacancyPage(page, entry) }),
      ],
      [
        catalogue.pathways,
        (entry: Catalogue['pathways'][number]) => (page) => ({ ...pathwayPage(page, entry) }),
      ],
      [
        issuesOf({ catalogue, now }),
        (entry: Catalogue['bulletins'][number]) => (page) => ({ ...bulletinPage(page, entry) }),
      ],
    ];
    for (const [entries, make] of records) {
      for (const entry of entries) {
        const folder = recordPath(entry.ref, main.publisher.id);
        if (folder === undefined) continue;
        const path = `${folder}index.html`;
        pages.set(path, (page) => ({ ...make(entry as never)(page), twin: path }));
      }
    }
    for (const embed of embeds) {
      pages.set(embedPath(embed), (page) => embedPage(page, embed, areas));
      if (embed.preset === '' && isTab(embed.widget))
        pages.set(teamsPath(embed.widget), (page) => teamsPage(page, embed, areas));
    }
    const open = vacanciesOf({ catalogue, links, now });
    for (const [kind, { length }] of [
      ['courses', catalogue.courses],
      ['vacancies', open],
    ] as const) {
      const count = length > mostOnPage ? Math.ceil(length / mostOnPage) : 0;
      for (let number = 1; number <= count; number++)
        pages.set(listPath(kind, number), (page) => wholeListPage(page, kind, number));
    }
    const builderParts =
      options.builder === undefined ? [] : libraryFiles(options.builder, ['builder']);
    if (builderParts.length > 0) pages.set(builderPath, builderPage);
    const styles = hashedName('site', siteStyles, 'css');
    const icon = hashedName('icon', siteIcon, 'svg');
    const framed = hashedName('frame', frameScript, 'js');
    const issues = await issueFiles(
      issuesOf({ catalogue, now }),
      { catalogue, links, now },
      { baseUrl, publisher: main.publisher.id, languages, written: (path) => pages.has(path) },
    );
    for (const path of [...pages.keys(), ...issues.keys(), 'index.html']) planned.add(path);

    const site: Site = {
      baseUrl,
      for: options.for,
      now,
      catalogue,
      links,
      main,
      languages,
      feedHosts: config.feedHosts ?? [],
      styles,
      icon,
      frameScript: framed,
      script,
      modules: (widget) =>
        script === undefined ? [] : widgetModules(options.library, library, script, widget),
      written: (path) => planned.has(path),
    };
    const contexts = languages.map((lang, index) => contextFor(site, lang, words[index] ?? en));

    await writeFeed(draft, feed, site);
    copyLibrary(draft, options.library, library);
    if (options.builder !== undefined) copyLibrary(draft, options.builder, builderParts);
    draft.write(styles, siteStyles, { hashed: true });
    draft.write(icon, siteIcon, { hashed: true });
    draft.write(framed, frameScript, { hashed: true });
    for (const [path, content] of issues) draft.write(path, content);
    const shared = writeShared(
      draft.write,
      contexts[0]?.('index.html'),
      areas.map(({ code, title }) => ({ code, title })),
    );
    pages.set('index.html', (page) => homePage(page, embeds, areas, shared));
    const gone = gonePages(draft, {
      feed,
      audience: options.for,
      hidden,
      planned: (path) => planned.has(path),
      today: new Date(now).toISOString().slice(0, 10),
    });
    for (const one of gone) pages.set(one.path, (page) => gonePage(page, one));

    const found = contexts.map((): string[] => []);
    let done = 0;
    // A record's pages in all languages follow each other: what they have in common is worked out once.
    for (const [path, make] of pages) {
      options.signal?.throwIfAborted();
      for (const [index, context] of contexts.entries()) {
        const page = context(path);
        const parts = make(page);
        draft.write(page.path, wholePage(page, parts));
        if (parts.hidden !== true) found[index]?.push(page.path);
        options.onProgress?.(++done, pages.size * contexts.length);
      }
      await draft.ready();
    }
    for (const context of contexts) {
      for (const embed of embeds) {
        const page = context(embedPath(embed));
        const path = inLanguage(oembedPath(embed), page.lang, languages);
        draft.write(path, oembedAnswer(page, embed, embedTitle(page, embed, areas)));
      }
    }
    const [root] = contexts;
    if (root !== undefined) {
      const missing = { ...root('404.html'), root: new URL(baseUrl).pathname };
      draft.write('404.html', wholePage(missing, missingPage(missing)));
    }
    if (root !== undefined) writeTeams(draft.write, root('index.html'), version());
    writeMaps(draft.write, site, found.flat());
    const rules = headerRules(site.feedHosts);
    draft.write('_headers', headersFile(rules, baseUrl));
    draft.write('nginx.conf', nginxFile(rules, baseUrl));
    const counts = {
      courses: catalogue.courses.length,
      pathways: catalogue.pathways.length,
      vacancies: catalogue.vacancies.length,
      bulletins: catalogue.bulletins.length,
      pages: pages.size * languages.length,
    };
    await draft.settled();
    const result = draft.commit({
      generator: 'esca',
      version: version(),
      built: new Date(now).toISOString().slice(0, 10),
      for: options.for,
      baseUrl,
      feedHosts: [...site.feedHosts],
      languages: [...languages],
      presets: presetTable(embeds, config),
      sources: catalogue.origins.map(({ generatedAt, licence, publisher }) => ({
        publisher: publisher.id,
        licence,
        generatedAt: new Date(generatedAt).toISOString(),
      })),
      counts,
      gone,
    });
    return { ...result, counts };
  } catch (error) {
    await draft.stopThreads();
    draft.abandon();
    throw error;
  }
}

function hashedName(name: string, content: string, ending: string): string {
  return `assets/${name}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${ending}`;
}

/** Makes the context of a page in one language from its path. */
function contextFor(site: Site, lang: WordsLang, words: Words): (path: string) => PageContext {
  const say = pageWords[lang];
  return (path) => ({ site, lang, words, say, path: inLanguage(path, lang, site.languages) });
}
