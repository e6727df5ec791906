import type { SavingStrings } from './saved.strings.js';

/** The same in Welsh. */
export const cy: SavingStrings = {
  save: 'Cadw',
  saveName: 'Cadw {title}',
  saved: 'Wedi’i gadw',
  savedName: 'Wedi’i gadw: {title}, tynnu oddi ar fy rhestr',
  announceSaved: 'Mae {title} ar eich rhestr.',
  announceTaken: 'Nid yw {title} ar eich rhestr mwyach.',
  asked: 'Fe wnaethoch ofyn ar {date}',
  full: 'Nid oedd modd cadw hwn: does dim lle ar ôl ar y ddyfais hon. Tynnwch rywbeth oddi ar eich rhestr a rhowch gynnig arall arni.',
  off: 'Nid oedd modd cadw hwn: nid yw’r porwr hwn yn gadael i’r dudalen gadw dim.',
};
