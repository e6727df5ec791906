import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Visibility = 'public' | 'partners' | 'staff';

/** A page whose record is gone, kept so that links from elsewhere still say what it was. */
export interface GonePage {
  /** The page's path in the site. */
  path: string;
  /** Full name of the record. */
  ref: string;
  /** What the record was called, as the feed said it. */
  title: string | Record<string, string>;
  /** Full name of the record that takes its place. */
  replacedBy?: string;
  /** First day without it. */
  since: string;
}

/** What `site.json` says: what was published, and what the next build has to know of this one. */
export interface SiteRecord {
  generator: 'esca';
  version: string;
  /** Day of the build. */
  built: string;
  /** For whom the site was built. */
  for: Visibility;
  baseUrl: string;
  /** Hosts whose feeds a link or an embed page of this site may name. */
  feedHosts: string[];
  /** Languages of the pages, the one at the root first; absent in what earlier versions wrote. */
  languages?: ('en' | 'cy')[];
  /**
   * What the paths of embed pages set: `west`, `adults` and `west/adults` for every widget, `<widget>/<name>` for those that
   * the publisher names. A loader that turns a link into a widget asks here.
   */
  presets: Record<string, Record<string, string>>;
  sources: { publisher: string; licence: string; generatedAt: string }[];
  counts: Record<string, number>;
  /** Files whose names hold a hash of their content, with the last day on which a build named them. */
  hashed: Record<string, string>;
  gone: GonePage[];
}

/** What an earlier build recorded in this folder; nothing when `esca` did not write it. */
export function readSiteRecord(folder: string): SiteRecord | undefined {
  try {
    const value = JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8')) as SiteRecord | null;
    return value?.generator === 'esca' ? value : undefined;
  } catch {
    return undefined;
  }
}
