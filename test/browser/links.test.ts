import '../../packages/elements/src/define/bulletin-card.js';
import '../../packages/elements/src/define/course-finder.js';
import '../../packages/elements/src/define/vacancy-feed.js';
import type { EscaElement } from '@esca/elements';
import { assert } from 'chai';
import { buildBulletin, buildCourse, buildFeed, buildVacancy } from '../helpers/build.js';
import { becomes, clearPage, inside, place, reaches, read } from '../helpers/widget.driver.js';

/*
 * Where a link leads: a host that the source does not name as its own is said beside it, in the letters in which a browser
 * asks for it, so that one that only looks like the source's own is seen for what it is.
 */

const NOW = '2026-11-16T12:00:00Z';
const PUBLISHER = {
  id: 'essex',
  name: 'Essex Social Care Academy',
  url: 'https://www.essex.example/academy',
};

/** Addresses, and the host that must stand beside the link; none for the source's own. */
const addresses: readonly (readonly [address: string, said: string])[] = [
  ['https://www.essex.example/join', ''],
  ['https://essex.example/join', ''],
  ['https://book.essex.example/join', ''],
  ['https://booking.example/join', 'booking.example'],
  ['https://essex.example.evil.example/join', 'essex.example.evil.example'],
  ['https://notessex.example/join', 'notessex.example'],
  // The second letter е is Cyrillic.
  ['https://essеx.example/join', 'xn--essx-x4d.example'],
];

/** A widget of one record whose link leads to an address. */
const widgets: Readonly<Record<string, (address: string) => object>> = {
  'esca-course-finder': (url) => ({ courses: [buildCourse({ url })] }),
  'esca-vacancy-feed': (applyUrl) => ({
    vacancies: [buildVacancy({ applyUrl, closes: '2026-12-16' })],
  }),
  'esca-bulletin-card': (url) => ({
    bulletins: [buildBulletin({ items: [{ id: 'welcome', title: 'Welcome', url }] })],
  }),
};

afterEach(clearPage);

for (const [tag, records] of Object.entries(widgets))
  for (const [address, said] of addresses)
    it(`${tag}: beside a link to ${address} stands ${said || 'nothing'}`, async () => {
      const course = tag === 'esca-course-finder' ? 'course="mca-foundation"' : '';
      const widget = place<EscaElement>(`<${tag} now="${NOW}" ${course}></${tag}>`, tag);
      widget.feed = buildFeed({ publisher: PUBLISHER, ...records(address) });
      await reaches(widget, 'ready');
      // The name of a course leads to its record, wherever that is shown; the other links lead out.
      const links = (): HTMLAnchorElement[] =>
        [...inside(widget).querySelectorAll<HTMLAnchorElement>('a:not([part~=title])')].filter(
          ({ href }) => href === new URL(address).href,
        );
      await becomes(widget, () => links().length > 0);
      for (const link of links()) {
        assert.equal(link.rel, 'noopener');
        // A heading is nothing but the name; what stands beside its link follows it.
        const beside = (link.closest('h2, h3, h4') ?? link).nextElementSibling;
        assert.equal(beside?.matches('.muted') ? read(beside) : '', said && `(${said})`);
      }
    });
