import { teamsAncestors } from './teams.js';

/** Headers for the paths that a pattern covers. A later rule adds to, or replaces, an earlier one. */
export interface HeaderRule {
  /** A path that begins with this, or equals it when it does not end in `*`. */
  pattern: string;
  headers: Record<string, string>;
}

const anyOrigin = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Timing-Allow-Origin': '*',
};
const forever = 'public, max-age=31536000, immutable';
const shortly = 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800';

/** The policy of our own pages: nothing inline, nothing from elsewhere but the feeds that the publisher lists. */
function pagePolicy(feedHosts: readonly string[], ancestors: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "frame-src 'self'",
    `connect-src ${["'self'", ...feedHosts.map((host) => `https://${host}`)].join(' ')}`,
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
    "require-trusted-types-for 'script'",
    "trusted-types esca-widgets 'allow-duplicates'",
  ].join('; ');
}

/** The policy of pages that are made to be sent: no script, nothing fetched. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** The one table from which the server, `_headers` and `nginx.conf` take what they say. */
export function headerRules(feedHosts: readonly string[] = []): HeaderRule[] {
  const open = (pattern: string, cache: string): HeaderRule => ({
    pattern,
    headers: { 'Cache-Control': cache, ...anyOrigin },
  });
  // An issue as e-mail carries its styles in its tags, as mail programs need it.
  const mail = (pattern: string): HeaderRule => ({
    pattern,
    headers: { ...open(pattern, shortly).headers, 'Content-Security-Policy': mailPolicy },
  });
  const embed = { 'Content-Security-Policy': pagePolicy(feedHosts, '*') };
  return [
    {
      pattern: '/*',
      headers: {
        'Cache-Control': shortly,
        'Content-Security-Policy': pagePolicy(feedHosts, "'self'"),
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
        'X-Content-Type-Options': 'nosniff',
      },
    },
    { pattern: '/e/*', headers: embed },
    { pattern: '/cy/e/*', headers: embed },
    // The pages of the Teams app are shown by Microsoft's own pages and by nobody else's.
    {
      pattern: '/teams/*',
      headers: { 'Content-Security-Policy': pagePolicy(feedHosts, teamsAncestors) },
    },
    {
      pattern: '/cy/teams/*',
      headers: { 'Content-Security-Policy': pagePolicy(feedHosts, teamsAncestors) },
    },
    open('/v1/*', shortly),
    open('/r/*', forever),
    open('/feed/*', shortly),
    open('/feed/parts/*', forever),
    open('/assets/*', forever),
    ...['/oembed/*', '/calendar/*', '/rss/*'].flatMap((pattern) => [
      open(pattern, shortly),
      open(`/cy${pattern}`, shortly),
    ]),
    mail('/bulletin/*'),
    mail('/cy/bulletin/*'),
    { pattern: '/site.json', headers: { ...anyOrigin, 'Cache-Control': 'no-cache' } },
  ];
}

/** The headers of one path, by the rules that cover it. */
export function headersFor(path: string, rules: readonly HeaderRule[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { pattern, headers: more } of rules) {
    const covered = pattern.endsWith('*')
      ? path.startsWith(pattern.slice(0, -1))
      : path === pattern;
    if (covered) Object.assign(headers, more);
  }
  return headers;
}

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  conf: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  zip: 'application/zip',
  bin: 'application/octet-stream',
};

/** The media type of a file of a site. */
export function contentType(path: string): string {
  if (/(^|\/)rss\/[^/]+\.xml$/.test(path)) return 'application/rss+xml; charset=utf-8';
  if (/(^|\/)rss\/[^/]+\.json$/.test(path)) return 'application/feed+json; charset=utf-8';
  if (/(^|\/)oembed\//.test(path)) return 'application/json; charset=utf-8';
  return types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}

/** The rules as the `_headers` file that several static hosts read. */
export function headersFile(rules: readonly HeaderRule[], baseUrl: string): string {
  const below = new URL(baseUrl).pathname.replace(/\/$/, '');
  const notes =
    '# Headers of this site. Hosts that read a file called _headers need nothing else; for others copy them.\n';
  // These hosts join headers of several matching rules, so what a later rule replaces is taken away first.
  const blocks = rules.map(({ pattern, headers }, index) => {
    const earlier = rules.slice(0, index).filter((rule) => covers(rule.pattern, pattern));
    const lines = Object.entries(headers).flatMap(([name, value]) => {
      const replaced = earlier.some((rule) => name in rule.headers);
      return [...(replaced ? [`  ! ${name}`] : []), `  ${name}: ${value}`];
    });
    return `${below}${pattern}\n${lines.join('\n')}\n`;
  });
  return `${notes}\n${blocks.join('\n')}`;
}

function covers(wide: string, narrow: string): boolean {
  return wide.endsWith('*') && narrow.startsWith(wide.slice(0, -1));
}

/** News feeds have media types of their own, which nginx cannot tell by the ending alone. */
const newsTypes = '    types { application/rss+xml xml; application/feed+json json; }\n';

/** The rules as an nginx server block, with the compressed twins and the page for what is not there. */
export function nginxFile(rules: readonly HeaderRule[], baseUrl: string): string {
  const { hostname, pathname } = new URL(baseUrl);
  const prefix = pathname.replace(/\/$/, '');
  const blocks = rules
    .filter(({ pattern }) => pattern !== '/*')
    .map(({ pattern }) => {
      const exact = !pattern.endsWith('*');
      const path = exact ? pattern : pattern.slice(0, -1);
      const news = path.endsWith('/rss/') ? newsTypes : '';
      return `  location ${exact ? '=' : '^~'} ${prefix}${path} {\n${news}${nginxHeaders(headersFor(path, rules), '    ')}  }\n`;
    });
  return `# Copy into nginx's configuration and set the certificate and the folder.
# gzip_static needs nginx's own module of that name; Brotli twins need ngx_brotli and the line "brotli_static on;".
server {
  listen 80;
  server_name ${/^[a-z0-9.-]+$/i.test(hostname) ? hostname : '_'};
  root /var/www/esca;
  index index.html;
  error_page 404 ${prefix}/404.html;
  gzip_static on;
  gzip_vary on;
  charset utf-8;
  charset_types text/css text/javascript text/calendar text/plain application/json application/xml application/rss+xml application/feed+json;
  server_tokens off;
  default_type application/octet-stream;
  types {
    text/html html;
    text/css css;
    text/javascript js;
    application/json json map;
    text/calendar ics;
    application/xml xml;
    text/plain txt conf;
    image/svg+xml svg;
    image/png png;
    application/zip zip;
  }
  location ~ /\\. { return 404; }
  location = ${prefix}/404.html {
    internal;
${nginxHeaders({ ...headersFor('/404.html', rules), 'Cache-Control': 'no-cache' }, '    ')}  }
${nginxHeaders(headersFor('/', rules), '  ')}
${blocks.join('')}}
`;
}

function nginxHeaders(headers: Record<string, string>, indent: string): string {
  return Object.entries(headers)
    .map(
      ([name, value]) => `${indent}add_header ${name} "${value.replaceAll('"', '\\"')}" always;\n`,
    )
    .join('');
}
