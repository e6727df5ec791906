/**
 * The calendar that a published site keeps of its courses: of an area, of a workforce, of both, or of all. A calendar
 * program that is given this address follows what is planned.
 */
export const calendarAddress = (site: string, area?: string, audience?: string): string =>
  `${site}calendar/${['courses', area, audience].filter(Boolean).join('-')}.ics`;
