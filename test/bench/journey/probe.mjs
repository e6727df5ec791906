/**
 * What runs in every page before its own scripts: notes when the first results are painted, what the browser says of
 * interactions, long tasks and shifts, and when the results last changed. Passed whole to `addInitScript`. `host` is the
 * element in whose shadow root results appear, `also` another that is watched for changes.
 */
export function probe({ host, results, list, box, also }) {
  const notes = {
    firstResults: undefined,
    filters: undefined,
    shift: 0,
    long: [],
    events: [],
    /** When anything last changed, when the visitor last did something, and when the results were last painted. */
    changed: 0,
    last: 0,
    answered: 0,
  };
  globalThis.bench = notes;
  notes.zero = performance.mark('bench:start').startTime;
  for (const name of ['keydown', 'click'])
    addEventListener(name, ({ timeStamp }) => (notes.last = notes.answered = timeStamp), true);
  const observe = (type, take, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      ...options,
    });
  observe('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) notes.shift += value;
  });
  observe('longtask', ({ startTime, duration }) => notes.long.push([startTime, duration]));
  observe(
    'event',
    ({ name, startTime, duration, interactionId }) => {
      if (interactionId) notes.events.push({ name, startTime, duration, interactionId });
    },
    { durationThreshold: 16 },
  );
  const rootOf = () => {
    const element = host ? document.querySelector(host) : document;
    return host ? element?.shadowRoot : element?.body;
  };
  /** The end of the frame that is being made. */
  const afterFrame = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(0);
  };
  const watch = (root) =>
    new MutationObserver((records) => {
      notes.changed = performance.now();
      const element = ({ target }) => (target.nodeType === 1 ? target : target.parentElement);
      if (!records.some((record) => element(record)?.closest(list))) return;
      requestAnimationFrame(() => afterFrame((now) => (notes.answered = now)));
    }).observe(root, { childList: true, subtree: true, characterData: true });
  let watched;
  let second;
  const look = () => {
    const root = rootOf();
    if (root && root !== watched) watch((watched = root));
    const other = also && document.querySelector(also)?.shadowRoot;
    if (other && other !== second) watch((second = other));
    if (!notes.firstResults && root?.querySelector(results))
      afterFrame((now) => (notes.firstResults ??= now));
    if (box && !notes.filters && root?.querySelector(box))
      afterFrame((now) => (notes.filters ??= now));
    if (!notes.firstResults || (box && !notes.filters)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
