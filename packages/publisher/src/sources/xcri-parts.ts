import { readDuration } from './cells.js';
import { tidyPostcode } from './cell-reader.js';
import { findById } from './indexed.js';
import { slug } from './ids.js';
import type { ProblemList } from './problems.js';
import type { ImportContext, PartialFeed } from './source.js';
import { cleanLine, cleanText } from './text.js';
import { attribute, child, children, childText, markupOf, textOf, type XmlNode } from './xml.js';

/** What the parts of a catalogue share. */
export interface Xcri {
  feed: PartialFeed;
  context: ImportContext;
  problems: ProblemList;
  gone: string[];
}

/** Plain text of an element that may hold XHTML. */
export const plainText = (node: XmlNode | undefined): string => cleanText(markupOf(node)).text;

/** The identifier of an element: an own number before an address, for addresses change. */
export function identifierOf(node: XmlNode): string {
  const all = children(node, 'identifier')
    .map((one) => ({ type: attribute(one, 'type') ?? '', text: textOf(one).trim() }))
    .filter((one) => one.text !== '');
  const own =
    all.find((one) => /internalid|reference|code/i.test(one.type)) ??
    all.find((one) => !/^https?:/.test(one.text));
  return (own ?? all[0])?.text ?? '';
}

/** Adds the place of a provider or venue and gives its reference. */
export function addVenue(node: XmlNode, fallback: string, xcri: Xcri): string | undefined {
  const location = child(node, 'location');
  const name = cleanLine(childText(node, 'title') || fallback).text;
  const town = childText(location, 'town');
  const lines = [
    childText(location, 'street'),
    ...children(location, 'address')
      .filter((one) => attribute(one, 'type') === undefined)
      .map((one) => textOf(one).trim()),
    town,
  ];
  const address = [...new Set(lines.filter((line) => line !== ''))].join(', ');
  const postcode = tidyPostcode(childText(location, 'postcode'));
  const title = name || town;
  if (
    title === '' ||
    (address === '' &&
      postcode === '' &&
      node.name.toLowerCase() === 'provider' &&
      childText(node, 'title') === fallback &&
      !location)
  )
    return undefined;
  const id = slug(`${title} ${postcode}`);
  const places = (xcri.feed.places ??= []);
  if (!findById(places, id))
    places.push({
      id,
      name: title,
      ...(address === '' ? {} : { address }),
      ...(postcode === '' ? {} : { postcode }),
    });
  return `place/${id}`;
}

/** Reads a duration, the machine value first; a text that says another length raises a warning. */
export function durationOf(node: XmlNode | undefined, xcri: Xcri): string | undefined {
  if (!node) return undefined;
  const text = readDuration(textOf(node)).value;
  const machine = readDuration(attribute(node, 'interval') ?? '').value;
  if (machine !== undefined && text !== undefined && machine !== text)
    xcri.problems.add(
      'I865',
      'warning',
      { line: node.line },
      `${machine} / ${textOf(node).trim()}`,
    );
  return machine ?? text;
}
