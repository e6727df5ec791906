import { fill, formatDuration, plural, readableCode } from '@esca/domain';
import type { Course, Entry, Requirement } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { recordLink } from '../shared/records/record-link.templates.js';
import { feedText } from '../shared/text.templates.js';
import type { CardContext } from './card.templates.js';
import type { RoomStrings } from './rooms.strings.js';

/** A feed nests them three deep at most; what is deeper is not followed. */
const DEEPEST = 4;

/** What must be true first, as a list; what names a record leads there. */
export function requirementList(
  requirements: readonly Requirement[],
  entry: Entry<Course>,
  context: CardContext,
  say: RoomStrings,
  depth = 0,
): TemplateResult | typeof nothing {
  if (depth > DEEPEST) return nothing;
  return html`<ul class="bullets">
    ${requirements.map((one) => html`<li>${requirement(one, entry, context, say, depth)}</li>`)}
  </ul>`;
}

function requirement(
  one: Requirement,
  entry: Entry<Course>,
  context: CardContext,
  say: RoomStrings,
  depth: number,
): unknown {
  const { words, reader, links } = context;
  const { origin } = entry;
  const own = one.text ? feedText(one.text, origin, reader) : undefined;
  switch (one.is) {
    case 'held': {
      const found = one.ref ? links.find(one.ref, origin) : undefined;
      if (found?.kind === 'course') {
        const { ref, origin: from, record } = found.entry;
        const title = one.text ?? record.title;
        return recordLink(
          context.host,
          { kind: 'course', ref, title, origin: from, url: record.url },
          reader,
        );
      }
      if (found?.kind === 'node') {
        const { entry: pathway, node } = found;
        const title = one.text ?? node.title;
        const ref = `${pathway.ref}#${node.id}`;
        return recordLink(
          context.host,
          { kind: 'node', ref, title, origin: pathway.origin },
          reader,
        );
      }
      return own ?? readableCode((one.ref ?? '').replace(/^.*[/#]/, ''));
    }
    case 'level':
      return own ?? fill(say.level, { level: one.level ? words.levels[one.level] : '' });
    case 'experience': {
      const time = formatDuration(`P${one.months ?? 0}M`, words);
      return own ?? fill(say.since[one.since ?? ''] ?? say.experience, { time });
    }
    case 'registered': {
      const term = one.body ? links.term(origin, 'register', one.body) : undefined;
      if (own) return own;
      const [before, after] = say.registered.split('{body}');
      return html`${before}${
        term ? feedText(term.title, origin, reader) : readableCode(one.body ?? '')
      }${after}`;
    }
    case 'all':
    case 'any':
      return html`${
        own ?? (one.is === 'all' ? say.allOf : plural(say.anyOf, one.atLeast ?? 1, words.lang))
      }${requirementList(one.of ?? [], entry, context, say, depth + 1)}`;
    default:
      return own ?? nothing;
  }
}
