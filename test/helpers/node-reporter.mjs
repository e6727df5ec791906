// A reporter for Node's test runner that says little: each failure with its place and reason, then one line of counts.
// What a test file printed is shown only when one of its tests failed.
import { relative } from 'node:path';
import { inspect } from 'node:util';
import { writeCounts } from './counts.mjs';

/** Long runs tell of every test, what they measured and why something was left out. */
const tell = process.env.ESCA_TELL === '1';

const place = (file) => (file ? relative(process.cwd(), file) : '');

function reason(error) {
  // The runner wraps what was thrown; the wrapper says nothing that the name of the test does not say.
  const cause = error?.cause ?? error;
  const text = typeof cause === 'object' && cause?.stack ? cause.stack : inspect(cause);
  const lines = text.split('\n').filter((line) => !/node:internal|node_modules\/tsx/.test(line));
  return lines.map((line) => `    ${line}`).join('\n');
}

export default async function* report(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const printed = new Map();
  const unhappy = new Set();
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') {
      printed.set(data.file, (printed.get(data.file) ?? '') + data.message);
    } else if (type === 'test:pass' && data.details?.type !== 'suite') {
      const skipped = data.skip !== undefined || data.todo !== undefined;
      counts[skipped ? 'skipped' : 'passed'] += 1;
      if (tell) yield skipped ? `- skipped: ${data.name}: ${data.skip}\n` : `✔ ${data.name}\n`;
    } else if (type === 'test:diagnostic' && tell && data.file && data.nesting === 0) {
      if (!/^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /.test(data.message))
        yield `  ${data.message}\n`;
    } else if (type === 'test:fail') {
      const { error } = data.details;
      // A suite or a file fails when a test in it fails, which has been reported already.
      if (error?.failureType === 'subtestsFailed') continue;
      counts.failed += 1;
      unhappy.add(data.file);
      yield `\n✖ ${data.name}  (${place(data.file)}${data.line ? `:${data.line}` : ''})\n${reason(error)}\n`;
    }
  }
  for (const file of unhappy) {
    if (printed.has(file)) yield `\n${place(file)} printed:\n${printed.get(file)}\n`;
  }
  writeCounts(counts);
  const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
  yield `${counts.passed} passed, ${counts.failed} failed${skipped}\n`;
}
