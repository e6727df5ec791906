import { civilDateOf, fill, formatDay, formatNumber, type Words } from '@esca/domain';
import type { Origin } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import type { FinderStrings } from './course-finder.strings.js';

/** What stands over a printed list: how much of it is there, what it was filtered by, when and where it was read. */
export function printHead(
  shown: number,
  total: number,
  filters: string,
  origin: Origin,
  { text, words, now }: { text: FinderStrings; words: Words; now: number },
): TemplateResult {
  const { email, phone, url } = origin.publisher;
  const date = formatDay(civilDateOf(now, origin.timeZone), words);
  return html`<div class="print-only">
    ${
      shown < total
        ? html`<p>
            ${fill(text.printedCap, { n: formatNumber(shown), total: formatNumber(total) })}
          </p>`
        : nothing
    }
    ${filters ? html`<p>${fill(text.printedFilters, { filters })}</p>` : nothing}
    <p>${fill(text.printed, { date, url: location.href })}</p>
    <p>${[email, phone, url].filter(Boolean).join(' · ')}</p>
  </div>`;
}
