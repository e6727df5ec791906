import type { FeedError } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import type { ShellStrings } from './shell.strings.js';

/** The polite line under the author's content when nothing could be loaded. */
export function failure(
  error: FeedError | undefined,
  strings: ShellStrings,
  retry: () => void,
): TemplateResult {
  const words =
    error?.code === 'version'
      ? strings.failedVersion
      : error?.code === 'no-source'
        ? strings.failedSource
        : strings.failed;
  return html`<div part="banner" class="banner" role="status">
    <p>
      ${words}
      ${
        error?.code === 'version' && error?.url
          ? html`<a href=${new URL('/', error.url).href}>${strings.publisherPage}</a>`
          : nothing
      }
    </p>
    ${
      error?.code === 'no-source' || error?.code === 'version'
        ? nothing
        : html`<p><button type="button" @click=${retry}>${strings.retry}</button></p>`
    }
  </div>`;
}
