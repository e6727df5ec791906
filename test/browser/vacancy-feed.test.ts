import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { VacancyFeed } from '@esca/elements';
import { buildFeed, buildVacancy } from '../helpers/build.js';
import { json, serveFeed } from '../helpers/feed-server.js';
import {
  card,
  choose,
  chosen,
  count,
  example,
  filters,
  groups,
  NOW,
  pick,
  search,
  show,
  TAG,
  text,
  titles,
} from '../helpers/vacancy-feed.driver.js';
import {
  becomes,
  clearPage,
  control,
  focused,
  hears,
  inside,
  parts,
  place,
  press,
  reaches,
  read,
} from '../helpers/widget.driver.js';

/** A list wide enough for its filters to stand beside it. */
const showWide = (attributes = ''): Promise<VacancyFeed> => show(attributes, example, '70em');

afterEach(() => {
  clearPage();
  history.replaceState(null, '', location.pathname);
});

describe('the list of vacancies', () => {
  it('has what can be applied for and nothing else, closing soonest first', async () => {
    const widget = await show();
    assert.deepEqual(titles(widget), [
      'Senior practitioner, assessment',
      'Practice lead, internal secondment',
      'Team manager',
      'Senior practitioner, adults',
      'Social work apprentice',
      'Community support worker',
      'Newly qualified social worker',
    ]);
    assert.equal(count(widget), '7 vacancies');
  });

  it('says of each who, where, when it closes, and what it pays', async () => {
    const said = card(await show(), 'Senior practitioner, assessment');
    for (const words of [
      'Example Council (fictional) Assessment, West',
      'Closing soon: Wednesday 18 November at 11:59pm, tomorrow',
      '£47,400 to £53,800 a year, grade 6',
      '37 hours a week · Full time, Flexible working',
      'Harlow (West) · Hybrid',
      'Children’s services',
      'On the career pathway: Senior practitioner',
      'Usually 11 children, at most 14, protected (as at 31 October)',
      'Interviews: Tuesday 8 December',
      'Posted: Monday 2 November',
    ])
      assert.include(said, words);
  });

  it('says which employer it is, who lists it, and what is not dated', async () => {
    const widget = await show();
    const adults = card(widget, 'Senior practitioner, adults');
    assert.include(adults, 'Riverside Trust (fictional)');
    assert.include(adults, 'Listed by Example Council (fictional)');
    assert.include(card(widget, 'Newly qualified'), 'Always open to applications');
    assert.include(card(widget, 'Community'), 'Open. See the advert for the closing date');
    assert.include(card(widget, 'Community'), 'Fixed term until 30 September 2027');
  });

  it('marks what is for staff only as internal', async () => {
    assert.include(card(await show(), 'Practice lead'), 'Internal');
  });

  it('names the job in the link to apply, and tells the page before it is left', async () => {
    const widget = await show();
    const apply = control(widget, 'Apply for Team manager at Example Council (fictional)');
    assert.equal(apply.getAttribute('href'), 'https://jobs.example.org/manager-west/apply');
    const told = hears(widget, 'esca-outbound');
    widget.addEventListener('esca-outbound', (event) => event.preventDefault());
    apply.click();
    assert.deepEqual(await told, {
      kind: 'vacancy',
      ref: 'example:vacancy/manager-west',
      host: 'jobs.example.org',
    });
  });

  it('is found by words of the title, the place and the team', async () => {
    const widget = await show();
    await search(widget, 'clacton');
    assert.equal(count(widget), '3 vacancies');
    await search(widget, 'manager');
    assert.include(titles(widget), 'Team manager');
  });

  it('is narrowed by filters, with counts, chips and an event without the visitor’s words', async () => {
    const widget = await showWide();
    await search(widget, 'practitioner');
    const told = hears<{ filters: unknown; count: number }>(widget, 'esca-filter');
    await choose(widget, 'Area', 'West');
    assert.deepEqual(titles(widget), ['Senior practitioner, assessment']);
    assert.deepEqual(await told, { filters: { area: 'west' }, count: 1 });
    assert.deepEqual(chosen(widget), ['Remove filter: Area, West']);
    assert.include(read(parts(widget, 'filter')[0]), 'North East (1)');
  });

  it('offers what there is: areas as a tree, and no group with one choice', async () => {
    const widget = await showWide();
    await press(widget, 'More filters');
    assert.deepEqual(filters(widget), [
      'Area',
      'Workforce',
      'Role',
      'Kind of team',
      'Contract',
      'Working pattern',
      'Full-time pay a year',
      'Open to',
      'Closing',
      'Track',
    ]);
    await choose(widget, 'Open to', 'Apprentices and students');
    assert.deepEqual(titles(widget), ['Social work apprentice']);
    await press(widget, 'Clear all');
    await choose(widget, 'Closing', 'Within 3 days');
    assert.deepEqual(titles(widget), ['Senior practitioner, assessment']);
    await choose(widget, 'Closing', 'Any');
    await choose(widget, 'Role', 'Team manager');
    assert.equal(count(widget), '2 vacancies');
  });

  it('keeps focus by the filters when one is taken away', async () => {
    const widget = await show('area="west" contract="permanent"');
    await press(widget, 'Remove filter: Area, West');
    await widget.updateComplete;
    assert.equal(focused(widget)?.getAttribute('aria-label'), 'Remove filter: Contract, Permanent');
    await press(widget, 'Remove filter: Contract, Permanent');
    await widget.updateComplete;
    assert.equal(read(focused(widget)), '7 vacancies');
  });

  it('takes a step by its id, and leaves locked filters out of sight', async () => {
    const widget = await showWide('step="senior" locked="step area"');
    assert.equal(count(widget), '2 vacancies');
    assert.deepEqual(chosen(widget), []);
    assert.notInclude(filters(widget), 'Role');
    assert.notInclude(filters(widget), 'Area');
  });

  it('stands under headings by step in the order of the map, or by area', async () => {
    const widget = await show('group-by="step"');
    assert.deepEqual(groups(widget), [
      'Newly qualified social worker (2)',
      'Senior practitioner (2)',
      'Team manager (2)',
      'Other roles (1)',
    ]);
    await pick(widget, /^Group by/, 'area');
    assert.deepEqual(groups(widget), ['West (3)', 'North East (3)', 'No set area (1)']);
  });

  it('is sorted by closing, by date of advert or by pay', async () => {
    const widget = await show();
    await pick(widget, /^Sort by/, 'salary');
    assert.equal(titles(widget)[0], 'Team manager');
    await pick(widget, /^Sort by/, 'newest');
    assert.equal(titles(widget)[0], 'Newly qualified social worker');
  });

  it('comes in pages; a turn leads to the heading of the results', async () => {
    const widget = await show('page-size="3" group-by="step"');
    assert.equal(titles(widget).length, 3);
    await press(widget, 'Page 3');
    await reaches(widget, 'ready');
    await widget.updateComplete;
    assert.equal(titles(widget).length, 1);
    assert.equal(read(focused(widget)), '7 vacancies');
    assert.deepEqual(groups(widget), ['Other roles (1)']);
  });

  it('says three different things when it is empty, each with a next step', async () => {
    const none = await show('', { ...example, vacancies: [] });
    assert.equal(none.state, 'empty');
    assert.include(text(none), 'There are no vacancies at the moment.');
    assert.ok(control(none, 'Get new vacancies by e-mail'));
    assert.ok(control(none, 'See the career pathway'));
    const area = await show('area="south"');
    assert.include(text(area), 'There are no vacancies in South at the moment that match.');
    await press(area, 'Show 7 vacancies in other areas');
    assert.equal(count(area), '7 vacancies');
    const excluded = await show('contract="volunteer" query="xylophone"');
    assert.equal(excluded.state, 'empty');
    assert.include(text(excluded), 'No vacancy matches what you asked for.');
    inside(excluded).querySelector<HTMLButtonElement>('[part=results] p button')!.click();
    await excluded.updateComplete;
    assert.equal(count(excluded), '7 vacancies');
  });

  it('leaves out an area that no vocabulary has, and says so of an address', async () => {
    assert.equal(count(await show('area="nowhere"')), '7 vacancies');
    clearPage();
    history.replaceState(null, '', '?vacancy-feed.area=nowhere+west');
    const widget = await show('sync="query"');
    assert.equal(chosen(widget).length, 1);
    assert.include(read(parts(widget, 'banner')[0]), 'was not understood and has been left out');
  });

  it('is a teaser with a limit: a few, no filters, and the way to all', async () => {
    const widget = await show('limit="2" see-all="https://jobs.example.org/"');
    assert.equal(titles(widget).length, 2);
    assert.isNull(inside(widget).querySelector('[part~=search-input], [part~=filters], select'));
    assert.equal(control(widget, 'See all').getAttribute('href'), 'https://jobs.example.org/');
  });

  it('joins adverts for one job from several sources and says who else lists it', async () => {
    const advert = buildVacancy({ identifiers: [{ scheme: 'ats', value: '7' }] });
    const one = serveFeed(buildFeed({ vacancies: [advert] }));
    const two = serveFeed();
    two.answer = () =>
      json(buildFeed({ publisher: { id: 'partner', name: 'Partner' }, vacancies: [advert] }));
    const widget = place<VacancyFeed>(
      `<${TAG} now="${NOW}" src="${one.url} ${two.url}"></${TAG}>`,
      TAG,
    );
    await reaches(widget, 'ready');
    // The widget shows what the first source has before the second has come.
    await becomes(widget, () => read(inside(widget)).includes('Also listed by Partner'));
    assert.equal(titles(widget).length, 1);
    assert.include(card(widget, 'Senior social worker'), 'Also listed by Partner');
  });

  it('keeps what the visitor chooses in the address, and takes it from there', async () => {
    const widget = await showWide('sync="query"');
    await choose(widget, 'Area', 'West');
    await press(widget, 'More filters');
    await choose(widget, 'Open to', 'Newly qualified');
    assert.equal(location.search, '?vacancy-feed.area=west&vacancy-feed.welcome=newly-qualified');
    clearPage();
    const again = await show('sync="query"');
    assert.deepEqual(titles(again), ['Newly qualified social worker']);
  });

  it('keeps what is ticked in the dialog only when the visitor says so, as one step in the history', async () => {
    const widget = await show('sync="query"', example, '20em');
    const dialog = (): HTMLDialogElement => inside(widget).querySelector('dialog')!;
    const told: unknown[] = [];
    widget.addEventListener('esca-filter', (event) => told.push((event as CustomEvent).detail));
    const openDialog = async (): Promise<void> => {
      await press(widget, /^Filter/);
      await becomes(widget, () => dialog().open);
    };
    const shut = (): Promise<void> => becomes(widget, () => !dialog().open);
    await openDialog();
    await choose(widget, 'Area', 'West');
    assert.ok(control(widget, 'Show 3 vacancies'));
    await sendKeys({ press: 'Escape' });
    await shut();
    await widget.updateComplete;
    assert.equal(count(widget), '7 vacancies');
    assert.equal(location.search, '');
    assert.isEmpty(told);
    await openDialog();
    await choose(widget, 'Area', 'West');
    await choose(widget, 'Workforce', 'Adults');
    const wanted = count(widget);
    await press(widget, /^Show \d+ vacanc/);
    await shut();
    await widget.updateComplete;
    assert.equal(count(widget), wanted);
    assert.equal(location.search, '?vacancy-feed.audience=adults&vacancy-feed.area=west');
    assert.deepEqual(told, [
      { filters: { area: 'west', audience: 'adults' }, count: parseInt(wanted) },
    ]);
    history.back();
    await becomes(widget, () => count(widget) === '7 vacancies');
  });

  it('speaks Welsh where the page does', async () => {
    const widget = await show('lang="cy"');
    assert.equal(read(inside(widget).querySelector('h2')), 'Swyddi gwag');
    assert.equal(count(widget), '7 swydd wag');
    assert.include(
      card(widget, 'Uwch ymarferydd'),
      'Yn cau’n fuan: ddydd Mercher 18 Tachwedd am 11:59yh, yfory',
    );
  });

  it('works again after it was taken away and put back, and beside another', async () => {
    const widget = await show();
    const other = await show('area="west"');
    const home = widget.parentElement!;
    widget.remove();
    home.append(widget);
    await widget.updateComplete;
    assert.equal(count(widget), '7 vacancies');
    assert.equal(count(other), '3 vacancies');
  });
});
