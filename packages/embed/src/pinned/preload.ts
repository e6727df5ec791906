/** Fetches a module into the browser's own map of modules, checked against its hash. */
export function preload(url: string, integrity: string): Promise<void> {
  const link = document.createElement('link');
  // A browser that cannot do this imports as it is; all that ship since 2023 can.
  if (!link.relList.supports('modulepreload')) return Promise.resolve();
  return new Promise((resolve, reject) => {
    link.rel = 'modulepreload';
    link.crossOrigin = 'anonymous';
    link.integrity = integrity;
    link.href = url;
    link.addEventListener('load', () => {
      link.remove();
      resolve();
    });
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(`[esca] ${url} could not be fetched, or is not the file that was pinned.`));
    });
    document.head.append(link);
  });
}
