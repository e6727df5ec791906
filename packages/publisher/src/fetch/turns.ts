/** Waits until it is polite to ask a host again. */
export type Turn = (host: string) => Promise<void>;

/**
 * Hands out turns, so that requests to one host begin at least so many milliseconds apart, however many are under way. Other
 * hosts do not wait for it.
 */
export function hostTurns(
  gap: number,
  clock: () => number = Date.now,
  sleep: (milliseconds: number) => Promise<void> = (milliseconds) =>
    new Promise((done) => setTimeout(done, milliseconds)),
): Turn {
  const next = new Map<string, number>();
  return async (host) => {
    const now = clock();
    const at = Math.max(now, next.get(host) ?? 0);
    next.set(host, at + gap);
    if (at > now) await sleep(at - now);
  };
}
