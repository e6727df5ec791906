import {
  availabilityContext,
  instantOf,
  sessionAvailability,
  vacancyState,
  isListed,
} from '@esca/domain';
import type {
  Bulletin,
  Course,
  Entry,
  Mode,
  Origin,
  Pathway,
  Requirement,
  Session,
  Vacancy,
} from '@esca/feed';
import { pageUrl, plain, recordPage } from './context.js';
import type { PageContext } from './context.js';
import { placeOf } from './listing.js';

type Node = Record<string, unknown>;

const context = 'https://schema.org';
const attendance: Partial<Record<Mode, string>> = {
  'in-person': 'https://schema.org/OfflineEventAttendanceMode',
  online: 'https://schema.org/OnlineEventAttendanceMode',
  blended: 'https://schema.org/MixedEventAttendanceMode',
};
const courseMode: Partial<Record<Mode, string>> = {
  'in-person': 'onsite',
  online: 'online',
  blended: 'blended',
};
const statuses: Record<string, string> = {
  cancelled: 'https://schema.org/EventCancelled',
  postponed: 'https://schema.org/EventPostponed',
  rescheduled: 'https://schema.org/EventRescheduled',
};

/** Search engines may be told only of what everybody may see. */
function isPublic(record: { visibility?: string }): boolean {
  return (record.visibility ?? 'public') === 'public';
}

function ownUrl(page: PageContext, ref: string): string | undefined {
  const target = recordPage(page, ref);
  return target === undefined ? undefined : pageUrl(page, target.path) + target.fragment;
}

function organisation(page: PageContext, ref: string | undefined, origin: Origin): Node {
  const found = ref === undefined ? undefined : page.site.links.find(ref, origin);
  const [record, from] =
    found?.kind === 'org' ? [found.entry.record, found.entry.origin] : [origin.publisher, origin];
  return {
    '@type': 'Organization',
    name: plain(page, record.name, from),
    ...(record.url !== undefined && { url: record.url }),
  };
}

function place(page: PageContext, ref: string | undefined, origin: Origin): Node | undefined {
  const found = placeOf(page.site, ref, origin);
  if (found === undefined) return undefined;
  const { address, country, lat, lon, name, postcode } = found.record;
  return {
    '@type': 'Place',
    name: plain(page, name, found.origin),
    address: {
      '@type': 'PostalAddress',
      ...(address !== undefined && { streetAddress: address }),
      ...(postcode !== undefined && { postalCode: postcode }),
      addressCountry: country ?? 'GB',
    },
    ...(lat !== undefined &&
      lon !== undefined && { geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lon } }),
  };
}

/** A course and its sessions that are not over. Empty for what not everybody may see. */
export function courseData(page: PageContext, entry: Entry<Course>): object[] {
  const { record: course, origin, ref } = entry;
  if (!isPublic(course)) return [];
  const here = availabilityContext(origin, page.site.now);
  const instances = (course.sessions ?? [])
    .filter((session) => isPublic(session) && sessionAvailability(session, here).state !== 'past')
    .map((session) => instance(page, session, entry));
  const offers = offersOf(page, entry);
  const description = plain(page, course.description ?? course.summary, origin);
  const url = ownUrl(page, ref);
  return [
    {
      '@context': context,
      '@type': 'Course',
      name: plain(page, course.title, origin),
      description: description === '' ? plain(page, course.title, origin) : description,
      provider: organisation(page, course.provider, origin),
      courseCode: course.id,
      ...(url !== undefined && { url }),
      ...(offers.length > 0 && { offers: offers.length === 1 ? offers[0] : offers }),
      ...(instances.length > 0 && { hasCourseInstance: instances }),
    },
  ];
}

/** One offer for each fee, the lowest first: what is free for some is no free course for the others. */
function offersOf(page: PageContext, { record, origin }: Entry<Course>): Node[] {
  return (record.costs ?? [])
    .filter(({ kind }) => kind !== 'non-attendance')
    .sort((a, b) => a.amount - b.amount)
    .map(({ amount, currency = 'GBP', label }) => ({
      '@type': 'Offer',
      ...(label !== undefined && { name: plain(page, label, origin) }),
      category: amount === 0 ? 'Free' : 'Paid',
      price: amount,
      priceCurrency: currency,
    }));
}

