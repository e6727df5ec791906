import { createHash } from 'node:crypto';
import { deflateSync, crc32 } from 'node:zlib';
import { zipSync } from 'fflate';
import { plain } from './context.js';
import type { PageContext } from './context.js';
import { embedded } from './presets.js';
import { absoluteUrl } from './paths.js';

/** Who may show the pages of the Teams app in a frame: Teams, Outlook and Microsoft 365, as Microsoft lists them. */
export const teamsAncestors =
  'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com';

/** Path of a widget's page inside Teams, without its language. */
export function teamsPath(widget: string): string {
  return `teams/${widget}/index.html`;
}

/** Widgets that the app has a tab for: those that show something without being set up. */
const tabs = embedded.filter((widget) => widget !== 'my-list');

/** Whether the app has a tab for a widget. */
export function isTab(widget: string): boolean {
  return tabs.some((tab) => tab === widget);
}

/** The same address always makes the same id, so that a new package replaces the old one. */
function appId(baseUrl: string): string {
  const hex = createHash('sha256').update(`esca teams ${baseUrl}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const short = (text: string, most: number): string => [...text].slice(0, most).join('');

/** The manifest of the Teams app. */
export function teamsManifest(page: PageContext, version: string): object {
  const { baseUrl, main } = page.site;
  const publisher = plain(page, main.publisher.name, main);
  const titles = {
    'course-finder': page.say.courses,
    'pathway-map': page.say.pathways,
    'vacancy-feed': page.say.vacancies,
    'bulletin-card': page.say.bulletins,
    'my-list': page.say.myList,
  };
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json',
    manifestVersion: '1.19',
    version,
    id: appId(baseUrl),
    developer: {
      name: short(publisher, 32),
      websiteUrl: baseUrl,
      privacyUrl: baseUrl,
      termsOfUseUrl: baseUrl,
    },
    name: { short: short(publisher, 30), full: short(publisher, 100) },
    description: {
      short: short(page.say.siteIntro, 80),
      full: `${publisher}. ${page.say.siteIntro}`,
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0B4F9E',
    staticTabs: tabs.map((widget) => ({
      entityId: widget,
      name: titles[widget],
      contentUrl: absoluteUrl(baseUrl, teamsPath(widget)),
      websiteUrl: absoluteUrl(baseUrl, `e/${widget}/`),
      scopes: ['personal', 'team', 'groupChat'],
    })),
    validDomains: [new URL(baseUrl).host],
  };
}

/** The app as Teams takes it: the manifest and two icons in one archive. The same content is the same bytes. */
export function teamsPackage(manifest: object): Uint8Array {
  const text = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  const files = { 'manifest.json': text, 'color.png': icon(192), 'outline.png': icon(32) };
  return zipSync(files, { mtime: new Date(2026, 0, 1), level: 9 });
}

/** Writes the app's manifest and its package. Teams takes addresses under https only; others get the pages alone. */
export function writeTeams(
  write: (path: string, content: string | Uint8Array) => void,
  page: PageContext,
  version: string,
): void {
  if (!page.site.baseUrl.startsWith('https:')) return;
  const manifest = teamsManifest(page, version);
  write('teams/manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  write('teams/esca-teams.zip', teamsPackage(manifest));
}

/** Three steps of a path that rises: white on blue when there is room, white on nothing when there is not. */
function icon(size: number): Uint8Array {
  const large = size > 100;
  const rows: number[] = [];
  const steps = [
    [0.26, 0.72],
    [0.5, 0.5],
    [0.74, 0.28],
  ] as const;
  for (let y = 0; y < size; y++) {
    rows.push(0);
    for (let x = 0; x < size; x++) {
      const [u, v] = [(x + 0.5) / size, (y + 0.5) / size];
      const onStep = steps.some(([a, b]) => (u - a) ** 2 + (v - b) ** 2 < 0.105 ** 2);
      const onLine = Math.abs(u + v - 0.99) < 0.05 && u > 0.26 && u < 0.74;
      const white = onStep || onLine;
      rows.push(...(white ? [255, 255, 255, 255] : [11, 79, 158, large ? 255 : 0]));
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(data.length, 0);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc32(body), body.length + 4);
    return whole;
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
