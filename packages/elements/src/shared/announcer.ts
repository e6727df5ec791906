import { sharedPage } from '@esca/feed';

/** Words are spoken after a pause in milliseconds, so that what a person types is not talked over. */
const PAUSE = 900;
/** What the visitor did is painted first: a page is laid out anew when something joins it. */
const SETTLE = 100;

/**
 * Speaks to a screen reader, politely. There is one announcer for each page, shared by every widget of every copy of the
 * library; of several sentences within the pause the last is spoken.
 */
export function announce(words: string, lang: string): void {
  const page = sharedPage();
  page.announce ??= makeAnnouncer();
  page.announce(words, lang);
}

function makeAnnouncer(): (words: string, lang: string) => void {
  let region: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (words, lang) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const place = (region ??= makeRegion());
      if (!place.isConnected) document.body.append(place);
      timer = setTimeout(() => {
        place.lang = lang;
        // The same sentence twice is spoken twice only when the region was empty in between.
        place.textContent = place.textContent === words ? `${words}\u00a0` : words;
      }, PAUSE);
    }, SETTLE);
  };
}

function makeRegion(): HTMLElement {
  const region = document.createElement('div');
  region.setAttribute('role', 'status');
  region.setAttribute('data-esca-announcer', '');
  // Out of sight, not out of reach. A page may forbid style attributes, but not what a script sets.
  region.style.cssText =
    'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
  return region;
}
