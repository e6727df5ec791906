import type { Cost, Course, Meeting, PathwayNode, Salary, Session } from '@esca/feed';
import { joinDayTime } from '../sources/cells.js';
import { spellTexts, type Spelled } from './cells.js';

/** Values of columns that the importer puts together from several cells, by the column's field. */
export type Spoken = Record<string, Spelled | string | undefined>;

/** Day and time of an instant as a clock in this zone shows them; nothing when its offset is another one. */
function localOf(instant: string, zone: string): { day: string; time: string } | undefined {
  const day = instant.slice(0, 10);
  const seconds = instant.slice(16, 19);
  const time = instant.slice(11, 16) + (seconds === ':00' ? '' : seconds);
  return joinDayTime(day, time, zone) === instant ? { day, time } : undefined;
}

const isDay = (when: string): boolean => when.length === 10;

/** Start and end as up to four cells. What a clock of the zone does not show stands as an exact moment. */
export function spellTimes(session: Session, zone: string): Spoken {
  const { start, end } = session;
  if (start === undefined) return {};
  if (isDay(start)) return { startDate: start, endDate: end };
  const from = localOf(start, zone);
  const spoken: Spoken = from
    ? { startDate: from.day, startTime: from.time }
    : { startDate: start };
  if (end === undefined) return spoken;
  const until = localOf(end, zone);
  if (!until || !from) return { ...spoken, endDate: end };
  return {
    ...spoken,
    ...(until.day === from.day ? {} : { endDate: until.day }),
    endTime: until.time,
  };
}

/** `2027-01-14 09:30-16:30 @ harlow-hub : Day one; …`, or nothing when that has no room for what the meetings say. */
export function spellMeetings(
  meetings: readonly Meeting[] | undefined,
  zone: string,
): string | undefined {
  const items = meetings?.map(({ start, end, place, title }) => {
    const from = localOf(start, zone);
    const until = end === undefined ? undefined : localOf(end, zone);
    if (!from || (end !== undefined && until?.day !== from.day)) return undefined;
    if (title !== undefined && typeof title !== 'string') return undefined;
    return `${from.day} ${from.time}${until ? `-${until.time}` : ''}${place === undefined ? '' : ` @ ${place.replace(/^place\//, '')}`}${title === undefined ? '' : ` : ${title}`}`;
  });
  return items === undefined || items.includes(undefined) ? undefined : items.join('; ');
}

const figure = ({ amount, currency }: Cost): string =>
  currency === undefined ? String(amount) : `${currency} ${String(amount)}`;

/** Prices and their labels under the names of the columns. */
export function spellCosts(costs: readonly Cost[], language: string, prefix = ''): Spoken {
  const fees = costs.filter(({ kind }) => kind !== 'non-attendance');
  const labels = fees.flatMap(({ label }) => (label === undefined ? [] : [label]));
  const name = prefix === '' ? 'cost' : `${prefix}Cost`;
  const spoken: Spoken = {
    [name]: fees.length === 0 ? undefined : fees.map(figure).join('; '),
    ...(labels.length > 0 && { [`${name}Label`]: spellTexts(labels, language) }),
  };
  const charge = costs.find(({ kind }) => kind === 'non-attendance');
  if (charge === undefined || prefix !== '') return spoken;
  return {
    ...spoken,
    charge: figure(charge),
    ...(charge.label !== undefined && { chargeLabel: spellTexts([charge.label], language) }),
  };
}

/** What a course's own columns hold beside its plain fields. */
export const spellCourse = (course: Course, language: string): Spoken =>
  course.costs === undefined ? {} : spellCosts(course.costs, language);

/** What a session's columns hold beside its plain fields. */
export function spellSession(session: Session, zone: string, language: string): Spoken {
  const own = session.timeZone ?? zone;
  return {
    ...spellTimes(session, own),
    meetings: spellMeetings(session.meetings, own),
    ...(session.costs !== undefined && spellCosts(session.costs, language, 'session')),
  };
}

/** The two figures of a salary with their currency. */
export function spellSalary(salary: Salary | undefined): Spoken {
  const money = (amount: number | undefined): string | undefined =>
    amount === undefined ? undefined : figure({ amount, currency: salary?.currency ?? '' }).trim();
  return { 'salary/min': money(salary?.min), 'salary/max': money(salary?.max) };
}

/** What a step's columns hold beside its plain fields. */
export function spellNode(node: PathwayNode, language: string): Spoken {
  const { capabilities, facts, stories } = node;
  const spoken: Spoken = { ...spellSalary(node.salary) };
  if (facts) {
    const said = facts.map(({ asOf, label, value }) => {
      const parts = spellTexts([label, value], language, ' = ');
      const dated = (text: string): string =>
        asOf === undefined ? text : `${text} (as at ${asOf})`;
      return { own: dated(String(parts.own)), twins: parts.twins };
    });
    const tags = new Set(said.flatMap(({ twins }) => Object.keys(twins)));
    spoken['facts'] = {
      own: said.map(({ own }) => own).join('; '),
      twins: Object.fromEntries(
        [...tags].map((tag) => [tag, said.map(({ twins }) => twins[tag] ?? '-').join('; ')]),
      ),
    };
  }
  if (stories) {
    const texts = spellTexts(
      stories.map(({ text }) => text),
      language,
      '\n- ',
      '-',
    );
    spoken['stories'] =
      stories.length === 1
        ? texts
        : {
            own: `- ${String(texts.own)}`,
            twins: Object.fromEntries(
              Object.entries(texts.twins).map(([tag, text]) => [tag, `- ${text}`]),
            ),
          };
    const by = stories.flatMap((story) => (story.by === undefined ? [] : [story.by]));
    if (by.length > 0) spoken['storyBy'] = spellTexts(by, language);
  }
  if (capabilities)
    spoken['capabilities'] = capabilities
      .map(({ domain, level }) => `${domain}: ${level}`)
      .join('; ');
  return spoken;
}
