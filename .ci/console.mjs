// What the set-up, the build and the tests print: one line a step, with its time.

/** Prints one line about what is being done. */
export const say = (text) => process.stdout.write(`${text}\n`);

/** Ends the process with a message that says what is wrong and what to do. */
export function stop(...lines) {
  process.stderr.write(`\n${lines.join('\n')}\n`);
  process.exit(1);
}

/** Seconds since `start` (of `performance.now()`), to one decimal. */
export const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/** Runs one step and prints its name and time; an error passes through. */
export async function step(name, run) {
  const start = performance.now();
  const result = await run();
  say(`  ${name.padEnd(34)} ${seconds(start).padStart(7)}`);
  return result;
}

/**
 * Shows that something long is still going on: a line that rewrites itself on a terminal, one line every twenty seconds
 * elsewhere. Returns the function that ends it.
 */
export function heartbeat(name) {
  const start = performance.now();
  const terminal = process.stdout.isTTY === true;
  const timer = setInterval(
    () => {
      const text = `  ${name} … ${Math.round((performance.now() - start) / 1000)} s`;
      process.stdout.write(terminal ? `\r${text}` : `${text}\n`);
    },
    terminal ? 1000 : 20_000,
  );
  return () => {
    clearInterval(timer);
    if (terminal) process.stdout.write('\r\u001b[K');
  };
}
