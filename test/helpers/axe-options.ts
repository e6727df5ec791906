import type { RunOptions } from 'axe-core';

/** WCAG 2.0 to 2.2 at A and AA, and best practice. */
export const EVERY_RULE: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

/** Rules about whole pages say nothing about a widget, which is a part of somebody else's page. */
export const RULES_OF_A_PART: RunOptions = {
  ...EVERY_RULE,
  rules: Object.fromEntries(
    [
      'region',
      'page-has-heading-one',
      'landmark-one-main',
      'bypass',
      'document-title',
      'html-has-lang',
      'heading-order',
    ].map((rule) => [rule, { enabled: false }]),
  ),
};
