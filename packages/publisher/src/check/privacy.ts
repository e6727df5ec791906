import type { CheckContext } from './context.js';

/** Mailboxes that belong to a team: one of these words stands in the part before the @. */
const role =
  /(academy|admin|advice|apply|booking|careers?|childrens?|adults?|comms|contact|course|customer|development|enquir|event|hello|help|hr|info|jobs?|learning|mail|news|office|people|placement|recruit|reception|resourc|social|support|swa|team|training|web|welfare|work|group|service|partner|practice|quality|esca|university|bulletin)/i;

const address = /[^\s@<>()[\],;:"\\]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/i;

/** Where meetings are joined. Such a link in a public feed lets anybody in. */
const joining =
  /(teams\.microsoft\.com\/(l\/meetup-join|meet)|teams\.live\.com\/meet|zoom\.us\/(j|w|my)\/|meet\.google\.com\/[a-z]|webex\.com\/(meet|join)|gotomeeting\.com\/join|join\.skype\.com)/i;

/** P7xx: what should not stand in a file that anybody can read. */
export function checkPrivacy(context: CheckContext): void {
  const { add, feeds } = context;
  const visit = (value: unknown, owner: object, field: string): void => {
    if (typeof value === 'string') {
      if (joining.test(value)) add('P703', 'warning', owner, field, value);
      if (field === 'email') {
        if (!role.test(value.slice(0, value.indexOf('@'))))
          add('P701', 'warning', owner, field, value);
      } else if (!/^https?:/.test(value)) {
        const found = address.exec(value)?.[0];
        if (found !== undefined && !role.test(found.slice(0, found.indexOf('@')))) {
          add('P702', 'warning', owner, field, found);
        }
      } else if (lookAlike(value)) add('P705', 'warning', owner, field, value);
      return;
    }
    if (Array.isArray(value)) {
      for (const entry of value)
        visit(
          entry,
          typeof entry === 'object' && entry !== null ? (entry as object) : owner,
          field,
        );
      return;
    }
    if (typeof value === 'object' && value !== null) {
      for (const [key, below] of Object.entries(value))
        visit(below, value, key.replaceAll('/', '~1'));
    }
  };
  for (const { feed } of feeds) visit(feed, feed, '');
  for (const { record } of context.catalogue.vacancies) {
    const inside =
      (record.openTo ?? []).length > 0 &&
      record.openTo?.every((code) => /staff|internal/.test(code)) === true;
    if (inside && (record.visibility ?? 'public') === 'public')
      add('P706', 'warning', record, 'openTo');
  }
}

/** Whether a host is written with letters that look like others. */
function lookAlike(link: string): boolean {
  return (
    URL.canParse(link) &&
    new URL(link).hostname.split('.').some((label) => label.startsWith('xn--'))
  );
}
