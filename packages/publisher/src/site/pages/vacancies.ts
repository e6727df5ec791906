import {
  dateOfWhen,
  formatCaseload,
  formatDay,
  formatDeadline,
  formatHours,
  formatSalary,
  formatWhen,
  isListed,
  vacancySentence,
  vacancyState,
} from '@esca/domain';
import type { VacancyState } from '@esca/domain';
import type { Entry, Vacancy } from '@esca/feed';
import {
  blocks,
  bullets,
  facts,
  filled,
  outward,
  plain,
  recordLink,
  section,
  shown,
} from '../context.js';
import type { PageContext } from '../context.js';
import type { Html } from '../html.js';
import { markup } from '../html.js';
import { placeOf } from '../listing.js';
import { vacancyData } from '../structured-data.js';
import { action, audienceWords, commas, orgLink, paragraph, requirementList } from './courses.js';
import type { PageParts } from './shell.js';

/** Bases of a vacancy by name. */
function bases(page: PageContext, { record, origin }: Entry<Vacancy>): Html | undefined {
  const names = (record.places ?? []).flatMap((ref) => {
    const place = placeOf(page.site, ref, origin);
    return place === undefined ? [] : [shown(page, place.record.name, place.origin)];
  });
  if (record.workplace !== undefined)
    names.push(markup`${page.words.workplaces[record.workplace]}`);
  return commas(names);
}

function closing(page: PageContext, entry: Entry<Vacancy>): string {
  return vacancySentence(vacancyState(entry, page.site.now), page.words, { now: page.site.now });
}

/** Why nobody can apply, in a sentence. */
function shut({ say, words }: PageContext, { state }: VacancyState): string {
  if (state === 'closed') return say.closed;
  return state === 'hidden' ? say.notOpen : words.vacancy[state];
}

/** One vacancy in a list. */
export function vacancyItem(page: PageContext, entry: Entry<Vacancy>, level: 2 | 3): Html {
  const { record, origin, ref } = entry;
  const title = recordLink(page, ref, shown(page, record.title, origin));
  const pay = formatSalary(record.salary, page.words, origin.language);
  const parts: (Html | string | undefined)[] = [
    bases(page, entry),
    pay,
    record.contract === undefined ? undefined : page.words.contracts[record.contract],
    audienceWords(page, record.audience),
  ];
  return markup`<li>
${level === 2 ? markup`<h2>${title}</h2>` : markup`<h3>${title}</h3>`}
${record.summary === undefined ? '' : markup`<p>${shown(page, record.summary, origin)}</p>\n`}<p>${closing(page, entry)}</p>
<p class="meta">${parts.filter((part) => part !== undefined).map((part, index) => markup`${index > 0 ? ' · ' : ''}${part}`)}</p>
</li>
`;
}

/** The page of one vacancy; of a closed one it says so and stays out of search engines. */
export function vacancyPage(page: PageContext, entry: Entry<Vacancy>): PageParts {
  const { say, site, words } = page;
  const { record: job, origin } = entry;
  const title = plain(page, job.title, origin);
  const found = vacancyState(entry, site.now);
  const open = isListed(found);
  const role = job.role === undefined ? undefined : site.links.find(job.role, origin);
  const roleRef = role?.kind === 'node' ? `${role.entry.ref}#${role.node.id}` : undefined;
  const training = roleRef === undefined ? [] : site.links.coursesOf(roleRef);
  const main = markup`<h1>${shown(page, job.title, origin)}</h1>
${job.summary === undefined ? '' : markup`<p class="lead">${shown(page, job.summary, origin)}</p>\n`}<p class="note">${open ? closing(page, entry) : shut(page, found)}</p>
${open ? action(outward(job.applyUrl ?? job.url, filled(say.apply, { title }))) : ''}${section(
    say.details,
    markup`${facts([
      [say.salary, formatSalary(job.salary, words, origin.language)],
      [
        say.hours,
        job.hoursText !== undefined
          ? shown(page, job.hoursText, origin)
          : formatHours(job, words, origin.language),
      ],
      [say.contract, job.contract === undefined ? undefined : words.contracts[job.contract]],
      [say.patterns, (job.patterns ?? []).map((pattern) => words.patterns[pattern]).join(', ')],
      [say.base, bases(page, entry)],
      [
        say.employer,
        orgLink(page, job.employer, origin) ?? shown(page, origin.publisher.name, origin),
      ],
      [say.team, job.team === undefined ? undefined : shown(page, job.team, origin)],
      [say.audience, audienceWords(page, job.audience)],
      [
        say.role,
        role?.kind === 'node' && roleRef !== undefined
          ? recordLink(page, roleRef, shown(page, role.node.title, role.entry.origin))
          : undefined,
      ],
      [
        say.closes,
        job.closes === undefined ? undefined : formatDeadline(job.closes, origin.timeZone, words),
      ],
      [
        say.interviews,
        (job.interviews ?? []).map((when) => formatWhen(when, origin.timeZone, words)).join('; '),
      ],
      [say.starts, job.starts === undefined ? undefined : formatDay(job.starts, words)],
      [
        say.posted,
        job.posted === undefined
          ? undefined
          : formatDay(dateOfWhen(job.posted, origin.timeZone), words),
      ],
      [
        say.caseload,
        job.caseload === undefined
          ? undefined
          : formatCaseload(job.caseload, words, origin.language),
      ],
      [say.reference, job.reference],
    ])}${blocks(page, job.description, origin)}`,
  )}${section(say.requires, requirementList(page, job.requires, origin))}${section(say.benefits, bullets((job.benefits ?? []).map((one) => shown(page, one, origin))))}${section(
    say.helpful,
    bullets(
      training.map((course) =>
        recordLink(page, course.ref, shown(page, course.record.title, course.origin)),
      ),
    ),
  )}${paragraph(outward(job.url, say.advert))}`;
  return {
    title,
    description: plain(page, job.summary ?? job.description, origin),
    main,
    hidden: !open,
    ...(open && { data: vacancyData(page, entry) }),
  };
}
