// Loaded before every browser test. What is printed to the console fails the test in which it happened, unless the test
// took it with `takeConsole()`, because it expected it. Nothing reaches the terminal.
/* global document */

import { executeServerCommand } from '@web/test-runner-commands';

const printed = [];

/** Lit's notes to developers, which are about the development build and not about our code. */
const notes = /^Lit is in dev mode|change-in-update/;

for (const method of ['debug', 'error', 'info', 'log', 'warn']) {
  console[method] = (...args) => {
    const text = args.map((arg) => (arg instanceof Error ? arg.stack : String(arg))).join(' ');
    if (!notes.test(text)) printed.push(`${method}: ${text}`);
  };
}

/** Everything printed since the last call, as `method: text`; a test that expects a warning calls this. */
export const takeConsole = () => printed.splice(0);

// Checked as the last step of the test itself: a hook that fails would end the whole file.
globalThis.beforeEach?.(function () {
  const test = this.currentTest;
  const body = test.fn;
  takeConsole();
  test.fn = async function (...args) {
    // In Firefox a test before this one may have left the page with Tab.
    if (navigator.userAgent.includes('Firefox') && !document.hasFocus())
      await executeServerCommand('page-focus', {});
    await body.apply(this, args);
    const found = takeConsole();
    if (found.length > 0) throw new Error(`The test printed to the console:\n${found.join('\n')}`);
  };
});
