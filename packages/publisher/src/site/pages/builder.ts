import { toFile } from '../context.js';
import type { PageContext } from '../context.js';
import { markup } from '../html.js';
import type { PageParts } from './shell.js';

/** Path of the page of the embed builder without its language. */
export const builderPath = 'builder/index.html';

/** The page of the embed builder: what it is for, and the place that its script fills. */
export function builderPage(page: PageContext): PageParts {
  const { say } = page;
  return {
    title: say.builder,
    description: say.builderIntro,
    twin: builderPath,
    main: markup`<h1>${say.builder}</h1>
<div id="builder">
<p class="lead">${say.builderIntro}</p>
<p>${say.builderNeeds}</p>
</div>
`,
    head: markup`<link rel="stylesheet" href="${toFile(page, 'builder/builder.css')}">
<script type="module" src="${toFile(page, 'builder/builder.js')}"></script>
`,
  };
}
