import type { SharedStrings } from './shared.strings.js';
import { cy as shell } from './shell.strings.cy.js';

/** The same in Welsh. */
export const cy: SharedStrings = {
  ...shell,
  partial: 'Nid oedd modd llwytho rhan o’r rhestr o {hosts}. Mae popeth arall i’w weld.',
  partialRecords: 'Nid oedd modd darllen rhai cofnodion. Mae popeth arall i’w weld.',
  stale: 'Efallai nad yw’r rhestr hon yn gyfredol. Cafodd ei diweddaru ddiwethaf ar {date}.',
  veryStale:
    'Cafodd y rhestr hon ei diweddaru ddiwethaf amser maith yn ôl, ar {date}. Holwch cyn dibynnu arni.',
  outdated: 'Nid oedd modd llwytho’r fersiwn ddiweddaraf. Dyma’r rhestr ar {date}.',
  future: 'Dyddiad y rhestr hon yw {date}, sydd eto i ddod. Holwch cyn dibynnu arni.',
  preview: 'Rhagolwg ar {date}',
  addressDropped: 'Ni ddeallwyd rhan o gyfeiriad y dudalen hon ac mae wedi’i hepgor.',
  newTab: 'yn agor mewn tab newydd',
  insecure: 'nid yw’n ddolen ddiogel',
  close: 'Cau',
  more: 'Dangos mwy',
  less: 'Dangos llai',
  seeAll: 'Gweld y cyfan',
  ask: {
    manager: 'Gofyn i’m rheolwr',
    'waiting-list': 'Ymuno â’r rhestr aros',
    interest: 'Rhoi gwybod i mi am ddyddiadau',
  },
};
