/*
 * Every story is a state that a visitor can meet. Each is drawn here and looked at by axe, on a light page and a dark one.
 */
import { assert } from 'chai';
import { nothing, render } from 'lit';
import { violations } from '../helpers/accessibility.js';
import { takeConsole } from '../helpers/quiet-console.mjs';

interface Story {
  readonly args?: Readonly<Record<string, unknown>>;
  readonly render?: (args: object) => unknown;
  readonly play?: (context: { canvasElement: HTMLElement }) => Promise<void>;
}
type StoryFile = { readonly default: Story } & Readonly<Record<string, Story>>;

const FILES = [
  'bulletin-card',
  'course-finder',
  'host-page',
  'journeys',
  'my-list',
  'pathway-map',
  'themes',
  'vacancy-feed',
];
const files = await Promise.all(
  FILES.map(async (name) => {
    const path = `../../stories/${name}.stories.ts`;
    return [name, (await import(path)) as StoryFile] as const;
  }),
);

/** Waits until no widget inside is loading any more. */
async function settled(home: Element): Promise<void> {
  const widgets = [...home.querySelectorAll('*')].filter((element) =>
    element.localName.startsWith('esca-'),
  );
  await Promise.all(
    widgets.map(
      (widget) =>
        new Promise<void>((resolve) => {
          const look = (): void => {
            if (['', null, 'loading'].includes(widget.getAttribute('state'))) return;
            observer.disconnect();
            resolve();
          };
          const observer = new MutationObserver(look);
          observer.observe(widget, { attributes: true });
          look();
        }),
    ),
  );
  for (const widget of widgets) {
    await (widget as Element & { updateComplete?: Promise<unknown> }).updateComplete;
  }
}

it('there are at least sixty states of the widgets', () => {
  const widgets = /^(bulletin-card|course-finder|my-list|pathway-map|vacancy-feed)$/;
  const states = files.flatMap(([name, file]) =>
    widgets.test(name) ? Object.keys(file).filter((each) => each !== 'default') : [],
  );
  assert.isAtLeast(states.length, 60);
});

for (const [name, file] of files) {
  describe(`the stories of ${name}`, function () {
    // A journey waits for what the visitor waits for.
    this.timeout(30_000);
    const { default: meta, ...stories } = file;
    for (const [title, story] of Object.entries(stories)) {
      for (const scheme of ['light', 'dark']) {
        // A story about loading stays as it is: there is nothing to wait for.
        const waits = !/loading/i.test(title);
        it(`${title} has no accessibility faults on a ${scheme} page`, async () => {
          const home = document.createElement('div');
          home.style.colorScheme = scheme;
          home.style.background = scheme === 'dark' ? '#15181c' : '#fff';
          document.body.append(home);
          const draw = story.render ?? meta.render!;
          render(draw({ ...meta.args, ...story.args }), home);
          if (waits) await settled(home);
          // A journey is played as Storybook plays it; where it ends is looked at as well.
          await story.play?.({ canvasElement: home });
          takeConsole();
          const found = await violations(home);
          render(nothing, home);
          home.remove();
          assert.deepEqual(found, []);
        });
      }
    }
  });
}
