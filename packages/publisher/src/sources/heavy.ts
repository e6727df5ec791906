import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { SourceFormat } from '@esca/feed';
import { readFile, type ReadFile, type ReadOne } from './import-files.js';
import { problemsOf } from './problems.js';
import type { ImportContext, SourceFile } from './source.js';

/** Limits of a worker that reads one heavy file. */
export interface HeavyLimits {
  milliseconds: number;
  megabytes: number;
}

// Beside the worker the program itself takes a second and some 80 MB, and the file lies outside the worker's heap; together
// they stay under 10 s and 256 MB.
const YOUNG_MEGABYTES = 16;
const LIMITS: HeavyLimits = { milliseconds: 8_500, megabytes: 160 };
// Below this size nothing in these formats can take long, and a worker would only cost its start.
const SMALL = 100_000;

const isHeavy = (file: SourceFile, format: SourceFormat): boolean =>
  format === 'xlsx' ||
  (file.bytes.length > (format === 'csv' ? 10 * SMALL : SMALL) && format !== 'json');

/** Reads workbooks and large documents in a worker with limits of time and memory, everything else here. */
export function readHeavy(limits: HeavyLimits = LIMITS): ReadOne {
  return (file, format, context) => {
    if (!isHeavy(file, format)) return Promise.resolve(readFile(file, format, context));
    return readInWorker(file, format, context, limits);
  };
}

/** What is handed to the worker. */
export interface HeavyTask {
  file: SourceFile;
  format: SourceFormat;
  context: ImportContext;
}

function readInWorker(
  file: SourceFile,
  format: SourceFormat,
  context: ImportContext,
  limits: HeavyLimits,
): Promise<ReadFile> {
  const { name, bytes, url, followed, passing } = file;
  const size = Math.floor(bytes.length / 1_048_576);
  const plain: SourceFile = {
    name,
    bytes,
    ...(url !== undefined && { url }),
    ...(followed !== undefined && { followed }),
  };
  const worker = startWorker(
    { file: plain, format, context },
    {
      maxOldGenerationSizeMb: Math.max(1, limits.megabytes - size),
      maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
    },
    passing === true && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [],
  );
  return new Promise((resolve) => {
    const done = (read: ReadFile): void => {
      clearTimeout(timer);
      resolve(read);
      void worker.terminate();
    };
    const fail = (code: string, words: string): void => {
      const problems = problemsOf(file.name);
      problems.add(code, 'error', {}, words);
      done({ result: { format, feed: {}, problems: problems.all(), refused: true } });
    };
    const timer = setTimeout(() => {
      fail('I863', `over ${String(limits.milliseconds / 1000)} seconds`);
    }, limits.milliseconds);
    worker.once('message', done);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        fail('I863', `over ${String(limits.megabytes)} MB of memory`);
      else fail('I872', error.message);
    });
    worker.once('exit', (code) => {
      if (code !== 0) fail('I872', `the reader ended with code ${String(code)}`);
    });
  });
}

/** The compiled worker stands beside the compiled file. Run from source, it needs the loader that runs this file. */
function startWorker(
  workerData: HeavyTask,
  resourceLimits: ResourceLimits,
  transferList: ArrayBuffer[],
): Worker {
  const own = import.meta.url;
  const options = { workerData, resourceLimits, transferList };
  if (!own.endsWith('.ts')) return new Worker(new URL('./heavy-worker.js', own), options);
  const loader = import.meta.resolve('tsx/esm/api');
  const source = new URL('./heavy-worker.ts', own).href;
  const start = `import(${JSON.stringify(loader)}).then(({ register }) => (register(), import(${JSON.stringify(source)})));`;
  return new Worker(start, { eval: true, ...options });
}
