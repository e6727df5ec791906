import { loadRequestWords, type RequestWords } from '@esca/domain';
import { en, type RequestStrings } from './request.strings.js';

/** The words of the dialogues in a language. */
export async function loadDialogWords(lang: string): Promise<[RequestStrings, RequestWords]> {
  try {
    return await Promise.all([
      lang === 'cy' ? import('./request.strings.cy.js').then(({ cy }) => cy) : en,
      loadRequestWords(lang),
    ]);
  } catch {
    // Without its Welsh a dialogue speaks English rather than not at all.
    return [en, await loadRequestWords('en')];
  }
}
