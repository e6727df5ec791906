import type { Vacancy } from '@esca/feed';
import { looseCount } from './tabular-courses.js';
import { jobAddress } from './tabular-vacancies.js';
import { readNumber, readUrl, readWhen, readYesNo } from './cells.js';
import { createIds, slug } from './ids.js';
import { compact } from './nest.js';
import { problemsOf, type ProblemList } from './problems.js';
import type { Importer, ImportContext, PartialFeed, SourceFile } from './source.js';
import { LIMITS } from './source.js';
import { cleanLine, cleanText, firstParagraph } from './text.js';
import {
  closingInText,
  contractOf,
  employerInTitle,
  orgNamed,
  placeNamed,
  salaryFrom,
} from './vacancy-parts.js';
import { wordFor } from './words.js';
import {
  attribute,
  children,
  childText,
  descendants,
  readXml,
  textOf,
  type XmlNode,
} from './xml.js';

/** Our field to the elements that systems use for it, the first that is filled wins. */
const ELEMENTS: Record<string, string> = {
  id: 'job_id jobid vacancy_id vacancyid requisition_id advert_id id guid uniqueid referencenumber reference ref',
  title:
    'job_title jobtitle title vacancy_title vacancytitle position_title positiontitle post_title name position',
  url: 'job_url joburl url link advert_url detail_url detailurl vacancy_url',
  applyUrl: 'apply_url applyurl application_url apply_link applylink apply',
  reference: 'reference job_reference jobreference vacancy_reference referencenumber ref',
  summary: 'short_description job_summary shortdescription summary teaser',
  description:
    'job_description jobdescription description body advert_text adverttext advert full_description content details job_advert',
  posted:
    'open_date opendate date_posted dateposted posted publish_date published_date start_advert advert_start pubdate date',
  closes:
    'expiry_date expirydate closing_date closingdate close_date closedate closes closing advertisetodatetime validthrough expires end_advert advert_end expirationdate',
  evergreen: 'evergreen is_evergreen evergreen_flag no_expiry always_open',
  positions: 'no_of_positions positions number_of_positions vacancies headcount',
  salaryFrom: 'salary_from salaryfrom salary_min minsalary minimumsalary min_salary',
  salaryTo: 'salary_to salaryto salary_max maxsalary maximumsalary max_salary',
  salaryText: 'salarydisplay salarytext salary_text salary_description salary pay remuneration',
  salaryPeriod:
    'salary_frequency salaryfrequency salary_period salaryinterval salary_interval frequency',
  salaryCurrency: 'salary_currency salarycurrency currency',
  grade: 'salary_grade grade pay_grade band salarygrade',
  location: 'location_city locations location city town office location_name work_location',
  postcode: 'postcode post_code postalcode location_postcode zip',
  region: 'region area county state',
  employer: 'company employer organisation organization company_name business_unit client',
  team: 'team department division directorate',
  category: 'job_category jobcategory category categories sector job_categories',
  contract:
    'contract_type contracttype employment_type employmenttype job_type jobtype type contract',
  patterns: 'working_pattern working_hours_type workpattern working_patterns job_time',
  hours: 'hours_per_week hoursperweek weekly_hours hours contract_hours',
  status: 'job_status status vacancy_status',
  starts: 'start_date startdate',
};

type Field = (field: string) => string;

function fieldReader(job: XmlNode, context: ImportContext): Field {
  const own = context.profile?.xml?.fields ?? {};
  const byName = new Map<string, XmlNode>();
  for (const element of children(job)) {
    const name = element.name.toLowerCase();
    if (!byName.has(name)) byName.set(name, element);
  }
  return (field) => {
    const path = own[field];
    if (path !== undefined) return follow(job, path);
    for (const name of (ELEMENTS[field] ?? '').split(' ')) {
      const element = byName.get(name);
      const text = element ? textOf(element).trim() : (attribute(job, name) ?? '').trim();
      if (text !== '') return text;
    }
    return '';
  };
}

function follow(job: XmlNode, path: string): string {
  let node: XmlNode | undefined = job;
  for (const step of path.split('/')) {
    if (step.startsWith('@')) return (attribute(node, step.slice(1)) ?? '').trim();
    node = children(node, step)[0];
  }
  return textOf(node).trim();
}

/** Look-up lists of an options file: list name (`job_category`) → id → words. */
export function readOptions(
  file: SourceFile,
): ReadonlyMap<string, ReadonlyMap<string, string>> | undefined {
  const { root } = readXml(file);
  if (root?.name.toLowerCase() !== 'job_options') return undefined;
  const lists = new Map<string, Map<string, string>>();
  for (const group of children(root))
    for (const option of children(group)) {
      const id = childText(option, 'id');
      const name = cleanLine(childText(option, 'name')).text;
      if (id === '' || name === '') continue;
      const list = lists.get(option.name) ?? new Map<string, string>();
      list.set(id, name);
      lists.set(option.name, list);
    }
  return lists;
}

const JOB = /^(job|vacancy|advert|position|requisition|listing|item|row|record|ad)$/i;

