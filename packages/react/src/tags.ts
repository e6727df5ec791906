/**
 * Types for the tags themselves, for pages that write `<esca-course-finder>` in JSX. Import it once:
 * `import type {} from '@esca/react/tags';`
 */
import type { Widget } from '@esca/domain/address';
import type { HTMLAttributes, ReactNode, Ref } from 'react';
import type { Listeners, Objects, TagAttributes } from './props.js';

/** React listens for an event of a custom element under `on` and its whole name. */
type TagListeners = {
  readonly [
    Name in keyof Listeners as Name extends `onEsca${infer Rest}`
      ? `onesca-${Lowercase<Rest>}`
      : never
  ]?: Listeners[Name];
};

/** What a tag takes in JSX. */
export type TagProps<W extends Widget> = TagAttributes<W> &
  TagListeners &
  Objects &
  Omit<HTMLAttributes<HTMLElement>, keyof TagAttributes<W> | 'children'> & {
    readonly key?: string | number | null | undefined;
    readonly ref?: Ref<HTMLElement> | undefined;
    readonly children?: ReactNode;
  };

type Tags = { [W in Widget as `esca-${W}`]: TagProps<W> };

declare module 'react' {
  // React finds the types of tags in this namespace and nowhere else.
  // eslint-disable-next-line no-restricted-syntax, @typescript-eslint/no-namespace
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type
    interface IntrinsicElements extends Tags {}
  }
}
