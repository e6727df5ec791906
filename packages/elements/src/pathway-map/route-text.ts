import { courseAvailability, fill, formatDuration, type Route } from '@esca/domain';
import { nextDate } from '../shared/records/course-line.templates.js';
import { firstCourse, lengthOf } from './route-facts.js';
import { plain } from './step.templates.js';
import type { ToolContext } from './tool.js';

/** A route as an outline of a development plan, in plain text. */
export function planText(route: Route, link: string, context: ToolContext): string {
  const { say, words, host, links, reader, now } = context;
  const start = route.moves[0]!.from;
  const lines = [
    say.planOpening,
    '',
    `${say.from}: ${plain(start.title, context)}`,
    `${say.to}: ${plain(route.moves.at(-1)!.to.title, context)}`,
    lengthOf(route, context),
  ];
  route.moves.forEach(({ move, to, alongside, courses, ref }, at) => {
    const how = [
      move.how && words.moveHows[move.how],
      move.typical && fill(say.after, { time: formatDuration(move.typical, words) }),
    ].filter(Boolean);
    lines.push('', fill(say.step, { n: at + 1, title: plain(to.title, context) }));
    if (how.length) lines.push(`  ${how.join(', ')}`);
    if (alongside.length)
      lines.push(
        `  ${say.beside}: ${alongside.map(({ node }) => plain(node.title, context)).join(', ')}`,
      );
    const course = firstCourse(courses, ref, context);
    if (!course) return;
    const date = nextDate(courseAvailability(course, now), course, {
      host,
      links,
      words,
      reader,
      now,
    });
    lines.push(
      `  ${say.nextCourse}: ${plain(course.record.title, context)} (${date ?? say.noDate})`,
    );
  });
  return [...lines, '', fill(say.planClosing, { link })].join('\n');
}
