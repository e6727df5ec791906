import { assert } from 'chai';
import type { PathwayMap } from '@esca/elements';
import example from '../../schemas/examples/pathway-branching.feed.json';
import { buildFeed, buildNode, buildPathway } from '../helpers/build.js';
import { pretendStorage, usualStorage } from '../helpers/device-storage.js';
import { items, nodes, openStep, show, until } from '../helpers/pathway-map.driver.js';
import { clearPage, control, inside, parts, press, read } from '../helpers/widget.driver.js';

/*
 * What changes on the drawing while it stands, and what must not.
 */

afterEach(clearPage);

const choose = (map: PathwayMap, label: string | RegExp, value: string): Promise<boolean> => {
  const select = control(map, label) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  return map.updateComplete;
};

/** Where the element is on the page. */
const topOf = (map: PathwayMap, selector: string): number =>
  inside(map).querySelector(selector)!.getBoundingClientRect().top;

/** A hundred and twenty steps in twelve stages, by turns in one of two tracks. */
const large = buildFeed({
  pathways: [
    buildPathway({
      tracks: ['one', 'two'].map((id) => ({ id, title: id })),
      stages: Array.from({ length: 12 }, (_, at) => ({ id: `s${at}`, title: `Stage ${at}` })),
      nodes: Array.from({ length: 120 }, (_, at) =>
        buildNode(`n${at}`, { stage: `s${Math.floor(at / 10)}`, track: at % 2 ? 'two' : 'one' }),
      ),
      edges: Array.from({ length: 110 }, (_, at) => ({
        from: `n${at}`,
        to: `n${at + 10}`,
        kind: 'progression' as const,
      })),
    }),
  ],
});

