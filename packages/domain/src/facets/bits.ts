/**
 * A set of whole numbers from 0, one bit each. Bits past the last number are never set, so that counting needs no care.
 */
export type Bits = Uint32Array;

/** An empty set that can hold the numbers below `size`; all of them when `full`. */
export function bitsOf(size: number, full = false): Bits {
  const bits = new Uint32Array((size + 31) >>> 5);
  if (full) {
    bits.fill(0xffffffff);
    if (size & 31) bits[bits.length - 1] = (1 << (size & 31)) - 1;
  }
  return bits;
}

/** The set of these numbers. */
export function bitsFrom(size: number, numbers: ArrayLike<number>): Bits {
  const bits = bitsOf(size);
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- lists like arrays need not be iterable
  for (let i = 0; i < numbers.length; i++) addBit(bits, numbers[i]!);
  return bits;
}

/** Adds a number. */
export function addBit(bits: Bits, number: number): void {
  bits[number >>> 5]! |= 1 << (number & 31);
}

/** Tells whether a number is in the set. */
export function hasBit(bits: Bits, number: number): boolean {
  return ((bits[number >>> 5]! >>> (number & 31)) & 1) === 1;
}

/** Keeps in `bits` what is also in `other`. */
export function keepCommon(bits: Bits, other: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i]! &= other[i]!;
}

/** Adds to `bits` what is in `other`. */
export function addAll(bits: Bits, other: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i]! |= other[i]!;
}

/** How many numbers are in both sets; in the one when there is one. */
export function countCommon(bits: Bits, other: Bits = bits): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i]! & other[i]!;
    if (!word) continue;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** Calls `visit` for each number that is in both sets, ascending. */
export function forEachCommon(bits: Bits, other: Bits, visit: (number: number) => void): void {
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i]! & other[i]!; word; word &= word - 1)
      visit(i * 32 + 31 - Math.clz32(word & -word));
  }
}

/** The numbers of a set, ascending. */
export function listBits(bits: Bits): Uint32Array {
  const list = new Uint32Array(countCommon(bits));
  let size = 0;
  forEachCommon(bits, bits, (number) => (list[size++] = number));
  return list;
}
