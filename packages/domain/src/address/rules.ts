import { MONTH, statesOf, type State } from './states.js';
import {
  attributeNames,
  isShared,
  type AttributeName,
  type SharedName,
  type Widget,
} from './names.js';

type PlainRule =
  'text' | 'key' | 'code' | 'codes' | 'ref' | 'refs' | 'url' | 'feeds' | 'instant' | 'lang';

/** What an attribute may hold. A list is separated by spaces. */
export type Rule =
  /** `text`: words, at most 200 characters; `key`: letters, digits, dot, dash, or nothing; `ref`: an id or a full reference. */
  | { readonly type: PlainRule }
  /** One of, or a list of, the values; `month` also allows `YYYY-MM`. */
  | {
      readonly type: 'choice' | 'choices';
      readonly values: readonly string[];
      readonly month?: true;
    }
  | { readonly type: 'integer'; readonly min: number; readonly max: number };

/** One attribute of one element: a row of the table from which addresses, snippets and their checks follow. */
export interface Attribute<Name extends string = AttributeName> {
  readonly name: Name;
  readonly rule: Rule;
  /** What holds when the attribute is absent, if that can be written as a value. */
  readonly default?: string;
  /** True when the visitor can change it, so that it belongs to the state kept in an address. */
  readonly state?: true;
  /** True when every widget has it. */
  readonly shared: boolean;
}

type Row = Partial<RuledRow>;
type RuledRow = Pick<Attribute, 'rule' | 'default'>;

const words = (list: string): readonly string[] => list.split(' ');
const one = (values: string, fallback?: string): Row => ({
  rule: { type: 'choice', values: words(values) },
  ...(fallback === undefined ? {} : { default: fallback }),
});
const some = (values: string): Row => ({ rule: { type: 'choices', values: words(values) } });
/** One of the words that `states.ts` has for it, because every widget needs them. */
const listed: Row = {};
const whole = (min: number, max: number, fallback?: string): Row => ({
  rule: { type: 'integer', min, max },
  ...(fallback === undefined ? {} : { default: fallback }),
});
const plain = (type: PlainRule): Row => ({ rule: { type } });

const pcf =
  'entry readiness first-placement last-placement newly-qualified social-worker experienced advanced strategic';
const contracts = 'permanent fixed-term secondment casual apprenticeship placement volunteer other';

const shared: Record<SharedName, Row> = {
  src: plain('feeds'),
  audience: some('adults children'),
  area: plain('codes'),
  topic: plain('codes'),
  level: some(pcf),
  locked: plain('codes'),
  label: plain('text'),
  'heading-level': whole(1, 6, '2'),
  limit: whole(1, 1000),
  'see-all': plain('url'),
  theme: one('auto light dark', 'auto'),
  sync: one('none query hash', 'none'),
  'state-key': plain('key'),
  storage: one('none device', 'none'),
  now: plain('instant'),
  lang: plain('lang'),
};

const page = whole(1, 100_000);
const pageSize = whole(1, 100, '20');

type OwnRows<W extends Widget> = Record<Exclude<AttributeName<W>, SharedName>, Row>;

const own: { readonly [W in Widget]: OwnRows<W> } = {
  'course-finder': {
    query: plain('text'),
    mode: some('in-person online on-demand blended work-based'),
    format: plain('codes'),
    when: listed,
    availability: some('bookable opens waiting undated'),
    sort: listed,
    page,
    'page-size': pageSize,
    facets: plain('codes'),
    view: listed,
    course: plain('ref'),
  },
  'pathway-map': {
    pathway: plain('ref'),
    view: listed,
    node: plain('ref'),
    from: plain('ref'),
    to: plain('ref'),
    track: plain('code'),
  },
  'vacancy-feed': {
    query: plain('text'),
    step: plain('ref'),
    service: plain('codes'),
    contract: some(contracts),
    'group-by': listed,
    sort: listed,
    page,
    'page-size': pageSize,
    vacancy: plain('ref'),
  },
  'bulletin-card': {
    issue: plain('ref'),
    view: listed,
  },
  'my-list': {},
  feed: {},
};

/**
 * What a visitor chooses and no author writes: it belongs to the state kept in an address, and is not an attribute. Its
 * names are no attribute's.
 */
const visitors: Partial<Record<Widget, Readonly<Record<string, Row>>>> = {
  'course-finder': {
    'also-open': listed,
    step: plain('refs'),
    domain: some(
      'professionalism values diversity rights knowledge reflection skills contexts leadership',
    ),
    approval: some('none manager selection nomination'),
    cost: some('free paid'),
    provider: plain('refs'),
    compare: plain('refs'),
  },
  'pathway-map': {
    only: some('vacancies training'),
    compare: plain('refs'),
    domain: one(
      'professionalism values diversity rights knowledge reflection skills contexts leadership',
    ),
  },
  'vacancy-feed': {
    track: plain('refs'),
    pattern: some(
      'full-time part-time job-share flexible term-time compressed shifts out-of-hours',
    ),
    pay: some('0 30000 35000 40000 45000 50000 60000'),
    welcome: some('newly-qualified student'),
    closing: one('3 7 14 30 none'),
  },
};

/** The rows of one element, in the order of its names. */
export function attributesOf(widget: Widget): readonly Attribute[] {
  const rows: Readonly<Record<string, Row>> = { ...shared, ...own[widget] };
  const states = new Map(statesOf(widget).map((state) => [state.name, state]));
  return attributeNames(widget).map((name) => ({
    name,
    shared: isShared(name),
    ...(rows[name] as RuledRow),
    ...stateRow(states.get(name)),
  }));
}

/** What a row says of an attribute that the visitor can change. */
function stateRow(state: State | undefined): { state?: true; default?: string; rule?: Rule } {
  if (!state) return {};
  const { usual, words } = state;
  return {
    state: true,
    ...(usual && { default: usual }),
    ...(words && {
      rule: {
        type: 'choice',
        values: words.filter((word) => word !== MONTH),
        ...(words.includes(MONTH) && { month: true }),
      },
    }),
  };
}

/** The row of one attribute; undefined when the element has no such attribute. */
export function attributeOf(widget: Widget, name: string): Attribute | undefined {
  return attributesOf(widget).find((row) => row.name === name);
}

/** All that the visitor can change: attributes that are state, then what only the visitor chooses. */
export function stateOf(widget: Widget): readonly Attribute<string>[] {
  const attributes = attributesOf(widget);
  const chosen = visitors[widget];
  return statesOf(widget).flatMap((state): Attribute<string>[] => {
    const { name } = state;
    const attribute = attributes.find((row) => row.name === name);
    if (attribute) return [attribute];
    const row = chosen?.[name] as RuledRow | undefined;
    return row ? [{ ...row, name, shared: false, ...stateRow(state) }] : [];
  });
}
