import '../../packages/elements/src/define/course-finder.js';
import { assert } from 'chai';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { violations } from '../helpers/accessibility.js';
import { buildCourse, buildFeed, buildSession } from '../helpers/build.js';
import { courseFeed, manyCourses, NOW } from '../helpers/course-feed.js';
import { FinderDriver } from '../helpers/course-finder.driver.js';
import type { CourseFinder } from '../../packages/elements/src/course-finder/course-finder.js';
import { clearPage, hears, inside, parts, place, reaches, read } from '../helpers/widget.driver.js';

const show = (attributes = '', feed: unknown = courseFeed()): Promise<FinderDriver> =>
  FinderDriver.show(feed, `now="${NOW}" ${attributes}`);

/** What is said next; with words, what was said before is waited out. */
const announced = (words?: string): Promise<string> =>
  new Promise((resolve) => {
    const look = (): void => {
      const region = document.querySelector('[data-esca-announcer]');
      if (!region?.textContent || (words && region.textContent.trim() !== words)) return;
      observer.disconnect();
      resolve(region.textContent);
    };
    const observer = new MutationObserver(look);
    const region = document.querySelector('[data-esca-announcer]');
    if (region) region.textContent = '';
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });

const address = location.href;
before(() => executeServerCommand('page-size', { width: 1280, height: 900 }).catch(() => 0));
afterEach(() => {
  clearPage();
  history.replaceState(null, '', address);
  document.documentElement.removeAttribute('lang');
});

describe('the course finder: list', () => {
  it('shows the soonest course first, with its date, its places and what it counts towards', async () => {
    const page = await show();
    assert.equal(page.count, '4 courses');
    assert.deepEqual(page.titles, [
      'Best interests assessor',
      'Mental Capacity Act: foundation',
      'First aid',
      'Tea and talk',
    ]);
    const card = page.card('Mental Capacity Act');
    for (const words of [
      'Workshop',
      'Adults’ services',
      'Also open to children’s services',
      'Tuesday 24 November, 9:30am to 4:30pm · In person, West',
      'Full. You can join the waiting list. Next date with places: Wednesday 9 December, Mid',
      '6 CPD hours',
      'Your manager must approve',
      'Essex Social Care Academy',
      'Updated 2 November',
      'Counts towards Senior practitioner',
    ])
      assert.include(card, words);
  });

  it('finds while letters come, marks what matches, and forgives a slip', async () => {
    const page = await show();
    await page.type('capasity');
    assert.deepEqual(page.titles, ['Mental Capacity Act: foundation', 'Best interests assessor']);
    const marks = [...inside(page.finder).querySelectorAll('mark')].map(read);
    assert.include(marks, 'Capacity');
    assert.equal(page.focus, page.field);
  });

  it('keeps a space that was typed at the end', async () => {
    const page = await show();
    await page.type('first ');
    await page.finder.updateComplete;
    assert.equal(page.field.value, 'first ');
  });

  it('clears the field with Escape and stays in it', async () => {
    const page = await show();
    await page.search('first aid');
    assert.equal(page.count, '1 course');
    page.field.focus();
    await sendKeys({ press: 'Escape' });
    await page.finder.updateComplete;
    assert.equal(page.field.value, '');
    assert.equal(page.count, '4 courses');
    assert.equal(page.focus, page.field);
  });

  it('tells the page about filters, and never what was typed', async () => {
    const page = await show();
    await page.search('first aid');
    const told = hears<{ filters: Record<string, string>; count: number }>(
      page.finder,
      'esca-filter',
    );
    await page.tick('South');
    assert.deepEqual(await told, { filters: { area: 'south' }, count: 1 });
  });

  it('announces how many there are after a pause', async () => {
    const page = await show();
    const words = announced();
    await page.tick('West');
    assert.equal(await words, '2 courses');
  });
});

