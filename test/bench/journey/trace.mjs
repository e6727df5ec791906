/** What the main thread of a page did, from a trace of the browser. */

/** Tasks of the thread that made the marks `bench:…`, as `{ start, wall, cpu }` in milliseconds since the first of them. */
export function mainThreadTasks(buffer) {
  const { traceEvents } = JSON.parse(buffer.toString());
  const mark = traceEvents.find(({ name }) => name.startsWith('bench:'));
  if (!mark) return { tasks: [], marks: {} };
  const own = traceEvents.filter(({ pid, tid }) => pid === mark.pid && tid === mark.tid);
  const marks = Object.fromEntries(
    own
      .filter(({ name }) => name.startsWith('bench:'))
      .map(({ name, ts }) => [name.slice(6), (ts - mark.ts) / 1000]),
  );
  const tasks = own
    .filter(({ name, ph }) => ph === 'X' && name === 'ThreadControllerImpl::RunTask')
    .map(({ ts, dur = 0, tdur }) => ({
      start: (ts - mark.ts) / 1000,
      wall: dur / 1000,
      cpu: (tdur ?? dur) / 1000,
    }));
  return { tasks, marks };
}

/** Total blocking time: what each task takes beyond 50 milliseconds. */
export const blocking = (tasks, of) =>
  tasks.reduce((sum, task) => sum + Math.max(0, task[of] - 50), 0);
