import { createHash } from 'node:crypto';

const LONGEST = 60;
const SLUG = /^[a-z0-9][a-z0-9._-]*$/;

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}

/**
 * An id made from a source's own key: lower case, marks stripped, hyphens, at most 60 characters. Six hexadecimal digits
 * of the key's SHA-256 follow when it was cut or when nothing was left of it (a key in another script).
 */
export function slug(key: string): string {
  const plain = key.trim().toLowerCase();
  if (plain.length <= LONGEST && SLUG.test(plain)) return plain;
  const folded = plain
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9._]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .replace(/[-._]+$/, '');
  if (folded === '') return `x-${shortHash(plain)}`;
  if (folded.length <= LONGEST) return folded;
  return `${folded.slice(0, LONGEST - 7).replace(/[-._]+$/, '')}-${shortHash(plain)}`;
}

/** Hands out ids and keeps keys apart that come to the same slug; the same key gives the same id. */
export type IdMaker = (key: string) => string;

/** Ids for one kind of record (or for the sessions of one course). */
export function createIds(): IdMaker {
  const owners = new Map<string, string>();
  return (key) => {
    // Case and spacing are slips of the hand, not another record.
    const own = key.trim().toLowerCase().replace(/\s+/g, ' ');
    const id = slug(own);
    const owner = owners.get(id);
    if (owner === undefined || owner === own) {
      owners.set(id, own);
      return id;
    }
    return `${id.slice(0, LONGEST - 7)}-${shortHash(own)}`;
  };
}
