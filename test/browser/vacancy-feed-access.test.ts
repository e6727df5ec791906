import { assert } from 'chai';
import type { VacancyFeed } from '@esca/elements';
import { violations } from '../helpers/accessibility.js';
import { card, example, show, showOne } from '../helpers/vacancy-feed.driver.js';
import { clearPage, parts, press } from '../helpers/widget.driver.js';

afterEach(clearPage);

describe('the vacancy feed for everybody', () => {
  const states: Record<string, () => Promise<VacancyFeed>> = {
    list: () => show('', example, '20em'),
    'wide list': () => show(),
    grouped: () => show('group-by="area" page-size="3" area="west north-east"'),
    teaser: () => show('limit="2" see-all="https://jobs.example.org/"'),
    'nothing found': () => show('query="xylophone"'),
    'nothing there': () => show('', { ...example, vacancies: [] }),
    'one vacancy': () => showOne('senior-west'),
    'one with a label': () => showOne('senior-west', 'label="This job"'),
    'one that is filled': () => showOne('filled'),
    'one that nobody knows': () => show('vacancy="nobody"'),
    'a list past its expiry': () => show('now="2026-12-20T12:00:00Z"'),
    'Welsh list': () => show('lang="cy"'),
  };
  for (const [name, make] of Object.entries(states)) {
    for (const theme of ['light', 'dark']) {
      it(`has no accessibility fault: ${name}, ${theme}`, async () => {
        const widget = await make();
        widget.theme = theme;
        await widget.updateComplete;
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
