// The first script of a page in WebKitGTK: keeps what went wrong, and stops the clock at the moment that the address names.
/* global window, history, location */
(() => {
  const complaints = (window.__complaints = { errors: [], lines: [] });
  window.addEventListener('error', ({ message }) => message && complaints.errors.push(message));
  window.addEventListener('unhandledrejection', ({ reason }) =>
    complaints.errors.push(String(reason?.message ?? reason)),
  );
  for (const method of ['error', 'warn', 'log', 'info'])
    console[method] = (...args) => complaints.lines.push(args.map(String).join(' '));

  const begun = Number(/#now=(\d+)/.exec(location.href)?.[1]);
  if (!begun) return;
  history.replaceState(null, '', location.pathname);
  const RealDate = Date;
  let passed = 0;
  let last = 0;
  const timers = new Map();
  const add = (run, wait, every) => {
    timers.set(++last, { run, at: passed + Math.max(0, Number(wait) || 0), every });
    return last;
  };
  window.setTimeout = (run, wait, ...args) => add(() => run(...args), wait);
  window.setInterval = (run, wait, ...args) => add(() => run(...args), wait, wait);
  window.clearTimeout = window.clearInterval = (id) => timers.delete(id);
  window.requestAnimationFrame = (run) => add(() => run(passed), 16);
  window.cancelAnimationFrame = window.clearTimeout;
  window.requestIdleCallback = (run) =>
    add(() => run({ didTimeout: false, timeRemaining: () => 0 }), 1);
  window.cancelIdleCallback = window.clearTimeout;
  window.Date = class extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(begun + passed);
      else super(...args);
    }
    static now() {
      return begun + passed;
    }
  };
  performance.now = () => passed;
  // What is queued on the page has its turn before a message that is posted now.
  const { port1, port2 } = new MessageChannel();
  const waiting = [];
  port1.onmessage = () => waiting.shift()();
  const turn = () => new Promise((resolve) => port2.postMessage(waiting.push(resolve)));

  window.__clock = {
    async run(milliseconds) {
      const end = passed + milliseconds;
      for (;;) {
        const due = [...timers].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at);
        if (due.length === 0) break;
        const [id, timer] = due[0];
        passed = Math.max(passed, timer.at);
        if (timer.every === undefined) timers.delete(id);
        else timer.at = passed + Math.max(1, timer.every);
        timer.run();
        await turn();
      }
      passed = end;
      await turn();
    },
    jump(milliseconds) {
      for (const timer of timers.values()) timer.at = Math.max(timer.at, passed + milliseconds);
      return this.run(milliseconds);
    },
  };
})();
