/*
 * Hostile words, links, dates, numbers and ids: a small grammar, from which any number of distinct ones follow from a
 * seed. Used in browsers and in Node alike, so it needs nothing of either.
 */

/** A source of numbers from 0 up to 1 that repeats itself for the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What runs if anything does; a page that is attacked with success has it. */
const deeds = ['hacked()', 'hacked`1`', 'globalThis.hacked()', '(hacked)()', 'top["hack"+"ed"]()'];
const handlers = [
  'onerror',
  'onload',
  'onclick',
  'ONFOCUS',
  'onanimationstart',
  'ontoggle',
  'onpointerover',
];
const elements = [
  'img',
  'svg',
  'video',
  'details',
  'iframe',
  'object',
  'embed',
  'math',
  'style',
  'x',
  'base',
  'form',
  'input',
];
const schemes = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  '\u0001javascript:',
  ' javascript:',
  'javascript&colon;',
  'vbscript:',
  'data:text/html,',
  'data:text/html;base64,',
  'data:image/svg+xml,',
  'blob:https://essex.example/',
  'file:///',
  'ms-word:ofe|u|',
  'intent://',
  'view-source:',
  'about:blank#',
  'filesystem:https://x/',
  'jar:',
  'ws://',
  'ftp://',
];
const invisible = [
  '\u202e',
  '\u2066',
  '\u2069',
  '\u200b',
  '\u200e',
  '\u2060',
  '\ufeff',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u00ad',
];
const hosts = [
  'essеx.example',
  'ésséx.example',
  'essex.example@evil.example',
  'essex.example%00.evil.example',
  'xn--80ak6aa92e.com',
  '127.0.0.1',
  '[::1]',
  'evil。example',
  'ｅvil.example',
  'evil.example:80\\@essex.example',
];
const numbers = [
  '-0',
  '1e309',
  'NaN',
  '0x10',
  '99999999999999999999',
  '-1',
  '1.5',
  '١٢',
  '1,5',
  'Infinity',
];
const dates = [
  '2026-02-30',
  '0000-00-00',
  '2026-13-01',
  '2026-1-1',
  '+275760-09-14',
  '2026-11-16T25:00:00Z',
  '2026-11-16T12:60:00Z',
  '2026-06-30T23:59:60Z',
  '0',
  'now',
  '<b>2026</b>',
  '2026-11-16T12:00:00+99:00',
  '-000001-01-01',
];
const ids = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '..',
  '../..',
  'a b',
  'a"b',
  "a'b",
  '#',
  '?x',
  'a/b/c',
  '<i>',
  'esca-heading',
  'location',
  'body',
  '%2e%2e',
  'a:b:c',
];

/** One kind of hostile string. */
export type Channel = 'text' | 'link' | 'date' | 'number' | 'id' | 'image' | 'colour';

type Rule = (pick: <T>(from: readonly T[]) => T, nth: number) => string;

