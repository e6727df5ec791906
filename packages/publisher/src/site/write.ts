import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CommandError, explainSystemError, WITH_ERRORS } from '../commands/errors.js';
import type { Effort } from './compress.js';
import { openFilePool } from './file-pool.js';
import type { FilePool } from './file-pool.js';
import { takeLock } from './lock.js';
import { sitePath } from './paths.js';
import { filePlacer } from './place-file.js';
import { readSiteRecord } from './record.js';
import type { SiteRecord } from './record.js';
import { writeLarge } from './write-large.js';

const hashedDays = 30;

/** A site that is being written beside the one that is there. Nothing of the old one changes before `commit`. */
export interface SiteDraft {
  /** What the earlier build recorded, if there was one. */
  readonly before: SiteRecord | undefined;
  /** The bytes that the earlier build wrote at this path. */
  earlier(path: string): Buffer | undefined;
  /** Where those bytes lie, when there are any. */
  earlierPath(path: string): string | undefined;
  /** Adds a file, with its compressed twins. `hashed` is for names that hold a hash of the content. */
  write(
    path: string,
    content: string | Uint8Array,
    options?: { hashed?: boolean; effort?: Effort },
  ): void;
  /** True when this build has written the path. */
  has(path: string): boolean;
  /** Every path that this build has written, without twins. */
  paths(): string[];
  /** Writes a file of many megabytes piece by piece; `pieces` is asked for more than once. */
  writeLarge(path: string, pieces: () => Iterable<string>): Promise<void>;
  /** Writes from now on in so many threads beside this one. Worth their start from about a thousand files. */
  useThreads(threads: number): void;
  /** Waits while the threads have more than enough to do. */
  ready(): Promise<void>;
  /** Waits until all is written. Must be called before `commit` when there are threads. */
  settled(): Promise<void>;
  /** Puts the new site in the old one's place. Returns how many files are new or changed, kept and gone. */
  commit(record: Omit<SiteRecord, 'hashed'>): { changed: number; kept: number };
  /** Ends the threads, so that nothing is written after a fault. */
  stopThreads(): Promise<void>;
  /** Throws the draft away. */
  abandon(): void;
}

/** The neighbours of a site's folder that a build uses; hidden, and on the same disk. */
function neighbours(site: string): { draft: string; old: string; lock: string } {
  const beside = (ending: string): string =>
    join(dirname(site), `.${basename(site)}.esca-${ending}`);
  return { draft: beside('new'), old: beside('old'), lock: beside('lock') };
}

/**
 * Puts a site back that a crash left between its two renames, and clears what the crash left behind. The folder must be
 * locked, or nobody may be writing it.
 */
export function recoverSite(folder: string): void {
  const site = resolve(folder);
  const { draft, old } = neighbours(site);
  if (existsSync(old)) {
    if (existsSync(site)) rmSync(old, { recursive: true, force: true });
    else renameSync(old, site);
  }
  rmSync(draft, { recursive: true, force: true });
}

/** Puts the site back, for a reader, when a crash has left none at all and nobody is building. */
export function recoverForReading(folder: string): void {
  const site = resolve(folder);
  const { old, lock } = neighbours(site);
  if (existsSync(site) || !existsSync(old)) return;
  const release = takeLock(lock, site);
  try {
    recoverSite(site);
  } finally {
    release();
  }
}

/**
 * Begins a site in `folder`. Refuses a folder that holds anything but an earlier site, and a second build at the same
 * time.
 */
