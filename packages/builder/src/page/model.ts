import { webAddresses, type Attributes, type Embedding } from '@esca/domain/address';
import type { WordsLang, Words } from '@esca/domain';
import type { FeedErrorCode } from '@esca/feed';
import { usualHeights, type Configuration } from '../choices/configuration.js';
import type { FeedFacts } from '../choices/feed-facts.js';
import type { SiteFacts, Wish } from '../hosting/forms.js';
import { withChosen, type Refused } from '../look/pairs.js';
import { themes, type Theme } from '../look/themes.js';
import type { Strings } from './strings.js';

/** How the preview is looked at; not part of what is handed over. */
export interface View {
  readonly width: 'page' | 'phone' | 'column';
  readonly scheme: 'light' | 'dark' | 'print';
  /** Whether what the host leaves is shown instead of the widget. */
  readonly filtered: boolean;
  /** What came of the last paste, as a sentence. */
  readonly pasted: string;
  /** What came of the last copying, as a sentence. */
  readonly copied: string;
  /** Height of the preview in pixels, once it shows something. */
  readonly measured: number;
  /** Colours as typed that are none yet, by scheme and name. */
  readonly typed: Readonly<Record<string, string>>;
}

/** All that the page shows follows from this. */
export interface Model {
  readonly configuration: Configuration;
  readonly view: View;
  readonly site: SiteFacts;
  /** What is known of the feed, why nothing is, or nothing while it is read. */
  readonly facts: FeedFacts | FeedErrorCode | undefined;
  readonly lang: WordsLang;
  readonly words: Words;
  readonly say: Strings;
}

/** What the controls of the page do. */
export interface Deeds {
  /** Changes what is handed over. */
  set(change: Partial<Configuration>): void;
  /** Sets an attribute; an empty value takes it away. */
  attribute(name: string, value: string): void;
  /** Changes how it is looked at. */
  look(change: Partial<View>): void;
  paste(text: string): void;
  /** Copies text; with `rich`, also as what it is in HTML, for editors that show no code. */
  copy(text: string, rich?: string): void;
}

/** What is known of the feed, if anything. */
export function knownFacts({ facts }: Model): FeedFacts | undefined {
  return typeof facts === 'object' ? facts : undefined;
}

/** The look with the colours that were taken. */
export function lookOf({ configuration }: Model): { theme: Theme; refused: Refused[] } {
  return withChosen(themes[configuration.theme], configuration.chosen);
}

/** The addresses of the feeds that are shown. */
export function feedsOf({ configuration, site }: Model): string[] {
  const own = webAddresses(configuration.attributes['src'] ?? '', site.url);
  return (own || `${site.url}feed/feed.json`).split(' ');
}

/** What is handed over, as the forms need it. */
export function wishOf({ configuration, site, say }: Model): Wish {
  const { widget, host, helped, height } = configuration;
  const attributes: Attributes = configuration.attributes;
  const embedding: Embedding = {
    widget,
    attributes,
    site: site.url,
    words: configuration.words || (attributes['label'] ?? say.link[widget]),
    welsh: site.languages[0] !== 'cy' && site.languages.includes('cy'),
  };
  return { embedding, height: height || usualHeights[widget], host, helped };
}
