import { attributeOf } from './rules.js';
import { anchor, escapeHtml, givenAttributes, type Embedding } from './snippets.js';

const words = (name: string): string[] => name.split('-');
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The component of `@esca/react`: `course-finder` is `CourseFinder`. */
export function componentName(widget: Embedding['widget']): string {
  return widget === 'feed' ? 'FeedProvider' : words(widget).map(capital).join('');
}

/** An attribute as a prop: `heading-level` is `headingLevel`. */
export function propName(attribute: string): string {
  const [first = '', ...rest] = words(attribute);
  return first + rest.map(capital).join('');
}

/** The widget in JSX, with its import, and with the link inside for when no script runs. */
export function reactSnippet(embedding: Embedding): string {
  const { widget, attributes, height } = embedding;
  const component = componentName(widget);
  const props = givenAttributes(widget, attributes).map(([name, value]) =>
    attributeOf(widget, name)?.rule.type === 'integer'
      ? `${propName(name)}={${value}}`
      : `${propName(name)}="${escapeHtml(value)}"`,
  );
  if (height !== undefined) props.push(`style={{ minHeight: ${String(height)} }}`);
  const open = [component, ...props].join('\n  ');
  return `import { ${component} } from '@esca/react';

<${open}${props.length > 0 ? '\n' : ''}>
  ${anchor(embedding).replace(/[{}]/g, (brace) => `{'${brace}'}`)}
</${component}>`;
}
