import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import { teamsCards } from '../../packages/publisher/src/bulletin/teams.js';
import { feedWith, hostile, mixed, outgoing } from '../unit/publisher/bulletin/sample-issue.js';
import { closePages, openPage } from './browser.js';

/*
 * Cards as the library for Adaptive Cards draws them, with the reader of Markdown that its documentation names: the
 * items are there in their order, and no text of a feed has become a link or markup.
 */

const require = createRequire(import.meta.url);
after(closePages);

/** What a drawn card holds. */
interface Drawn {
  headings: string[];
  tags: string[];
  links: string[];
  opened: string[];
  errors: string[];
}

interface Library {
  AdaptiveCards: {
    AdaptiveCard: CardClass;
    SerializationContext: new () => Complaints;
  };
  markdownit: (options: object) => { render(text: string): string };
}
interface CardClass {
  new (): Card;
  onProcessMarkdown: (text: string, result: { outputHtml: string; didProcess: boolean }) => void;
}
interface Card {
  onExecuteAction: (action: { url?: string }) => void;
  parse(json: unknown, context: Complaints): void;
  render(): HTMLElement | undefined;
}
interface Complaints {
  eventCount: number;
  getEventAt(index: number): { message: string };
}

async function draw(card: unknown): Promise<Drawn> {
  const { errors, page } = await openPage();
  await page.setContent('<!doctype html><html lang="en"><title>Card</title><body></body></html>');
  for (const file of [
    'adaptivecards/dist/adaptivecards.min.js',
    'markdown-it/dist/markdown-it.min.js',
  ])
    await page.addScriptTag({ path: require.resolve(file) });
  const drawn = await page.evaluate((json): Drawn => {
    const { AdaptiveCards: library, markdownit } = globalThis as unknown as Library;
    const markdown = markdownit({ html: true });
    library.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = markdown.render(text);
      result.didProcess = true;
    };
    const opened: string[] = [];
    const one = new library.AdaptiveCard();
    one.onExecuteAction = ({ url }) => opened.push(url ?? '');
    const context = new library.SerializationContext();
    one.parse(json, context);
    const body = one.render();
    if (body === undefined) throw new Error('nothing was drawn');
    document.body.append(body);
    for (const button of body.querySelectorAll('button')) button.click();
    return {
      headings: [...body.querySelectorAll('[role=heading]')].map((node) => node.textContent.trim()),
      tags: [...new Set([...body.querySelectorAll('*')].map((node) => node.localName))],
      links: [...body.querySelectorAll('a')].map((node) => node.href),
      opened,
      errors: Array.from(
        { length: context.eventCount },
        (_, index) => context.getEventAt(index).message,
      ),
    };
  }, card);
  return { ...drawn, errors: [...drawn.errors, ...errors] };
}

test('a drawn card has its headings in order and opens only https addresses', async () => {
  const issue = await outgoing(feedWith(mixed), { baseUrl: 'https://learn.example.org/' });
  const { errors, headings, links, opened } = await draw(teamsCards(issue)[0]);
  assert.deepEqual(errors, []);
  assert.deepEqual(links, []);
  assert.deepEqual(headings, [
    'The week’s news',
    'Coming up',
    'Conference',
    'Without a group',
    'New courses',
    'Team manager',
    'Mental capacity',
    'Closed job',
    'Wellbeing',
    'Pinned',
    'Stretch',
    'Saying no',
  ]);
  assert.equal(opened.at(-1), 'https://learn.example.org/b/b1/');
  assert.ok(opened.every((url) => url.startsWith('https://')));
});

test('hostile texts make nothing in a drawn card', async () => {
  const items = hostile.map((text, index) => ({ id: `i${String(index)}`, title: text, text }));
  const issue = await outgoing(feedWith(items));
  for (const card of teamsCards(issue)) {
    const { errors, links, opened, tags } = await draw(card);
    assert.deepEqual(errors, []);
    assert.deepEqual(links, []);
    assert.deepEqual(opened, []);
    for (const tag of ['a', 'img', 'script', 'b', 'at', 'em', 'strong', 'code', 'h1', 'hr', 's'])
      assert.ok(!tags.includes(tag), tag);
  }
});
