import {
  chooseText,
  fill,
  formatDuration,
  isListed,
  listCosts,
  plural,
  readableCode,
  vacancyState,
} from '@esca/domain';
import type { Course, Entry } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { outLink } from '../shared/link.templates.js';
import { recordLink } from '../shared/records/record-link.templates.js';
import { requirementList } from '../shared/records/requirement.templates.js';
import { feedBlocks, feedText, heading } from '../shared/text.templates.js';
import { follow } from './follow.templates.js';
import type { RoomStrings } from './rooms.strings.js';
import { sessionTable, type DetailsContext } from './sessions.templates.js';

type Part = TemplateResult | typeof nothing;

/** Everything that is known of a course, below its card. What is not stated is left out. */
export function courseDetails(
  entry: Entry<Course>,
  context: DetailsContext,
  say: RoomStrings,
): TemplateResult {
  const { record, origin, ref } = entry;
  const { words, reader, links, level } = context;
  const section = (title: string, content: unknown): Part =>
    content === nothing || content === undefined || content === ''
      ? nothing
      : html`<section>${heading(level + 1, title, { part: '' })}${content}</section>`;
  const list = (items: readonly unknown[]): Part =>
    items.length > 0
      ? html`<ul class="bullets">
          ${items.map((item) => html`<li>${item}</li>`)}
        </ul>`
      : nothing;
  const steps = links.nodesOf(ref);
  const vacancies = [
    ...new Set(
      steps.flatMap((step) =>
        links
          .vacanciesOf(step.ref)
          .filter((vacancy) => isListed(vacancyState(vacancy, context.now))),
      ),
    ),
  ];
  const capabilities = [
    ...(record.levels ?? []).map((one) => words.levels[one]),
    ...(record.domains ?? []).map((one) => words.domains[one]),
    ...(record.frameworks ?? []).map((code) => {
      const term = links.term(origin, 'framework', code);
      return term ? feedText(term.title, origin, reader) : readableCode(code);
    }),
  ];
  const openTo = (record.openTo ?? []).map((code) => {
    const term = links.term(origin, 'open-to', code);
    return term ? feedText(term.title, origin, reader) : readableCode(code);
  });
  return html`<div part="panel" class="details">
    ${
      record.description
        ? section(say.about, feedBlocks(record.description, origin, reader))
        : nothing
    }
    ${sessionTable(entry, context, say)}
    <div class="sections">
      ${section(
        say.who,
        record.eligibility || openTo.length > 0
          ? html`${feedBlocks(record.eligibility, origin, reader)}${list(openTo)}`
          : nothing,
      )}
      ${section(
        say.before,
        requirementList(record.requires, { ...context, origin }, say.requirement),
      )}
      ${section(
        say.duration,
        record.duration ? html`<p>${formatDuration(record.duration, words)}</p>` : nothing,
      )}
      ${section(
        say.capabilities,
        capabilities.length > 0 || record.peerReflection
          ? html`${list(capabilities)}${record.peerReflection ? html`<p>${say.peerReflection}</p>` : nothing}`
          : nothing,
      )}
      ${section(
        say.leadsTo,
        list(
          steps.map(({ entry: { origin: from }, node, ref: step }) =>
            recordLink(
              context.host,
              { kind: 'node', ref: step, title: node.title, origin: from },
              reader,
            ),
          ),
        ),
      )}
      ${section(
        say.vacancies,
        list(
          vacancies.map(({ record: { title, url }, ref: vacancy, origin: from }) =>
            recordLink(
              context.host,
              { kind: 'vacancy', ref: vacancy, title, origin: from, url },
              reader,
            ),
          ),
        ),
      )}
      ${section(say.awards, list((record.accreditation ?? []).map((one) => award(one, entry, context, say))))}
      ${section(say.support, list((record.support ?? []).map((one) => feedText(one, origin, reader))))}
      ${section(say.costs, list(listCosts(record.costs, words, origin.language)))}
      ${section(say.joining, feedBlocks(record.joining, origin, reader))}
      ${section(say.venue, venues(entry, context))} ${section(say.contact, contact(entry, context))}
    </div>
    ${record.url ? html`<p>${follow(record.url, say.page, entry, context, say)}</p>` : nothing}
  </div>`;
}

function award(
  { name, awardedBy, level, credits, url }: NonNullable<Course['accreditation']>[number],
  entry: Entry<Course>,
  context: DetailsContext,
  say: RoomStrings,
): unknown {
  const { lang } = context.reader;
  const { language } = entry.origin;
  const said = (text: typeof name): string => chooseText(text, lang, language).text;
  const words = [
    awardedBy ? fill(say.awardedBy, { name: said(name), by: said(awardedBy) }) : said(name),
    ...(level ? [fill(say.levelAt, { level })] : []),
    ...(credits ? [plural(say.credits, credits, context.words.lang)] : []),
  ].join(', ');
  return url ? follow(url, words, entry, context, say) : words;
}

/** The places where it is held, each once, with how to get in. */
function venues({ record, origin }: Entry<Course>, { links, reader }: DetailsContext): Part {
  const names = new Set((record.sessions ?? []).flatMap(({ place }) => place ?? []));
  const found = [...names].flatMap((name) => {
    const place = links.find(name, origin);
    return place?.kind === 'place' ? [place.entry] : [];
  });
  return found.length === 0
    ? nothing
    : html`<ul class="venues">
        ${found.map(
          ({ record: { name, address, postcode, accessibility }, origin: from }) =>
            html`<li>
              ${feedText(name, from, reader)}${
                address || postcode
                  ? html`, <bdi>${[address, postcode].filter(Boolean).join(', ')}</bdi>`
                  : nothing
              }
              ${accessibility ? html`<div class="muted">${feedBlocks(accessibility, from, reader)}</div>` : nothing}
            </li>`,
        )}
      </ul>`;
}

function contact({ record, origin }: Entry<Course>, { links, reader }: DetailsContext): Part {
  const found = record.contact ? links.find(record.contact, origin) : undefined;
  const organisation = found?.kind === 'org' ? found.entry.record : undefined;
  if (!organisation) return nothing;
  const { name, email, phone, url } = organisation;
  return html`<p>
    ${url ? outLink(url, feedText(name, origin, reader), { from: origin }) : feedText(name, origin, reader)}${
      email ? html`, ${outLink(`mailto:${email}`, email)}` : nothing
    }${phone ? html`, ${outLink(`tel:${phone.replace(/[^\d+]/g, '')}`, phone)}` : nothing}
  </p>`;
}