function instance(
  page: PageContext,
  session: Session,
  { record: course, origin }: Entry<Course>,
): Node {
  const location = session.mode === 'online' ? undefined : place(page, session.place, origin);
  return {
    '@type': 'CourseInstance',
    ...(courseMode[session.mode] !== undefined && { courseMode: courseMode[session.mode] }),
    ...(attendance[session.mode] !== undefined && {
      eventAttendanceMode: attendance[session.mode],
    }),
    ...(session.start !== undefined && { startDate: session.start }),
    ...(session.end !== undefined && { endDate: session.end }),
    ...(location !== undefined && { location }),
    ...(session.language !== undefined && { inLanguage: session.language }),
    ...(session.capacity !== undefined && { maximumAttendeeCapacity: session.capacity }),
    ...(session.status !== undefined &&
      statuses[session.status] !== undefined && { eventStatus: statuses[session.status] }),
    ...(course.duration !== undefined && { courseWorkload: course.duration }),
  };
}

/** A list of courses. Search engines want at least three, each with a page of its own; fewer give nothing. */
export function courseListData(page: PageContext, entries: readonly Entry<Course>[]): object[] {
  const items = entries
    .filter(({ record }) => isPublic(record))
    .flatMap((entry) => {
      const url = ownUrl(page, entry.ref);
      if (url === undefined) return [];
      const { record, origin } = entry;
      const description = plain(page, record.summary ?? record.description, origin);
      return [
        {
          '@type': 'Course',
          url,
          name: plain(page, record.title, origin),
          description: description === '' ? plain(page, record.title, origin) : description,
          provider: organisation(page, record.provider, origin),
        },
      ];
    });
  if (items.length < 3) return [];
  return [
    {
      '@context': context,
      '@type': 'ItemList',
      itemListElement: items.map((item, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        item,
      })),
    },
  ];
}

/** A list of vacancies: links only, because an advert may be marked up on its own page alone. */
export function vacancyListData(page: PageContext, entries: readonly Entry<Vacancy>[]): object[] {
  const urls = entries
    .filter(({ record }) => isPublic(record))
    .flatMap(({ ref }) => ownUrl(page, ref) ?? []);
  if (urls.length === 0) return [];
  return [
    {
      '@context': context,
      '@type': 'ItemList',
      itemListElement: urls.map((url, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        url,
      })),
    },
  ];
}

const employment: Record<string, string> = {
  permanent: 'FULL_TIME',
  'fixed-term': 'TEMPORARY',
  secondment: 'TEMPORARY',
  casual: 'PER_DIEM',
  apprenticeship: 'INTERN',
  placement: 'INTERN',
  volunteer: 'VOLUNTEER',
};
const periods = { year: 'YEAR', month: 'MONTH', week: 'WEEK', day: 'DAY', hour: 'HOUR' } as const;

/** One advert, with everything that search engines require of it; nothing when it is closed, internal or lacks that. */
export function vacancyData(page: PageContext, entry: Entry<Vacancy>): object[] {
  const { record: job, origin } = entry;
  if (!isPublic(job) || !isListed(vacancyState(entry, page.site.now))) return [];
  const description = plain(page, job.description ?? job.summary, origin);
  const places = (job.places ?? []).flatMap((ref) => place(page, ref, origin) ?? []);
  if (description === '' || job.posted === undefined) return [];
  if (places.length === 0 && job.workplace !== 'remote') return [];
  const { max, min, period = 'year', currency = 'GBP' } = job.salary ?? {};
  const value =
    min === undefined && max === undefined
      ? undefined
      : {
          '@type': 'QuantitativeValue',
          unitText: periods[period],
          ...(min !== undefined && min !== max && { minValue: min }),
          ...(max !== undefined && min !== max && { maxValue: max }),
          ...(min !== undefined && min === max && { value: min }),
        };
  const types = new Set<string>();
  if (job.patterns?.some((one) => one === 'part-time' || one === 'job-share') === true)
    types.add('PART_TIME');
  if (job.patterns?.includes('full-time') === true) types.add('FULL_TIME');
  if (types.size === 0 && job.contract !== undefined)
    types.add(employment[job.contract] ?? 'OTHER');
  return [
    {
      '@context': context,
      '@type': 'JobPosting',
      title: plain(page, job.title, origin),
      description,
      datePosted: job.posted,
      hiringOrganization: organisation(page, job.employer, origin),
      ...(places.length > 0 && { jobLocation: places.length === 1 ? places[0] : places }),
      ...(job.workplace === 'remote' && {
        jobLocationType: 'TELECOMMUTE',
        applicantLocationRequirements: { '@type': 'Country', name: 'United Kingdom' },
      }),
      // A day as a deadline ends with the day, which only a moment can say.
      ...(job.closes !== undefined && {
        validThrough: new Date(
          instantOf(job.closes, origin.timeZone, 'end') - (job.closes.length > 10 ? 0 : 1000),
        ).toISOString(),
      }),
      ...(types.size > 0 && { employmentType: types.size === 1 ? [...types][0] : [...types] }),
      ...(value !== undefined && { baseSalary: { '@type': 'MonetaryAmount', currency, value } }),
      identifier: {
        '@type': 'PropertyValue',
        name: plain(page, origin.publisher.name, origin),
        value: job.reference ?? job.id,
      },
      ...(job.positions !== undefined && { totalJobOpenings: job.positions }),
      directApply: false,
    },
  ];
}

