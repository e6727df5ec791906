import type { Entity, Text } from '@esca/feed';
import { wordsOf } from './accessibility.js';
import type { CheckContext } from './context.js';

const postcode = /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/;

/** V13x and V14x: well-formed, but not as the feed model advises. */
export function checkShape(context: CheckContext): void {
  const { add, catalogue, feeds } = context;
  const long = (
    record: object,
    field: string,
    text: Text | undefined,
    most: number,
    code: string,
  ): void => {
    const words = wordsOf(text).find((one) => one.length > most);
    if (words !== undefined) add(code, 'note', record, field, `${String(words.length)} characters`);
  };
  const common = (record: Entity & { title: Text; summary?: Text; description?: Text }): void => {
    long(record, 'title', record.title, 120, 'V131');
    long(record, 'summary', record.summary, 300, 'V132');
    long(record, 'description', record.description, 4000, 'V133');
  };
  for (const { record: course } of catalogue.courses) {
    common(course);
    if ((course.topics ?? []).length === 0) add('V134', 'note', course, 'topics');
    if (course.cpdHours !== undefined && (course.cpdHours * 4) % 1 !== 0)
      add('V147', 'note', course, 'cpdHours', String(course.cpdHours));
    if ((course.audience ?? []).length > 1 && course.audience?.includes('all') === true)
      add('V136', 'warning', course, 'audience');
    for (const session of course.sessions ?? []) {
      const somewhere = session.mode === 'in-person' || session.mode === 'blended';
      const meets = (session.meetings ?? []).some((meeting) => meeting.place !== undefined);
      if (somewhere && session.place === undefined && !meets)
        add('V135', 'warning', session, 'place');
    }
  }
  for (const { record: vacancy } of catalogue.vacancies) {
    common(vacancy);
    if (vacancy.url === undefined && vacancy.applyUrl === undefined)
      add('V143', 'warning', vacancy, 'url');
    const load = vacancy.caseload;
    if (load === undefined) continue;
    if (load.asOf === undefined) add('V138', 'warning', load, 'asOf');
    if (load.typical !== undefined && load.max !== undefined && load.typical > load.max)
      add('V149', 'warning', load, 'typical', String(load.typical));
    if (load.typical === undefined && load.max === undefined && load.text === undefined)
      add('V148', 'warning', load);
  }
  for (const { record: bulletin } of catalogue.bulletins) {
    long(bulletin, 'title', bulletin.title, 120, 'V131');
    long(bulletin, 'intro', bulletin.intro, 600, 'V133');
  }
  for (const { record: place } of catalogue.places) {
    if (
      place.postcode !== undefined &&
      (place.country ?? 'GB') === 'GB' &&
      !postcode.test(place.postcode)
    ) {
      add('V139', 'warning', place, 'postcode', place.postcode);
    }
    if ((place.lat === undefined) !== (place.lon === undefined))
      add('V140', 'warning', place, place.lat === undefined ? 'lat' : 'lon');
  }
  for (const { feed } of feeds) markupIn(feed, feed, '', add);
}

/** Texts are plain; a tag in one would be shown as it is written. Large extensions make every reader wait. */
function markupIn(value: unknown, owner: object, field: string, add: CheckContext['add']): void {
  if (field.startsWith('x-')) {
    const size = JSON.stringify(value).length;
    if (size > 10_000) add('V145', 'warning', owner, field, `${String(size)} bytes`);
    return;
  }
  if (typeof value === 'string') {
    const tag = /<\/?[a-z][a-z0-9]{0,12}(\s[^<>]{0,200})?\/?>/i.exec(value);
    if (tag !== null) add('V141', 'warning', owner, field, tag[0]);
    return;
  }
  if (Array.isArray(value)) {
    for (const entry of value)
      markupIn(
        entry,
        typeof entry === 'object' && entry !== null ? (entry as object) : owner,
        field,
        add,
      );
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, below] of Object.entries(value)) markupIn(below, value, key, add);
  }
}
