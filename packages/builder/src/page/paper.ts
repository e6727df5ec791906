/*
 * What a widget looks like on paper, on the screen: its own print rules are made to hold here and now. A page cannot ask
 * a browser for that, but it may change the rules of a style sheet that it can reach.
 */

const changed = new WeakMap<CSSMediaRule, string>();

function* mediaRules(rules: CSSRuleList): Generator<CSSMediaRule> {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) yield rule;
    if (rule instanceof CSSGroupingRule) yield* mediaRules(rule.cssRules);
  }
}

/** Turns the print rules of a widget on or off, and tells it, as a printer would. */
export function showOnPaper(root: ShadowRoot, on: boolean): void {
  for (const sheet of root.adoptedStyleSheets)
    for (const rule of mediaRules(sheet.cssRules)) {
      const before = changed.get(rule);
      if (on && before === undefined && rule.media.mediaText.includes('print')) {
        changed.set(rule, rule.media.mediaText);
        rule.media.mediaText = rule.media.mediaText.replace('print', 'all');
      } else if (!on && before !== undefined) {
        changed.delete(rule);
        rule.media.mediaText = before;
      }
    }
}
