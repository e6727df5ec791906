import {
  boolean,
  day,
  duration,
  id,
  named,
  oneOf,
  ref,
  set,
  shape,
  string,
  text,
  url,
  when,
} from '../checks.js';
import { report } from '../trail.js';
import { audience, visibility } from './scalars.js';
import { entity } from './support.js';
import type { Bulletin, BulletinItem, Media } from '../types.js';

const media = shape<Media>(
  {
    kind: oneOf('podcast', 'video', 'audio', 'document'),
    src: url,
    type: string,
    duration,
    transcript: url,
    captions: url,
  },
  ['kind', 'src'],
);

const item = shape<BulletinItem>(
  {
    id,
    title: text,
    text,
    ref,
    url,
    media,
    group: id,
    pinned: boolean,
    until: when,
    visibility,
    audience: set(audience),
    topics: set(id),
    featured: boolean,
  },
  ['id'],
  (clean, trail) => {
    if (clean.title ?? clean.ref ?? clean.url ?? clean.media) return clean;
    report(trail, 'V118', 'error');
    return undefined;
  },
);

export const bulletin = shape<Bulletin>(
  {
    ...entity,
    title: text,
    number: string,
    issued: when,
    until: when,
    audience: set(audience),
    intro: text,
    url,
    next: day,
    draft: boolean,
    items: named(item, 500),
  },
  ['id', 'title', 'issued', 'items'],
);
