// `npm run fuzz`: the random tests, tried for ten minutes instead of seconds. `ESCA_FUZZ_RUNS` sets how often each property is
// tried; a failure names its seed, and `SEED=<seed>` runs it again.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [
    '--import',
    'tsx',
    '--conditions=esca-source',
    '--test',
    '--test-reporter=spec',
    ...['feed', 'calendar', 'importers'].map((name) => `test/unit/fuzz/${name}.test.ts`),
  ],
  { cwd: root, stdio: 'inherit', env: { ESCA_FUZZ_RUNS: '30000', ...process.env } },
);
process.exitCode = status ?? 1;
