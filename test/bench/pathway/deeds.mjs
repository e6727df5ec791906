/** Runs in the page: what a visitor does to the map, and how long the page takes to answer. */

const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      // After the frame in which the answer is drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
  });

const idle = () => new Promise((resolve) => requestIdleCallback(resolve));

export function begin() {
  const map = document.createElement('esca-pathway-map');
  map.setAttribute('src', '/feed.json');
  map.setAttribute('view', 'map');
  document.querySelector('#place').append(map);
  const find = (selector) => map.shadowRoot.querySelector(selector);
  const step = (id) => find(`.node[data-step="${id}"]`);
  const choose = (select, value) => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const tool = (at) => map.shadowRoot.querySelectorAll('.tool select')[at];
  const opened = () => find('.node[aria-expanded=true]');
  const deeds = {
    async near() {
      step('n40').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      // As long as it takes to see a step, go to it and press.
      await new Promise((resolve) => setTimeout(resolve, 500));
    },
    close: () => opened()?.click(),
    open: () => opened()?.dataset.step === 'n60' || step('n60').click(),
    other: () => step('n90').click(),
    focus: () => step('n60').focus(),
    next: () =>
      step('n60').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
      ),
    track: () => choose(find('select[name=track]'), 'strategic'),
    untrack: () => choose(find('select[name=track]'), ''),
    async plan() {
      if (!find('.tool')) find('[data-tool=plan]').click();
      while (!tool(1)) await painted();
    },
    route: () => {
      if (tool(0).value !== 'n0') choose(tool(0), 'n0');
      choose(
        tool(1),
        map.shadowRoot.querySelector('.tool select optgroup:last-of-type option').value,
      );
    },
    reroute: () => choose(tool(1), 'n90'),
  };
  const quietly = async (deed) => {
    await deeds[deed]();
    for (let turn = 0; turn < 3; turn++) await painted();
    await idle();
  };
  const isDrawn = () => !!find('.canvas.laid .lines')?.style.left;
  const watch = async () => {
    while (!isDrawn()) await painted();
    await painted();
    globalThis.drawnAt = performance.now();
  };
  void watch();
  globalThis.deeds = {
    ready: isDrawn,
    quietly,
    async timed(deed, name) {
      // At rest before and after, so that nothing else is counted.
      for (let turn = 0; turn < 3; turn++) await painted();
      await idle();
      performance.mark(`${name} begins`);
      const start = performance.now();
      deeds[deed]();
      await painted();
      const taken = performance.now() - start;
      performance.mark(`${name} is painted`);
      for (let turn = 0; turn < 4; turn++) await painted();
      await idle();
      performance.mark(`${name} rests`);
      return taken;
    },
  };
}
