/**
 * Judged queries over the generated catalogue. They were written from the generator's list of words (../catalogue.mjs) and
 * from what people type, before any engine was asked. No person has read a thousand courses of made-up words, so what is
 * right follows from what each query means, by one rule for all engines (`answersOf`).
 *
 * `means` lists the words that must be there, in any order; `half-` means any word that begins so.
 */
import { makeCatalogue } from '../catalogue.mjs';

export const generated = [
  // One word
  { query: 'dementia', means: 'dementia' },
  { query: 'Autism', means: 'autism' },
  { query: 'supervision', means: 'supervision' },
  { query: 'leadership', means: 'leadership' },
  { query: 'conference', means: 'conference' },
  { query: 'educator', means: 'educator' },
  // Words that stand together in what people look for
  { query: 'mental capacity', means: 'mental capacity' },
  { query: 'capacity mental', means: 'mental capacity' },
  { query: 'mental capacity act', means: 'mental capacity act' },
  { query: 'adults safeguarding', means: 'safeguarding adults' },
  { query: 'safeguarding children', means: 'safeguarding children' },
  { query: 'domestic abuse', means: 'domestic abuse' },
  { query: 'domestic abuse children', means: 'domestic abuse children' },
  { query: 'best interests', means: 'best interests' },
  { query: 'best interests assessor', means: 'best interests assessor' },
  { query: 'newly qualified', means: 'newly qualified' },
  { query: 'social work', means: 'social work' },
  { query: 'learning disability', means: 'learning disability' },
  { query: 'dementia care', means: 'dementia care' },
  { query: 'autism assessment', means: 'autism assessment' },
  { query: 'family court', means: 'family court' },
  { query: 'team manager', means: 'team manager' },
  { query: 'children rights law', means: 'children rights law' },
  { query: 'trauma informed', means: 'trauma informed' },
  { query: 'reflective supervision', means: 'reflective supervision' },
  { query: 'systemic practice', means: 'systemic practice' },
  { query: 'support worker', means: 'support worker' },
  // Half a word, as the results change while one types
  { query: 'demen', means: 'demen-' },
  { query: 'safegu', means: 'safegu-' },
  { query: 'leaders', means: 'leaders-' },
  { query: 'wellb', means: 'wellb-' },
  { query: 'mental capa', means: 'mental capa-' },
  { query: 'reflective superv', means: 'reflective superv-' },
  { query: 'domestic abu', means: 'domestic abu-' },
  // Mistyped
  { query: 'dementai', means: 'dementia' },
  { query: 'safegaurding', means: 'safeguarding' },
  { query: 'assesment', means: 'assessment' },
  { query: 'autsim', means: 'autism' },
  { query: 'supervison', means: 'supervision' },
  { query: 'wellbieng', means: 'wellbeing' },
  { query: 'leadrship', means: 'leadership' },
  { query: 'conferance', means: 'conference' },
  { query: 'reflectve practice', means: 'reflective practice' },
  { query: 'mental capcity', means: 'mental capacity' },
  { query: 'domestic abouse', means: 'domestic abuse' },
  { query: 'lerning disability', means: 'learning disability' },
  { query: 'systemc practise', means: 'systemic practice' },
];

/** The courses that the queries are judged over. */
export const generatedCourses = (count = 1000) =>
  makeCatalogue(count, 7).courses.map((course) => ({
    ...course,
    key: `c${course.id}`,
    aliases: '',
    description: '',
  }));

const wordsOf = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);

/**
 * Best is what has every word in its title or topics; where no course has, what has them all somewhere. What has them all
 * somewhere may be found in any case.
 */
export function answersOf(courses, means) {
  const has = (words) => (word) =>
    word.endsWith('-')
      ? words.some((one) => one.startsWith(word.slice(0, -1)))
      : words.includes(word);
  const wanted = means.split(' ');
  const near = [];
  const anywhere = [];
  for (const { key, title, topicText, summary, provider } of courses) {
    const head = wordsOf(`${title} ${topicText}`);
    if (wanted.every(has(head))) near.push(key);
    if (wanted.every(has([...head, ...wordsOf(`${summary} ${provider}`)]))) anywhere.push(key);
  }
  return near.length ? { best: near, also: anywhere } : { best: anywhere, also: [] };
}
