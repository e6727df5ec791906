import { isZone } from './zones.js';

// Windows' names (and their display forms) for zones that calendars in and around the United Kingdom hold.
const WINDOWS: Record<string, string> = {
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  'greenwich mean time': 'Europe/London',
  'british summer time': 'Europe/London',
  'w. europe standard time': 'Europe/Berlin',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'romance standard time': 'Europe/Paris',
  'e. europe standard time': 'Europe/Chisinau',
  'gtb standard time': 'Europe/Bucharest',
  'fle standard time': 'Europe/Kiev',
  'turkey standard time': 'Europe/Istanbul',
  'russian standard time': 'Europe/Moscow',
  'israel standard time': 'Asia/Jerusalem',
  'south africa standard time': 'Africa/Johannesburg',
  'egypt standard time': 'Africa/Cairo',
  'arab standard time': 'Asia/Riyadh',
  'arabian standard time': 'Asia/Dubai',
  'pakistan standard time': 'Asia/Karachi',
  'india standard time': 'Asia/Kolkata',
  'bangladesh standard time': 'Asia/Dhaka',
  'se asia standard time': 'Asia/Bangkok',
  'china standard time': 'Asia/Shanghai',
  'singapore standard time': 'Asia/Singapore',
  'tokyo standard time': 'Asia/Tokyo',
  'korea standard time': 'Asia/Seoul',
  'aus eastern standard time': 'Australia/Sydney',
  'e. australia standard time': 'Australia/Brisbane',
  'w. australia standard time': 'Australia/Perth',
  'new zealand standard time': 'Pacific/Auckland',
  'eastern standard time': 'America/New_York',
  'eastern daylight time': 'America/New_York',
  'eastern time': 'America/New_York',
  'us eastern standard time': 'America/Indiana/Indianapolis',
  'central standard time': 'America/Chicago',
  'central time': 'America/Chicago',
  'mountain standard time': 'America/Denver',
  'mountain time': 'America/Denver',
  'us mountain standard time': 'America/Phoenix',
  'pacific standard time': 'America/Los_Angeles',
  'pacific time': 'America/Los_Angeles',
  'alaskan standard time': 'America/Anchorage',
  'hawaiian standard time': 'Pacific/Honolulu',
  'atlantic standard time': 'America/Halifax',
  'e. south america standard time': 'America/Sao_Paulo',
  'sa pacific standard time': 'America/Bogota',
  'dublin, edinburgh, lisbon, london': 'Europe/London',
  'amsterdam, berlin, bern, rome, stockholm, vienna': 'Europe/Berlin',
  'brussels, copenhagen, madrid, paris': 'Europe/Paris',
  'coordinated universal time': 'UTC',
  utc: 'UTC',
  gmt: 'UTC',
  z: 'UTC',
};

/** The IANA name of a zone that is named otherwise: by Windows, in words, with a path before it, or as a bare offset. */
export function zoneAlias(raw: string): string | undefined {
  const text = raw.trim().replace(/^"|"$/g, '');
  if (text === '') return undefined;
  const low = text.toLowerCase();
  const bare = low
    .replace(/^\((?:utc|gmt)[^)]*\)\s*/, '')
    .replace(/\s*\([^)]*\)\s*$/, '')
    .trim();
  for (const name of [low, bare]) if (Object.hasOwn(WINDOWS, name)) return WINDOWS[name];
  if (isZone(text) && text.includes('/')) return text;
  // "/freeassociation.sourceforge.net/Europe/London", "/mozilla.org/20050126_1/Europe/London"
  const tail = /([A-Z][A-Za-z_]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?)$/.exec(text)?.[1];
  if (tail !== undefined && isZone(tail)) return tail;
  const offset = /^\(?(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?00)?\)?$/i.exec(text);
  if (offset) return `Etc/GMT${offset[1] === '+' ? '-' : '+'}${String(Number(offset[2]))}`;
  return isZone(text) ? text : undefined;
}
