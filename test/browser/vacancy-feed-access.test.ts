import { assert } from 'chai';
import type { VacancyFeed } from '@esca/elements';
import { violations } from '../helpers/accessibility.js';
import { card, example, show, showOne } from '../helpers/vacancy-feed.driver.js';
import { clearPage, parts, press } from '../helpers/widget.driver.js';

afterEach(clearPage);

describe('the vacancy feed for everybody', () => {
  const states: Record<string, (theme: string) => Promise<VacancyFeed>> = {
    list: (theme) => show(theme, example, '20em'),
    'wide list': (theme) => show(theme),
    grouped: (theme) => show(`group-by="area" page-size="3" area="west north-east" ${theme}`),
    teaser: (theme) => show(`limit="2" see-all="https://jobs.example.org/" ${theme}`),
    'nothing found': (theme) => show(`query="xylophone" ${theme}`),
    'nothing there': (theme) => show(theme, { ...example, vacancies: [] }),
    'one vacancy': (theme) => showOne('senior-west', theme),
    'one with a label': (theme) => showOne('senior-west', `label="This job" ${theme}`),
    'one that is filled': (theme) => showOne('filled', theme),
    'one that nobody knows': (theme) => show(`vacancy="nobody" ${theme}`),
    'a list past its expiry': (theme) => show(`now="2026-12-20T12:00:00Z" ${theme}`),
    'Welsh list': (theme) => show(`lang="cy" ${theme}`),
  };
  for (const [name, make] of Object.entries(states)) {
    for (const theme of ['light', 'dark']) {
      it(`has no accessibility fault: ${name}, ${theme}`, async () => {
        const widget = await make(`theme="${theme}"`);
        assert.deepEqual(await violations(widget), []);
      });
    }
  }

  it('has no accessibility fault with its filters open in the narrow dialog', async () => {
    const widget = await show('', example, '20em');
    await press(widget, 'Filter');
    await widget.updateComplete;
    assert.deepEqual(await violations(widget), []);
  });

  it('fits a column of 240 pixels', async () => {
    const widget = await show('group-by="step"', example, '240px');
    const { right } = widget.getBoundingClientRect();
    const wide = parts(widget, 'result').filter(
      (one) => one.getBoundingClientRect().right > right + 1,
    );
    assert.deepEqual(wide, []);
    assert.isAbove(card(widget, 'Team manager').length, 0);
  });
});
