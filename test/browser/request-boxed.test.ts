import '../../packages/elements/src/define/bulletin-card.js';
import type { BulletinCard } from '@esca/elements';
import { assert } from 'chai';
import example from '../../schemas/examples/saved-list.feed.json';
import { TODAY, dialogOf, inDialog } from '../helpers/my-list.driver.js';
import { clearPage, control, place, reaches, read } from '../helpers/widget.driver.js';

/*
 * A page of no origin, as in a sandbox. It has none from its first moment to its last, and so it is here: what WebKit
 * has compiled goes on giving the origin that it has read before.
 */

const TAG = 'esca-bulletin-card';
const COURSE = 'Mental Capacity Act: foundation';

before(() => void Object.assign(window, { origin: 'null' }));
afterEach(clearPage);

describe('asking for a course in a sandbox', () => {
  it('shows no dead button, but the way to the course’s own page', async () => {
    const card = place<BulletinCard>(`<${TAG} now="${TODAY}"></${TAG}>`, TAG);
    card.feed = example;
    await reaches(card, 'ready');
    control(card, `Ask my manager: ${COURSE}`).click();
    const dialog = await dialogOf(card);
    assert.include(read(dialog), 'does not let it copy, print or write e-mails');
    assert.equal(
      inDialog(dialog, `Open the page of ${COURSE}`, HTMLAnchorElement).href,
      'https://academy.example.org/mca',
    );
    assert.isNull(dialog.querySelector('a[href^="mailto:"], .channels'));
  });
});
