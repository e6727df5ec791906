import type { RequestStrings } from './request.strings.js';

/** The same in Welsh. */
export const cy: RequestStrings = {
  title: {
    manager: 'Gofyn i’m rheolwr',
    'waiting-list': 'Gofyn am le ar y rhestr aros',
    interest: 'Gofyn am gael clywed am ddyddiadau',
  },
  intro:
    'Does dim byd yn cael ei anfon o’r fan hon. Rydych chi’n darllen y neges, yn ei newid fel y mynnwch, ac yn ei hanfon eich hun.',
  steps: 'Y camau nesaf',
  step: { choose: 'Dewis', ask: 'Gofyn', approved: 'Cymeradwyo', booked: 'Archebu' },
  done: '{step} (wedi’i wneud)',
  honest:
    'Ni all y dudalen hon weld beth mae eich rheolwr yn ei benderfynu, nac a ydych wedi archebu. Pan gewch ganiatâd, archebwch eich lle.',
  book: 'Archebu: {title}',
  asked: 'Fe wnaethoch ofyn ar {date}.',
  date: 'Pa ddyddiad',
  second: 'Ail ddewis',
  noSecond: 'Dim ail ddewis',
  why: 'Pam y cwrs hwn',
  whyHelp: 'Er enghraifft yr hyn a gytunwyd mewn goruchwyliaeth.',
  cover: 'Angen staff yn fy lle',
  coverHelp: 'Er enghraifft dyletswydd ar y diwrnod hwnnw.',
  optional: '(dewisol)',
  subject: 'Pwnc: {subject}',
  message: 'Eich neges',
  rewrite: 'Ei hysgrifennu eto o’r atebion uchod',
  edited: 'Rydych wedi newid y neges, felly nid yw’r atebion uchod yn ei newid mwyach.',
  keep: 'Cadw hwn ar fy rhestr ar y ddyfais hon, gyda’r diwrnod y gofynnais',
  copy: 'Copïo’r neges',
  email: 'Ysgrifennu e-bost',
  teams: 'Rhannu yn Teams',
  form: 'Agor y ffurflen gais',
  close: 'Cau',
  newTab: '{label} (yn agor mewn tab newydd)',
  handed: {
    copy: 'Wedi’i chopïo. Gludwch hi lle rydych am ei hanfon: does dim byd wedi’i anfon.',
    email:
      'Dylai eich rhaglen e-bost agor gyda’r neges. Caiff ei hanfon pan fyddwch chi’n ei hanfon.',
    teams: 'Dylai Teams agor gyda’r neges. Caiff ei hanfon pan fyddwch chi’n ei hanfon.',
    form: 'Dylai’r ffurflen agor, gyda’r hyn sy’n hysbys wedi’i lenwi. Caiff ei hanfon pan fyddwch chi’n ei hanfon.',
  },
  notCopied: 'Mae’r neges wedi’i dewis. Pwyswch Ctrl ac C, neu ⌘ ac C, i’w chopïo.',
  boxed:
    'Nid yw’r dudalen o amgylch hon yn gadael iddi gopïo, argraffu nac ysgrifennu e-byst. Gall tudalen y cwrs ei hun wneud hynny.',
  boxedList:
    'Nid yw’r dudalen o amgylch hon yn gadael iddi gopïo, argraffu nac ysgrifennu e-byst. Dewiswch y neges i’w chopïo.',
  ownPage: 'Agor tudalen {title}',
  listTitle: 'Anfon fy rhestr at fy rheolwr',
  listSubject: 'Fy rhestr o gyrsiau a dyddiadau',
  listOpening: 'Helo,\n\nDyma sydd ar fy rhestr. Allwn ni siarad amdani?',
};