describe('the course finder: filters', () => {
  it('counts what each value would leave, and lets what would leave nothing be seen but not chosen', async () => {
    const page = await show();
    // A course without a date may yet be held anywhere.
    assert.equal(page.countOf('West'), '2');
    assert.equal(page.countOf('Online'), '1');
    await page.tick('West');
    // The area's own counts leave its own choice out.
    assert.equal(page.countOf('Mid'), '2');
    assert.isTrue(page.option('Online').disabled);
  });

  it('marks a wider area as mixed, and takes the wider one for all below it', async () => {
    const page = await show();
    await page.tick('West');
    assert.isTrue(page.option('Essex').indeterminate);
    await page.tick('Essex');
    assert.deepEqual(page.chips, ['Remove filter: Area, Essex']);
    assert.isTrue(page.option('Mid').checked);
    await page.tick('Mid');
    assert.deepEqual(page.chips, ['Remove filter: Area, West', 'Remove filter: Area, South']);
  });

  it('shows the date that a course was found by', async () => {
    const page = await show();
    await page.tick('Mid');
    assert.include(
      page.card('Mental Capacity Act'),
      'Wednesday 9 December, 9:30am to 4:30pm · In person, Mid',
    );
  });

  it('says how many more are online, and shows them', async () => {
    const page = await show();
    await page.tick('West');
    await page.press('and 1 online');
    assert.deepEqual(page.titles, ['Best interests assessor']);
  });

  it('includes what is also open to a workforce until the visitor leaves it out', async () => {
    const page = await show('audience="children"');
    assert.include(page.titles, 'Mental Capacity Act: foundation');
    await page.tick('Include what is also open to them');
    assert.notInclude(page.titles, 'Mental Capacity Act: foundation');
  });

  it('moves focus to the next chip, then to the heading of the results', async () => {
    const page = await show('area="west" mode="in-person"');
    page.control('Remove filter: Area, West').focus();
    await page.press('Remove filter: Area, West');
    await page.until(() => page.focus?.getAttribute('aria-label') !== undefined);
    assert.equal(
      page.focus?.getAttribute('aria-label'),
      'Remove filter: How it is held, In person',
    );
    await page.press('Remove filter: How it is held, In person');
    await page.until(() => page.focus === parts(page.finder, 'status')[0]);
  });

  it('moves focus to "Clear all" after the last chip, and from there to the heading', async () => {
    const page = await show('area="west" mode="in-person"');
    await page.press('Remove filter: How it is held, In person');
    await page.until(() => page.focus?.getAttribute('part') === 'clear');
    await page.press('Clear all');
    await page.until(() => page.focus === parts(page.finder, 'status')[0]);
    assert.equal(page.count, '4 courses');
  });

  it('keeps a locked filter, says so, and offers nothing to change it', async () => {
    const page = await show('area="west" locked="area"');
    assert.equal(page.count, '2 courses');
    assert.include(read(parts(page.finder, 'results')[0]), 'Only West');
    assert.throws(() => page.option('West'));
    assert.throws(() => page.control('and 1 online'));
    const all = await show('area="west" locked="all"');
    assert.isEmpty(parts(all.finder, 'filters'));
  });

  it('offers the filters that the author chose, in that order', async () => {
    const page = await show('facets="mode area"');
    const legends = [...inside(page.finder).querySelectorAll('legend')].map(read);
    assert.deepEqual(legends.slice(0, 2), ['How it is held', 'Area']);
    assert.notInclude(legends, 'Topic');
  });

  it('leaves out a word that it does not know rather than showing nothing', async () => {
    const page = await show('area="wset"');
    assert.equal(page.count, '4 courses');
  });

  it('explains a link to a course that is not here', async () => {
    const page = await show('course="nonesuch"');
    await page.until(() => parts(page.finder, 'banner').length > 0);
    assert.include(read(parts(page.finder, 'banner')[0]), 'That course is not here.');
    assert.equal(page.count, '4 courses');
    await page.open('Tea and talk');
    await page.until(() => parts(page.finder, 'banner').length === 0);
  });

  it('leads on to a later date that may have places when booking of the next has closed', async () => {
    const page = await show(
      '',
      buildFeed({
        courses: [
          buildCourse({
            sessions: [
              buildSession({ id: 'shut', bookingCloses: '2026-11-01' }),
              buildSession({
                id: 'next',
                start: '2027-02-14T09:30:00Z',
                end: '2027-02-14T16:30:00Z',
              }),
            ],
          }),
        ],
      }),
    );
    assert.include(page.card('Mental Capacity Act'), 'Booking has closed');
    await page.press('Ask my manager: Mental Capacity Act: foundation');
    await page.until(() => inside(page.finder).querySelector('.esca-dialog[open]') !== null);
    const chosen = inside(page.finder).querySelector<HTMLSelectElement>('.esca-dialog select')!;
    assert.equal(chosen.value, 'next');
  });
});

