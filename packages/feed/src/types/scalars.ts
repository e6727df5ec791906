/**
 * Short strings with a rule. Each rule stands once, here, and the schema is made from it. An alias of a primitive keeps
 * its rule in a property but loses it inside an array, which is why lists of aliases carry an `items` tag.
 */

/**
 * A slug, unique within its publisher and kind, never reused.
 * @pattern ^[a-z0-9][a-z0-9._-]{0,79}$
 */
export type Id = string;

/**
 * A code in one of the feed's taxonomies.
 * @pattern ^[a-z0-9][a-z0-9._-]{0,79}$
 */
export type Code = string;

/**
 * Names a record: `kind/id`, with the publisher in front when it is not one's own, and a `#part` for a session, a
 * pathway node or a bulletin item.
 * @pattern ^([a-z0-9][a-z0-9._-]{0,79}:)?(course|pathway|vacancy|bulletin|org|place)/[a-z0-9][a-z0-9._-]{0,79}(#[a-z0-9][a-z0-9._-]{0,79})?$
 */
export type Ref = string;

/**
 * An absolute web address. `http` is kept and marked; user information is refused.
 * @pattern ^https?://[^\s]+$
 * @maxLength 2000
 */
export type HttpsUrl = string;

/**
 * An `https` address, or a path relative to the document that holds it.
 * @pattern ^(https://[^\s\\]+|/(?![/\\])[^\s\\]*|[^:/\\\s?#][^:\s\\]*)$
 * @maxLength 2000
 */
export type Href = string;

/**
 * An RFC 3339 date-time. The offset is required; seconds are optional.
 * @pattern ^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$
 */
export type Instant = string;

/**
 * A calendar date, `YYYY-MM-DD`: the whole local day.
 * @pattern ^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$
 */
export type Day = string;

/**
 * A day or an instant. One pattern, because a union of two would lose both in the schema.
 * @pattern ^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d))?$
 */
export type When = string;

/**
 * An ISO 8601 duration with at least one part.
 * @pattern ^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+S)?)?$
 */
export type Duration = string;

/**
 * A BCP 47 language tag.
 * @pattern ^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$
 */
export type LangTag = string;

/**
 * An IANA time zone name.
 * @pattern ^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}$
 */
export type TimeZone = string;

/**
 * An ISO 4217 currency code.
 * @pattern ^[A-Z]{3}$
 */
export type Currency = string;

/**
 * The same text in several languages, keyed by BCP 47 tag.
 * @minProperties 1
 * @propertyNames {"pattern":"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}
 */
export interface TextMap {
  [lang: string]: string;
}

/**
 * Plain text: a string in the feed's language, or one string per language. A blank line starts a paragraph, `- ` a list
 * item. Never HTML.
 */
export type Text = string | TextMap;

/** Which workforce a record is for. */
export type Audience = 'adults' | 'children' | 'all';

/** How a session is attended. */
export type Mode = 'in-person' | 'online' | 'on-demand' | 'blended' | 'work-based';

/** Whose agreement a place needs. */
export type Approval = 'none' | 'manager' | 'selection' | 'nomination';

/** A level of the Professional Capabilities Framework (BASW, 2018 refresh). */
export type PcfLevel =
  | 'entry'
  | 'readiness'
  | 'first-placement'
  | 'last-placement'
  | 'newly-qualified'
  | 'social-worker'
  | 'experienced'
  | 'advanced'
  | 'strategic';

/** A domain of the Professional Capabilities Framework (BASW, 2018 refresh). */
export type PcfDomain =
  | 'professionalism'
  | 'values'
  | 'diversity'
  | 'rights'
  | 'knowledge'
  | 'reflection'
  | 'skills'
  | 'contexts'
  | 'leadership';

/** What a record is. */
export type Kind = 'course' | 'pathway' | 'vacancy' | 'bulletin' | 'org' | 'place' | 'taxonomy';

/** How a source was written before it was imported. */
export type SourceFormat =
  | 'json'
  | 'csv'
  | 'xlsx'
  | 'rss'
  | 'atom'
  | 'jsonfeed'
  | 'ical'
  | 'jsonld'
  | 'html'
  | 'ctdl'
  | 'xcri'
  | 'ats'
  | 'rpde'
  | 'other';

/** Who may see a record. A site built for one audience holds nothing above it. */
export type Visibility = 'public' | 'partners' | 'staff';
