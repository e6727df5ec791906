/** Waits and limits of loading. Times are in milliseconds, sizes in bytes. */
export interface Waits {
  readonly firstByte: number;
  readonly whole: number;
  readonly retries: readonly number[];
  readonly jitter: number;
  readonly longestRetryAfter: number;
  readonly largest: number;
  readonly deepest: number;
  readonly slice: number;
}

/** Every wait and every limit of loading, in one place. Times are in milliseconds, sizes in bytes. */
export const WAITS: Waits = {
  /** The first byte of a file comes within this time, or the try is given up. */
  firstByte: 8_000,
  /** The whole file comes within this time. */
  whole: 20_000,
  /** Pauses before the second, third and fourth try. */
  retries: [1_000, 4_000, 15_000],
  /** Each pause is lengthened or shortened at random by up to this share, so that visitors do not return all at once. */
  jitter: 0.5,
  /** A server may ask for a longer pause, up to this. */
  longestRetryAfter: 60_000,
  /** Size of a file once it is decoded. */
  largest: 8 * 1024 * 1024,
  /** Pages that follow each other through `next`. */
  deepest: 20,
  /** A page rests from reading after so long, so that it can answer its visitor. */
  slice: 8,
};
