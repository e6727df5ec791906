import { fill } from '@esca/domain';
import { html, nothing, type TemplateResult } from 'lit';
import type { BrowseStrings } from './browse.strings.js';

/** Page numbers that are shown: the first, the last, and those around the present one; 0 stands for a gap. */
export function pageNumbers(page: number, pages: number): number[] {
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const shown = [...new Set(near)].sort((a, b) => a - b);
  return shown.flatMap((n, index) => {
    const gap = n - (shown[index - 1] ?? 0);
    return gap === 2 ? [n - 1, n] : gap > 2 ? [0, n] : [n];
  });
}

/** Numbered pages as buttons in a navigation landmark. The caller moves focus to the results and announces the page. */
export function pagination(
  page: number,
  pages: number,
  strings: BrowseStrings,
  go: (page: number) => void,
): TemplateResult | typeof nothing {
  if (pages < 2) return nothing;
  const button = (target: number, words: unknown, label: string): TemplateResult =>
    html`<li>
      <button
        type="button"
        ?disabled=${target < 1 || target > pages}
        aria-label=${label}
        aria-current=${target === page ? 'page' : nothing}
        @click=${() => go(target)}
      >
        ${words}
      </button>
    </li>`;
  return html`<nav
    id="esca-pages"
    aria-labelledby="esca-pages esca-heading"
    part="pagination"
    class="pagination controls"
    aria-label=${strings.pages}
  >
    <ul>
      ${button(page - 1, strings.previous, strings.previous)}
      ${pageNumbers(page, pages).map((n) =>
        n === 0
          ? html`<li aria-hidden="true">…</li>`
          : button(n, n, fill(strings.goToPage, { page: n })),
      )}
      ${button(page + 1, strings.next, strings.next)}
    </ul>
  </nav>`;
}
