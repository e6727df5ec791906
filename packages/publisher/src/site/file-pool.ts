import { Worker } from 'node:worker_threads';
import type { Effort } from './compress.js';
import type { FileJob } from './place-file.js';

/** Between which folders a worker writes. */
export interface WorkerSettings {
  site: string;
  draft: string;
  /** True when there is an earlier build to compare with. */
  rebuilt: boolean;
}

/** Files for a worker: what they hold stands one after the other in memory that changes hands without a copy. */
export interface Batch {
  files: { path: string; effort: Effort; length: number }[];
  bytes: Uint8Array<ArrayBuffer>;
}

/** What a worker says of one batch. */
export interface BatchAnswer {
  changed: number;
  kept: number;
  fault?: { message: string; code?: string; path?: string };
}

/** Writes files in threads of their own. */
export interface FilePool {
  /** Hands a file over. Nothing is written at once. */
  put(job: FileJob): void;
  /** Waits while so much is under way that memory would fill. Rejects with the first fault of the disk. */
  ready(): Promise<void>;
  /** Waits for everything and ends the threads. */
  finish(): Promise<{ changed: number; kept: number }>;
  /** Ends the threads as they are. */
  stop(): Promise<void>;
}

// What a thread holds lives for one batch; a small nursery keeps its memory small.
const resourceLimits = { maxYoungGenerationSizeMb: 8 };
const batchSize = 24;
/** Batches under way at once, per thread. */
const mostUnderWay = 4;

/** A pool of threads that press and write: opening a file takes the system longer than making its page takes us. */
export function openFilePool(settings: WorkerSettings, threads: number): FilePool {
  const workers = Array.from({ length: threads }, () => startWorker(settings));
  const counts = { changed: 0, kept: 0 };
  let batch: FileJob[] = [];
  let underWay = 0;
  let next = 0;
  let fault: Error | undefined;
  let wake: (() => void) | undefined;
  const news = (error?: Error): void => {
    fault ??= error;
    wake?.();
  };
  for (const worker of workers) {
    worker.on('message', (answer: BatchAnswer) => {
      underWay--;
      counts.changed += answer.changed;
      counts.kept += answer.kept;
      news(answer.fault && Object.assign(new Error(answer.fault.message), answer.fault));
    });
    worker.on('error', news);
  }
  const send = (): void => {
    if (batch.length === 0) return;
    const packed = packBatch(batch);
    workers[next++ % threads]?.postMessage(packed, [packed.bytes.buffer]);
    underWay++;
    batch = [];
  };
  const wait = async (most: number): Promise<void> => {
    while (fault === undefined && underWay > most) {
      await new Promise<void>((done) => {
        wake = done;
      });
    }
    if (fault !== undefined) throw fault;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  return {
    put: (job) => {
      batch.push(job);
      if (batch.length >= batchSize) send();
    },
    ready: () => wait(threads * mostUnderWay),
    finish: async () => {
      send();
      await wait(0);
      await stop();
      return counts;
    },
    stop,
  };
}

function packBatch(jobs: readonly FileJob[]): Batch {
  const files = jobs.map(({ path, effort, content }) => ({
    path,
    effort,
    length: typeof content === 'string' ? Buffer.byteLength(content) : content.length,
  }));
  const bytes = Buffer.from(new ArrayBuffer(files.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  jobs.forEach(({ content }, index) => {
    if (typeof content === 'string') bytes.write(content, at);
    else bytes.set(content, at);
    at += files[index]!.length;
  });
  return { files, bytes: new Uint8Array(bytes.buffer) };
}

/** The compiled worker stands beside the compiled file. Run from source, it needs the loader that runs this file. */
function startWorker(workerData: WorkerSettings): Worker {
  const own = import.meta.url;
  if (!own.endsWith('.ts'))
    return new Worker(new URL('./file-worker.js', own), { workerData, resourceLimits });
  const loader = import.meta.resolve('tsx/esm/api');
  const source = new URL('./file-worker.ts', own).href;
  const start = `import(${JSON.stringify(loader)}).then(({ register }) => (register(), import(${JSON.stringify(source)})));`;
  return new Worker(start, { eval: true, workerData, resourceLimits });
}
