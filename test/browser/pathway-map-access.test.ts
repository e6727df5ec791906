import { executeServerCommand } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Pathway } from '@esca/feed';
import type { PathwayMap } from '@esca/elements';
import example from '../../schemas/examples/pathway-branching.feed.json';
import { violations } from '../helpers/accessibility.js';
import { buildFeed, buildNode, buildPathway } from '../helpers/build.js';
import { items, nodes, openStep, show as place, until } from '../helpers/pathway-map.driver.js';
import { clearPage, inside, press, read } from '../helpers/widget.driver.js';

afterEach(() => {
  clearPage();
  theme = '';
});

let theme = '';
const show = (feed: unknown, attributes = '', width?: number): Promise<PathwayMap> =>
  place(feed, `${attributes} ${theme && `theme="${theme}"`}`, width);

describe('the pathway map for everybody', () => {
  const tool = async (map: PathwayMap): Promise<PathwayMap> => {
    await until(map, () => !!inside(map).querySelector('#esca-tool'));
    return map;
  };
  const states: Record<string, () => Promise<PathwayMap>> = {
    map: () => show(example),
    list: () => show(example, '', 320),
    'an open step on the map': async () => {
      const map = await show(example);
      await openStep(map, 'senior-practitioner');
      return map;
    },
    'an open step in the list': async () => {
      const map = await show(example, '', 320);
      await openStep(map, 'senior-practitioner');
      return map;
    },
    'a filtered map': () => show(example, 'track="education"'),
    'a filtered list': () => show(example, 'track="education"', 320),
    'a step that is gone': () => show(example, 'node="nobody"'),
    'one step': () => show(example, 'view="step" node="senior-practitioner"'),
    'a route': async () => tool(await show(example, 'from="newly-qualified" to="team-manager"')),
    'no way': async () => tool(await show(example, 'from="team-manager" to="returner"')),
    comparison: async () => {
      const map = await show(example, '', 320);
      await openStep(map, 'senior-practitioner');
      await press(map, 'Compare this role');
      return tool(map);
    },
    capabilities: async () => {
      const map = await show(example);
      await press(map, 'Capabilities');
      return tool(map);
    },
    instructions: async () => {
      const map = await show(example);
      await press(map, 'How to use the map');
      return tool(map);
    },
    'nothing there': () => show(buildFeed()),
    'Welsh map': () => show(example, 'lang="cy"'),
    'past its expiry': () => show(example, 'now="2027-02-20T12:00:00Z"'),
  };
  for (const [name, make] of Object.entries(states)) {
    for (const scheme of ['light', 'dark']) {
      it(`has no accessibility fault: ${name}, ${scheme}`, async () => {
        theme = scheme;
        const map = await make();
        assert.deepEqual(await violations(map), []);
      });
    }
  }

  for (const width of [240, 320]) {
    it(`keeps the list inside a column of ${width} pixels`, async () => {
      const map = await show(example, '', width);
      await openStep(map, 'senior-practitioner');
      const { right } = map.getBoundingClientRect();
      const wide = [...inside(map).querySelectorAll<HTMLElement>('.root *')].filter(
        (one) =>
          one.checkVisibility() &&
          !one.closest('.unseen') &&
          one.getBoundingClientRect().right > right + 1,
      );
      assert.deepEqual(
        wide.map((one) => one.outerHTML.slice(0, 120)),
        [],
      );
    });
  }

  it('scrolls its map sideways inside itself, never the page', async () => {
    const map = await show(example, 'view="map"', 320);
    const region = inside(map).querySelector<HTMLElement>('.region')!;
    assert.isAbove(region.scrollWidth, region.clientWidth);
    assert.isAtMost(map.scrollWidth, 320);
    const turned = new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true });
    region.dispatchEvent(turned);
    assert.isFalse(turned.defaultPrevented);
  });

  it('makes room for the text spacing that a reader sets', async () => {
    const map = await show(example);
    const before = inside(map).querySelector<HTMLElement>('.canvas')!.style.height;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important; }',
    );
    map.shadowRoot!.adoptedStyleSheets = [...map.shadowRoot!.adoptedStyleSheets, sheet];
    await until(
      map,
      () => inside(map).querySelector<HTMLElement>('.canvas')!.style.height !== before,
    );
    const boxes = [...nodes(map).values()].map((node) => node.getBoundingClientRect());
    boxes.forEach((a, at) => {
      for (const b of boxes.slice(at + 1))
        assert.isFalse(
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
        );
    });
  });

  it('prints every step with its details after the map', async function () {
    const map = await show(example);
    inside(map).querySelector('.stage-frame')!.dispatchEvent(new Event('pointerover'));
    await openStep(map, 'educator');
    window.dispatchEvent(new Event('beforeprint'));
    const paper = inside(map).querySelector<HTMLElement>('.print-all')!;
    assert.equal(paper.querySelectorAll('.panel').length, 9);
    assert.isEmpty(paper.querySelectorAll('details:not([open])'));
    const { done } = await executeServerCommand<{ done: boolean }, object>('page-media', {
      media: 'print',
    });
    if (!done) return this.skip();
    assert.equal(getComputedStyle(paper).display, 'block');
    // Names of steps and courses are buttons on a screen; on paper they stay as words.
    const name = paper.querySelector<HTMLElement>('.moves button')!;
    assert.isAbove(name.getBoundingClientRect().height, 0);
    assert.deepEqual(await violations(map), []);
    await executeServerCommand('page-media', {});
    window.dispatchEvent(new Event('afterprint'));
    assert.equal(paper.querySelectorAll('.panel').length, 0);
  });
});

