/**
 * Ends once what was rendered is on the screen.
 *
 * @param wait milliseconds after which it ends all the same: a page that nobody sees draws no frames.
 */
export function afterPaint(wait: number): Promise<void> {
  return new Promise((resolve) => {
    const soon = (): void => void setTimeout(resolve);
    requestAnimationFrame(soon);
    setTimeout(soon, wait);
  });
}
