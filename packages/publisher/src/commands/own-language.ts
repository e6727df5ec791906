import type { Feed, Session } from '@esca/feed';

/** Fields whose bare strings are texts in the language of the feed. */
const texts = new Set([
  'title',
  'name',
  'summary',
  'description',
  'aliases',
  'joining',
  'eligibility',
  'support',
  'text',
  'dateText',
  'label',
  'awardedBy',
  'accessibility',
  'team',
  'hoursText',
  'benefits',
  'intro',
  'wording',
  'duties',
  'by',
]);

/**
 * The feed as it can stand in a document with another language and time zone: bare strings say their language, and
 * sessions their zone, where they differ.
 */
export function ownLanguage(feed: Feed, head: Feed): Feed {
  const zone = feed.timeZone ?? 'Europe/London';
  const zoned =
    zone === (head.timeZone ?? 'Europe/London')
      ? feed
      : {
          ...feed,
          courses: (feed.courses ?? []).map((course) => ({
            ...course,
            ...(course.sessions !== undefined && {
              sessions: course.sessions.map((session): Session => ({ timeZone: zone, ...session })),
            }),
          })),
        };
  return feed.language === head.language ? zoned : (marked(zoned, '', feed.language) as Feed);
}

function marked(value: unknown, field: string, language: string): unknown {
  if (typeof value === 'string') return texts.has(field) ? { [language]: value } : value;
  if (Array.isArray(value)) return value.map((entry) => marked(entry, field, language));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  // A text that names its languages already, and a fact's or identifier's plain value, stay as they are.
  return Object.fromEntries(
    Object.entries(record).map(([key, below]) => {
      const factValue = key === 'value' && 'label' in record;
      return [
        key,
        marked(
          below,
          factValue
            ? 'text'
            : texts.has(field) && typeof below === 'string' && isLanguageMap(record)
              ? ''
              : key,
          language,
        ),
      ];
    }),
  );
}

/** Whether an object under a text's name is a map of languages rather than a record. */
function isLanguageMap(record: Record<string, unknown>): boolean {
  return Object.entries(record).every(
    ([key, value]) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(key) && typeof value === 'string',
  );
}
