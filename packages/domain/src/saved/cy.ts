import type { SavedWords } from './words.js';

/** Welsh. */
export const savedCy: SavedWords = {
  changes: {
    gone: 'Ddim ar gael mwyach',
    replaced: 'Mae’r cam hwn wedi cymryd ei le',
    cancelled: 'Wedi’i ganslo ers i chi ei gadw',
    postponed: 'Wedi’i ohirio ers i chi ei gadw',
    'new-date': 'Dyddiad newydd',
    full: 'Bellach yn llawn',
    places: 'Lleoedd ar gael eto',
    'booking-open': 'Gellir archebu nawr',
    closed: 'Wedi cau ers i chi ei gadw',
    filled: 'Wedi’i llenwi ers i chi ei chadw',
    withdrawn: 'Wedi’i thynnu’n ôl ers i chi ei chadw',
    'closing-soon': 'Yn cau’n fuan',
    'new-closing': 'Dyddiad cau newydd',
  },
  columns: {
    kind: 'Math',
    title: 'Teitl',
    date: 'Dyddiad',
    place: 'Lle',
    status: 'Statws',
    hours: 'Oriau DPP',
    link: 'Dolen',
  },
  kinds: {
    course: 'Cwrs',
    session: 'Dyddiad cwrs',
    node: 'Cam gyrfa',
    pathway: 'Llwybr gyrfa',
    vacancy: 'Swydd wag',
    bulletin: 'Bwletin',
    item: 'Eitem bwletin',
    org: 'Sefydliad',
    place: 'Lle',
  },
  unknown: 'Ddim yn y rhestr a lwythwyd',
};
