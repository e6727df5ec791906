import {
  fill,
  mailtoLink,
  teamsShareLink,
  type RequestMessage,
  type RequestWords,
} from '@esca/domain';
import type { Ref } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { isBoxed } from '../boxed.js';
import { RequestEvent, type RequestChannel } from '../events.js';
import type { RequestStrings } from './request.strings.js';

/** Ways in which a message leaves the page. */
export type Channel = 'copy' | 'email' | 'teams' | 'form';

/** What the ways out of a dialogue are made of. */
export interface Handover {
  readonly host: HTMLElement;
  /** Full name of what the message is about; several with spaces between. */
  readonly ref: Ref;
  readonly message: RequestMessage;
  readonly strings: RequestStrings;
  readonly words: RequestWords;
  /** What the message leads to. */
  readonly address: string;
  /** Mailbox to write to, when it is known. */
  readonly to?: string | undefined;
  /** The feed's own form, filled. */
  readonly form?: string | undefined;
  /** How the message was handed over last, or that it could not be copied. */
  readonly handed: Channel | 'failed' | undefined;
  /** The message's field, for browsers that copy only what is marked. */
  readonly field: () => HTMLTextAreaElement | null;
  readonly done: (how: Channel | 'failed') => void;
  /** The page of the record, for where nothing else is allowed. */
  readonly page?: { readonly href: string; readonly title: string } | undefined;
}

/** Copies a text, from its own field where the browser allows no other way. */
export async function copyText(
  text: string,
  field: HTMLTextAreaElement | HTMLInputElement | null,
): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select();
    try {
      return document.execCommand('copy');
    } catch {
      return false;
    }
  }
}

/** The ways out of a dialogue: each is told to the page first, which may take it over. */
export function channels(handover: Handover): TemplateResult {
  const { host, ref, message, strings, words, address, to, form, handed, page } = handover;
  if (isBoxed()) {
    return html`<div class="dialog-actions">
      <p>${page ? strings.boxed : strings.boxedList}</p>
      ${page ? html`<p><a href=${page.href}>${fill(strings.ownPage, { title: page.title })}</a></p>` : nothing}
    </div>`;
  }
  const allowed = (channel: RequestChannel): boolean =>
    host.dispatchEvent(new RequestEvent(ref, channel));
  const copy = async (): Promise<void> => {
    if (!allowed('copy')) return;
    const copied = await copyText(message.body, handover.field());
    handover.done(copied ? 'copy' : 'failed');
  };
  const link = (channel: 'email' | 'teams' | 'form', href: string | undefined): unknown => {
    if (!href) return nothing;
    const tab = channel !== 'email';
    return html`<a
      href=${href}
      target=${tab ? '_blank' : nothing}
      rel="noopener"
      aria-label=${tab ? fill(strings.newTab, { label: strings[channel] }) : nothing}
      @click=${(event: Event) => {
        if (allowed(channel)) handover.done(channel);
        else event.preventDefault();
      }}
      >${strings[channel]}</a
    >`;
  };
  const web = /^https?:/.test(address) ? address : undefined;
  return html`<div class="dialog-actions">
    <div class="channels">
      <button type="button" class="primary" @click=${copy}>${strings.copy}</button>
      ${link('email', mailtoLink(message, words, to))}
      ${link('teams', web && teamsShareLink(message, words, web))} ${link('form', form)}
    </div>
    <p class="handed" role="status">
      ${handed === undefined ? nothing : handed === 'failed' ? strings.notCopied : strings.handed[handed]}
    </p>
  </div>`;
}