export function openDraft(folder: string, now: number): SiteDraft {
  let site = resolve(folder);
  try {
    mkdirSync(dirname(site), { recursive: true });
    if (existsSync(site) && lstatSync(site).isSymbolicLink()) site = realpathSync(site);
  } catch (error) {
    throw explainSystemError(error, site);
  }
  const { draft, old, lock } = neighbours(site);
  const release = takeLock(lock, site);
  let before: SiteRecord | undefined;
  try {
    recoverSite(site);
    before = guard(site);
    mkdirSync(draft);
  } catch (error) {
    release();
    throw explainSystemError(error, site);
  }

  const today = new Date(now).toISOString().slice(0, 10);
  const written = new Set<string>();
  const hashed: Record<string, string> = {};
  let changed = 0;
  let kept = 0;
  let pool: FilePool | undefined;
  const placer = filePlacer(site, draft, before !== undefined);
  const { carry, earlier, place, room } = placer;
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (error instanceof CommandError) throw error;
      throw explainSystemError(error, site);
    }
  };

  return {
    before,
    earlier,
    earlierPath: (path) => {
      const file = join(site, sitePath(path));
      return before !== undefined && existsSync(file) ? file : undefined;
    },
    has: (path) => written.has(path),
    paths: () => [...written].sort(),
    write: (path, content, options = {}) => {
      sitePath(path);
      if (written.has(path)) return;
      written.add(path);
      if (options.hashed === true) hashed[path] = today;
      const job = { path, content, effort: options.effort ?? 'good' };
      if (pool !== undefined && !path.startsWith('r/')) {
        pool.put(job);
        return;
      }
      attempt(() => {
        if (path.startsWith('r/') && before !== undefined) {
          const old = earlier(path);
          if (old?.equals(bytesOf(content)) === false) throw otherRelease(path);
        }
        if (place(job)) changed++;
        else kept++;
      });
    },
    writeLarge: async (path, pieces) => {
      written.add(sitePath(path));
      try {
        if (await writeLarge(placer, join(site, path), path, pieces)) changed++;
        else kept++;
      } catch (error) {
        throw explainSystemError(error, site);
      }
    },
    useThreads: (threads) => {
      pool ??= openFilePool({ site, draft, rebuilt: before !== undefined }, threads);
    },
    ready: async () => {
      await pool?.ready().catch((error: unknown) => {
        throw explainSystemError(error, site);
      });
    },
    settled: async () => {
      const counts = await pool?.finish().catch((error: unknown) => {
        throw explainSystemError(error, site);
      });
      pool = undefined;
      changed += counts?.changed ?? 0;
      kept += counts?.kept ?? 0;
    },
    commit: (record) => {
      attempt(() => {
        keepReleases(site, written, carry);
        for (const [path, day] of Object.entries(before?.hashed ?? {})) {
          if (written.has(path) || daysBetween(day, today) > hashedDays) continue;
          // A wider audience's files must not stay in a narrower one's site.
          if (before !== undefined && widens(before.for, record.for)) continue;
          if (!carry(path)) continue;
          carry(`${path}.br`);
          carry(`${path}.gz`);
          hashed[path] = day;
        }
      });
      const whole: SiteRecord = { ...record, hashed: sorted(hashed) };
      attempt(() => {
        const text = `${JSON.stringify(whole, null, 2)}\n`;
        if (earlier('site.json')?.equals(Buffer.from(text)) === true) carry('site.json');
        else writeFileSync(room('site.json'), text);
        // Two calls with nothing between them: what a crash leaves here, recoverSite mends.
        if (existsSync(site)) renameSync(site, old);
        renameSync(draft, site);
        rmSync(old, { recursive: true, force: true });
      });
      release();
      return { changed, kept };
    },
    stopThreads: async () => {
      await pool?.stop();
      pool = undefined;
    },
    abandon: () => {
      rmSync(draft, { recursive: true, force: true });
      release();
    },
  };
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content, 'utf8') : content;

/** Refuses folders that would lose somebody's files. */
function guard(site: string): SiteRecord | undefined {
  if (!existsSync(site)) return undefined;
  if (!statSync(site).isDirectory()) throw new CommandError(`${site} is a file. Name a folder.`);
  const before = readSiteRecord(site);
  if (before === undefined && readdirSync(site).length > 0) {
    throw new CommandError(
      `${site} holds files that "esca build" did not write, and a build replaces the whole folder. Name an empty or a new folder.`,
    );
  }
  return before;
}

/** Keeps every release that an earlier build published. A release is never added to, taken from or changed. */
function keepReleases(
  site: string,
  written: ReadonlySet<string>,
  carry: (path: string) => boolean,
): void {
  const root = join(site, 'r');
  if (!existsSync(root)) return;
  for (const version of readdirSync(root)) {
    const there = readdirSync(join(root, version), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(site.length + 1)
          .replaceAll('\\', '/'),
      );
    const plain = there.filter((path) => !/\.(br|gz)$/.test(path));
    const now = [...written].filter((path) => path.startsWith(`r/${version}/`));
    if (now.length > 0) {
      const missing = plain.find((path) => !written.has(path));
      const extra = now.find((path) => !plain.includes(path));
      if (missing !== undefined || extra !== undefined) throw otherRelease(missing ?? extra ?? '');
    }
    for (const path of there) carry(path);
  }
}

function otherRelease(path: string): CommandError {
  const version = path.split('/')[1] ?? '';
  return new CommandError(
    `The site already holds release ${version} with other files (${path}). Pages that pin ${version} would break, so nothing was changed. Give the library a new version.`,
    WITH_ERRORS,
  );
}

/** True when `earlier` could hold records that `later` must not. */
export function widens(earlier: SiteRecord['for'], later: SiteRecord['for']): boolean {
  const order = ['public', 'partners', 'staff'];
  return order.indexOf(earlier) > order.indexOf(later);
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function sorted(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
