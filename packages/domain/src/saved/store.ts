import type { DeviceState } from './state.js';
import { DEVICE_KEY, EMPTY_STATE, readDeviceState, writeDeviceState } from './state.js';

/** As much of the browser's storage as is used. */
export interface DeviceStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What became of a change: kept; not kept because there is no room, or because nothing can be kept here. */
export type StoreResult = 'kept' | 'full' | 'off';

/** What is kept on the device. */
export interface DeviceStore {
  /** What is kept now; read again each time, because another tab may have changed it. */
  read(): DeviceState;
  /** Changes what is kept, beginning from what is there now. */
  update(change: (state: DeviceState) => DeviceState): StoreResult;
  /** Forgets everything. */
  clear(): void;
}

/**
 * Opens the device's storage. Every access may throw (blocked, full, in a sandbox), and none of that reaches the caller.
 *
 * @param open gives the storage; reaching for it may throw as well.
 */
export function openDeviceStore(open: () => DeviceStorage | undefined): DeviceStore {
  const attempt = <T>(action: (storage: DeviceStorage) => T, otherwise: T): T => {
    try {
      const storage = open();
      return storage ? action(storage) : otherwise;
    } catch {
      return otherwise;
    }
  };
  const stored = (): DeviceState | undefined =>
    attempt<DeviceState | undefined>(
      (storage) => readDeviceState(storage.getItem(DEVICE_KEY)),
      EMPTY_STATE,
    );
  return {
    read: () => stored() ?? EMPTY_STATE,
    update(change) {
      const before = stored();
      // A newer version's text is not ours to overwrite.
      if (!before) return 'off';
      const text = writeDeviceState(change(before));
      if (text === undefined) return 'full';
      return attempt<StoreResult>((storage) => {
        try {
          storage.setItem(DEVICE_KEY, text);
          return 'kept';
        } catch {
          return storage.getItem(DEVICE_KEY) === text ? 'kept' : 'full';
        }
      }, 'off');
    },
    clear: () => attempt((storage) => storage.removeItem(DEVICE_KEY), undefined),
  };
}
