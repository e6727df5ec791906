import { fill, isListed, vacancyState } from '@esca/domain';
import type { Entry, Vacancy } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { isBoxed } from '../shared/boxed.js';
import { safeHref } from '../shared/link.templates.js';
import { recordHref } from '../shared/records/openers.js';
import { plain, type VacancyView } from './vacancy.templates.js';

/** What the visitor can do with an opened vacancy beside applying. */
export interface Deeds {
  remind(): void;
  share(): void;
  print(): void;
}

/** Reminder, link and paper; where the page cannot do these, the way to the vacancy's own page. */
export function deedsTemplate(
  entry: Entry<Vacancy>,
  view: VacancyView,
  deeds: Deeds,
): TemplateResult | typeof nothing {
  const { record, ref, origin } = entry;
  const { strings } = view;
  const title = plain(record.title, entry, view);
  const href = safeHref(recordHref(ref, origin, record.url));
  if (isBoxed()) {
    return href === undefined
      ? nothing
      : html`<a href=${href} aria-label=${fill(strings.ownPageFor, { title })}
          >${strings.ownPage}</a
        >`;
  }
  const open = isListed(vacancyState(entry, view.now));
  return html`<span class="deeds controls">
    ${
      open && record.closes
        ? html`<button
            type="button"
            aria-label=${fill(strings.remindName, { title })}
            @click=${deeds.remind}
          >
            ${strings.remind}
          </button>`
        : nothing
    }
    ${
      href === undefined
        ? nothing
        : html`<button
            type="button"
            aria-label=${fill(strings.shareName, { title })}
            @click=${deeds.share}
          >
            ${strings.share}
          </button>`
    }
    <button type="button" @click=${deeds.print}>${strings.print}</button>
  </span>`;
}

/**
 * Copies the address of a vacancy's page and gives what to say: that it is copied, or, where the page may not copy, the
 * address itself.
 */
export async function copyLink(
  { record, ref, origin }: Entry<Vacancy>,
  { strings }: VacancyView,
): Promise<string> {
  const href = recordHref(ref, origin, record.url) ?? '';
  try {
    await navigator.clipboard.writeText(href);
    return strings.copied;
  } catch {
    return `${strings.copyThis} ${href}`;
  }
}
