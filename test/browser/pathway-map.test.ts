import { assert } from 'chai';
import type { PathwayMap } from '@esca/elements';
import example from '../../schemas/examples/pathway-branching.feed.json';
import { buildFeed, buildNode, buildPathway } from '../helpers/build.js';
import {
  details,
  drawn,
  items,
  nodes,
  openStep,
  section,
  show,
  until,
} from '../helpers/pathway-map.driver.js';
import {
  clearPage,
  control,
  focused,
  hears,
  inside,
  parts,
  press,
  read,
} from '../helpers/widget.driver.js';

afterEach(() => {
  clearPage();
  history.replaceState(null, '', location.pathname);
});

/** Chooses a value of a select by its label. */
async function choose(map: PathwayMap, label: RegExp, value: string): Promise<void> {
  const select = control(map, label) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await map.updateComplete;
}

/** What both views say of a step, as one line without the punctuation between facts. */
const facts = (text: string): string => text.replace(/[,\s]+/g, ' ').trim();

describe('the pathway map', () => {
  it('is a map where there is room, and a list where there is little', async () => {
    assert.equal(nodes(await show(example, '', 1000)).size, 9);
    clearPage();
    const narrow = await show(example, '', 600);
    assert.equal(nodes(narrow).size, 0);
    assert.equal(items(narrow).size, 9);
  });

  it('shows the view that the author or the visitor asks for, whatever the width', async () => {
    const map = await show(example, 'view="list"', 1000);
    assert.equal(items(map).size, 9);
    await press(map, 'Map');
    await until(map, () => nodes(map).size === 9);
    await drawn(map);
    assert.equal(control(map, 'Map').getAttribute('aria-pressed'), 'true');
  });

  it('says the same of every step on the map and in the list', async () => {
    const map = await show(example);
    const onMap = new Map(
      [...nodes(map)].map(([id, node]) => {
        // What a name for the eye repeats is not in the name that is heard.
        const name = node.cloneNode(true) as HTMLElement;
        for (const hidden of name.querySelectorAll('[aria-hidden]')) hidden.remove();
        return [id, facts(read(name))];
      }),
    );
    map.view = 'list';
    await until(map, () => items(map).size === 9);
    for (const [id, item] of items(map)) {
      const title = read(item.querySelector('button'));
      const meta = [...item.querySelectorAll('.meta > *')].map(read).join(' ');
      assert.equal(onMap.get(id), facts(`${title} ${meta}`), id);
    }
  });

  it('says the same details from the map and from the list', async () => {
    const map = await show(example);
    const fromMap = read(await openStep(map, 'senior-practitioner'));
    clearPage();
    const list = await show(example, 'view="list"');
    assert.equal(read(await openStep(list, 'senior-practitioner')), fromMap);
  });

  it('names every move of the drawing in the list', async () => {
    const list = await show(example, 'view="list"');
    for (const { from, to, kind } of example.pathways[0]!.edges) {
      const title = example.pathways[0]!.nodes.find(({ id }) => id === to)!.title.en;
      const line = kind === 'lateral' ? 'Move across' : 'Leads to';
      const text = [...items(list).get(from)!.querySelectorAll('.line')].map(read).join('\n');
      assert.match(text, new RegExp(`${line}.*${title}`), `${from} to ${to}`);
    }
  });

  it('names a step by track, stage, status, ways on, courses and vacancies', async () => {
    const map = await show(example);
    const name = (id: string): string => read(nodes(map).get(id)!.querySelector('.unseen'));
    assert.equal(
      facts(read(nodes(map).get('senior-practitioner'))),
      'Senior practitioner Stay in practice Stage 3 of 4: Experienced 2 ways on 1 course to book now 2 vacancies open now',
    );
    assert.include(
      name('assessed-year'),
      'until 31 August 2027, replaced by Early career programme',
    );
    assert.include(name('early-career'), 'from 1 September 2027');
  });

  it('joins courses, vacancies, moves and needs in the details of a step', async () => {
    const map = await show(example);
    const panel = await openStep(map, 'senior-practitioner');
    assert.include(
      section(panel, 'Where it can lead'),
      'Team manager Usual next step · By application · usually after 4 years',
    );
    assert.include(section(panel, 'How people get here'), 'Best interests assessor');
    assert.match(
      section(panel, 'What you need'),
      /Registered with Social Work England.*One of these:.*3 years of experience since qualifying.*Best interests assessor/,
    );
    assert.match(
      section(panel, 'Courses that help'),
      /Supervision: the basics.*14 January.*2 places left.*Your manager must approve/,
    );
    assert.match(
      section(panel, 'Vacancies'),
      /2 open now.*children.*South.*Closes Monday 30 November.*adults.*West/,
    );
    assert.match(section(panel, 'What people say'), /I stayed in practice/);
    assert.match(
      read(panel.querySelector('.facts')),
      /Pay £47,000 to £53,000 a year, grade Band 6.*Cases at a time 12 \(as at 1 October 2026\).*academy@example.org/,
    );
  });

  it('says when nobody is wanted now, and the usual way there', async () => {
    const panel = await openStep(await show(example), 'team-manager');
    assert.include(
      section(panel, 'Vacancies'),
      'None now. The typical way here is from Senior practitioner, by application.',
    );
  });

  it('names courses that must be done before those that help', async () => {
    const panel = await openStep(await show(example), 'educator');
    assert.match(
      section(panel, 'Courses you must have done'),
      /stage 1 No date yet. Usually runs every 6 months/,
    );
  });

  it('moves focus to the details and back to the step', async () => {
    const map = await show(example);
    await openStep(map, 'educator');
    await press(map, 'Close Practice educator');
    await until(map, () => focused(map) === nodes(map).get('educator'));
    assert.equal(nodes(map).get('educator')!.getAttribute('aria-expanded'), 'false');
  });

  it('goes from step to step inside the details', async () => {
    const map = await show(example);
    const panel = await openStep(map, 'senior-practitioner');
    panel.querySelector<HTMLElement>('.moves button')!.click();
    await until(
      map,
      () =>
        map.shadowRoot!.querySelector('#esca-step')?.textContent?.includes('Team manager') ?? false,
    );
    assert.equal(nodes(map).get('team-manager')!.getAttribute('aria-expanded'), 'true');
  });

  it('tells the page which step is opened, and leaves it to the page when that cancels', async () => {
    const map = await show(example);
    const selected = hears<{ kind: string; ref: string }>(map, 'esca-select');
    await openStep(map, 'educator');
    assert.deepEqual(await selected, { kind: 'node', ref: 'example:pathway/social-work#educator' });
    map.addEventListener('esca-select', (event) => event.preventDefault());
    nodes(map).get('team-manager')!.click();
    await map.updateComplete;
    assert.equal(nodes(map).get('team-manager')!.getAttribute('aria-expanded'), 'false');
  });

  it('opens the step of the address without taking focus, and keeps the address', async () => {
    const map = await show(example, 'node="educator" sync="query"');
    await until(map, () => parts(map, 'panel').some((panel) => panel.querySelector('#esca-step')));
    assert.isNull(focused(map));
    await openStep(map, 'team-manager');
    assert.include(location.search, 'pathway-map.node=team-manager');
  });

  it('brings whoever came by a link to a step to its details, unless the author opened it', async () => {
    const below = 'style="margin-block: 200vh" view="list" sync="query"';
    const isOpen = (map: PathwayMap) => (): boolean => !!inside(map).querySelector('#esca-step');
    const opened = await show(example, `${below} node="team-manager"`, 320);
    await until(opened, isOpen(opened));
    await new Promise(requestAnimationFrame);
    assert.equal(scrollY, 0, 'the author decides what is read first');
    clearPage();

    history.replaceState(null, '', '?pathway-map.node=team-manager');
    const scrolled = new Promise((resolve) => addEventListener('scroll', resolve, { once: true }));
    const map = await show(example, below, 320);
    await until(map, isOpen(map));
    await scrolled;
    const { top, bottom } = inside(map).querySelector('#esca-step')!.getBoundingClientRect();
    assert.isAtLeast(top, 0);
    assert.isAtMost(bottom, innerHeight);
    assert.isNull(focused(map));
  });

  it('explains a step that is gone and shows the nearest', async () => {
    const map = await show(example, 'node="senior-practitioner-old"');
    assert.include(
      read(inside(map)),
      'The step “senior-practitioner-old” is not on this pathway any more. The nearest step is this one.',
    );
    await until(map, () => !!inside(map).querySelector('#esca-step'));
    assert.equal(read(inside(map).querySelector('#esca-step')), 'Senior practitioner');
  });

  it('dims what does not fit, keeps it within reach, and tells how much stands out', async () => {
    const map = await show(example);
    map.node = 'social-worker';
    map.to = 'team-manager';
    await map.updateComplete;
    const filtered = hears<object>(map, 'esca-filter');
    await choose(map, /^Direction/, 'education');
    assert.deepEqual(await filtered, { filters: { track: 'education' }, count: 1 });
    assert.include(read(parts(map, 'status')[0]), '1 step of 9 stands out');
    assert.isTrue(nodes(map).get('team-manager')!.classList.contains('off'));
    const described = nodes(map).get('team-manager')!.getAttribute('aria-describedby')!;
    assert.equal(read(inside(map).getElementById(described)), 'outside your choice');
    await openStep(map, 'team-manager');
    await press(map, 'Clear');
    assert.isFalse(nodes(map).get('team-manager')!.classList.contains('off'));
  });

  it('finds the steps with vacancies, by area, and those to train for', async () => {
    const map = await show(example);
    const fitting = (): string[] =>
      [...nodes(map)].flatMap(([id, node]) => (node.classList.contains('off') ? [] : [id]));
    control(map, 'Vacancies now').click();
    await map.updateComplete;
    assert.deepEqual(fitting(), ['senior-practitioner']);
    await choose(map, /^Area/, 'west');
    assert.include(read(nodes(map).get('senior-practitioner')), '1 vacancy open now');
    control(map, 'Vacancies now').click();
    control(map, 'Courses I can book now').click();
    await map.updateComplete;
    assert.sameMembers(fitting(), ['newly-qualified', 'senior-practitioner']);
  });

  it('shows what can be reached from a starting point', async () => {
    const map = await show(example);
    await choose(map, /^Where you start/, 'returner');
    assert.isTrue(nodes(map).get('newly-qualified')!.classList.contains('off'));
    assert.isFalse(nodes(map).get('team-manager')!.classList.contains('off'));
  });

  it('locks what the page has fixed', async () => {
    const map = await show(example, 'track="practice" locked="track"');
    assert.throws(() => control(map, /^Direction/));
    assert.throws(() => control(map, 'Clear'));
  });

  it('shows one step with what is before and after it, for a job advert', async () => {
    const map = await show(example, 'view="step" node="senior-practitioner"');
    const groups = [...inside(map).querySelectorAll('.single section')].map(read);
    assert.match(groups[0]!, /^Before this step.*Social worker.*Best interests assessor/);
    assert.match(groups[1]!, /^Senior practitioner/);
    assert.match(groups[2]!, /^After this step.*Practice educator.*Team manager/);
    await press(map, 'Team manager');
    await until(map, () => read(focused(map)) === 'Team manager');
  });

  it('offers the pathways of a feed that has several', async () => {
    const map = await show(
      buildFeed({
        pathways: [buildPathway(), buildPathway({ id: 'other', title: 'Occupational therapy' })],
      }),
    );
    await choose(map, /^Pathway/, 'essex:pathway/other');
    assert.equal(read(inside(map).querySelector('h2')), 'Occupational therapy');
  });

  it('lists roles when there is no move between them', async () => {
    const map = await show(buildFeed({ pathways: [buildPathway({ edges: [] })] }));
    assert.equal(items(map).size, 2);
    assert.throws(() => control(map, 'Map'));
    // Nor is there any track to be at the end of, or a route to plan.
    assert.notInclude(read(inside(map)), 'the end of its track');
    assert.throws(() => control(map, 'Plan a route'));
  });

  it('leaves out what an address names and the feed does not have, and says so', async () => {
    history.replaceState(null, '', '?pathway-map.track=zz&pathway-map.pathway=gone');
    const map = await show(example, 'sync="query" track="education"');
    assert.include(read(parts(map, 'banner')[0]), 'has been left out');
    assert.include(read(parts(map, 'status')[0]), '1 step of 9 stands out');
    assert.equal((control(map, /^Direction/) as HTMLSelectElement).value, 'education');
    history.replaceState(null, '', location.pathname);
    clearPage();
    // What an author wrote stands.
    const written = await show(example, 'track="zz"');
    assert.isEmpty(parts(written, 'banner'));
    assert.include(read(parts(written, 'status')[0]), 'No step');
  });

  it('is a few steps and the way to all of them where the page sets a limit', async () => {
    const map = await show(example, 'limit="2" see-all="https://academy.example.org/p/"');
    const first = [...items(map).keys()];
    assert.deepEqual(first, ['newly-qualified', 'assessed-year']);
    assert.isEmpty(parts(map, 'filters'));
    assert.throws(() => control(map, 'Plan a route'));
    const link = inside(map).querySelector<HTMLAnchorElement>('.see-all a')!;
    assert.deepEqual([read(link), link.href], ['See all', 'https://academy.example.org/p/']);
    const panel = await openStep(map, 'assessed-year');
    assert.notInclude(read(panel), 'Plan a route');
    map.view = 'map';
    await until(map, () => nodes(map).size === 9);
    clearPage();
    // A step beyond the limit that is open is there as well.
    const opened = await show(example, 'limit="2" node="team-manager"');
    assert.deepEqual([...items(opened).keys()], [...first, 'team-manager']);
  });

  it('lists steps that no move touches after the map', async () => {
    const map = await show(
      buildFeed({
        pathways: [
          buildPathway({
            nodes: [...buildPathway().nodes, buildNode('adviser', { title: 'Adviser' })],
          }),
        ],
      }),
    );
    assert.equal(nodes(map).size, 2);
    assert.include(read(inside(map).querySelector('.loose')), 'Adviser');
  });

  it('is useful without any course', async () => {
    const panel = await openStep(await show({ ...example, courses: [] }), 'senior-practitioner');
    assert.include(section(panel, 'Courses that help'), 'Ask the academy which ones count');
  });

  it('is empty, with a word of help, when there is no pathway', async () => {
    const map = await show(buildFeed());
    assert.equal(map.state, 'empty');
    assert.include(read(inside(map)), 'When one is published it will be here.');
  });

  it('speaks Welsh', async () => {
    const map = await show(example, 'lang="cy"');
    assert.equal(read(inside(map).querySelector('h2')), 'Gyrfa mewn gwaith cymdeithasol');
    const panel = await openStep(map, 'senior-practitioner');
    assert.include(
      section(panel, 'Ble y gall arwain'),
      'Rheolwr tîm Y cam nesaf arferol · Drwy gais',
    );
    await details(map);
  });

  it('never lets steps cover one another', async () => {
    const map = await show(example);
    const boxes = [...nodes(map).values()].map((node) => node.getBoundingClientRect());
    boxes.forEach((a, at) => {
      for (const b of boxes.slice(at + 1))
        assert.isFalse(
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
        );
    });
  });
});
