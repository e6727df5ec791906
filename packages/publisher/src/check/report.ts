import { explainProblem } from '@esca/feed';
import type { Problem, Severity } from '@esca/feed';
import { Html, markup } from '../site/html.js';
import type { FiledProblem } from './context.js';
import type { HealthLine } from './health.js';

/** What a report says, whatever its form. */
export interface Report {
  problems: readonly FiledProblem[];
  health: readonly HealthLine[];
}

/** How many problems there are of each severity. */
export function countProblems(problems: readonly Problem[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}

/** The counts in a sentence: "2 errors, 1 warning, no notes". */
export function summaryLine(problems: readonly Problem[]): string {
  const counts = countProblems(problems);
  const say = (count: number, word: string): string =>
    `${count === 0 ? 'no' : String(count)} ${word}${count === 1 ? '' : 's'}`;
  return `${say(counts.error, 'error')}, ${say(counts.warning, 'warning')}, ${say(counts.note, 'note')}`;
}

/** Where a problem stands, as an editor would look for it. */
export function placeWords({ place, path }: Problem): string {
  const words: string[] = [];
  if (place?.sheet !== undefined) words.push(`sheet ${place.sheet}`);
  if (place?.row !== undefined) words.push(`row ${String(place.row)}`);
  if (place?.line !== undefined) words.push(`line ${String(place.line)}`);
  if (place?.column !== undefined) words.push(`column ${place.column}`);
  if (words.length === 0) words.push(path === '' ? 'the whole file' : path);
  return words.join(', ');
}

/** The file that a problem stands in: the source file when it was imported, else the document. */
export function fileOf(problem: FiledProblem): string {
  return problem.place?.file ?? problem.name;
}

function byFile(problems: readonly FiledProblem[]): Map<string, FiledProblem[]> {
  const files = new Map<string, FiledProblem[]>();
  for (const problem of problems) {
    const file = fileOf(problem);
    const list = files.get(file);
    if (list === undefined) files.set(file, [problem]);
    else list.push(problem);
  }
  return files;
}

/** The report as text for a terminal. `paint` colours a severity, or leaves it plain. */
export function textReport(
  report: Report,
  paint: (severity: Severity) => string = (word) => word,
): string {
  const lines: string[] = [];
  for (const [file, problems] of byFile(report.problems)) {
    lines.push(file);
    for (const problem of problems) {
      const { message, fix } = explainProblem(problem);
      lines.push(
        `  ${paint(problem.severity)} ${problem.code}  ${placeWords(problem)}`,
        `      ${message}`,
        `      ${fix}`,
      );
    }
    lines.push('');
  }
  if (report.health.length > 0) {
    lines.push('About the content as a whole');
    for (const { question, count, examples } of report.health) {
      const more = count > examples.length ? ' …' : '';
      lines.push(`  ${question}: ${String(count)}`, `      ${examples.join('; ')}${more}`);
    }
    lines.push('');
  }
  lines.push(summaryLine(report.problems));
  return `${lines.join('\n')}\n`;
}

/** The report as JSON for other programs. */
export function jsonReport(report: Report): string {
  const problems = report.problems.map((problem) => {
    const { name, ...rest } = problem;
    return { file: fileOf(problem), document: name, ...rest, ...explainProblem(problem) };
  });
  return `${JSON.stringify({ counts: countProblems(report.problems), problems, health: report.health }, null, 2)}\n`;
}

const style = `:root{color-scheme:light dark;font:100%/1.5 system-ui,sans-serif}body{margin:0 auto;padding:1rem;max-width:70rem}
table{border-collapse:collapse;width:100%}th,td{padding:.4rem .6rem;border-bottom:1px solid #888;text-align:start;vertical-align:top;overflow-wrap:anywhere}
td:first-child{white-space:nowrap;font-weight:700}@media(max-width:40rem){thead{position:absolute;clip-path:inset(50%)}tr,td{display:block;border:0}tr{padding:.5rem 0;border-bottom:1px solid #888}}`;

/** The report as one page that an editor can read, print and send on. */
export function htmlReport(report: Report, now: number): string {
  const words: Record<Severity, string> = { error: 'Error', warning: 'Warning', note: 'Note' };
  const files = [...byFile(report.problems)].map(
    ([file, problems]) => markup`<section>
<h2>${file}</h2>
<p>${summaryLine(problems)}</p>
<table>
<thead><tr><th scope="col">Kind</th><th scope="col">Where</th><th scope="col">What is wrong</th><th scope="col">What to do</th></tr></thead>
<tbody>
${problems.map((problem) => {
  const { message, fix } = explainProblem(problem);
  return markup`<tr><td>${words[problem.severity]} ${problem.code}</td><td>${placeWords(problem)}</td><td>${message}</td><td>${fix}</td></tr>\n`;
})}</tbody>
</table>
</section>
`,
  );
  const health = report.health.map(
    ({ question, count, examples }) =>
      markup`<h3>${question}: ${count}</h3><ul>${examples.map((name) => markup`<li>${name}</li>`)}</ul>\n`,
  );
  const page: Html = markup`<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Report on the feed</title>
<style>${Html.css(style)}</style>
</head>
<body>
<main>
<h1>Report on the feed</h1>
<p>${new Date(now).toUTCString()}: ${summaryLine(report.problems)}.</p>
${files}${health.length > 0 ? markup`<section><h2>About the content as a whole</h2>${health}</section>` : undefined}
</main>
</body>
</html>
`;
  return `<!doctype html>\n${page.text}`;
}
