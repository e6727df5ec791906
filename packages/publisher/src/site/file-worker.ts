import { parentPort, workerData } from 'node:worker_threads';
import { filePlacer } from './place-file.js';
import type { Batch, BatchAnswer, WorkerSettings } from './file-pool.js';

/* Presses and writes batches of files, beside the thread that makes the pages. */

const { draft, rebuilt, site } = workerData as WorkerSettings;
const placer = filePlacer(site, draft, rebuilt);

parentPort?.on('message', ({ bytes, files }: Batch) => {
  const answer: BatchAnswer = { changed: 0, kept: 0 };
  let at = 0;
  try {
    for (const { effort, length, path } of files) {
      const content = bytes.subarray(at, (at += length));
      if (placer.place({ path, content, effort })) answer.changed++;
      else answer.kept++;
    }
  } catch (error) {
    const { code, message, path } = error as NodeJS.ErrnoException;
    answer.fault = {
      message,
      ...(code !== undefined && { code }),
      ...(path !== undefined && { path }),
    };
  }
  parentPort?.postMessage(answer);
});
