/*
 * What an embed page does more inside Microsoft Teams: it says that it has loaded, and follows the theme. Only the pages
 * of the Teams app load this, and with it Microsoft's library; everybody else's pages never see either.
 */
/** Teams says `default`, `dark`, `contrast` or a newer name; all but the first and glass's light twin are dark. */
function follow(theme: string): void {
  const scheme = theme === 'default' || theme === 'glass' ? 'light' : 'dark';
  document.documentElement.style.colorScheme = scheme;
  document.querySelector('main > :not(:defined), main > *')?.setAttribute('theme', scheme);
}

async function start(): Promise<void> {
  // Outside Teams nobody answers, and the page stays the ordinary page that it is.
  if (parent === window) return;
  // Microsoft's library asks for a list as soon as it is there, so it is not there before it is needed.
  const { app } = await import('@microsoft/teams-js');
  await app.initialize();
  app.registerOnThemeChangeHandler(follow);
  follow((await app.getContext()).app.theme);
  await app.notifySuccess();
}

start().catch((error: unknown) => {
  console.warn('[esca] Teams did not answer.', error);
});
