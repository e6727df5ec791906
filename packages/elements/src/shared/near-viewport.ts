/** Feeds are fetched when a widget is this near, so that they are there when it is seen. */
const MARGIN = '800px';

/** Calls back once, when an element is in or near the viewport. Gives the way to stop waiting. */
export function whenNear(element: Element, callback: () => void): () => void {
  if (typeof IntersectionObserver !== 'function') {
    callback();
    return () => undefined;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: MARGIN },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