describe('the pathway map of a hostile feed', () => {
  const many = (count: number, parts: (at: number) => object = () => ({})): Pathway['nodes'] =>
    Array.from({ length: count }, (_, at) => buildNode(`n${at}`, { stage: 'start', ...parts(at) }));
  const edge = (from: number, to: number, kind = 'progression'): Pathway['edges'][number] =>
    ({ from: `n${from}`, to: `n${to}`, kind }) as Pathway['edges'][number];
  const graphs: Record<string, Partial<Pathway>> = {
    'cycles and loops': {
      nodes: many(4),
      edges: [
        edge(0, 1),
        edge(1, 2),
        edge(2, 0),
        edge(3, 3),
        edge(2, 3, 'prerequisite'),
        edge(3, 2, 'prerequisite'),
      ],
    },
    'dangling ends': { nodes: many(2), edges: [edge(0, 1), edge(1, 9), edge(8, 0)] },
    '200 steps in one stage': {
      nodes: many(200),
      edges: Array.from({ length: 199 }, (_, at) => edge(at, at + 1)),
    },
    '400 moves between two steps': {
      nodes: many(2),
      edges: Array.from({ length: 400 }, (_, at) =>
        edge(at % 2, (at + 1) % 2, ['progression', 'option', 'lateral', 'prerequisite'][at % 4]),
      ),
    },
    'names of 2,000 characters': {
      nodes: many(3, () => ({ title: 'Name '.repeat(400) })),
      edges: [edge(0, 1), edge(1, 2)],
    },
    'names from right to left': {
      nodes: many(3, (at) => ({ title: `أخصائي اجتماعي ${at} \u202Eabc` })),
      edges: [edge(0, 1), edge(1, 2)],
    },
  };
  for (const [name, parts] of Object.entries(graphs)) {
    it(`shows every step of ${name}, as a list and as a map`, async () => {
      const feed = buildFeed({ pathways: [buildPathway(parts)] });
      const map = await show(feed, 'view="map"');
      const drawn = nodes(map).size + items(map).size;
      assert.equal(drawn, parts.nodes!.length);
      map.view = 'list';
      await until(map, () => items(map).size === parts.nodes!.length);
      const item = items(map).get('n1')!;
      assert.isAbove(read(item).length, 5);
      assert.isAtMost(item.getBoundingClientRect().right, map.getBoundingClientRect().right);
    });
  }
});
