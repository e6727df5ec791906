import {
  currentItems,
  isPastIssue,
  isRelevant,
  issueArchive,
  issueItems,
  newSince,
  type ArchivedIssue,
  type ItemContext,
} from '@esca/domain';
import { fullRef, type Bulletin, type Entry, type Ref } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../shared/announcer.js';
import { browse } from '../shared/browse/browse.styles.js';
import { SearchBox } from '../shared/browse/search-box.js';
import type { FeedSnapshot } from '../shared/feed-store.js';
import { pageHref } from '../shared/link.templates.js';
import { SelectEvent } from '../shared/events.js';
import { SavedItems } from '../shared/saved/saved-controller.js';
import { records } from '../shared/records/records.styles.js';
import { feedText } from '../shared/text.templates.js';
import { WidgetContent } from '../shared/widget-content.js';
import type { BulletinCard } from './bulletin-card.js';
import { en, type BulletinStrings } from './bulletin-card.strings.js';
import { styles } from './bulletin-card.styles.js';
import {
  headlinesTemplate,
  issueTemplate,
  issuesTemplate,
  type IssueView,
} from './issue.templates.js';
import type { FoundItems } from './archive.js';
import { interestsOf, type Interest } from './interests.js';
import { IssueHandover } from './issue-handover.js';
import { itemActions } from './item-actions.templates.js';
import type { ItemView } from './item.templates.js';

type Archive = typeof import('./archive.js');
type Choosing = typeof import('./own-choice.js');

/** So many issues, or items that a search found, are shown before more are asked for. */
const MOST_SHOWN = 20;

/** What the bulletin card shows: an issue with its items as they stand now, its headlines, or all issues. */
export class BulletinContent extends WidgetContent<BulletinCard, BulletinStrings> {
  override readonly styles = [browse, records, styles];

  readonly #search = new SearchBox(this.host, (words) => this.#find(words));
  readonly #saved = new SavedItems(this.host);
  readonly #handover = new IssueHandover(this.host);
  #issues: readonly ArchivedIssue[] = [];
  #shown: IssueView | undefined;
  #archive: Archive | undefined;
  #choosing: Choosing | undefined;
  #fetching = false;
  #searching: InstanceType<Archive['ArchiveSearch']> | undefined;
  #most = MOST_SHOWN;
  /** What a search of the archive found. */
  #found: FoundItems | undefined;

  /** Words that the archive is searched for. */
  #words = '';
  /** Whether items for others are shown as well. */
  #everything = false;
  /** Items whose media the visitor asked for. */
  readonly #playing = new Set<Ref>();

  constructor(host: BulletinCard) {
    super(host, 'bulletin-card', {
      en,
      cy: () => import('./bulletin-card.strings.cy.js').then(({ cy }) => cy),
    });
  }