describe('the course finder: pages, order and views', () => {
  const many = courseFeed(manyCourses(41));

  it('turns a page: focus goes to the heading, and the page is announced', async () => {
    const page = await show('', many);
    assert.lengthOf(page.titles, 20);
    const words = announced();
    await page.press('Page 2');
    await page.until(() => page.focus === parts(page.finder, 'status')[0]);
    assert.equal(await words, 'Page 2 of 3, items 21 to 40');
    assert.include(page.titles[0], 'Extra 017');
  });

  it('shows more below, with focus on the first of them', async () => {
    const page = await show('', many);
    await page.press('Show 20 more');
    await page.until(() => page.titles.length === 40);
    await page.until(() => read(page.focus).startsWith('Extra 017'));
  });

  it('says which order is the usual one, and keeps to another', async () => {
    const page = await show();
    const select = page.control(/^Sort by/) as HTMLSelectElement;
    assert.equal(read(select.selectedOptions[0]), 'Soonest date (usual)');
    select.value = 'title';
    select.dispatchEvent(new Event('change'));
    await page.finder.updateComplete;
    assert.equal(page.titles[0], 'Best interests assessor');
    assert.equal(page.titles[3], 'Tea and talk');
  });

  it('has the same courses in a table, sorted by the heads of its columns', async () => {
    const page = await show('view="table"');
    await page.until(() => page.table('Courses found') !== undefined);
    assert.deepEqual(
      page.rows('Courses found').map(([name]) => name),
      page.titles,
    );
    const [, next] = page.table('Courses found')!.tHead!.rows[0]!.cells;
    assert.equal(next!.getAttribute('aria-sort'), 'ascending');
    await page.press('Sort by: Course');
    assert.equal(page.titles[0], 'Best interests assessor');
  });

  it('has the same courses by date', async () => {
    const page = await show();
    page.control('By date').click();
    await page.until(() => inside(page.finder).querySelector('.day') !== null);
    const days = [...inside(page.finder).querySelectorAll('.day > [part=""]')].map(read);
    assert.deepEqual(days, [
      'Friday 20 November',
      'Tuesday 24 November',
      'Tuesday 1 December',
      'No date yet',
    ]);
    assert.lengthOf(page.titles, 4);
  });

  it('is a teaser with a limit: a few courses and the way to all', async () => {
    const page = await show('limit="2" see-all="https://academy.example/courses"');
    assert.lengthOf(page.titles, 2);
    assert.isEmpty(parts(page.finder, 'filters'));
    assert.equal(page.control('See all').getAttribute('href'), 'https://academy.example/courses');
  });
});

