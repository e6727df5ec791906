import { attributeNames, type Widget } from '@esca/domain/address';
import { createElement, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { ReactElement, ReactNode, Ref } from 'react';
import type { Props } from './props.js';

const camel = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const eventName = (prop: string): string => `onesca-${prop.slice('onEsca'.length).toLowerCase()}`;

/** On a server there is no layout, and React says so about every effect that waits for one. */
const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * A tag as a component. Settings become attributes, so that a page made on a server is complete before any script runs;
 * objects become properties; listeners are React's own. The tag is registered once the first of its kind is on a page.
 */
export function component<W extends Widget, Element extends HTMLElement>(
  widget: W,
  register: () => Promise<unknown>,
): (props: Props<W, Element>) => ReactElement {
  const attributes = new Map(attributeNames(widget).map((name) => [camel(name), name] as const));
  const Widget = ({ ref, feed, strings, children, ...rest }: AllProps): ReactElement => {
    const element = useRef<HTMLElement & { feed?: unknown; strings?: unknown }>(null);
    useImperativeHandle(ref, () => element.current!, []);
    useEffect(() => void register(), []);
    useBeforePaint(() => {
      // Lit takes over what was set before a tag was registered. What was never given is not set at all.
      const { current } = element;
      if (!current) return;
      if (feed !== undefined || current.feed !== undefined) current.feed = feed;
      if (strings !== undefined || current.strings !== undefined) current.strings = strings ?? {};
    }, [feed, strings]);
    const given = Object.fromEntries(
      Object.entries(rest).map(([prop, value]) => [
        prop.startsWith('onEsca') ? eventName(prop) : (attributes.get(prop) ?? prop),
        value,
      ]),
    );
    return createElement(`esca-${widget}`, { ...given, ref: element }, children);
  };
  Widget.displayName = `esca-${widget}`;
  return Widget as (props: Props<W, Element>) => ReactElement;
}

/** The props of any component, as the code that serves them all sees them. */
interface AllProps {
  readonly ref?: Ref<HTMLElement>;
  readonly feed?: unknown;
  readonly strings?: object;
  readonly children?: ReactNode;
  readonly [prop: string]: unknown;
}