describe('the drawing of a pathway', () => {
  it('has every arrow point into the step that its line comes to', async () => {
    const map = await show(example);
    let across = 0;
    for (const edge of inside(map).querySelectorAll('.canvas > .lines:not(.strong) [part=edge]')) {
      const [line, tip] = [...edge.querySelectorAll('path')].map((path) => path.getAttribute('d')!);
      // A line between two columns ends level, after its last curve.
      if (!line!.includes('C')) continue;
      across++;
      const numbers = (text: string): number[] => text.match(/-?[\d.]+/g)!.map(Number);
      const [x, y] = numbers(line!).slice(-2) as [number, number];
      const ys = numbers(tip!).filter((_, at) => at % 2);
      const xs = numbers(tip!).filter((_, at) => !(at % 2));
      assert.closeTo((Math.min(...ys) + Math.max(...ys)) / 2, y, 0.01, tip);
      assert.isTrue(xs.every((one) => one < x) || xs.every((one) => one > x), tip);
    }
    assert.isAbove(across, 5);
  });

  it('stays where it is when a direction is chosen, and says how many steps there are', async () => {
    const map = await show(example);
    const before = topOf(map, '.region');
    assert.equal(read(parts(map, 'status')[0]), '9 steps');
    await choose(map, /^Direction/, 'education');
    assert.equal(topOf(map, '.region'), before);
    assert.isTrue(nodes(map).get('educator')!.classList.contains('on'));
    await press(map, 'Clear');
    assert.equal(topOf(map, '.region'), before);
    assert.isFalse(nodes(map).get('educator')!.classList.contains('on'));
  });

  it('marks the steps of a route, and no other', async () => {
    const map = await show(example, 'from="newly-qualified" to="team-manager"');
    const way = (): string[] =>
      [...nodes(map)].flatMap(([id, node]) => (node.classList.contains('way') ? [id] : []));
    await until(map, () => way().length > 0);
    assert.includeMembers(way(), ['newly-qualified', 'team-manager']);
    assert.isBelow(way().length, nodes(map).size);
    await press(map, /^Close: /);
    assert.deepEqual(way(), []);
  });

  it('leaves the start of a route out of what narrows, and Clear leaves the route', async () => {
    const map = await show(example, 'from="social-worker" to="team-manager" track="practice"');
    const start = control(map, /^Where you start/) as HTMLSelectElement;
    assert.equal(start.selectedOptions[0]!.textContent, 'Anywhere');
    await press(map, 'Clear');
    assert.isFalse(nodes(map).get('educator')!.classList.contains('off'));
    await until(map, () => !!inside(map).querySelector('.route'));
    // A start that is chosen here shows what can be reached.
    await choose(map, /^Where you start/, 'returner');
    assert.isTrue(nodes(map).get('newly-qualified')!.classList.contains('off'));
  });

  it('keeps what is set on a step when its words change', async () => {
    pretendStorage();
    const map = await show(example, 'storage="device" track="education"');
    await openStep(map, 'social-worker');
    await until(map, () => !!inside(map).querySelector('.marking select'));
    await choose(map, /^For me this is/, 'here');
    const node = (): HTMLElement => nodes(map).get('social-worker')!;
    await until(map, () => node().classList.contains('marked'));
    assert.includeMembers([...node().classList], ['open', 'off', 'marked']);
    assert.equal(node().getAttribute('aria-expanded'), 'true');
    assert.equal(node().getAttribute('aria-describedby'), 'esca-outside');
    assert.lengthOf(
      [...nodes(map).values()].filter(({ tabIndex }) => tabIndex === 0),
      1,
    );
    usualStorage();
  });

  it('marks a step that is opened at once, and explains it after the next frame', async () => {
    const map = await show(example);
    await openStep(map, 'educator');
    const step = nodes(map).get('social-worker')!;
    const seen = new Promise<string>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve(read(inside(map).querySelector('#esca-step')));
      });
      observer.observe(step, { attributeFilter: ['aria-expanded'] });
    });
    step.click();
    assert.equal(await seen, 'Practice educator');
    assert.equal(step.getAttribute('aria-expanded'), 'true');
    await map.updateComplete;
    assert.equal(read(inside(map).querySelector('#esca-step')), 'Social worker');
  });

  it('explains a step where no frames come', async () => {
    const map = await show(example);
    await openStep(map, 'educator');
    const usual = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = () => 0;
    try {
      nodes(map).get('social-worker')!.click();
      await map.updateComplete;
    } finally {
      globalThis.requestAnimationFrame = usual;
    }
    assert.equal(read(inside(map).querySelector('#esca-step')), 'Social worker');
  });

  it('draws the details of a step unseen when a pointer comes near, and leaves nothing of it', async function () {
    // Without it there is no time in which nothing else is to be done.
    if (typeof requestIdleCallback !== 'function') this.skip();
    const map = await show(example);
    const root = inside(map).querySelector('.root')!;
    const coming = new Promise<HTMLElement>((resolve) => {
      const observer = new MutationObserver((changes) => {
        const [added] = changes.flatMap(({ addedNodes }) => [...addedNodes]) as HTMLElement[];
        if (!added?.querySelector?.('.panel')) return;
        observer.disconnect();
        resolve(added);
      });
      observer.observe(root, { childList: true });
    });
    inside(map).querySelector('.stage-frame')!.dispatchEvent(new Event('pointerover'));
    const unseen = await coming;
    assert.isTrue(unseen.inert);
    assert.isFalse(unseen.isConnected);
    assert.isFalse(inside(map).querySelector('.panel') !== null);
  });

  it('of a large pathway shows at once what is in sight of a choice, and then the rest', async () => {
    const map = await show(large, 'view="map"', 700);
    inside(map).querySelector('.region')!.scrollIntoView();
    const isOff = (id: string): boolean => nodes(map).get(id)!.classList.contains('off');
    await choose(map, /^Direction/, 'two');
    assert.isTrue(isOff('n0'), 'the first step of the other track is in sight');
    await until(map, () => isOff('n118'));
    assert.sameMembers(
      [...nodes(map).keys()].filter(isOff),
      Array.from({ length: 60 }, (_, at) => `n${at * 2}`),
    );
  });

  it('keeps the names of the stages in sight while the page goes past it', async function () {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (still || !CSS.supports('animation-range: exit-crossing')) return this.skip();
    const map = await show(large);
    // There is more of the page below, however high the window is.
    map.style.marginBlockEnd = '100vh';
    const frames = async (): Promise<void> => {
      for (let turn = 0; turn < 2; turn++) await new Promise(requestAnimationFrame);
    };
    const place = (): [stage: number, map: number] => [
      topOf(map, '.column'),
      topOf(map, '.region'),
    ];
    const [stage, top] = place();
    window.scrollTo(0, scrollY + top + 80);
    await frames();
    const [stays, past] = place();
    assert.closeTo(past, -80, 1, 'the page has been scrolled');
    assert.closeTo(stays, 0, 2, 'the stage is at the top of the window');
    window.scrollTo(0, 0);
    await frames();
    assert.closeTo(topOf(map, '.column'), stage, 1, 'and back above its steps');
  });
});

describe('the list of a pathway', () => {
  it('says of a move what its author says of it', async () => {
    const [pathway] = example.pathways;
    const edges = pathway!.edges.map((edge) =>
      edge.to === 'team-manager' ? { ...edge, label: 'Try it, no commitment' } : edge,
    );
    const map = await show({ ...example, pathways: [{ ...pathway, edges }] }, 'view="list"');
    assert.match(
      read(items(map).get('senior-practitioner')),
      /Team manager \([^)]*\): Try it, no commitment/,
    );
  });

  it('says the facts of an open step once', async () => {
    const map = await show(example, '', 320);
    await openStep(map, 'senior-practitioner');
    const item = read(items(map).get('senior-practitioner'));
    assert.lengthOf(item.match(/Stage 3 of 4/g)!, 1);
  });
});

describe('one step with what is near it', () => {
  it('says how each move is made, and has them side by side where there is room', async () => {
    const map = await show(example, 'view="step" node="senior-practitioner"');
    const [before, , after] = [...inside(map).querySelectorAll<HTMLElement>('.single > section')];
    assert.match(read(before), /usual next step, /);
    assert.equal(before!.getBoundingClientRect().top, after!.getBoundingClientRect().top);
    map.style.width = '400px';
    await until(map, () => true);
    assert.isAbove(after!.getBoundingClientRect().top, before!.getBoundingClientRect().bottom);
  });
});
