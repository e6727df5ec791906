import {
  availabilityContext,
  chooseText,
  civilDateOf,
  fill,
  formatRange,
  listCosts,
  plural,
  readerNow,
  sessionAvailability,
  sessionSentence,
  type SessionAvailability,
} from '@esca/domain';
import type { Course, Entry, Place, Session } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { safeHref } from '../shared/link.templates.js';
import { readerZone, sentenceOptions, whereOf } from '../shared/records/course-line.templates.js';
import { feedText, heading } from '../shared/text.templates.js';
import { askKinds } from '../shared/request/ask.js';
import { calendarButton, hearOfDates } from './calendars.templates.js';
import { courseActions, type CardContext } from './card.templates.js';
import { follow } from './follow.templates.js';
import type { OpenedCourses } from './opened.js';
import type { RoomStrings } from './rooms.strings.js';

/** What details are shown with. */
export type DetailsContext = CardContext & { readonly opened: OpenedCourses };

/** Every date that is not over, with what can be done about it. */
export function sessionTable(
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
  const { availability } = context.facts(entry);
  const open = askKinds(availability.state, availability.later !== undefined)[0] !== 'interest';
  const hear = open ? nothing : hearOfDates(entry, say);
  if (sessions.length === 0)
    return html`<section>
      ${heading(context.level + 1, say.sessions, { part: '' })}
      <p>${context.facts(entry).sentence}</p>
      ${link} ${hear}
    </section>`;
  return html`<div class="scroll">
      <table class="stack" role="table">
        <caption>
          ${say.sessions}
        </caption>
        <thead>
          <tr role="row">
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
    ${
      sessions.filter(({ session }) => session.start).length > 1
        ? calendarButton({ kind: 'course', entry }, '', context, say)
        : nothing
    }
    ${link} ${hear}`;
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
    role="row"
    class=${context.opened.session === session.id && context.opened.named?.ref === ref ? 'chosen' : ''}
  >
    <th scope="row" role="rowheader">
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
    <td role="cell" data-label=${say.where}>
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
    <td role="cell">
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
    <td role="cell">
      <div class="session-actions">
        ${action} ${courseActions(entry, context, choice, when)}
        ${
          session.start
            ? calendarButton({ kind: 'session', entry, session }, when, context, say)
            : nothing
        }
      </div>
    </td>
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
