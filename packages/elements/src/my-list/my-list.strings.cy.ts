import type { Plural } from '@esca/domain';
import { cy as shared } from '../shared/shared.strings.cy.js';
import type { MyListStrings } from './my-list.strings.js';

/** Six forms that differ only in the noun that follows the number. */
const forms = (two: string, few = two, one = few, many = few): Plural => ({
  zero: few,
  one,
  two,
  few,
  many,
  other: few,
});

/** The same in Welsh. */
export const cy: MyListStrings = {
  ...shared,
  heading: 'Fy rhestr',
  empty: 'Does dim byd ar eich rhestr eto.',
  emptyHelp:
    'Pwyswch Cadw wrth ymyl cwrs, dyddiad, cam gyrfa neu swydd wag, a bydd i’w weld yma. Ar y ddyfais hon yn unig y caiff ei gadw, ac ni all neb arall ei weld.',
  unkept: {
    off: 'Nid yw’r porwr hwn yn gadael i’r dudalen gadw dim, felly ni ellir cadw dim byd yma. Mae popeth arall yn gweithio.',
    newer:
      'Cafodd eich rhestr ei chadw gan fersiwn mwy diweddar o’r dudalen hon. Mae’n ddiogel, ond ni ellir ei dangos yma.',
    corrupt:
      'Nid oedd modd darllen yr hyn a gadwyd ar y ddyfais hon, felly bydd eich rhestr yn dechrau o’r newydd gyda’r peth nesaf y byddwch yn ei gadw.',
  },
  full: 'Mae eich rhestr yn llawn. Tynnwch rywbeth oddi arni cyn cadw mwy.',
  items: forms('{n} beth wedi’u cadw', '{n} peth wedi’u cadw', '{n} peth wedi’i gadw'),
  total: '{hours} i gyd',
  groups: {
    courses: 'Cyrsiau a dyddiadau',
    steps: 'Camau gyrfa',
    vacancies: 'Swyddi gwag',
    bulletins: 'O’r bwletin',
    others: 'Heb eu canfod',
  },
  kept: 'Wedi’u cadw ar y ddyfais hon',
  keptHelp:
    'Dyma’r hyn rydych wedi’i gadw, o dan yr enwau oedd arno bryd hynny. Bydd dyddiadau a lleoedd yma eto pan ellir llwytho’r rhestr o gyrsiau.',
  changed: forms(
    'Mae {n} beth wedi newid ers i chi eu cadw.',
    'Mae {n} pheth wedi newid ers i chi eu cadw.',
    'Mae {n} peth wedi newid ers i chi ei gadw.',
    'Mae {n} o bethau wedi newid ers i chi eu cadw.',
  ),
  seen: 'Rwyf wedi gweld hyn',
  seenDone: 'Mae’r newidiadau wedi’u marcio fel rhai a welwyd.',
  clashes: 'Dyddiadau sy’n gwrthdaro',
  clash: 'Mae {a} a {b} ymlaen ar yr un pryd, ar {when}.',
  savedOn: 'Cadwyd ar {date}',
  askedOn: 'Gofynnwyd ar {date}',
  newName: 'Nawr: {title}',
  remove: 'Tynnu',
  removeName: 'Tynnu {title} oddi ar fy rhestr',
  removed: 'Nid yw {title} ar eich rhestr mwyach.',
  putBack: 'Ei roi yn ôl',
  putBackName: 'Rhoi {title} yn ôl ar fy rhestr',
  backAgain: 'Mae {title} yn ôl ar eich rhestr.',
  actions: 'Beth allwch chi ei wneud gyda’ch rhestr',
  calendar: 'Ffeil galendr',
  calendarName: 'Ffeil galendr gyda phob dyddiad (.ics)',
  calendarNone: 'Nid oes dyddiad ar eich rhestr y gallai calendr ei ddal.',
  calendarDone: 'Mae’r ffeil galendr ymhlith eich lawrlwythiadau.',
  calendarLeft: forms(
    'Nid oes gan {n} beth ddyddiad eu hunain eto, felly nid ydynt ynddi.',
    'Nid oes gan {n} peth ddyddiad eu hunain eto, felly nid ydynt ynddi.',
    'Nid oes gan {n} peth ei ddyddiad ei hun eto, felly nid yw ynddi.',
  ),
  table: 'Taenlen',
  tableName: 'Taenlen o’r rhestr (.csv)',
  tableDone: 'Mae’r daenlen ymhlith eich lawrlwythiadau.',
  fileName: 'fy-rhestr',
  print: 'Argraffu',
  share: 'Rhannu dolen',
  send: 'Anfon at fy rheolwr',
  clear: 'Clirio fy rhestr',
  shareTitle: 'Rhannu fy rhestr',
  shareHelp:
    'Gall pwy bynnag sy’n agor y ddolen hon ychwanegu’r un pethau at eu rhestr eu hunain. Dim ond enwau’r pethau ar eich rhestr sydd ynddi, dim byd amdanoch chi.',
  shareMost: 'Gall dolen ddal {n} peth ar y mwyaf, felly dim ond y {n} cyntaf sydd ynddi.',
  shareLink: 'Dolen',
  shareCopy: 'Copïo’r ddolen',
  shareCopied: 'Mae’r ddolen wedi’i chopïo.',
  shareNotCopied: 'Mae’r ddolen wedi’i dewis. Pwyswch Ctrl ac C, neu ⌘ ac C, i’w chopïo.',
  sharedTitle: 'Cafodd rhestr ei rhannu â chi',
  sharedAbout: forms(
    'Mae arni {n} beth nad ydynt ar eich rhestr eto.',
    'Mae arni {n} o bethau nad ydynt ar eich rhestr eto.',
    'Mae arni {n} peth nad yw ar eich rhestr eto.',
  ),
  sharedNone: 'Mae popeth sydd arni ar eich rhestr yn barod, neu heb fod yno mwyach.',
  sharedUnknown: forms(
    'Nid oedd modd canfod {n} beth arall.',
    'Nid oedd modd canfod {n} peth arall.',
  ),
  add: forms(
    'Ychwanegu’r {n} hyn at fy rhestr',
    'Ychwanegu’r {n} hyn at fy rhestr',
    'Ei ychwanegu at fy rhestr',
  ),
  added: forms('Mae {n} beth ar eich rhestr nawr.', 'Mae {n} peth ar eich rhestr nawr.'),
  notAdded: 'Nid oedd modd cadw’r cyfan: does dim lle ar ôl ar y ddyfais hon.',
  dismiss: 'Ei gadael',
  clearTitle: 'Clirio fy rhestr?',
  clearHelp: forms(
    'Caiff y {n} beth sydd ar eich rhestr eu tynnu oddi arni. Ni ellir dadwneud hyn.',
    'Caiff pob un o’r {n} peth sydd ar eich rhestr eu tynnu oddi arni. Ni ellir dadwneud hyn.',
    'Caiff y {n} peth sydd ar eich rhestr ei dynnu oddi arni. Ni ellir dadwneud hyn.',
  ),
  clearYes: 'Clirio fy rhestr',
  clearNo: 'Cadw fy rhestr',
  forget: 'Anghofio popeth',
  forgetTitle: 'Anghofio popeth?',
  forgetHelp:
    'Eich rhestr, eich marciau ar y map gyrfa, eich ymweliadau diwethaf a dewisiadau bach yw’r cyfan y mae’r tudalennau hyn yn ei gadw ar y ddyfais hon. Bydd y cyfan wedi mynd.',
  cleared: 'Mae eich rhestr yn wag.',
  forgotten: 'Does dim byd yn cael ei gadw ar y ddyfais hon mwyach.',
};
