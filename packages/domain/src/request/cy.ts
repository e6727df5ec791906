import type { RequestWords } from './words.js';

/** Welsh words of the messages. */
export const requestCy: RequestWords = {
  lang: 'cy',
  greeting: 'Helo,',
  subject: {
    manager: 'Cais i fynychu: {course}',
    'waiting-list': 'Rhestr aros: {course}',
    interest: 'Diddordeb yn: {course}',
  },
  opening: {
    manager: 'Hoffwn fynd ar y cwrs hwn. A fyddech cystal â dweud a ydych yn cymeradwyo?',
    'waiting-list': 'A fyddech cystal â’m hychwanegu at y rhestr aros ar gyfer y cwrs hwn?',
    interest: 'A fyddech cystal â dweud wrthyf pan fydd dyddiadau ar gyfer y cwrs hwn?',
  },
  labels: {
    course: 'Cwrs',
    date: 'Dyddiad',
    place: 'Ble',
    mode: 'Sut',
    alternatives: 'Dyddiadau eraill â lleoedd',
    hours: 'Amser',
    cost: 'Cost',
    cover: 'Angen staff yn fy lle',
    why: 'Pam',
    link: 'Rhagor amdano',
  },
  line: '{label}: {value}',
  cut: '[…]',
};
