import { toFile } from '../context.js';
import type { PageContext } from '../context.js';
import { markup } from '../html.js';
import type { Area, EmbedPage } from '../presets.js';
import { teamsPath } from '../teams.js';
import { embedPage } from './embed.js';
import type { PageParts } from './shell.js';

/** The embed page of a widget as a tab of Teams: the same page, with the script that speaks to Teams. */
export function teamsPage(page: PageContext, embed: EmbedPage, areas: readonly Area[]): PageParts {
  const parts = embedPage(page, embed, areas);
  const script = page.site.script?.replace(/embed-page\.js$/, 'teams.js');
  return {
    ...parts,
    twin: teamsPath(embed.widget),
    hidden: true,
    data: [],
    head: markup`${parts.head}${
      script === undefined
        ? ''
        : markup`<script type="module" src="${toFile(page, script)}"></script>\n`
    }`,
  };
}
