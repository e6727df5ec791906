import { parentPort, workerData, type TransferListItem } from 'node:worker_threads';
import type { HeavyTask } from './heavy.js';
import { readFile, type ReadFile } from './import-files.js';

/** A result as it can be sent: places of records are kept by object and cannot travel. */
function sendable(read: ReadFile): ReadFile {
  if (!('result' in read)) return read;
  const { places: _places, ...result } = read.result;
  return { result };
}

/** What need not be copied: packed rows are handed over. */
function handedOver(read: ReadFile): TransferListItem[] {
  if (!('tables' in read)) return [];
  return read.tables.flatMap(({ more = [] }) => more.map(({ buffer }) => buffer));
}

const { file, format, context } = workerData as HeavyTask;
const read = readFile(file, format, context);
parentPort?.postMessage(sendable(read), handedOver(read));
