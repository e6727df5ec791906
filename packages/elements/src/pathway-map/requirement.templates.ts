import { fill, formatDuration, plural, readableCode } from '@esca/domain';
import type { Requirement } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { recordLink } from '../shared/records/record-link.templates.js';
import { feedText } from '../shared/text.templates.js';
import type { PanelStrings } from './panel.strings.js';
import { said, type StepContext } from './step.templates.js';

/** A feed nests them three deep at most; what is deeper is not followed. */
const DEEPEST = 4;

/** What must be true, as a list; what names a course or a step leads to it. */
export function requirementList(
  requirements: readonly Requirement[] | undefined,
  context: StepContext,
  say: PanelStrings,
  depth = 0,
): TemplateResult | typeof nothing {
  return requirements?.length && depth <= DEEPEST
    ? html`<ul class="bullets">
        ${requirements.map((one) => html`<li>${requirementLine(one, context, say, depth)}</li>`)}
      </ul>`
    : nothing;
}

/** One of them in words, with its parts below it. */
export function requirementLine(
  one: Requirement,
  context: StepContext,
  say: PanelStrings,
  depth = 0,
): unknown {
  const { words, links, entry } = context;
  const own = one.text && said(one.text, context);
  const wording = say.requirement;
  switch (one.is) {
    case 'held':
      return held(one, context) ?? own ?? readableCode((one.ref ?? '').replace(/^.*[/#]/, ''));
    case 'level':
      return own ?? fill(wording.level, { level: one.level ? words.levels[one.level] : '' });
    case 'experience': {
      const months = one.months ?? 0;
      const years = months % 12 === 0 && months > 0;
      const time = formatDuration(years ? `P${months / 12}Y` : `P${months}M`, words);
      return own ?? fill(wording[one.since ?? 'experience'] ?? wording.experience, { time });
    }
    case 'registered': {
      const term = one.body ? links.term(entry.origin, 'register', one.body) : undefined;
      const [before, after] = wording.registered.split('{body}');
      return (
        own ??
        html`${before}${term ? said(term.title, context) : (one.body ?? '').toUpperCase()}${after}`
      );
    }
    case 'all':
    case 'any': {
      const title =
        own ??
        (one.is === 'all' ? wording.allOf : plural(wording.anyOf, one.atLeast ?? 1, words.lang));
      return html`${title}${requirementList(one.of, context, say, depth + 1)}`;
    }
    default:
      return own ?? nothing;
  }
}

/** A course or a step that must be there first, as a way to it. */
function held({ ref, text }: Requirement, context: StepContext): TemplateResult | undefined {
  const { links, entry, host, reader } = context;
  const found = ref ? links.find(ref, entry.origin) : undefined;
  if (found?.kind === 'course') {
    const { record, origin } = found.entry;
    const title = text ?? record.title;
    return recordLink(
      host,
      { kind: 'course', ref: found.entry.ref, title, origin, url: record.url },
      reader,
    );
  }
  if (found?.kind !== 'node') return undefined;
  const { node, entry: pathway } = found;
  const title = text ?? node.title;
  if (pathway.ref === entry.ref)
    return html`<button type="button" class="link" @click=${() => context.open(node.id)}>
      ${feedText(title, entry.origin, reader)}
    </button>`;
  return recordLink(
    host,
    { kind: 'node', ref: `${pathway.ref}#${node.id}`, title, origin: pathway.origin },
    reader,
  );
}