function findJobs(root: XmlNode, record: string | undefined): XmlNode[] {
  if (record !== undefined) return root.name === record ? [root] : descendants(root, record);
  if (JOB.test(root.name) && children(root).some((one) => /title|position|name/i.test(one.name)))
    return [root];
  const names = new Map<string, number>();
  const walk = (node: XmlNode, depth: number): void => {
    for (const one of children(node)) {
      if (JOB.test(one.name)) names.set(one.name, (names.get(one.name) ?? 0) + 1);
      if (depth < 4) walk(one, depth + 1);
    }
  };
  walk(root, 0);
  const best = [...names].sort((a, b) => b[1] - a[1])[0];
  return best ? descendants(root, best[0]) : [];
}

/** An applicant-tracking system's export (TribePad's shape, others near it, or any with a profile). */
export const importAts: Importer = (file, context) => {
  const reading = readXml(file);
  const problems = problemsOf(file.name);
  if (!reading.root) return { format: 'ats', feed: {}, problems: reading.problems, refused: true };
  const feed: PartialFeed = {};
  if (reading.root.name.toLowerCase() === 'job_options') {
    // Look-up lists say nothing by themselves; given alone they are probably the wrong file.
    if (context.alone === true) problems.add('I858', 'error', { line: 1 }, 'look-up lists only');
    return { format: 'ats', feed, problems: [...reading.problems, ...problems.all()] };
  }
  const jobs = findJobs(reading.root, context.profile?.xml?.record);
  if (jobs.length === 0) problems.add('I858', 'error', { line: 1 }, 'vacancies');
  const ids = createIds();
  const taken = new Set<string>();
  for (const job of jobs.slice(0, LIMITS.records)) {
    const vacancy = readJob(job, feed, ids, context, problems);
    if (!vacancy) continue;
    if (taken.has(vacancy.id)) problems.add('I833', 'error', { line: job.line }, vacancy.id);
    else {
      taken.add(vacancy.id);
      (feed.vacancies ??= []).push(vacancy);
    }
  }
  const refused = jobs.length === 0 ? { refused: true } : {};
  return { format: 'ats', feed, problems: [...reading.problems, ...problems.all()], ...refused };
};

function readJob(
  job: XmlNode,
  feed: PartialFeed,
  ids: (key: string) => string,
  context: ImportContext,
  problems: ProblemList,
): Vacancy | undefined {
  const field = fieldReader(job, context);
  const place = { line: job.line };
  const title = cleanLine(field('title'));
  const key = field('id');
  if (title.text === '') {
    problems.add('I871', 'error', place, key);
    return undefined;
  }
  if (title.repaired) problems.add('I805', 'warning', place, title.text);
  if (key === '') problems.add('I828', 'warning', place, 'id');
  const vacancy: Vacancy = {
    id: ids(key === '' ? `${title.text} ${field('reference')}` : key),
    title: title.text,
  };
  readWords(vacancy, field, place, problems);
  readDates(vacancy, field, job, context, problems);
  readPay(vacancy, field, context, place, problems);
  readBases(vacancy, job, field, feed, context);
  readKind(vacancy, field, feed, context, place, problems);
  const address = key === '' ? undefined : jobAddress(context.jobUrl, key);
  if (vacancy.url === undefined && address !== undefined) vacancy.url = address;
  return compact(vacancy);
}

type Place = { line: number };

function readWords(vacancy: Vacancy, field: Field, place: Place, problems: ProblemList): void {
  const description = cleanText(field('description'));
  if (description.active) problems.add('I806', 'warning', place);
  if (description.repaired) problems.add('I805', 'warning', place, vacancy.id);
  const summary = cleanLine(field('summary')).text;
  if (description.text !== '') vacancy.description = description.text;
  if (summary !== '') vacancy.summary = summary;
  else if (description.text.length > 300) vacancy.summary = firstParagraph(description.text);
  const reference = cleanLine(field('reference')).text;
  if (reference !== '') vacancy.reference = reference;
  for (const name of ['url', 'applyUrl'] as const) {
    const raw = field(name);
    if (raw === '') continue;
    const reading = readUrl(raw);
    if (reading.value !== undefined) vacancy[name] = reading.value;
    else problems.add('I827', 'error', place, raw);
  }
  const employer = typeof vacancy.title === 'string' ? employerInTitle(vacancy.title) : undefined;
  if (employer !== undefined) problems.add('I855', 'note', place, employer);
  const team = cleanLine(field('team')).text;
  if (team !== '') vacancy.team = team;
}