const rules: Record<Channel, readonly Rule[]> = {
  text: [
    (pick, nth) => `<${pick(elements)} src=x ${pick(handlers)}=${pick(deeds)} n=${String(nth)}>`,
    (pick, nth) => `"'><script>${pick(deeds)}//${String(nth)}</script>`,
    (pick, nth) =>
      `</${pick(['title', 'textarea', 'style', 'script', 'noscript', 'template', 'p', 'bdi', 'section'])}><${pick(elements)} ${pick(handlers)}=${pick(deeds)}>${String(nth)}`,
    (pick, nth) =>
      `<svg><${pick(['animate', 'set', 'use', 'foreignObject', 'script'])} href=${pick(schemes)}${pick(deeds)} ${pick(handlers)}=${pick(deeds)}/>${String(nth)}`,
    (pick, nth) =>
      `&lt;img src=x ${pick(handlers)}=${pick(deeds)}&gt;&#${String(60 + (nth % 60))};&#x3c;b&#x3e;${String(nth)}`,
    (pick, nth) =>
      `jaVasCript:/*-/*\`/*\\\`/*'/*"/**/(/* */${pick(handlers)}=${pick(deeds)} )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=${pick(deeds)}//>\\x3e${String(nth)}`,
    (pick, nth) =>
      `{{constructor.constructor('${pick(deeds)}')()}} \${${pick(deeds)}} <%= ${String(nth)} %> ?lit$${String(nth)}$ <!--?lit$1$--> <!--${pick(deeds)}-->`,
    (pick, nth) => `${pick(invisible)}a${pick(invisible)}b${pick(invisible)} ${String(nth)}`,
    (pick, nth) =>
      `z${pick(['\u0301', '\u0489', '\u20dd', '\u0334'])}`.repeat(1) +
      pick(['\u0301', '\u0489', '\u0335']).repeat(20 + (nth % 60)) +
      String(nth),
    (pick, nth) =>
      `[${String(nth)}](${pick(schemes)}${pick(deeds)}) ![x](//evil.example/${pick(ids)})`,
    (pick, nth) =>
      `${pick(['=', '+', '-', '@', '＝', '\t=', '\r\n='])}cmd|' /C calc'!A${String(nth)}`,
    (pick, nth) =>
      `x\r\nATTENDEE:mailto:${pick(hosts)}\r\nEND:VEVENT\r\nBcc: a@evil.example\u2028${String(nth)}`,
    (pick, nth) =>
      `</script><!--<script>${pick(['\ud800', '\udc00', '\uffff', '\ufdd0'])}${String(nth)}`,
    (pick, nth) => `${pick(ids)}${pick(numbers)}${pick(dates)}${String(nth)}`,
    (pick, nth) => `👩🏽‍💻${pick(['🏴󠁧󠁢󠁷󠁬󠁳󠁿', '👨‍👩‍👧', 'ﷺ', '𝕏', 'ß', 'ŵ'])}${String(nth)}`,
  ],
  link: [
    (pick, nth) => `${pick(schemes)}${pick(deeds)}//${String(nth)}`,
    (pick, nth) => `https://${pick(hosts)}/${String(nth)}`,
    (_pick, nth) => `https://user:pass@essex.example/${String(nth)}`,
    (pick, nth) =>
      `mailto:a@essex.example?bcc=b@evil.example&body=${pick(deeds)}%0D%0ABcc:c@evil.example&n=${String(nth)}`,
    (_pick, nth) => `mailto:a@essex.example%0d%0aBcc:evil${String(nth)}@evil.example`,
    (pick, nth) => `https://essex.example/"${pick(handlers)}=${pick(deeds)} x="${String(nth)}`,
    (pick, nth) =>
      `https://essex.example/<${pick(elements)} ${pick(handlers)}=${pick(deeds)}>${String(nth)}`,
    (pick, nth) =>
      `${pick(['//', '\\\\', '/\\', 'https:', 'http:/', '///'])}evil.example/${String(nth)}`,
    (pick, nth) => `https://essex.example/${pick(invisible)}${pick(invisible)}${String(nth)}`,
    (pick, nth) => `tel:${pick(numbers)};phone-context=${pick(deeds)}${String(nth)}`,
    (pick, nth) => `http://evil.example/#${pick(schemes)}${pick(deeds)}${String(nth)}`,
  ],
  date: [
    (pick, nth) => `${pick(dates)}${nth % 3 === 0 ? '' : String(nth)}`,
    (pick, nth) => `${String(nth)}-${pick(dates)}`,
    (pick, nth) =>
      `2026-11-${String(nth % 90)}T${String(nth % 40)}:${String(nth % 70)}${pick(['Z', '', '+01:00', 'z', ' '])}`,
  ],
  number: [
    (pick, nth) => `${pick(numbers)}${nth % 2 ? String(nth) : ''}`,
    (pick, nth) => `${String(nth)}${pick(['e999', '', '.', '<b>'])}`,
  ],
  id: [
    (pick, nth) => `${pick(ids)}${nth % 4 === 0 ? '' : String(nth)}`,
    (pick, nth) =>
      `essex:${pick(['course', 'node', 'vacancy', 'org', 'x'])}/${pick(ids)}#${pick(ids)}${String(nth)}`,
    (pick, nth) => `"${pick(handlers)}=${pick(deeds)} ${String(nth)}`,
  ],
  image: [
    (_pick, nth) => `https://evil.example/seen-${String(nth)}.png`,
    (pick, nth) => `//${pick(hosts)}/seen-${String(nth)}.gif`,
    (pick, nth) =>
      `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" ${pick(handlers)}="${pick(deeds)}"/>${String(nth)}`,
    (pick, nth) => `x${String(nth)} ${pick(handlers)}=${pick(deeds)}`,
    (pick, nth) => `${pick(schemes)}${pick(deeds)}//seen-${String(nth)}.jpg`,
    (pick, nth) => `" ${pick(handlers)}="${pick(deeds)}" alt="${String(nth)}`,
  ],
  colour: [
    (_pick, nth) => `red;background:url(https://evil.example/seen-${String(nth)}.png)`,
    (pick, nth) => `expression(${pick(deeds)})/*${String(nth)}*/`,
    (_pick, nth) => `#fff}*{display:none!important}/*${String(nth)}`,
    (pick, nth) => `"${pick(handlers)}=${pick(deeds)} x="${String(nth)}`,
    (_pick, nth) => `var(--esca-color-text);position:fixed;inset:0;z-index:${String(nth)}`,
    (_pick, nth) => `\\65xpression(alert(${String(nth)}))`,
    (pick, nth) => `</style><${pick(elements)} ${pick(handlers)}=${pick(deeds)}>${String(nth)}`,
    (_pick, nth) => `red url(//evil.example/seen-${String(nth)}.cur)`,
  ],
};

/** So many distinct strings of a kind; the same for the same seed. */
export function hostile(channel: Channel, count: number, seed: number): string[] {
  const random = chance(seed + channel.length * 7919);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const made = new Set<string>();
  for (let nth = 0; made.size < count; nth++)
    made.add(rules[channel][nth % rules[channel].length]!(pick, nth));
  return [...made];
}

/** Words that are only long: one of 100 kB without a space, two thousand lines, nothing but spaces. */
export const huge = [
  'W'.repeat(100_000),
  'line\n'.repeat(2_000),
  ' '.repeat(50_000),
  '漢'.repeat(30_000),
];

/** Strings by channel, as many as a run of the whole corpus tries. */
export const CORPUS: Record<Channel, number> = {
  text: 3_000,
  link: 1_200,
  date: 500,
  number: 200,
  id: 400,
  image: 300,
  colour: 300,
};

/**
 * Every string of the corpus, channel by channel, handed out one by one and then again from the start. Each channel begins
 * with what else is given, such as a list that others have collected.
 */
export function supply(
  seed: number,
  corpus = CORPUS,
  more: readonly string[] = [],
): (channel: Channel) => string {
  const lists = new Map<Channel, string[]>();
  const at = new Map<Channel, number>();
  return (channel) => {
    if (!lists.has(channel))
      lists.set(channel, [...new Set([...more, ...hostile(channel, corpus[channel], seed)])]);
    const list = lists.get(channel)!;
    const index = at.get(channel) ?? 0;
    at.set(channel, index + 1);
    return list[index % list.length]!;
  };
}
