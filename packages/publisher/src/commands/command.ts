/** What a command may touch of the world: where it writes, where it stands, what time it is, how it reaches the network. */
export interface CommandIo {
  /** Data goes here. */
  stdout: NodeJS.WritableStream;
  /** Words for people go here. */
  stderr: NodeJS.WritableStream;
  /** The folder that relative paths start from. */
  cwd: string;
  /** The clock, in epoch milliseconds. */
  now: number;
  /** How addresses are read. */
  fetch: typeof fetch;
  /** Stops long work. */
  signal?: AbortSignal;
}
