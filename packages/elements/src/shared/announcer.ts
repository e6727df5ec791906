import { sharedPage } from '@esca/feed';

/** Words are spoken after a pause, so that what a person types is not talked over. */
const PAUSE = 1_000;

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
  const region = document.createElement('div');
  region.setAttribute('role', 'status');
  region.setAttribute('data-esca-announcer', '');
  // Out of sight, not out of reach: the styles are set one by one because a page may forbid style attributes.
  const hidden = {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    'clip-path': 'inset(50%)',
    'white-space': 'nowrap',
  };
  for (const [name, value] of Object.entries(hidden)) region.style.setProperty(name, value);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (words, lang) => {
    if (!region.isConnected) document.body.append(region);
    clearTimeout(timer);
    timer = setTimeout(() => {
      region.lang = lang;
      // The same sentence twice is spoken twice only when the region was empty in between.
      region.textContent = region.textContent === words ? `${words}\u00a0` : words;
    }, PAUSE);
  };
}
