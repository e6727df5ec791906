/**
 * Whether the page refused the Trusted Types policy that Lit needs to make templates. In the bundles of `@esca/embed`
 * Lit makes its policy under the name `esca-widgets` and says here when the page does not allow it; then nothing is
 * registered and the author's content stays. With the npm packages Lit makes its own policy, and this stays false.
 */
export const policy = { refused: false };
