import { fill, formatDuration } from '@esca/domain';
import type { Entry, Requirement, Vacancy } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { recordLink } from '../shared/records/record-link.templates.js';
import { feedText } from '../shared/text.templates.js';
import { plain, type VacancyView } from './vacancy.templates.js';

/** Something that is asked of applicants, in words; the publisher's own words win. */
export function requirement(
  asked: Requirement,
  entry: Entry<Vacancy>,
  view: VacancyView,
): TemplateResult | string {
  const { strings, words, links, reader } = view;
  const { origin } = entry;
  const { is, text, ref, level, months, since, body, of = [], atLeast } = asked;
  if (text !== undefined) return html`${feedText(text, origin, reader)}`;
  switch (is) {
    case 'held': {
      const found = ref === undefined ? undefined : links.find(ref, origin);
      if (found?.kind === 'course') {
        const { record, ref: name, origin: from } = found.entry;
        const target = { kind: 'course', ref: name, title: record.title, origin: from } as const;
        return recordLink(view.host, { ...target, url: record.url }, reader, 'link');
      }
      if (found?.kind === 'node') {
        const name = `${found.entry.ref}#${found.node.id}`;
        const target = { kind: 'node', ref: name, title: found.node.title } as const;
        return recordLink(view.host, { ...target, origin: found.entry.origin }, reader, 'link');
      }
      return ref ?? '';
    }
    case 'level':
      return level === undefined ? '' : fill(strings.level, { level: words.levels[level] });
    case 'experience': {
      const years = (months ?? 0) / 12;
      const time = formatDuration(
        Number.isInteger(years) ? `P${years}Y` : `P${months ?? 0}M`,
        words,
      );
      return fill(strings.experience[since ?? 'any']!, { time });
    }
    case 'registered': {
      const term = body === undefined ? undefined : links.term(origin, 'register', body);
      const name = term ? plain(term.title, entry, view) : (body ?? '').toUpperCase();
      return fill(strings.registered, { body: name });
    }
    case 'any': {
      const [before, after] = (
        (atLeast ?? 1) > 1
          ? fill(strings.someOf, { n: atLeast ?? 1, list: '\u0000' })
          : fill(strings.anyOf, { list: '\u0000' })
      ).split('\u0000');
      const parts = of.map((one) => requirement(one, entry, view));
      return html`${before}${parts.map((one, at) => html`${at > 0 ? '; ' : nothing}${one}`)}${after}`;
    }
    case 'all':
      return html`${of.map((one, at) => html`${at > 0 ? '; ' : nothing}${requirement(one, entry, view)}`)}`;
    default:
      return '';
  }
}
