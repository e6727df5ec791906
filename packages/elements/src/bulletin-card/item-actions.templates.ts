import { textOf, type IssueItem } from '@esca/domain';
import type { Found } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { askButton, askKinds } from '../shared/request/ask.js';
import { saveButton, type SavedItems } from '../shared/saved/saved-controller.js';
import { selectionOf, type ItemView } from './item.templates.js';

/** What a reader can do with an announcement: keep what it announces, or ask for it. */
export function itemActions(
  saved: SavedItems,
  item: IssueItem,
  target: Found | undefined,
  view: ItemView,
): TemplateResult | typeof nothing {
  // Without a target that is there the announcement itself can be kept.
  const found = target ?? view.links.find(item.ref);
  const selection = found && selectionOf(found);
  if (!found || !selection) return nothing;
  const { ref } = selection;
  const title = textOf(item.title, view.reader.lang, found.entry.origin.language);
  const { course, session } = item.live ?? {};
  const kinds = course
    ? askKinds(course.state, course.later !== undefined)
    : session
      ? askKinds(session.state)
      : [];
  const asks =
    found.kind === 'course' || found.kind === 'session'
      ? kinds.map((kind) =>
          askButton(
            view,
            {
              entry: found.entry,
              session: found.kind === 'session' ? found.session : undefined,
              kind,
            },
            view.strings,
          ),
        )
      : [];
  const save = title ? saveButton(saved, { ref, title, found }, view) : nothing;
  if (asks.length === 0 && save === nothing) return nothing;
  return html`<div class="item-actions controls">${asks}${save}</div>`;
}
