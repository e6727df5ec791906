import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DeviceState, DeviceStorage, SavedItem } from '@esca/domain';
import {
  DEVICE_KEY,
  DEVICE_LIMIT,
  EMPTY_STATE,
  isFullRef,
  openDeviceStore,
  readDeviceState,
  readShared,
  shareText,
  writeDeviceState,
} from '@esca/domain';

const item: SavedItem = {
  ref: 'essex:course/mca',
  title: 'MCA',
  at: 5,
  seen: { state: 'open', start: 7 },
  identifiers: ['lars 1'],
  asked: 6,
};
const state: DeviceState = {
  ...EMPTY_STATE,
  saved: [item],
  progress: { 'essex:pathway/sw#asye': 'held' },
  visits: { bulletin: 9 },
  choices: { view: 'list' },
};

/** Storage in memory. */
function memory(): DeviceStorage & { text: string | null } {
  return {
    text: null,
    getItem: function () {
      return this.text;
    },
    setItem: function (_key, value) {
      this.text = value;
    },
    removeItem: function () {
      this.text = null;
    },
  };
}

test('what is written is read back whole', () => {
  const read = readDeviceState(writeDeviceState(state));
  assert.deepEqual(JSON.parse(JSON.stringify(read)), state);
});

test('nothing kept is an empty state', () => {
  for (const text of [null, undefined, '', '{', 'null', '[]', '"x"', '7']) {
    assert.deepEqual({ ...readDeviceState(text)?.saved }, {}, String(text));
  }
});

test('bad entries go one by one, good ones stay', () => {
  const saved = [item, null, 7, { ref: 'mca' }, { ref: 'essex:course/b', at: 'x', seen: 3 }, item];
  const progress = { 'essex:pathway/sw#a': 'held', 'essex:pathway/sw#b': 'maybe', bad: 'held' };
  const read = readDeviceState(JSON.stringify({ v: 1, saved, progress }));
  assert.deepEqual(
    read?.saved.map(({ ref, title }) => [ref, title]),
    [
      ['essex:course/mca', 'MCA'],
      ['essex:course/b', 'essex:course/b'],
    ],
  );
  assert.deepEqual(Object.keys(read?.progress ?? {}), ['essex:pathway/sw#a']);
});

test('keys that every object has are only keys', () => {
  const read = readDeviceState('{"choices":{"__proto__":"a","constructor":"b"}}');
  assert.equal(Object.getPrototypeOf(read?.choices), null);
  assert.equal(({} as Record<string, unknown>)['a'], undefined);
});

test('what a newer version wrote is left alone', () => {
  assert.equal(readDeviceState('{"v":2,"saved":{}}'), undefined);
  const storage = memory();
  storage.text = '{"v":2}';
  const store = openDeviceStore(() => storage);
  assert.deepEqual(store.read(), EMPTY_STATE);
  assert.equal(
    store.update(() => state),
    'off',
  );
  assert.equal(storage.text, '{"v":2}');
});

test('no text whatever makes reading throw', () => {
  const seed = Number(process.env['SEED'] ?? Date.now());
  fc.assert(
    fc.property(fc.json(), (text) => {
      const read = readDeviceState(
        `{"v":1,"saved":[${text}],"progress":${text},"visits":${text},"choices":${text}}`,
      );
      assert.ok(read?.v === 1, `seed ${seed}`);
    }),
    { seed, numRuns: 300 },
  );
});

test('over 200 kB nothing is written, and what was there stays', () => {
  const storage = memory();
  const store = openDeviceStore(() => storage);
  assert.equal(
    store.update(() => state),
    'kept',
  );
  const before = storage.text;
  const choices = { long: 'x'.repeat(DEVICE_LIMIT) };
  assert.equal(
    store.update((now) => ({ ...now, choices })),
    'full',
  );
  assert.equal(storage.text, before);
});

test('a change begins from what another tab has written', () => {
  const storage = memory();
  const [one, two] = [openDeviceStore(() => storage), openDeviceStore(() => storage)];
  one.update(() => state);
  two.update((now) => ({ ...now, visits: { vacancy: 1 } }));
  assert.equal(one.read().saved.length, 1);
  assert.deepEqual({ ...one.read().visits }, { vacancy: 1 });
});

test('storage that is blocked, full or absent breaks nothing', () => {
  const blocked = openDeviceStore(() => {
    throw new Error('blocked');
  });
  assert.equal(
    blocked.update(() => state),
    'off',
  );
  assert.deepEqual(blocked.read(), EMPTY_STATE);
  assert.doesNotThrow(() => blocked.clear());
  const full = openDeviceStore(() => ({
    getItem: () => null,
    setItem: () => {
      throw new Error('quota');
    },
    removeItem: () => undefined,
  }));
  assert.equal(
    full.update(() => state),
    'full',
  );
  assert.equal(
    openDeviceStore(() => undefined).update(() => state),
    'off',
  );
});

test('clearing forgets everything under the one key', () => {
  let removed = '';
  const store = openDeviceStore(() => ({
    getItem: () => null,
    setItem: () => undefined,
    removeItem: (key) => (removed = key),
  }));
  store.clear();
  assert.equal(removed, DEVICE_KEY);
});

test('a shared list is names and nothing else', () => {
  const refs = ['essex:course/mca#jan', 'essex:vacancy/v'];
  assert.deepEqual(readShared(shareText(refs)), refs);
  assert.deepEqual(readShared('essex:course/a <script> essex:course/a course/b x essex:course/c'), [
    'essex:course/a',
    'essex:course/c',
  ]);
  assert.equal(
    readShared(Array.from({ length: 99 }, (_, n) => `e:course/c${n}`).join(' ')).length,
    60,
  );
});

test('a full name has a publisher', () => {
  assert.equal(isFullRef('essex:course/mca#jan'), true);
  assert.equal(isFullRef('course/mca'), false);
  assert.equal(isFullRef('essex:course/MCA'), false);
});