  override prepare({ catalogue }: FeedSnapshot): void {
    const now = this.clock.now;
    this.#issues = issueArchive(catalogue.bulletins, now);
    this.#shown = this.#view(this.#wanted(this.visitor.value('issue')));
    this.#found = undefined;
    if (this.#mode !== 'archive') return;
    this.#searching?.follow(catalogue, this.#issues, this.#context, this.locale.lang);
    if (this.#words) this.#found = this.#searching?.find(this.#words, this.#most, this.#context);
  }

  override isEmpty(): boolean {
    return this.#issues.length === 0 || this.#found?.count === 0;
  }

  protected override renderHeading(): unknown {
    const issue = this.#shown?.issue;
    if (this.host.label || !issue || this.#mode === 'archive') {
      return this.host.label || (this.#mode === 'archive' ? this.text.archive : this.text.heading);
    }
    return feedText(issue.record.title, issue.origin, this.reader);
  }

  protected override render(): TemplateResult {
    const { text } = this;
    const shown = this.#shown;
    if (!shown) {
      return html`<p>${text.empty}</p>
        <p class="muted">${text.emptyHelp}</p>`;
    }
    const view = this.#itemView();
    if (this.#mode === 'archive') return this.#renderArchive(view);
    if (this.#mode === 'headlines') {
      return html`${headlinesTemplate(shown, view, (ref) => this.#choose(ref))}
      ${this.#renderSeeAll()}`;
    }
    return html`${this.#renderChoice()}${issueTemplate(shown, view, () => this.#showEverything())}
    ${this.#renderActions(shown)}`;
  }

  get #mode(): string {
    return this.visitor.value('view');
  }

  get #context(): ItemContext {
    return { catalogue: this.catalogue, links: this.links, now: this.clock.now };
  }

  /** The issue that is wanted, and what to say when it is not that one. */
  #wanted(wanted: string): { issue: Entry<Bulletin>; note?: string } | undefined {
    if (wanted && wanted !== 'latest') {
      const match = this.#issues.find(({ entry }) => isNamed(entry, wanted));
      if (match) {
        return { issue: match.entry, ...(match.past && { note: this.text.pastIssue }) };
      }
    }
    const current = this.#issues.find(({ past }) => !past) ?? this.#issues[0];
    if (!current) return undefined;
    const missing = wanted && wanted !== 'latest';
    const note = missing ? this.text.notFound : current.past ? this.text.fallback : undefined;
    return { issue: current.entry, ...(note && { note }) };
  }

  #view(found: { issue: Entry<Bulletin>; note?: string } | undefined): IssueView | undefined {
    if (!found) return undefined;
    const { issue, note } = found;
    const past = isPastIssue(issue, this.clock.now);
    const items = past ? issueItems(issue, this.#context) : currentItems(issue, this.#context);
    const interests = interestsOf((name) => this.#interest(name), this.catalogue.origins);
    if (interests.unknown && this.host.sync !== 'none') this.visitor.dropped ||= 1;
    const mine = items.filter((item) => isRelevant(item, interests, this.links));
    const others = items.filter((item) => !mine.includes(item));
    const all = this.#everything ? items : mine;
    const limited = this.host.limit > 0 ? all.slice(0, this.host.limit) : all;
    return { issue, items: limited, others: this.#everything ? [] : others, note };
  }

  /** What the reader chose on this device, unless the page has set it for good; else what the page says. */
  #interest(name: Interest): string {
    const own =
      this.#saved.enabled && !this.isLocked(name) && this.#saved.device!.choice(`for-${name}`);
    return own === 'all' ? '' : own || this.visitor.value(name);
  }

  #renderChoice(): unknown {
    if (!this.#saved.enabled) return nothing;
    if (!this.#choosing) {
      if (!this.#fetching) {
        this.#fetching = true;
        import('./own-choice.js').then(
          (choosing) => {
            this.#choosing = choosing;
            this.update();
          },
          // Without it the page's own words hold.
          () => undefined,
        );
      }
      return nothing;
    }
    return this.#choosing.ownChoice({
      catalogue: this.catalogue,
      words: this.locale.words,
      strings: this.text,
      reader: this.reader,
      value: (name) => this.#interest(name),
      isLocked: (name) => this.isLocked(name),
      // Everything, where the page shows less, is a choice as well.
      choose: (name, value) => {
        const kept = value || (this.visitor.value(name) ? 'all' : '');
        this.#saved.device!.choose(`for-${name}`, kept);
      },
    });
  }

  #itemView(): ItemView {
    const view: ItemView = {
      host: this.host,
      links: this.links,
      words: this.locale.words,
      reader: this.reader,
      now: this.clock.now,
      strings: this.text,
      level: this.host.headingLevel + 1,
      fresh: this.#fresh(),
      actions: (item, target) => itemActions(this.#saved, item, target, view),
      playing: this.#playing,
      play: (ref) => {
        this.#playing.add(ref);
        this.update();
      },
    };
    return view;
  }

  /** What came out since the visitor was here last, when they have asked for that. */
  #fresh(): ReadonlySet<Ref> {
    const visit = this.#saved.enabled
      ? this.#saved.device!.lastVisit('bulletins', this.clock.now)
      : undefined;
    if (visit === undefined) return new Set();
    const items = newSince(this.catalogue.bulletins, visit, this.#context);
    return new Set(items.map(({ ref }) => ref));
  }

