import { parentPort, workerData } from 'node:worker_threads';
import type { HeavyTask } from './heavy.js';
import { readFile, type ReadFile } from './import-files.js';

/** A result as it can be sent: places of records are kept by object and cannot travel. */
function sendable(read: ReadFile): ReadFile {
  if (!('result' in read)) return read;
  const { places: _places, ...result } = read.result;
  return { result };
}

const { file, format, context } = workerData as HeavyTask;
parentPort?.postMessage(sendable(readFile(file, format, context)));
