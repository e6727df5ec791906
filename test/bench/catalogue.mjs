/**
 * A synthetic catalogue that a seed repeats: a vocabulary by Zipf's law, titles, summaries of 30 words, topics, providers,
 * places, levels and sessions. It runs in Node and in the page, so that nothing has to be sent.
 */

/** Random numbers from 0 up to 1 (mulberry32). */
export function randomFrom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const onsets = 'b c d f g h l m n p r s t v w br cl cr dr fl gr pl pr sh sp st th tr'.split(' ');
const vowels = 'a e i o u ai ea ee io ou'.split(' ');
const codas = ['', '', '', 'n', 'r', 's', 't', 'l', 'm', 'ng', 'nt', 'ck', 'st'];
const known =
  'mental capacity act safeguarding adults children supervision practice assessment autism dementia domestic abuse reflective systemic leadership wellbeing learning disability family support worker manager team care court law rights best interests assessor educator newly qualified social work conference trauma informed'.split(
    ' ',
  );

function vocabularyOf(random, size) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const words = new Set(known);
  while (words.size < size) {
    const syllables = 1 + Math.floor(random() * 2.4) + (random() < 0.6 ? 1 : 0);
    let word = '';
    for (let i = 0; i < syllables; i++)
      word += pick(onsets) + pick(vowels) + (i === syllables - 1 ? pick(codas) : '');
    if (word.length > 3) words.add(word);
  }
  return [...words];
}

export const topics = Array.from({ length: 40 }, (_, i) => `topic-${i}`);
export const levels = [
  'entry',
  'newly-qualified',
  'social-worker',
  'experienced',
  'advanced',
  'strategic',
];
export const areas = ['west', 'mid', 'north-east', 'south'];
export const modes = ['in-person', 'online', 'on-demand', 'blended'];
export const months = Array.from(
  { length: 12 },
  (_, i) => `2027-${String(i + 1).padStart(2, '0')}`,
);

/** `count` courses: `{ id, title, summary, topics, topicText, provider, level, date, sessions: [{ mode, area, month }] }`. */
export function makeCatalogue(count, seed = 1) {
  const random = randomFrom(seed);
  const vocabulary = vocabularyOf(random, Math.round(1500 + 90 * Math.sqrt(count)));
  // Cumulated Zipf weights, exponent 1.
  const sums = new Float64Array(vocabulary.length);
  let total = 0;
  for (let i = 0; i < sums.length; i++) sums[i] = total += 1 / (i + 2);
  const word = () => {
    const wanted = random() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return vocabulary[low];
  };
  const words = (n) => Array.from({ length: n }, word).join(' ');
  const pick = (list) => list[Math.floor(random() * list.length)];
  const topicNames = topics.map(() => words(2));
  const providers = Array.from({ length: 30 }, () => `${words(1)} ${words(1)} college`);
  const courses = Array.from({ length: count }, (_, id) => {
    const own = [...new Set([pick(topics), pick(topics.slice(0, 12))])];
    const title = words(3 + Math.floor(random() * 4));
    return {
      id,
      title: title.charAt(0).toUpperCase() + title.slice(1),
      summary: `${words(30)}.`,
      topics: own,
      topicText: own.map((topic) => topicNames[topics.indexOf(topic)]).join(', '),
      provider: pick(providers),
      level: pick(levels),
      date: Math.floor(random() * 1e6),
      sessions: Array.from({ length: Math.floor(random() * 5) }, () => ({
        mode: pick(modes),
        area: pick(areas),
        month: pick(months),
      })),
    };
  });
  return { courses, vocabulary };
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A word with one typing error: a letter left out, added, changed, or two swapped. */
export function misspell(random, word) {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letter = letters[Math.floor(random() * 26)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + letter + word.slice(at);
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1);
    default:
      return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  }
}

/** Queries of each kind, each with the course it was made from. */
export function makeQueries(courses, count, seed = 2) {
  const random = randomFrom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const titled = () => {
    for (;;) {
      const course = pick(courses);
      const words = course.title
        .toLowerCase()
        .split(' ')
        .filter((word) => word.length > 4);
      if (words.length > 1) return { course, words };
    }
  };
  const filters = () => ({
    area: [pick(areas)],
    topic: [pick(topics), pick(topics)],
    level: [pick(levels), pick(levels)],
  });
  const all = { prefix: [], typo: [], filtered: [], empty: [] };
  for (let i = 0; i < count; i++) {
    const prefix = titled();
    const word = pick(prefix.words);
    all.prefix.push({
      text: word.slice(0, 3 + Math.floor(random() * (word.length - 2))),
      course: prefix.course.id,
    });
    const typo = titled();
    const first = Math.floor(random() * typo.words.length);
    const second = (first + 1 + Math.floor(random() * (typo.words.length - 1))) % typo.words.length;
    const pair = [typo.words[first], typo.words[second]];
    const wrong = random() < 0.5 ? 0 : 1;
    pair[wrong] = misspell(random, pair[wrong]);
    all.typo.push({ text: pair.join(' '), course: typo.course.id });
    const filtered = titled();
    all.filtered.push({
      text: pick(filtered.words),
      filters: filters(),
      sort: 'date',
      course: filtered.course.id,
    });
    all.empty.push({ text: '', filters: filters(), sort: 'date' });
  }
  return all;
}
