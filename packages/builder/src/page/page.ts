import { cleanAttributes, readEmbedAddress, type Presets } from '@esca/domain/address';
import { fill, loadWords, type WordsLang } from '@esca/domain';
import type { Surroundings } from '@esca/feed';
import { render } from 'lit';
import {
  readConfiguration,
  readPasted,
  writeConfiguration,
  type Configuration,
  type Embeddable,
} from '../choices/configuration.js';
import { checkFeeds } from '../choices/feed-facts.js';
import type { SiteFacts } from '../hosting/forms.js';
import { feedsOf, type Deeds, type Model, type View } from './model.js';
import { builderPage } from './page.templates.js';
import { createPreview } from './preview.js';
import { en, type Strings } from './strings.js';

/** What the builder needs from the page that it is on. */
export interface Surrounding {
  /** The base address of the published site, ending in `/`. */
  readonly site: string;
  readonly version: string;
  readonly lang: WordsLang;
  /** The query of the page's address. */
  readonly query: string;
  /** Keeps a query in the page's address. */
  keep(query: string): void;
  /** Defines the tag of a widget. */
  loadWidget(widget: Embeddable): Promise<unknown>;
  /** Puts text where it can be pasted from. */
  copy(text: string, rich?: string): Promise<void>;
  readonly around: Surroundings;
}

/** What `site.json` and `integrity.json` say, as far as it is used here. */
interface SiteFiles {
  readonly presets?: Presets;
  readonly feedHosts?: readonly string[];
  readonly languages?: readonly string[];
  readonly for?: string;
  readonly 'all.js'?: string;
}

async function readSite({ site, version, around }: Surrounding): Promise<SiteFacts> {
  const read = async (path: string): Promise<SiteFiles> => {
    try {
      const answer = await around.fetch(`${site}${path}`, {});
      return answer.ok ? ((await answer.json()) as SiteFiles) : {};
    } catch {
      return {};
    }
  };
  const [facts, hashes] = await Promise.all([
    read('site.json'),
    read(`r/${version}/integrity.json`),
  ]);
  return {
    url: site,
    version,
    presets: facts.presets ?? {},
    feedHosts: facts.feedHosts ?? [],
    languages: facts.languages ?? ['en'],
    audience: facts.for ?? 'public',
    ...(hashes['all.js'] !== undefined && { hash: hashes['all.js'] }),
  };
}

/** Starts the builder in a place of the page. Settles once it can be used. */
export async function startBuilder(mount: HTMLElement, surrounding: Surrounding): Promise<void> {
  const { around, lang } = surrounding;
  const [site, words, say] = await Promise.all([
    readSite(surrounding),
    loadWords(lang),
    lang === 'cy'
      ? import('./strings.cy.js').then(({ cy }): Strings => cy)
      : Promise.resolve<Strings>(en),
  ]);
  let model: Model = {
    configuration: readConfiguration(surrounding.query),
    view: {
      width: 'page',
      scheme: 'light',
      filtered: false,
      pasted: '',
      copied: '',
      measured: 0,
      typed: {},
    },
    site,
    facts: undefined,
    lang,
    words,
    say,
  };
  let reading: AbortController | undefined;
  let read = '';

  const preview = createPreview(surrounding.loadWidget, (measured) => {
    if (Math.abs(measured - model.view.measured) > 8) deeds.look({ measured });
  });

  const draw = (): void => {
    preview.show(model);
    render(builderPage(model, deeds, preview.stage), mount);
  };

  /** Reads the feed when another one is chosen. A late answer about an earlier one is dropped. */
  const follow = (): void => {
    const addresses = feedsOf(model);
    if (addresses.join(' ') === read) return;
    read = addresses.join(' ');
    reading?.abort();
    const now = (reading = new AbortController());
    model = { ...model, facts: undefined };
    checkFeeds(addresses, now.signal, around).then(
      (facts) => {
        model = { ...model, facts };
        draw();
      },
      () => undefined,
    );
  };

  const set = (change: Partial<Configuration>): void => {
    const next = { ...model.configuration, ...change };
    // Another widget keeps the choices that it has too.
    const { attributes } = cleanAttributes(next.widget, Object.entries(next.attributes), {
      base: site.url,
    });
    model = {
      ...model,
      configuration: { ...next, attributes },
      view: { ...model.view, copied: '' },
    };
    surrounding.keep(writeConfiguration(model.configuration));
    follow();
    draw();
  };

  const look = (change: Partial<View>): void => {
    model = { ...model, view: { ...model.view, ...change } };
    draw();
  };

  const deeds: Deeds = {
    set,
    look,
    attribute(name, value) {
      const { [name]: _, ...others } = model.configuration.attributes;
      const without = name === 'limit' && value === '' ? { ...others, 'see-all': '' } : others;
      set({ attributes: value === '' ? without : { ...others, [name]: value } });
    },
    paste(text) {
      const found = readPasted(text, site);
      if (!found) return look({ pasted: say.pasteUnknown });
      const names = found.dropped.map(({ name }) => name).join(', ');
      look({ pasted: names === '' ? say.pasteDone : fill(say.pasteDropped, { names }) });
      // A link to the Welsh page says so by its path.
      const welsh = readEmbedAddress(text.trim(), site.url)?.welsh;
      const { attributes = {} } = found.change;
      set({
        ...found.change,
        attributes: welsh ? { ...attributes, lang: 'cy' } : attributes,
      });
    },
    copy(text, rich) {
      surrounding.copy(text, rich).then(
        () => look({ copied: say.copied }),
        () => look({ copied: say.copyFailed }),
      );
    },
  };

  mount.replaceChildren();
  follow();
  draw();
}
