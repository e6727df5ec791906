/** Feeds are fetched when a widget is this near, in pixels, so that they are there when it is seen. */
const MARGIN = 800;

/** Those that have just come onto the page. Their places are read together, so that the page is laid out once for all. */
let arrived: { readonly element: Element; readonly look: (near: boolean) => void }[] = [];

/**
 * Calls back once, when an element is in or near the viewport. Gives the way to stop waiting. What is in view from the
 * beginning need not wait for the frame in which an observer would say so.
 */
export function whenNear(element: Element, callback: () => void): () => void {
  let observer: IntersectionObserver | undefined;
  let over = false;
  const stop = (): void => {
    over = true;
    observer?.disconnect();
  };
  const arrive = (): void => {
    stop();
    callback();
  };
  const look = (near: boolean): void => {
    if (over) return;
    if (near || typeof IntersectionObserver !== 'function') return arrive();
    observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) arrive();
      },
      { rootMargin: `${String(MARGIN)}px` },
    );
    observer.observe(element);
  };
  if (arrived.push({ element, look }) === 1) queueMicrotask(lookAtAll);
  return stop;
}

function lookAtAll(): void {
  const all = arrived.map(({ element, look }) => ({ near: isInView(element), look }));
  arrived = [];
  for (const { near, look } of all) look(near);
}

/** Whether its box is near. In a frame, or on a page that nobody sees, a box does not say that. */
function isInView(element: Element): boolean {
  if (window.parent !== window || document.hidden || !element.checkVisibility?.()) return false;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return (
    bottom > -MARGIN && top < innerHeight + MARGIN && right > -MARGIN && left < innerWidth + MARGIN
  );
}
