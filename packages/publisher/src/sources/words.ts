import type { LangTag } from '@esca/feed';
import { plainName } from './tables.js';

// Ours, then what other people write for it. The first word is the one that goes into the feed.
const LISTS: Record<string, string> = {
  organisation: `council: local authority, la; provider: training provider; university: hei, he; regulator; other`,
  audience: `adults: adult, adults social care, adult services, adult social care, asc, oedolion; children: child, childrens, childrens services, children and families, children and young people, families, csc, plant; all: both, everyone, everybody, any, shared, pawb, adults and children, children and adults`,
  level: `entry: point of entry; readiness: readiness for practice, readiness for direct practice; first-placement: end of first placement; last-placement: end of last placement, final placement, qualifying; newly-qualified: nqsw, asye, newly qualified social worker, ect, newly qualified; social-worker: sw, social worker; experienced: experienced social worker, esw, senior practitioner; advanced: advanced practitioner, advanced social worker; strategic: strategic social worker, principal social worker`,
  domain: `professionalism; values: values and ethics, ethics; diversity: diversity and equality, diversity and equalities; rights: rights justice and economic wellbeing; knowledge; reflection: critical reflection, critical reflection and analysis; skills: skills and interventions, intervention and skills; contexts: contexts and organisations; leadership: professional leadership`,
  approval: `none: no, not needed, n; manager: yes, y, line manager, manager approval, team manager; selection: application, by application, competitive, interview; nomination: nominated, by nomination`,
  mode: `in-person: classroom, classroom based, face to face, f2f, in person, campus, onsite, on site, cm, nc, venue, physical, wyneb yn wyneb; online: virtual, live online, teams, ms teams, microsoft teams, zoom, webinar, virtual classroom, on, remote, ar lein, online live; on-demand: on demand, e-learning, elearning, self paced, self study, self-directed, ds, distance learning, recorded, recording; blended: hybrid, mixed, mixed mode, mm, da, dual; work-based: work based, workbased, wb, workplace, in the workplace, apprenticeship`,
  waiting: `open: yes, y, true, available; closed: full`,
  status: `scheduled: confirmed, planned, running, going ahead, live; rescheduled: moved; postponed: on hold; cancelled: canceled, withdrawn`,
  vacancystatus: `open: live, active, published, advertised; paused: on hold; filled: appointed; withdrawn: cancelled; closed: expired, archived`,
  visibility: `public: everyone, external, all; partners: partner; staff: internal, private`,
  track: `practice; education; strategic: management, leadership; support`,
  node: `role: job, post; qualification: award; programme: program, scheme; step: other, milestone`,
  edge: `progression: next, progresses to; prerequisite: requires, needed; option: optional, can lead to; lateral: sideways, move across, transfer`,
  how: `automatic; appraisal: review; panel; application: apply, recruitment; secondment`,
  period: `year: annual, annually, yearly, per annum, pa, p.a., per year, annum; month: monthly, per month, pcm; week: weekly, per week; day: daily, per day; hour: hourly, per hour, ph`,
  contract: `permanent: perm, indefinite; fixed-term: fixed term, temporary, temp, contract, fixed; secondment; casual: bank, relief, zero hours, sessional; apprenticeship: apprentice; placement: internship, intern, student placement; volunteer: voluntary; other`,
  pattern: `full-time: full time, ft, f, full_time, fulltime; part-time: part time, pt, p, part_time, parttime; job-share: job share, jobshare; flexible: flexi, flexible working, flexi time; term-time: term time, term time only, tto; compressed: compressed hours, nine day fortnight; shifts: shift, shift work, rota; out-of-hours: out of hours, ooh, edt, evenings, nights, weekends`,
  workplace: `on-site: onsite, on site, office, office based, no; hybrid: yes, blended, mixed; remote: home, home based, homeworking, home working, telecommute`,
  caseload: `children: child, young people; families: family; adults: adult, people; cases: case`,
  media: `podcast; video: film, recording; audio: sound; document: pdf, paper, report, guide`,
};

const tables = new Map<string, ReadonlyMap<string, string>>();

function tableOf(list: string): ReadonlyMap<string, string> {
  let table = tables.get(list);
  if (!table) {
    const made = new Map<string, string>();
    for (const entry of (LISTS[list] ?? '').split(';')) {
      const [ours = '', others = ''] = entry.split(':').map((part) => part.trim());
      made.set(plainName(ours), ours);
      for (const other of others.split(','))
        if (other.trim() !== '') made.set(plainName(other), ours);
    }
    tables.set(list, made);
    table = made;
  }
  return table;
}

/** Our word for somebody's word, or nothing when the list has none. */
export function wordFor(list: string, text: string): string | undefined {
  return tableOf(list).get(plainName(text));
}

/** The words that a list allows, for messages. */
export function wordsOf(list: string): string[] {
  return [...new Set(tableOf(list).values())];
}

const LANGUAGES: Record<string, LangTag> = {
  welsh: 'cy',
  cymraeg: 'cy',
  english: 'en',
  saesneg: 'en',
  polish: 'pl',
  urdu: 'ur',
  french: 'fr',
  german: 'de',
  spanish: 'es',
  bengali: 'bn',
  punjabi: 'pa',
  arabic: 'ar',
  irish: 'ga',
  gaelic: 'gd',
};

/** A BCP 47 tag for a tag or the name of a language. */
export function languageOf(text: string): LangTag | undefined {
  const plain = text.trim().toLowerCase();
  const named = Object.hasOwn(LANGUAGES, plain) ? LANGUAGES[plain] : undefined;
  if (named !== undefined) return named;
  if (!/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/.test(plain)) return undefined;
  try {
    return Intl.getCanonicalLocales(plain.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
