import { courseAvailability, fill, formatDuration, plural, type Route } from '@esca/domain';
import type { Course, Entry, Ref } from '@esca/feed';
import type { ToolContext } from './tool.js';

/** How many moves a route has and how long it takes, in words. */
export function lengthOf(route: Route, context: ToolContext): string {
  const { say, words } = context;
  return `${plural(say.moves, route.moves.length, words.lang)}, ${totalOf(route, context)}`;
}

function totalOf({ months, notStated }: Route, { say, words }: ToolContext): string {
  const whole = Math.round(months);
  if (!whole) return say.noTime;
  const [years, rest] = [Math.floor(whole / 12), whole % 12];
  const time = formatDuration(`P${years ? `${years}Y` : ''}${rest ? `${rest}M` : ''}`, words);
  return fill(notStated ? say.totalMore : say.total, { time });
}

/** The course that helps with a step and can be had first; what has no date comes last. */
export function firstCourse(
  courses: readonly Ref[],
  step: Ref,
  { links, now }: ToolContext,
): Entry<Course> | undefined {
  const named = courses.flatMap((ref) => {
    const found = links.find(ref);
    return found?.kind === 'course' ? [found.entry] : [];
  });
  const rank = (entry: Entry<Course>): number => {
    const { state, next } = courseAvailability(entry, now);
    const at = next?.availability.start ?? 9e15;
    const open = ['open', 'few', 'last', 'check', 'opens', 'on-demand'].includes(state);
    return at + (open ? 0 : next ? 1e16 : 2e16);
  };
  return [...new Set([...named, ...links.coursesOf(step)])].sort((a, b) => rank(a) - rank(b))[0];
}
