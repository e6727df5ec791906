import {
  chooseText,
  fill,
  formatDuration,
  formatRange,
  civilDateOf,
  isListed,
  listCosts,
  plural,
  readableCode,
  readerNow,
  sessionAvailability,
  availabilityContext,
  sessionSentence,
  vacancyState,
  type SessionAvailability,
} from '@esca/domain';
import type { Course, Entry, Place, Session } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { OutboundEvent } from '../shared/events.js';
import { outLink, safeHref } from '../shared/link.templates.js';
import { readerZone, sentenceOptions, whereOf } from '../shared/records/course-line.templates.js';
import { recordLink } from '../shared/records/record-link.templates.js';
import { requirementList } from '../shared/records/requirement.templates.js';
import { feedBlocks, feedText, heading } from '../shared/text.templates.js';
import { courseActions, type CardContext } from './card.templates.js';
import type { OpenedCourses } from './opened.js';
import type { RoomStrings } from './rooms.strings.js';

/** What details are shown with. */
export type DetailsContext = CardContext & { readonly opened: OpenedCourses };

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

/** A link out of the site, which the page is told of. */
function follow(
  url: string,
  content: unknown,
  { ref }: Entry<Course>,
  { host }: CardContext,
  say: RoomStrings,
  name?: string,
  kind: 'course' | 'session' = 'course',
): TemplateResult {
  return outLink(url, content, {
    ...(name !== undefined && { name }),
    insecure: say.insecure,
    follow: (event, to) => {
      if (!host.dispatchEvent(new OutboundEvent(kind, ref, to))) event.preventDefault();
    },
  });
}

/** Every date that is not over, with what can be done about it. */
function sessionTable(
  entry: Entry<Course>,
  context: DetailsContext,
  say: RoomStrings,
): TemplateResult {
  const { record, origin } = entry;
  const clock = availabilityContext(origin, context.now);
  const sessions = (record.sessions ?? [])
    .map((session) => ({ session, availability: sessionAvailability(session, clock) }))
    .filter(({ availability: { state, end } }) => state !== 'past' && !(end && end <= clock.now))
    .sort((a, b) => (a.availability.start ?? 9e15) - (b.availability.start ?? 9e15));
  const interest = record.interestUrl ?? (sessions.length === 0 ? record.bookingUrl : undefined);
  const title = chooseText(record.title, context.reader.lang, origin.language).text;
  const link = interest
    ? html`<p>
        ${follow(interest, say.interest, entry, context, say, fill(say.interestOf, { title }))}
      </p>`
    : nothing;
  if (sessions.length === 0)
    return html`<section>
      ${heading(context.level + 1, say.sessions, { part: '' })}
      <p>${context.facts(entry).sentence}</p>
      ${link}
    </section>`;
  return html`<div class="scroll">
      <table>
        <caption>
          ${say.sessions}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say.date}</th>
            <th scope="col">${say.where}</th>
            <th scope="col">${say.places}</th>
            <th scope="col">${say.action}</th>
          </tr>
        </thead>
        <tbody>
          ${sessions.map((choice) => sessionRow(entry, choice, title, context, say))}
        </tbody>
      </table>
    </div>
    ${link}`;
}

function sessionRow(
  entry: Entry<Course>,
  choice: { readonly session: Session; readonly availability: SessionAvailability },
  title: string,
  context: DetailsContext,
  say: RoomStrings,
): TemplateResult {
  const { session, availability } = choice;
  const { words, reader, links } = context;
  const { origin, ref } = entry;
  const { zone, state } = availability;
  const options = {
    today: civilDateOf(readerNow(context.now, origin.generatedAt), zone),
    readerZone: readerZone(),
  };
  const when = session.start
    ? formatRange(session.start, session.end, zone, words, options)
    : session.dateText
      ? chooseText(session.dateText, reader.lang, origin.language).text
      : state === 'on-demand'
        ? say.anyTime
        : say.noDate;
  const place = session.place ? links.find(session.place, origin) : undefined;
  const language = session.language?.split('-')[0];
  const booking = safeHref(session.bookingUrl ?? entry.record.bookingUrl);
  const bookable = ['open', 'few', 'last', 'check', 'on-demand'].includes(state);
  const action = !booking
    ? nothing
    : bookable
      ? follow(booking, say.book, entry, context, say, fill(say.bookOf, { title, when }), 'session')
      : nothing;
  const approval = session.approval && session.approval !== entry.record.approval;
  return html`<tr
    class=${context.opened.session === session.id && context.opened.named?.ref === ref ? 'chosen' : ''}
  >
    <th scope="row">
      ${session.title ? html`${feedText(session.title, origin, reader)}<br />` : nothing}${when}
      ${
        session.meetings && session.meetings.length > 1
          ? html`<details>
              <summary>${plural(say.meetings, session.meetings.length, words.lang)}</summary>
              <ul>
                ${session.meetings.map(
                  ({ start, end, title: name }) =>
                    html`<li>
                      ${formatRange(start, end, zone, words, options)}
                      ${name ? html`– ${feedText(name, origin, reader)}` : nothing}
                    </li>`,
                )}
              </ul>
            </details>`
          : nothing
      }
    </th>
    <td>
      ${words.modes[session.mode]}${
        place?.kind === 'place'
          ? html`<br />${feedText(place.entry.record.name, place.entry.origin, reader)}${areaOf(
                choice,
                entry,
                context,
                place.entry.record,
              )}`
          : nothing
      }${
        language && language !== 'en'
          ? html`<br />${say.language}: ${say.languages[language] ?? session.language}`
          : nothing
      }
    </td>
    <td>
      <span part="availability" class="availability ${state}"
        >${sessionSentence(availability, words, sentenceOptions(entry, context))}</span
      >
      ${approval ? html`<br /><span class="muted">${words.approvals[session.approval!]}</span>` : nothing}
      ${
        session.costs
          ? html`<br /><span class="muted"
                >${listCosts(session.costs, words, origin.language).join(', ')}</span
              >`
          : nothing
      }
    </td>
    <td><div class="session-actions">${action} ${courseActions(entry, context, choice)}</div></td>
  </tr>`;
}

/** The area of a place, where its name does not say it. */
function areaOf(
  choice: { readonly session: Session; readonly availability: SessionAvailability },
  entry: Entry<Course>,
  context: DetailsContext,
  { area }: Place,
): unknown {
  return area === undefined || ['online', 'on-demand'].includes(choice.session.mode)
    ? nothing
    : `, ${whereOf(choice, entry, context)}`;
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
    ${url ? outLink(url, feedText(name, origin, reader)) : feedText(name, origin, reader)}${
      email ? html`, ${outLink(`mailto:${email}`, email)}` : nothing
    }${phone ? html`, ${outLink(`tel:${phone.replace(/[^\d+]/g, '')}`, phone)}` : nothing}
  </p>`;
}
