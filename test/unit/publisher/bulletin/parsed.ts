import { isTag, isText, type ChildNode, type Document, type Element } from 'domhandler';

/** All elements of a document in their order. */
export function elements(node: Document | Element): Element[] {
  return node.children.flatMap((child: ChildNode) =>
    isTag(child) ? [child, ...elements(child)] : [],
  );
}

/** The text of an element. */
export function textOf(node: Element): string {
  return node.children
    .map((child) => (isText(child) ? child.data : isTag(child) ? textOf(child) : ''))
    .join('')
    .trim();
}