  #renderArchive(view: ItemView): TemplateResult {
    const { text } = this;
    const words = this.#words;
    if (!this.#archive) void import('./archive.js').then((archive) => this.#arrived(archive));
    const found = this.#found;
    const left = (found?.count ?? this.#issues.length) - this.#most;
    const usual = this.visitor.author('view');
    return html`${
      usual === 'archive' || this.isLocked('view')
        ? nothing
        : html`<p class="controls">
            <button type="button" class="link" @click=${() => this.#show(usual)}>
              ${text.back}
            </button>
          </p>`
    }
    ${this.#search.render(text.searchArchive, words)}
    ${
      found
        ? this.#archive!.foundTemplate(found, view)
        : issuesTemplate(this.#issues.slice(0, this.#most), view, (ref) => this.#choose(ref))
    }
    ${
      left > 0
        ? html`<p class="actions controls">
            <button type="button" @click=${() => this.#showMore()}>${text.more}</button>
          </p>`
        : nothing
    }`;
  }

  #arrived(archive: Archive): void {
    this.#archive = archive;
    this.#searching ??= new archive.ArchiveSearch(() => {
      this.update();
      if (this.#words) this.#sayFound();
    });
    this.update();
  }

  /** Shows more of a long list; focus goes to the first that was not there before. */
  #showMore(): void {
    const first = this.#most + 1;
    this.#most += MOST_SHOWN;
    const row = `[part~=results] > :nth-child(${first})`;
    void this.focus(`${row} a, ${row} button`);
  }

  #renderSeeAll(): TemplateResult | typeof nothing {
    const href = pageHref(this.host.seeAll);
    return href === undefined
      ? nothing
      : html`<p class="see-all"><a href=${href}>${this.text.seeAll}</a></p>`;
  }

  #renderActions(shown: IssueView): TemplateResult {
    return html`${this.#renderSeeAll()}
    ${this.#handover.render(shown, this.#itemView(), {
      archive: this.#issues.length > 1 ? () => this.#show('archive') : undefined,
      follow: this.#renderFollow(),
    })}`;
  }

  #renderFollow(): TemplateResult | typeof nothing {
    if (!this.#saved.enabled) return nothing;
    const { followsVisits, followVisits } = this.#saved.device!;
    const on = followsVisits();
    return html`<button
      type="button"
      aria-pressed=${on ? 'true' : 'false'}
      @click=${() => followVisits(!on)}
    >
      ${this.text.follow}
    </button>`;
  }

  /** Opens an issue and says so to the page, which may open it itself. */
  #choose(ref: Ref): void {
    if (this.host.dispatchEvent(new SelectEvent('issue', ref))) this.open(ref);
  }

  override open(ref: Ref): boolean {
    const present = this.#issues.find(({ entry }) => entry.ref === ref);
    if (!present) return false;
    this.#handover.forget();
    this.visitor.set({ issue: ref, view: 'issue' });
    void this.focus('#esca-heading');
    return true;
  }

  #show(view: string): void {
    this.visitor.set({ view });
    void this.focus('#esca-heading');
  }

  #showEverything(): void {
    this.#everything = true;
    this.update();
  }

  #find(words: string): void {
    this.#words = words;
    this.#most = MOST_SHOWN;
    this.update();
    this.#sayFound();
  }

  #sayFound(): void {
    void this.host.updateComplete.then(() => {
      const status = this.host.renderRoot.querySelector('[part~=status]')?.textContent?.trim();
      if (status) announce(status, this.locale.words.lang);
    });
  }
}

/** Whether an issue is the one that an attribute names: by id, or by a reference to it. */
function isNamed({ ref, record, origin }: Entry<Bulletin>, wanted: string): boolean {
  return wanted.includes('/') ? fullRef(wanted, origin) === ref : record.id === wanted;
}
