import { fill, formatDuration, plural, readableCode } from '@esca/domain';
import type { Origin, Ref, Requirement } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { feedText } from '../text.templates.js';
import type { CourseContext } from './course-line.templates.js';
import { recordLink } from './record-link.templates.js';
import type { RequirementStrings } from './requirement.strings.js';

/** What requirements are worded with. */
export interface RequirementContext extends Omit<CourseContext, 'now'> {
  /** Of the record that asks for them. */
  readonly origin: Origin;
  /** How the widget itself opens a step, when it shows that step. */
  readonly opens?: (step: Ref) => (() => void) | undefined;
}

/** A feed nests them three deep at most; what is deeper is not followed. */
const DEEPEST = 4;

/** What must be true first, as a list; what names a course or a step leads there. */
export function requirementList(
  requirements: readonly Requirement[] | undefined,
  context: RequirementContext,
  say: RequirementStrings,
  depth = 0,
): TemplateResult | typeof nothing {
  return requirements?.length && depth <= DEEPEST
    ? html`<ul class="bullets">
        ${requirements.map((one) => html`<li>${requirementLine(one, context, say, depth)}</li>`)}
      </ul>`
    : nothing;
}

/** One of them in words, with its parts below it; the publisher's own words win. */
export function requirementLine(
  one: Requirement,
  context: RequirementContext,
  say: RequirementStrings,
  depth = 0,
): unknown {
  const { words, reader, links, origin } = context;
  const own = one.text && feedText(one.text, origin, reader);
  switch (one.is) {
    case 'held':
      return held(one, context) ?? own ?? readableCode((one.ref ?? '').replace(/^.*[/#]/, ''));
    case 'level':
      return own ?? (one.level ? fill(say.level, { level: words.levels[one.level] }) : nothing);
    case 'experience': {
      const months = one.months ?? 0;
      const years = months > 0 && months % 12 === 0;
      const time = formatDuration(years ? `P${months / 12}Y` : `P${months}M`, words);
      return own ?? fill(say[one.since ?? 'experience'] ?? say.experience, { time });
    }
    case 'registered': {
      const term = one.body ? links.term(origin, 'register', one.body) : undefined;
      const [before, after] = say.registered.split('{body}');
      const body = term ? feedText(term.title, origin, reader) : (one.body ?? '').toUpperCase();
      return own ?? html`${before}${body}${after}`;
    }
    case 'all':
    case 'any': {
      const title =
        own ?? (one.is === 'all' ? say.allOf : plural(say.anyOf, one.atLeast ?? 1, words.lang));
      return html`${title}${requirementList(one.of, context, say, depth + 1)}`;
    }
    default:
      return own ?? nothing;
  }
}

/** A course or a step that must be there first, as a way to it. */
function held({ ref, text }: Requirement, context: RequirementContext): TemplateResult | undefined {
  const { links, host, reader, opens } = context;
  const found = ref ? links.find(ref, context.origin) : undefined;
  if (found?.kind !== 'course' && found?.kind !== 'node') return undefined;
  const { origin, ref: name } = found.entry;
  // Words of the requirement are in the language of the feed that asks, not of the one that has the record.
  const own = typeof text === 'string' ? { [context.origin.language]: text } : text;
  if (found.kind === 'course') {
    const { title, url } = found.entry.record;
    return recordLink(
      host,
      { kind: 'course', ref: name, title: own ?? title, origin, url },
      reader,
    );
  }
  const step = `${name}#${found.node.id}`;
  const title = own ?? found.node.title;
  const open = opens?.(step);
  return open
    ? html`<button type="button" class="link" @click=${open}>
        ${feedText(title, origin, reader)}
      </button>`
    : recordLink(host, { kind: 'node', ref: step, title, origin }, reader);
}
