/** Markup that has been escaped. Only this module makes it, so that no string of a feed can pass for markup. */
export class Html {
  /** The markup itself. */
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** Joins the parts of a template, escaping whatever is not markup already. */
  static from(strings: TemplateStringsArray, values: readonly HtmlValue[]): Html {
    let text = strings[0] ?? '';
    values.forEach((value, index) => {
      text += Html.#text(value) + (strings[index + 1] ?? '');
    });
    return new Html(text);
  }

  /**
   * JSON for a data block. `<`, `>` and `&` are written as escapes, so that nothing in it can end the block, and so are the two line
   * separators that JSON allows and scripts once did not.
   */
  static json(value: unknown): Html {
    const text = JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/g,
      (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    return new Html(text);
  }

  /** A style sheet of our own, for a page that stands alone. Never text of a feed. */
  static css(sheet: string): Html {
    return new Html(sheet.replaceAll('<', ''));
  }

  static #text(value: HtmlValue): string {
    if (value === undefined || value === null || value === false) return '';
    if (value instanceof Html) return value.text;
    if (typeof value === 'object') return value.map((part) => Html.#text(part)).join('');
    return escapeHtml(String(value));
  }
}

/** What a template takes: text is escaped, lists are joined, nothing is left out silently but absence itself. */
export type HtmlValue = string | number | Html | readonly HtmlValue[] | undefined | null | false;

/** A template whose values are escaped. Attribute values must stand in double quotes. */
export function markup(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return Html.from(strings, values);
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML or XML, in content or in a quoted attribute. Characters that no document may hold are dropped. */
export function escapeHtml(text: string): string {
  // Most text holds nothing of the kind, and a look costs less than two passes.
  if (!/[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/.test(text))
    return text;
  return text

    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (mark) => entities[mark] ?? '');
}

/** Drops the marks that turn the direction of writing, for titles and names. */
export function withoutDirectionMarks(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

/**
 * The address as it may stand in a link: absolute, `http`, `https`, `mailto` or `tel`, without user information. Anything
 * else has no link. Of a `mailto` only the recipient stays.
 */
export function safeLink(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (url.protocol === 'mailto:') {
    const to = url.pathname.replace(/%0[ad]/gi, '');
    return to === '' ? undefined : `mailto:${to}`;
  }
  if (url.protocol === 'tel:') return url.href;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  return url.username === '' && url.password === '' ? url.href : undefined;
}

/** A link when the address may be one, else the words alone. `attributes` is more markup for the tag. */
export function link(address: string | undefined, words: HtmlValue, attributes?: Html): Html {
  const href = safeLink(address);
  if (href === undefined) return markup`${words}`;
  return markup`<a href="${href}" ${attributes === undefined ? '' : markup` ${attributes}`}
    >${words}</a
  >`;
}