describe('the course finder: one course', () => {
  it('opens in place with its dates in a table, and closes again', async () => {
    const page = await show();
    const button = page.control('Dates and details: Mental Capacity Act: foundation');
    button.focus();
    await page.open('Mental Capacity Act: foundation');
    assert.equal(button.getAttribute('aria-expanded'), 'true');
    assert.equal(page.focus, button);
    const [full, mid] = page.rows('Dates');
    assert.include(full![0], 'Tuesday 24 November, 9:30am to 4:30pm');
    assert.include(full![2], 'Full. You can join the waiting list');
    assert.include(mid![1], 'Chelmsford Centre, Mid');
    assert.include(mid![2], '8 places left, as at 16 November');
    assert.ok(page.control(/^Book: Mental Capacity Act: foundation, Wednesday 9 December/));
    const details = read(inside(page.finder).querySelector('.details'));
    for (const words of [
      'First aid',
      'Social worker',
      'Senior practitioner',
      'Senior practitioner, West',
      '£95 (partners)',
      'Bring your laptop.',
      'Step-free from the car park.',
      'bookings@academy.example.org',
    ])
      assert.include(details, words);
    await page.press('Dates and details: Mental Capacity Act: foundation');
    assert.isNull(inside(page.finder).querySelector('.details'));
  });

  it('closes each of several that are open', async () => {
    const page = await show();
    const opened = (): number => inside(page.finder).querySelectorAll('.details').length;
    await page.open('First aid');
    await page.open('Tea and talk');
    assert.equal(opened(), 2);
    await page.press('Dates and details: First aid');
    assert.equal(opened(), 1);
    await page.press('Dates and details: Tea and talk');
    assert.equal(opened(), 0);
  });

  it('hands over one date, or all, as a calendar file', async () => {
    const page = await show();
    await page.open('Mental Capacity Act: foundation');
    const files: Promise<string>[] = [];
    const names: string[] = [];
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    URL.createObjectURL = (file) => {
      files.push((file as Blob).text());
      return createObjectURL.call(URL, file);
    };
    HTMLAnchorElement.prototype.click = function () {
      names.push(this.download);
    };
    try {
      const said = announced('The calendar file is among your downloads.');
      await page.press(
        'Add to calendar: Mental Capacity Act: foundation, Wednesday 9 December, 9:30am to 4:30pm',
      );
      await said;
      await page.press('Add all dates to calendar: Mental Capacity Act: foundation');
      await announced();
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
    const [one = '', all = ''] = await Promise.all(files);
    assert.deepEqual(names, ['session-mca-mid.ics', 'course-mca.ics']);
    assert.lengthOf(one.match(/BEGIN:VEVENT/g)!, 1);
    assert.include(one, 'DTSTART;TZID=Europe/London:20261209T093000');
    assert.lengthOf(all.match(/BEGIN:VEVENT/g)!, 2);
  });

  it('names each control of a date by its date', async () => {
    const page = await show();
    await page.open('Mental Capacity Act: foundation');
    const names = [...inside(page.finder).querySelectorAll('.session-actions [aria-label]')].map(
      (control) => control.getAttribute('aria-label'),
    );
    assert.equal(new Set(names).size, names.length, names.join(' | '));
  });

  it('asks the page first', async () => {
    const page = await show();
    const told = hears<{ kind: string; ref: string }>(page.finder, 'esca-select');
    page.finder.addEventListener('esca-select', (event) => event.preventDefault());
    await page.press('Dates and details: First aid');
    assert.deepEqual(await told, { kind: 'course', ref: 'essex:course/first-aid' });
    assert.isNull(inside(page.finder).querySelector('.details'));
  });

  it('tells the page about a link that leaves', async () => {
    const page = await show();
    await page.open('Mental Capacity Act: foundation');
    page.finder.addEventListener('esca-outbound', (event) => event.preventDefault());
    const told = hears<object>(page.finder, 'esca-outbound');
    await page.press(/^Book: /);
    assert.deepEqual(await told, {
      kind: 'session',
      ref: 'essex:course/mca',
      host: 'book.example',
    });
  });

  it('leads from one course to the one that must come first, with focus on its heading', async () => {
    const page = await show();
    await page.open('Mental Capacity Act: foundation');
    const first = [...inside(page.finder).querySelectorAll<HTMLElement>('.details button.link')];
    first.find((button) => read(button) === 'First aid')!.click();
    await page.until(() => page.focus !== null && read(page.focus) === 'First aid');
  });

  it('shows the course that an attribute names, though the filters hide it, until it is closed', async () => {
    const page = await show('course="tea" topic="mental-capacity"');
    assert.include(page.titles, 'Tea and talk');
    await page.press('Close and go to the list');
    assert.notInclude(page.titles, 'Tea and talk');
  });

  it('has an interest link where no date is set', async () => {
    const page = await show();
    await page.open('Tea and talk');
    assert.equal(
      page.control('Register your interest: Tea and talk').getAttribute('href'),
      'https://book.example/tea',
    );
  });
});

describe('the course finder: comparison', () => {
  it('explains its limit before it is met, compares, and takes away', async () => {
    const page = await show();
    const words = announced();
    await page.press('Compare: First aid');
    assert.equal(await words, 'First aid added. 1 of 3 chosen to compare.');
    const bar = (): string => read(inside(page.finder).querySelector('.compare-bar span'));
    assert.equal(bar(), '1 course chosen to compare. You can choose up to three.');
    await page.press('Compare: Tea and talk');
    await page.press('Compare: Best interests assessor');
    assert.include(bar(), 'take one away first');
    assert.isTrue(
      (page.control('Compare: Mental Capacity Act: foundation') as HTMLInputElement).disabled,
    );
    await page.press('Compare them');
    await page.until(() => page.table('Courses compared') !== undefined);
    await page.until(() => read(page.focus) === 'Courses compared');
    const table = page.table('Courses compared')!;
    assert.lengthOf(table.querySelectorAll('thead th[scope=col]'), 4);
    assert.isAbove(table.querySelectorAll('tbody th[scope=row]').length, 6);
    await page.press('Take away from the comparison: Tea and talk');
    assert.lengthOf(table.querySelectorAll('thead th[scope=col]'), 3);
    await page.until(() => read(page.focus) === 'Courses compared');
    await page.press('Close the comparison');
    await page.until(() => read(page.focus) === 'Compare them');
    await page.press('Choose none');
    await page.until(() => page.focus === parts(page.finder, 'status')[0]);
  });

  it('says what is chosen in sight of the choice, and folds the table, where there is little room', async () => {
    const page = await show('style="width: 320px"', courseFeed(manyCourses(9)));
    const bar = (): DOMRect | undefined =>
      inside(page.finder).querySelector('.compare-bar')?.getBoundingClientRect();
    for (const [at, name] of ['First aid', 'Tea and talk'].entries()) {
      page.control(`Compare: ${name}`).scrollIntoView({ block: 'center' });
      await page.press(`Compare: ${name}`);
      await page.until(() =>
        read(inside(page.finder).querySelector('.compare-bar')).startsWith(`${at + 1} `),
      );
      assert.isAtLeast(bar()!.top, 0);
      assert.isAtMost(bar()!.bottom, innerHeight);
    }
    await page.press('Compare them');
    await page.until(() => page.table('Courses compared') !== undefined);
    const table = page.table('Courses compared')!;
    const [, one, two] = table.tBodies[0]!.rows[0]!.cells;
    assert.isAtLeast(two!.getBoundingClientRect().top, one!.getBoundingClientRect().bottom);
    assert.isAtMost(table.parentElement!.scrollWidth, table.parentElement!.clientWidth);
  });
});

describe('the course finder: what to follow', () => {
  const showSite = async (attributes: string): Promise<FinderDriver> => {
    const { origin } = location;
    const real = window.fetch;
    window.fetch = (address, options) =>
      String(address instanceof Request ? address.url : address).includes('/feed/feed.json')
        ? Promise.resolve(Response.json(courseFeed()))
        : real.call(window, address, options);
    try {
      const src = `${origin}/learn-${Date.now()}/feed/feed.json`;
      const widget = place<CourseFinder>(
        `<esca-course-finder src="${src}" now="${NOW}" ${attributes}></esca-course-finder>`,
        'esca-course-finder',
      );
      await reaches(widget, 'ready');
      const driver = new FinderDriver(widget);
      await driver.searchable();
      return driver;
    } finally {
      window.fetch = real;
    }
  };
  const address = (control: HTMLElement): string =>
    control.getAttribute('href')!.replace(/^.*\/learn-\d+\//, '');

  it('is a calendar of the published site: of the area and workforce that are chosen', async () => {
    const page = await showSite('');
    const all = page.control('Subscribe in your calendar to the dates of all courses');
    assert.equal(address(all), 'calendar/courses.ics');
    await page.tick('West');
    await page.tick('Adults’ services');
    const some = page.control(
      'Subscribe in your calendar to the dates of courses: West, Adults’ services',
    );
    assert.equal(address(some), 'calendar/courses-west-adults.ics');
  });

  it('is named where a course has no date: calendar, bulletin and its RSS', async () => {
    const page = await showSite('');
    await page.open('Tea and talk');
    const hear = inside(page.finder).querySelector('.hear')!;
    assert.include(read(hear), 'To hear when dates are set, you can follow:');
    assert.deepEqual(
      [...hear.querySelectorAll('a')].map((link) => address(link)),
      ['calendar/courses-children.ics', 'e/bulletin-card/', 'rss/bulletins.xml'],
    );
    await page.open('First aid');
    assert.lengthOf(inside(page.finder).querySelectorAll('.hear'), 1);
  });

  it('is nothing where the feed does not lie on a published site', async () => {
    const page = await show();
    await page.open('Tea and talk');
    assert.isNull(inside(page.finder).querySelector('.hear'));
    assert.throws(() => page.control(/^Subscribe/));
  });
});

describe('the course finder: nothing found', () => {
  it('says which choice hides most, and each way out leads to as many courses as it says', async () => {
    const page = await show('area="west" when="2027-05"');
    assert.equal(page.count, '0 courses');
    await page.until(() => parts(page.finder, 'panel').length > 0);
    const help = read(parts(page.finder, 'panel')[0]);
    assert.include(help, 'The choice that hides most is When: May 2027.');
    await page.press('Leave out When: May 2027: 2 courses');
    assert.equal(page.count, '2 courses');
  });

  it('says which words match nothing when nothing else is chosen', async () => {
    const page = await show('query="zzqqxx"');
    await page.until(() => parts(page.finder, 'panel').length > 0);
    const help = read(parts(page.finder, 'panel')[0]);
    assert.isTrue(help.startsWith('Nothing matches “zzqqxx”. You could:'), help);
  });

  it('offers the nearest area, what is online and what has no date yet', async () => {
    const page = await show('area="west" topic="mental-capacity" availability="bookable"');
    await page.until(() => parts(page.finder, 'panel').length > 0);
    assert.ok(page.control('Join online: 1 course'));
    await page.press('Look in Mid: 1 course');
    assert.deepEqual(page.titles, ['Mental Capacity Act: foundation']);
  });

  it('offers what is undated, with the way to say that one wants it', async () => {
    const page = await show('topic="wellbeing" when="month"');
    await page.until(() => parts(page.finder, 'panel').length > 0);
    assert.include(read(parts(page.finder, 'panel')[0]), 'These fit, but have no date yet:');
    assert.ok(page.control('Register your interest: Tea and talk'));
  });

  it('says so when the feed has no courses at all', async () => {
    const page = await show('', buildFeed());
    assert.equal(page.finder.getAttribute('state'), 'empty');
    assert.include(read(parts(page.finder, 'status')[0]), 'No courses are listed here');
  });
});

describe('the course finder: address and print', () => {
  it('restores search, filters, page, comparison and opened course from a shared address', async () => {
    const page = await show('sync="query"');
    await page.search('mental');
    await page.tick('In person');
    await page.open('Mental Capacity Act: foundation');
    await page.press('Compare: Mental Capacity Act: foundation');
    const shared = new URLSearchParams(location.search);
    assert.equal(shared.get('course-finder.query'), 'mental');
    assert.equal(shared.get('course-finder.mode'), 'in-person');
    assert.equal(shared.get('course-finder.course'), 'mca');
    clearPage();
    const other = await show('sync="query"');
    assert.equal(other.field.value, 'mental');
    assert.deepEqual(other.chips, ['Remove filter: How it is held, In person']);
    await other.until(() => other.table('Dates') !== undefined);
    assert.isTrue(
      (other.control('Compare: Mental Capacity Act: foundation') as HTMLInputElement).checked,
    );
  });

  it('keeps further filters in the address as well', async () => {
    const page = await show('sync="query"');
    await page.press('More filters');
    await page.tick('Free');
    assert.equal(new URLSearchParams(location.search).get('course-finder.cost'), 'free');
    clearPage();
    const other = await show('sync="query"');
    assert.deepEqual(other.titles, ['First aid']);
  });

  it('goes back and forward through filters', async () => {
    const page = await show('sync="query"');
    await page.tick('West');
    assert.equal(page.count, '2 courses');
    history.back();
    await page.until(() => page.count === '4 courses');
  });

  it('prints the whole list with its filters and its address, and then is as before', async () => {
    const page = await show('mode="online"', courseFeed(manyCourses(41)));
    window.dispatchEvent(new Event('beforeprint'));
    assert.lengthOf(page.titles, 42);
    assert.include(read(inside(page.finder).querySelector('.print-only')), 'Filters: Online.');
    assert.include(read(inside(page.finder).querySelector('.print-only')), location.href);
    window.dispatchEvent(new Event('afterprint'));
    assert.lengthOf(page.titles, 20);
  });
});

describe('the course finder: for everybody', () => {
  it('is Welsh throughout on a Welsh page', async () => {
    document.documentElement.lang = 'cy';
    const page = await show('area="west"');
    assert.equal(read(inside(page.finder).querySelector('h2')), 'Dod o hyd i gwrs');
    assert.deepEqual(page.chips, ['Tynnu hidlydd: Ardal, Y Gorllewin']);
    const title = parts(page.finder, 'title')[0]!.querySelector('bdi')!;
    assert.equal(title.lang, 'en');
  });

  it('can be used with the keyboard alone: search, filter, open', async () => {
    const page = await show();
    page.field.focus();
    await executeServerCommand('page-type', 'mental');
    await sendKeys({ press: 'Enter' });
    await page.finder.updateComplete;
    assert.equal(page.count, '2 courses');
    await sendKeys({ press: 'Tab' });
    assert.equal((page.focus as HTMLInputElement).name, 'when');
    await sendKeys({ press: 'ArrowDown' });
    await page.finder.updateComplete;
    assert.equal(page.count, '2 courses');
    page.control('Dates and details: Mental Capacity Act: foundation').focus();
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.table('Dates') !== undefined);
  });

  const states: readonly (readonly [string, string, ((page: FinderDriver) => Promise<void>)?])[] = [
    ['list', ''],
    ['search', 'query="mental"'],
    ['filters and chips', 'area="west" mode="in-person"'],
    ['details', '', (page) => page.open('Mental Capacity Act: foundation')],
    [
      'table',
      'view="table"',
      (page) => page.until(() => page.table('Courses found') !== undefined),
    ],
    [
      'by date',
      'view="agenda"',
      (page) => page.until(() => inside(page.finder).querySelector('.day') !== null),
    ],
    [
      'comparison',
      '',
      async (page) => {
        await page.press('Compare: First aid');
        await page.press('Compare: Tea and talk');
        await page.press('Compare them');
        await page.until(() => page.table('Courses compared') !== undefined);
      },
    ],
    [
      'nothing found',
      'area="west" when="2027-05"',
      (page) => page.until(() => parts(page.finder, 'panel').length > 0),
    ],
    ['locked filters', 'area="west" locked="area"'],
    ['an opened course above the list', 'course="tea" topic="mental-capacity"'],
    ['a course without a date', '', (page) => page.open('Tea and talk')],
    [
      'filters in the dialog',
      'style="width: 320px"',
      async (page) => {
        await page.until(() => inside(page.finder).querySelector('dialog') !== null);
        await page.openFilters();
      },
    ],
    ['a narrow table', 'style="width: 320px" view="table"'],
    ['Welsh', 'lang="cy" area="west"'],
    ['teaser', 'limit="2" see-all="https://academy.example/"'],
    ['stale', 'now="2027-06-01T09:00:00Z"'],
  ];
  for (const theme of ['light', 'dark'])
    for (const [name, attributes, act] of states)
      it(`has nothing that axe finds wrong: ${name}, ${theme}`, async () => {
        const page = await show(`${attributes} theme="${theme}"`);
        await act?.(page);
        assert.deepEqual(await violations(page.finder), []);
      });

  it('names its search by its label, so that two on a page can be told apart', async () => {
    const page = await show('label="Courses in the west"');
    const search = inside(page.finder).querySelector('[role=search]')!;
    assert.equal(search.getAttribute('aria-label'), 'Search courses: Courses in the west');
  });

  it('folds its tables where there is little room, and they stay tables', async () => {
    const page = await show('view="table" style="width: 320px"');
    await page.until(() => page.table('Courses found') !== undefined);
    const table = page.table('Courses found')!;
    const [row] = table.tBodies[0]!.rows;
    assert.equal(getComputedStyle(row!).display, 'block');
    assert.equal(table.getAttribute('role'), 'table');
    const roles = [...row!.cells].map((cell) => cell.getAttribute('role'));
    assert.deepEqual([...new Set(roles)], ['rowheader', 'cell']);
    assert.isAtMost(table.parentElement!.scrollWidth, table.parentElement!.clientWidth);
  });

  it('needs no sideways scrolling in a column of 240 pixels', async () => {
    const page = await show();
    page.finder.style.width = '240px';
    await page.until(() => inside(page.finder).querySelector('dialog') !== null);
    await page.open('Mental Capacity Act: foundation');
    const root = inside(page.finder).querySelector('.root')!;
    assert.isAtMost(root.scrollWidth, 240);
  });

  it('has its filters in a dialog where there is little room, with the number of results on its way out', async () => {
    const page = await show();
    page.finder.style.width = '320px';
    await page.until(() => inside(page.finder).querySelector('dialog') !== null);
    await page.openFilters();
    await page.tick('West');
    await page.press('Show 2 results');
    await page.until(() => inside(page.finder).querySelector('dialog[open]') === null);
    assert.equal(read(page.focus), 'Filter (1 chosen)');
  });

  it('keeps what was ticked there only when the visitor says so, as one step in the history', async () => {
    const page = await show('sync="query"');
    page.finder.style.width = '320px';
    await page.until(() => inside(page.finder).querySelector('dialog') !== null);
    const told: unknown[] = [];
    page.finder.addEventListener('esca-filter', (event) =>
      told.push((event as CustomEvent).detail),
    );
    for (const leave of [() => sendKeys({ press: 'Escape' }), () => page.press('Close')]) {
      await page.openFilters();
      assert.equal(read(page.focus), 'Filters');
      await page.tick('West');
      assert.ok(page.control('Show 2 results'));
      await leave();
      await page.until(() => page.count === '4 courses');
      assert.isNull(inside(page.finder).querySelector('dialog[open]'));
      assert.equal(read(page.focus), 'Filter');
      assert.isFalse(new URLSearchParams(location.search).has('course-finder.area'));
      assert.isEmpty(told);
    }
    await page.openFilters();
    await page.tick('West');
    await page.tick('Mid');
    await page.press('Show 2 results');
    await page.until(() => inside(page.finder).querySelector('dialog[open]') === null);
    assert.equal(new URLSearchParams(location.search).get('course-finder.area'), 'west mid');
    assert.deepEqual(told, [{ filters: { area: 'west mid' }, count: 2 }]);
    history.back();
    await page.until(() => page.count === '4 courses');
  });

  it('keeps what was ticked in the dialog when there is room for filters again', async () => {
    const page = await show();
    page.finder.style.width = '320px';
    await page.until(() => inside(page.finder).querySelector('dialog') !== null);
    await page.openFilters();
    await page.tick('West');
    page.finder.style.width = '1000px';
    await page.until(() => inside(page.finder).querySelector('dialog') === null);
    assert.deepEqual(page.chips, ['Remove filter: Area, West']);
  });
});
