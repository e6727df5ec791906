import { escapeHtml, frameSnippet } from '@esca/domain';
import { inLanguage, plain } from './context.js';
import type { PageContext } from './context.js';
import { embedPath } from './pages/embed.js';
import type { EmbedPage } from './presets.js';
import { absoluteUrl } from './paths.js';

const heights: Record<EmbedPage['widget'], number> = {
  'course-finder': 900,
  'pathway-map': 900,
  'vacancy-feed': 800,
  'bulletin-card': 700,
  'my-list': 600,
};

/**
 * The static oEmbed answer of an embed page. It is the same for every size that is asked for. The link comes first, in a
 * `blockquote`: with it WordPress shows the link until the frame says how high it is, and without it WordPress never
 * listens to the frame, so that neither its height nor a link out of its sandbox would work.
 */
export function oembedAnswer(page: PageContext, embed: EmbedPage, title: string): string {
  const { baseUrl, languages, main } = page.site;
  const height = heights[embed.widget];
  const address = absoluteUrl(baseUrl, inLanguage(embedPath(embed), page.lang, languages));
  const frame = frameSnippet(
    { widget: embed.widget, attributes: {}, site: baseUrl, words: title, preset: embed.preset },
    height,
  );
  const welsh =
    page.lang === languages[0]
      ? frame
      : frame.replace(`src="${baseUrl}`, () => `src="${baseUrl}${page.lang}/`);
  return `${JSON.stringify({
    version: '1.0',
    type: 'rich',
    title,
    provider_name: plain(page, main.publisher.name, main),
    provider_url: baseUrl,
    cache_age: 86_400,
    width: 800,
    height,
    html: `<blockquote><a href="${escapeHtml(address)}">${escapeHtml(title)}</a></blockquote>${welsh}`,
    url: address,
  })}\n`;
}
