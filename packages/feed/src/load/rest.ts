/**
 * Lets the page do what waits for its turn, painting and answering its visitor among it, and ends as soon as that is done.
 * A message is no timer: browsers hold back timers that follow one another, by 4 ms each (HTML, "timer initialization
 * steps"), which is half as much again as the work between two rests.
 */
export function rest(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
