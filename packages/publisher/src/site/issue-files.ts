import { loadWords } from '@esca/domain';
import type { Bulletin, Catalogue, Entry, Links } from '@esca/feed';
import { issueEmail } from '../bulletin/email.js';
import { outgoingIssue } from '../bulletin/issue.js';
import { recordPages } from '../bulletin/record-pages.js';
import type { PublishedSite } from '../bulletin/record-pages.js';
import { teamsCards } from '../bulletin/teams.js';
import { issueText } from '../bulletin/text.js';
import { inLanguage } from './context.js';

/** Path of another form of an issue, without its ending: issues of other publishers stand in a folder of their own. */
export function issueFilePath({ origin, record }: Entry<Bulletin>, publisher: string): string {
  const owner = origin.publisher.id;
  return `bulletin/${owner === publisher ? '' : `${owner}/`}${record.id}`;
}

/**
 * The other forms of each issue by path, in every language of the site: e-mail, plain text and Teams card. What does not fit
 * into one card goes on in `.card-2.json` and so on.
 */
export async function issueFiles(
  issues: readonly Entry<Bulletin>[],
  { catalogue, links, now }: { catalogue: Catalogue; links: Links; now: number },
  site: PublishedSite,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const lang of site.languages) {
    const words = await loadWords(lang);
    const pageOf = recordPages(site, lang);
    for (const entry of issues) {
      const issue = outgoingIssue(entry, {
        catalogue,
        links,
        now,
        words,
        pageOf,
        baseUrl: site.baseUrl,
      });
      const path = inLanguage(issueFilePath(entry, site.publisher), lang, site.languages);
      files.set(`${path}.html`, issueEmail(issue));
      files.set(`${path}.txt`, issueText(issue));
      teamsCards(issue).forEach((card, index) => {
        const part = index === 0 ? '' : `-${String(index + 1)}`;
        files.set(`${path}.card${part}.json`, `${JSON.stringify(card)}\n`);
      });
    }
  }
  return files;
}
