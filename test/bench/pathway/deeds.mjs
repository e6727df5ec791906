/** Runs in the page: what a visitor does to the map, and how long the page takes to answer. */

const channel = new MessageChannel();

const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      // After the frame in which the answer is drawn.
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(0);
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
    select.focus();
    return () => {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
  };
  const press = (button) => () => button?.click();
  const tool = (at) => map.shadowRoot.querySelectorAll('.tool select')[at];
  const opened = () => find('.node[aria-expanded=true]');
  /** Each finds what it needs and gives what is done to it, so that only that is timed. */
  const deeds = {
    near: () => async () => {
      step('n40').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      // As long as it takes to see a step, go to it and press.
      await new Promise((resolve) => setTimeout(resolve, 500));
    },
    close: () => press(opened()),
    open: () => press(opened() === step('n60') ? undefined : step('n60')),
    other: () => press(step('n90')),
    focus: () => () => step('n60').focus(),
    next: () => {
      const from = step('n60');
      const down = { key: 'ArrowDown', bubbles: true, cancelable: true };
      return () => from.dispatchEvent(new KeyboardEvent('keydown', down));
    },
    track: () => choose(find('select[name=track]'), 'strategic'),
    untrack: () => choose(find('select[name=track]'), ''),
    plan: () => async () => {
      if (!find('.tool')) find('[data-tool=plan]').click();
      while (!tool(1)) await painted();
      if (tool(0).value !== 'n0') choose(tool(0), 'n0')();
    },
    route: () => choose(tool(1), find('.tool select optgroup:last-of-type option').value),
    reroute: () => choose(tool(1), 'n90'),
  };
  const quietly = async (deed) => {
    await deeds[deed]()();
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
      const act = deeds[deed]();
      // At rest before and after, so that nothing else is counted.
      for (let turn = 0; turn < 3; turn++) await painted();
      await idle();
      performance.mark(`${name} begins`);
      // Asked for before the deed, so that it is heard right after the frame, before what the deed leaves for later.
      const frame = painted();
      const start = performance.now();
      act();
      await frame;
      const taken = performance.now() - start;
      performance.mark(`${name} is painted`);
      for (let turn = 0; turn < 4; turn++) await painted();
      await idle();
      performance.mark(`${name} rests`);
      return taken;
    },
  };
}
