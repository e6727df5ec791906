/** The one style sheet of the published pages: quiet, readable from 320 px, light and dark, fit for paper. */
export const siteStyles = `:root{color-scheme:light dark;--ink:#1b1f24;--soft:#50575f;--paper:#fff;--line:#c9ced4;--link:#0b4f9c;--focus:#b35900}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#b4bac1;--paper:#15181c;--line:#454b53;--link:#8ab8f5;--focus:#ffb454}}
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,main:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-99rem}.skip:focus{position:static;display:inline-block;padding:.5rem 1rem}
header,main,footer{max-width:60rem;margin-inline:auto;padding:1rem clamp(1rem,4vw,2rem)}
header{border-block-end:1px solid var(--line)}footer{border-block-start:1px solid var(--line);color:var(--soft)}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:0;padding:0}nav li{margin:0}nav a{padding:.25rem 0}nav a,footer a,td a{display:inline-block;min-block-size:24px}
main:focus{outline:0}
esca-course-finder,esca-pathway-map,esca-vacancy-feed,esca-bulletin-card,esca-my-list{display:block}
h1,h2,h3,h4{line-height:1.25;text-wrap:balance}h1{font-size:1.75rem;margin-block:.5rem 1rem}h2{font-size:1.3rem;margin-block:2rem .5rem}h3{font-size:1.1rem;margin-block:1.25rem .25rem}h4{font-size:1rem;margin-block:1rem .25rem}
p,ul,ol,dl,table{margin-block:.5rem 1rem}p,li,dd{max-width:42rem}li{margin-block:.25rem}
.lead{font-size:1.1rem}.meta,.host{color:var(--soft)}.host{font-size:.9em}
.list{list-style:none;padding:0}.list>li{max-width:none;padding-block:.75rem;border-block-end:1px solid var(--line)}.list h2,.list h3{margin-block:0 .25rem;font-size:1.1rem}.list p{margin-block:.15rem}
.facts div{display:grid;grid-template-columns:minmax(7rem,12rem) 1fr;gap:0 1rem;padding-block:.3rem;border-block-end:1px solid var(--line)}.facts dt{font-weight:600}.facts dd{margin:0}
.scroll{overflow-x:auto}table{border-collapse:collapse;inline-size:100%}th,td{text-align:start;vertical-align:top;padding:.4rem .75rem .4rem 0;border-block-end:1px solid var(--line)}
.action a{display:inline-block;padding:.5rem 1rem;border-radius:.25rem;background:var(--link);color:var(--paper);font-weight:600}summary{padding-block:.25rem;cursor:pointer}
.note{border-inline-start:4px solid var(--focus);padding-inline-start:1rem}
.framed header{display:none}.embed :is(header,main,footer){max-width:none;padding:.5rem clamp(0rem,50vw - 7.5rem,.5rem)}.embed h1{margin-block-start:0}.embed esca-my-list{min-block-size:14rem}.embed footer{padding-block:.25rem;font-size:.9rem}
@media(min-width:60rem){:root:not(.framed) .embed :is(header,main,footer){padding-inline:2rem}}
@media(min-width:40rem){.columns>ul{columns:2;column-gap:2rem}.columns li{break-inside:avoid}}
@media(max-width:40rem){.rows,.rows tbody,.rows tr,.rows th,.rows td{display:block}.rows thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}.rows tr{border-block-end:1px solid var(--line);padding-block:.5rem}.rows th,.rows td{border:0;padding:.1rem 0}.rows td:empty{display:none}}
@media(max-width:32rem){.facts div{display:block}}
@media print{header,footer nav,.skip{display:none}a,.action a{color:inherit;background:none}.action a{padding:0}main :not(td)>a[href^="http"]::after{content:" <" attr(href) ">";font-size:.85em}:not(td)>.host{display:none}li,tr{break-inside:avoid}h1,h2,h3,h4{break-after:avoid}}
`;

/**
 * Marks a page that stands in a frame, where the menu of the site would only be in the way. It runs before anything is
 * painted, so that nothing moves; where scripts are off the menu stays, because nobody can tell.
 */
export const frameScript =
  "if (parent !== window) document.documentElement.classList.add('framed');\n";

/** The icon of the published pages, so that browsers do not ask for one that is not there. */
export const siteIcon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#0b4f9c"/><path d="M4 12V8m4 4V4m4 8V6" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>\n';