function readDates(
  vacancy: Vacancy,
  field: Field,
  job: XmlNode,
  context: ImportContext,
  problems: ProblemList,
): void {
  const place = { line: job.line };
  const order = context.profile?.dateOrder ?? 'dmy';
  const read = (raw: string, quiet: boolean): string | undefined => {
    if (raw === '') return undefined;
    // A date with the time 00:00:00 is a date: exports write it when no time was given.
    const bare = raw.replace(/[T ]00:00(:00)?(\.0+)?(Z|\+00:?00)?$/, '');
    const reading = readWhen(bare, context.timeZone, { order, epoch: 1900 });
    if (reading.fault && !quiet)
      problems.add(reading.fault.code, reading.fault.severity, place, raw);
    return reading.value;
  };
  const evergreen = readYesNo(field('evergreen')).value === true;
  const posted = read(field('posted'), false);
  if (posted !== undefined) vacancy.posted = posted;
  const raw = field('closes');
  const closes = read(raw, evergreen && raw.startsWith('0000'));
  if (closes !== undefined && !evergreen) vacancy.closes = closes;
  else if (evergreen) vacancy.evergreen = true;
  else {
    const text =
      typeof vacancy.description === 'string' ? closingInText(vacancy.description) : undefined;
    if (text !== undefined) problems.add('I854', 'note', place, text);
  }
  const starts = read(field('starts'), true);
  if (starts !== undefined) vacancy.starts = starts.slice(0, 10);
}

// TribePad's own numbers, used where no options file says more.
const TRIBEPAD_PERIODS: Record<string, string> = { '1': 'year', '2': 'hour' };

function lookup(context: ImportContext, list: string, value: string): string | undefined {
  for (const [name, entries] of context.lookups ?? [])
    if (name.includes(list)) return entries.get(value);
  return undefined;
}

function readPay(
  vacancy: Vacancy,
  field: Field,
  context: ImportContext,
  place: Place,
  problems: ProblemList,
): void {
  const raw = field('salaryPeriod');
  const period =
    context.profile?.xml?.periods?.[raw] ??
    lookup(context, 'frequenc', raw) ??
    TRIBEPAD_PERIODS[raw] ??
    raw;
  const currency = lookup(context, 'currenc', field('salaryCurrency')) ?? field('salaryCurrency');
  const made = salaryFrom({
    from: field('salaryFrom'),
    to: field('salaryTo'),
    text: cleanLine(field('salaryText')).text,
    period,
    grade: cleanLine(field('grade')).text,
    ...(/^[A-Z]{3}$/.test(currency) ? { currency } : {}),
  });
  if (made.bad !== undefined) problems.add('I856', 'warning', place, made.bad);
  if (/^\d+$/.test(period) && made.salary?.period === undefined && made.salary?.min !== undefined)
    problems.add('I857', 'warning', place, `salary_frequency ${raw}`);
  if (made.salary) vacancy.salary = made.salary;
}

function readBases(
  vacancy: Vacancy,
  job: XmlNode,
  field: Field,
  feed: PartialFeed,
  context: ImportContext,
): void {
  const names: string[] = [];
  const group = children(job).find(
    (one) => /^locations$/i.test(one.name) && children(one).length > 0,
  );
  if (group)
    for (const one of children(group))
      names.push(childText(one, 'name') || childText(one, 'city') || textOf(one));
  else {
    // Only the system's own separator counts: "Chelmsford, Essex" is one place elsewhere.
    const separator =
      context.profile?.xml?.locationSeparator ??
      (children(job, 'location_city').length > 0 ? ', ' : undefined);
    const raw = field('location');
    if (separator === undefined)
      names.push(
        ...(children(job, 'location').length > 1 ? children(job, 'location').map(textOf) : [raw]),
      );
    else names.push(...raw.split(separator));
  }
  const clean = [
    ...new Set(names.map((name) => cleanLine(name).text).filter((name) => name !== '')),
  ];
  const postcode = field('postcode').toUpperCase();
  const more =
    clean.length === 1 && /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/.test(postcode) ? { postcode } : {};
  if (clean.length > 0)
    vacancy.places = [...new Set(clean.map((name) => placeNamed(feed, name, more)))];
}

function readKind(
  vacancy: Vacancy,
  field: Field,
  feed: PartialFeed,
  context: ImportContext,
  place: Place,
  problems: ProblemList,
): void {
  const employer = cleanLine(field('employer')).text;
  const region = cleanLine(field('region')).text;
  if (employer !== '') vacancy.employer = orgNamed(feed, employer);
  else if (/\b(council|nhs|trust|university)\b/i.test(region))
    vacancy.employer = orgNamed(feed, region);
  const category = field('category');
  const words = lookup(context, 'categor', category) ?? category;
  if (/^\d+$/.test(words)) problems.add('I857', 'note', place, `job_category ${words}`);
  else if (words !== '') vacancy.service = slug(cleanLine(words).text);
  const { contract, patterns } = contractOf([field('contract'), field('patterns')]);
  if (contract !== undefined) vacancy.contract = contract as NonNullable<Vacancy['contract']>;
  if (patterns) vacancy.patterns = patterns as NonNullable<Vacancy['patterns']>;
  const positions = looseCount(field('positions'));
  if (positions !== undefined && positions > 0) vacancy.positions = positions;
  const hours = readNumber(field('hours')).value;
  if (hours !== undefined && hours > 0 && hours <= 60) vacancy.hours = hours;
  const status = wordFor('vacancystatus', field('status'));
  if (status !== undefined && status !== 'open')
    vacancy.status = status as NonNullable<Vacancy['status']>;
}
