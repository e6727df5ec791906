import type { RequestWords } from './words.js';

/** English words of the messages. */
export const requestEn: RequestWords = {
  lang: 'en',
  greeting: 'Hello,',
  subject: {
    manager: 'Request to attend: {course}',
    'waiting-list': 'Waiting list: {course}',
    interest: 'Interested in: {course}',
  },
  opening: {
    manager: 'I would like to go on this course. Please could you tell me whether you approve?',
    'waiting-list': 'Please could you add me to the waiting list for this course?',
    interest: 'Please could you tell me when there are dates for this course?',
  },
  labels: {
    course: 'Course',
    date: 'Date',
    place: 'Where',
    mode: 'How',
    alternatives: 'Other dates with places',
    hours: 'Time',
    cost: 'Cost',
    cover: 'Cover needed',
    why: 'Why',
    link: 'More about it',
  },
  line: '{label}: {value}',
  cut: '[…]',
};
