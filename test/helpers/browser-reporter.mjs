// A reporter for the browser tests that says little: each failure with its engine, file and reason, then the counts.
import { relative } from 'node:path';
import { writeCounts } from './counts.mjs';

/** Every test of a session with the names of the suites around it. */
function* testsOf(suite, names = []) {
  for (const test of suite?.tests ?? []) yield { ...test, name: [...names, test.name].join(' › ') };
  for (const inner of suite?.suites ?? []) yield* testsOf(inner, [...names, inner.name]);
}

const indent = (text) =>
  String(text)
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

const explain = (error) => {
  const differs = error.expected !== undefined && error.actual !== undefined;
  const values = differs ? `\nexpected: ${error.expected}\nactual:   ${error.actual}` : '';
  const stack = error.stack?.includes(error.message)
    ? error.stack
    : `${error.message}\n${error.stack ?? ''}`;
  return indent(`${stack.trimEnd()}${values}`);
};

export function browserReporter() {
  const say = (text) => process.stdout.write(`${text}\n`);
  return {
    reportTestFileResults({ sessionsForTestFile, testFile }) {
      const file = relative(process.cwd(), testFile);
      for (const session of sessionsForTestFile) {
        for (const error of session.errors)
          say(`\n✖ ${file} in ${session.browser.name}\n${explain(error)}`);
        for (const path of session.request404s)
          say(`\n  ${file} asked for ${path}, which is not there.`);
        for (const test of testsOf(session.testResults)) {
          if (test.passed || test.skipped) continue;
          say(`\n✖ ${test.name}  (${file} in ${session.browser.name})`);
          if (test.error) say(explain(test.error));
        }
      }
    },
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        counts.failed += session.errors.length;
        for (const test of testsOf(session.testResults)) {
          counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
        }
      }
      writeCounts(counts);
      const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
      say(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
    },
  };
}
