/**
 * Whether this page stands in a sandbox of no origin, where downloads, copying, mail and printing do nothing, in silence.
 * No button for them is shown there; a link leads to the record's own page, which can do them.
 */
export const isBoxed = (): boolean => window.origin === 'null';
