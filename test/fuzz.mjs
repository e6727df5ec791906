// `npm run fuzz`: the random tests, for ten minutes in all instead of seconds. `ESCA_FUZZ_SECONDS` sets how long each property
// is tried; a failure names its seed, and `SEED=<seed>` runs it again.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(`${root}test/unit/fuzz`)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `test/unit/fuzz/${name}`);
// The files run side by side, each property in its turn.
const properties = files.map(
  (file) => readFileSync(root + file, 'utf8').split(/\bholds\(/).length - 1,
);
const { status } = spawnSync(process.execPath, ['test/unit.mjs', ...files], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ESCA_FUZZ_RUNS: '10000000',
    ESCA_FUZZ_SECONDS: String(
      Math.round((600 * 2) / properties.reduce((sum, each) => sum + each, 0)),
    ),
    ESCA_TEST_LIMIT: '1800000',
    ...process.env,
  },
});
process.exitCode = status ?? 1;
