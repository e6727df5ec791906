import type { AttributeName, SharedName, Widget } from '@esca/domain/address';
import type {
  ErrorEvent,
  FilterEvent,
  LoadEvent,
  OutboundEvent,
  RequestEvent,
  SaveEvent,
  SelectEvent,
} from '@esca/elements';
import type { HTMLAttributes, ReactNode, Ref } from 'react';
import type { numbers, ownChoices, sharedChoices } from './choices.js';

type Camel<S extends string> = S extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : S;

type Shared = typeof sharedChoices;
type Own<W extends Widget> = (typeof ownChoices)[W];
type OneOf<List> = List extends readonly (infer Value)[] ? Value : never;

/** What an attribute holds: one of its choices, a number, or text. */
type Value<W extends Widget, Name extends string> = Name extends keyof Own<W>
  ? OneOf<Own<W>[Name]>
  : Name extends keyof Shared
    ? OneOf<Shared[Name]>
    : Name extends (typeof numbers)[number]
      ? number
      : string;

/** The attributes of an element under the names that they have in HTML. */
export type TagAttributes<W extends Widget> = {
  readonly [Name in AttributeName<W>]?: Value<W, Name> | undefined;
};

/** The attributes of a widget as props: `heading-level` is `headingLevel`. */
export type Settings<W extends Widget> = {
  readonly [Name in AttributeName<W> as Camel<Name>]?: Value<W, Name> | undefined;
};

/** What every widget tells the page. */
export interface Listeners {
  /** A feed was loaded, for the first time or again. */
  readonly onEscaLoad?: ((event: LoadEvent) => void) | undefined;
  /** A feed could not be loaded, after the last try. */
  readonly onEscaError?: ((event: ErrorEvent) => void) | undefined;
  /** The visitor opened a record; `preventDefault()` to open it yourself. */
  readonly onEscaSelect?: ((event: SelectEvent) => void) | undefined;
  /** The visitor changed the filters. */
  readonly onEscaFilter?: ((event: FilterEvent) => void) | undefined;
  /** The visitor saved a record or took it off the list; `preventDefault()` to leave the list as it is. */
  readonly onEscaSave?: ((event: SaveEvent) => void) | undefined;
  /** The visitor hands over a request; `preventDefault()` to hand it over yourself. */
  readonly onEscaRequest?: ((event: RequestEvent) => void) | undefined;
  /** The visitor follows a link that leaves the site; `preventDefault()` to stay. */
  readonly onEscaOutbound?: ((event: OutboundEvent) => void) | undefined;
}

/** What can be given as an object only. */
export interface Objects {
  /** A feed object, used instead of `src`. */
  readonly feed?: unknown;
  /** Replaces words; the feed around widgets has none. */
  readonly strings?: Readonly<Record<string, unknown>> | undefined;
}

type Ours = Camel<AttributeName> | SharedName | keyof Listeners | keyof Objects;

/** The props of a component: settings, listeners, objects, and what every HTML element has. */
export type Props<W extends Widget, Element extends HTMLElement> = Settings<W> &
  Listeners &
  Objects &
  Omit<HTMLAttributes<HTMLElement>, Ours | 'children'> & {
    /** Shown until the feed is there, and if it cannot be loaded. In a feed: your page. */
    readonly children?: ReactNode;
    readonly ref?: Ref<Element> | undefined;
  };
