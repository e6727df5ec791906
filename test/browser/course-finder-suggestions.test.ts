import '../../packages/elements/src/define/course-finder.js';
import { assert } from 'chai';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { violations } from '../helpers/accessibility.js';
import { courseFeed, NOW } from '../helpers/course-feed.js';
import { FinderDriver } from '../helpers/course-finder.driver.js';
import { clearPage, inside, read } from '../helpers/widget.driver.js';

/** A finder whose author asked for suggestions, with what it suggests now. */
class Suggesting extends FinderDriver {
  static async begin(): Promise<Suggesting> {
    const { finder } = await FinderDriver.show(courseFeed(), `now="${NOW}" suggestions`);
    const page = new Suggesting(finder);
    await page.until(() => page.field.getAttribute('role') === 'combobox');
    page.field.focus();
    return page;
  }

  get suggested(): string[] {
    return [...inside(this.finder).querySelectorAll('[role=option]')].map(read);
  }

  /** The line that a screen reader says. */
  get active(): string {
    const id = this.field.getAttribute('aria-activedescendant');
    return id === null ? '' : read(inside(this.finder).querySelector(`#${id}`));
  }

  async keys(...names: string[]): Promise<void> {
    for (const press of names) await sendKeys({ press });
    await this.finder.updateComplete;
  }

  async write(words: string): Promise<void> {
    await executeServerCommand('page-type', words);
    await this.finder.updateComplete;
  }
}

before(() => executeServerCommand('page-size', { width: 1280, height: 900 }).catch(() => 0));
afterEach(clearPage);

describe('the suggestions of the course finder', () => {
  it('are not there unless the author asks for them', async () => {
    const page = await FinderDriver.show(courseFeed(), `now="${NOW}"`);
    await page.type('ment');
    assert.isNull(page.field.getAttribute('role'));
    assert.isNull(inside(page.finder).querySelector('[role=listbox]'));
  });

  it('name what courses are about, then the courses, as they are typed', async () => {
    const page = await Suggesting.begin();
    assert.equal(page.field.getAttribute('aria-expanded'), 'false');
    await page.write('men');
    assert.equal(page.field.getAttribute('aria-expanded'), 'true');
    assert.deepEqual(page.suggested, [
      'Mental capacity Topic',
      'Mental Capacity Act: foundation Course',
    ]);
    assert.equal(page.active, '');
  });

  it('are walked with Down and Up, and taken with Enter; focus stays in the field', async () => {
    const page = await Suggesting.begin();
    await page.write('men');
    await page.keys('ArrowDown');
    assert.equal(page.active, 'Mental capacity Topic');
    await page.keys('ArrowDown');
    assert.equal(page.active, 'Mental Capacity Act: foundation Course');
    await page.keys('ArrowDown');
    assert.equal(page.active, '');
    await page.keys('ArrowUp', 'ArrowUp', 'Enter');
    assert.equal(page.field.value, 'Mental capacity');
    assert.equal(page.field.getAttribute('aria-expanded'), 'false');
    assert.equal(page.count, '2 courses');
    assert.equal(page.focus, page.field);
  });

  it('leave Home and End to the text, and Enter without a choice searches for it', async () => {
    const page = await Suggesting.begin();
    await page.write('men');
    await page.keys('ArrowDown', 'Home');
    assert.equal(page.active, '');
    assert.equal(page.field.selectionStart, 0);
    await page.keys('End', 'Enter');
    assert.equal(page.field.value, 'men');
    assert.equal(page.field.getAttribute('aria-expanded'), 'false');
  });

  it('close with Escape first, which clears the field only then', async () => {
    const page = await Suggesting.begin();
    await page.write('men');
    await page.keys('Escape');
    assert.equal(page.field.getAttribute('aria-expanded'), 'false');
    assert.equal(page.field.value, 'men');
    await page.keys('Escape');
    assert.equal(page.field.value, '');
    assert.equal(page.focus, page.field);
  });

  it('are left with Tab, which takes nothing', async () => {
    const page = await Suggesting.begin();
    await page.write('men');
    await page.keys('ArrowDown', 'Tab');
    assert.equal(page.field.value, 'men');
    assert.equal(page.field.getAttribute('aria-expanded'), 'false');
    assert.notEqual(page.focus, page.field);
  });

  it('can be pressed', async () => {
    const page = await Suggesting.begin();
    await page.write('first');
    inside(page.finder).querySelector<HTMLElement>('[role=option]')!.click();
    await page.finder.updateComplete;
    assert.equal(page.field.value, 'First aid');
    assert.equal(page.count, '1 course');
  });

  it('have nothing that axe finds wrong, open and closed', async () => {
    const page = await Suggesting.begin();
    assert.deepEqual(await violations(page.finder), []);
    await page.write('men');
    await page.keys('ArrowDown');
    assert.deepEqual(await violations(page.finder), []);
  });
});