/** Roles of a pathway as occupations. */
export function pathwayData(page: PageContext, { record, origin, ref }: Entry<Pathway>): object[] {
  if (!isPublic(record)) return [];
  return record.nodes
    .filter((node) => node.kind === 'role' && isPublic(node))
    .map((node) => {
      const url = ownUrl(page, `${ref}#${node.id}`);
      const { currency = 'GBP', max, min } = node.salary ?? {};
      const needed = qualifications(page, node.requires, origin);
      return {
        '@context': context,
        '@type': 'Occupation',
        name: plain(page, node.title, origin),
        ...(url !== undefined && { url }),
        ...(node.summary !== undefined && { description: plain(page, node.summary, origin) }),
        ...((node.duties ?? []).length > 0 && {
          responsibilities: (node.duties ?? []).map((one) => plain(page, one, origin)),
        }),
        ...(min !== undefined &&
          max !== undefined && {
            estimatedSalary: {
              '@type': 'MonetaryAmountDistribution',
              name: 'base',
              currency,
              duration: 'P1Y',
              percentile10: min,
              percentile90: max,
            },
          }),
        ...(needed.length > 0 && { qualifications: needed }),
        occupationLocation: { '@type': 'Country', name: 'United Kingdom' },
      };
    });
}

/** Qualifications that a role asks for whatever else it asks for; of a choice nobody needs each. */
function qualifications(
  page: PageContext,
  requires: readonly Requirement[] | undefined,
  origin: Origin,
): Node[] {
  return (requires ?? []).flatMap((one) => {
    const found = one.ref === undefined ? undefined : page.site.links.find(one.ref, origin);
    if (found?.kind !== 'node' || found.node.kind !== 'qualification' || !isPublic(found.node))
      return [];
    const url = ownUrl(page, `${found.entry.ref}#${found.node.id}`);
    return {
      '@type': 'EducationalOccupationalCredential',
      name: plain(page, found.node.title, found.entry.origin),
      ...(url !== undefined && { url }),
    };
  });
}

/** Public, dated events of an issue: the sessions that it features. */
export function bulletinData(page: PageContext, { record, origin }: Entry<Bulletin>): object[] {
  if (!isPublic(record)) return [];
  return record.items.flatMap((item) => {
    const found =
      item.ref === undefined || !isPublic(item)
        ? undefined
        : page.site.links.find(item.ref, origin);
    if (found?.kind !== 'session' || found.session.start === undefined) return [];
    const { entry, session } = found;
    if (!isPublic(entry.record) || !isPublic(session)) return [];
    const location =
      session.mode === 'online' ? undefined : place(page, session.place, entry.origin);
    const url = ownUrl(page, `${entry.ref}#${session.id}`);
    if (location === undefined && (session.mode !== 'online' || url === undefined)) return [];
    return [
      {
        '@context': context,
        '@type': 'Event',
        name: plain(page, session.title ?? entry.record.title, entry.origin),
        startDate: session.start,
        ...(session.end !== undefined && { endDate: session.end }),
        ...(attendance[session.mode] !== undefined && {
          eventAttendanceMode: attendance[session.mode],
        }),
        eventStatus: statuses[session.status ?? ''] ?? 'https://schema.org/EventScheduled',
        location: location ?? { '@type': 'VirtualLocation', url },
        organizer: organisation(page, entry.record.provider, entry.origin),
        ...(url !== undefined && { url }),
      },
    ];
  });
}
