import { capabilityGaps, capabilityLens, fill, levelIn, plural, type Words } from '@esca/domain';
import { PCF_DOMAINS, type PcfDomain, type PcfLevel, type Ref } from '@esca/feed';
import { html, nothing, type TemplateResult } from 'lit';
import { recordLink } from '../shared/records/record-link.templates.js';
import { heading } from '../shared/text.templates.js';
import { siteLink, plain, said, type StepLens } from './step.templates.js';
import { idOf, stepChoice, type ToolContext } from './tool.js';

/** So many courses are named for a level; the finder has them all. */
const NAMED = 3;

/** The domain of that name as the steps are seen through it. */
export function lensOf(name: string, words: Words): StepLens | undefined {
  const domain = PCF_DOMAINS.find((one) => one === name);
  return (
    domain && {
      title: words.domains[domain],
      level(node) {
        const level = levelIn(node, domain);
        return level && words.levels[level];
      },
    }
  );
}

/** One domain across all steps, and what lies between two of them. */
export function lensTool(context: ToolContext): TemplateResult {
  const { say, words, set } = context;
  const wanted = context.value('domain');
  const domain = PCF_DOMAINS.find((one) => one === wanted);
  const from = idOf(context.value('from'));
  const to = idOf(context.value('to'));
  return html`<p class="muted">${say.lensHelp}</p>
    <div class="choices controls">
      <label class="choice">
        <span>${say.domain}</span>
        <select
          @change=${(event: Event) => set({ domain: (event.target as HTMLSelectElement).value })}
        >
          <option value="" .selected=${!domain}>${say.chooseDomain}</option>
          ${PCF_DOMAINS.map(
            (one) =>
              html`<option value=${one} .selected=${one === domain}>${words.domains[one]}</option>`,
          )}
        </select>
      </label>
    </div>
    ${domain ? lens(domain, context) : nothing}
    <section>
      ${heading(context.level + 1, gapsTitle(from, to, context), { part: 'group-title' })}
      <div class="choices controls">
        ${stepChoice(say.from, from, say.choose, context, (id) => set({ from: id }))}
        ${stepChoice(say.to, to, say.choose, context, (id) => set({ to: id }))}
      </div>
      ${from && to ? gaps(from, to, context) : html`<p class="muted">${say.gapsHelp}</p>`}
    </section>`;
}

function lens(domain: PcfDomain, context: ToolContext): TemplateResult {
  const { say, words, graph, catalogue } = context;
  const all = capabilityLens(graph, domain, catalogue.courses);
  const rows = all.filter(({ level }) => level);
  if (!rows.length) return html`<p>${say.lensNone}</p>`;
  return html`<div class="scroll" role="group" tabindex="0" aria-label=${words.domains[domain]}>
      <table>
        <caption>
          <span>${fill(say.lensCaption, { domain: words.domains[domain] })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">${say.lensStep}</th>
            <th scope="col">${say.lensLevel}</th>
            <th scope="col">${say.lensCourses}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ node, level, courses }) =>
              html`<tr>
                <th scope="row">
                  <button type="button" class="link" @click=${() => context.open(node.id)}>
                    ${said(node.title, context)}
                  </button>
                </th>
                <td>${words.levels[level!]}</td>
                <td>${courseList(courses, domain, level!, context)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      rows.length < all.length
        ? html`<p class="muted">${plural(say.lensRest, all.length - rows.length, words.lang)}</p>`
        : nothing
    }`;
}

function courseList(
  refs: readonly Ref[],
  domain: PcfDomain,
  level: PcfLevel,
  context: ToolContext,
): TemplateResult {
  const { links, host, reader, say, words } = context;
  const href = siteLink('course-finder', context, { domain, level });
  if (!refs.length) return html`<p class="muted">${say.noCourse}</p>`;
  return html`<ul class="bullets">
    ${refs.slice(0, NAMED).map((ref) => {
      const found = links.find(ref);
      if (found?.kind !== 'course') return nothing;
      const { record, origin } = found.entry;
      const target = { kind: 'course', ref, title: record.title, origin, url: record.url } as const;
      return html`<li>${recordLink(host, target, reader)}</li>`;
    })}
    ${
      href
        ? html`<li>
            <a
              href=${href}
              aria-label=${fill(say.finder, { domain: `${words.domains[domain]}, ${words.levels[level]}` })}
              >${say.finderHere}</a
            >
          </li>`
        : nothing
    }
  </ul>`;
}

function gapsTitle(from: string, to: string, context: ToolContext): string {
  if (!from || !to) return context.say.gapsOpen;
  const name = (id: string): string => {
    const step = context.steps.find((one) => one.id === id);
    return step ? plain(step.node.title, context) : '…';
  };
  return fill(context.say.gaps, { from: name(from), to: name(to) });
}

/** What a person would build on the way, domain by domain, with the courses for it. */
function gaps(from: string, to: string, context: ToolContext): TemplateResult {
  const { say, words, graph, catalogue } = context;
  const found = capabilityGaps(graph, from, to, catalogue.courses);
  if (!found.length) return html`<p>${say.gapsNone}</p>`;
  return html`<ul class="records">
    ${found.map(
      ({ domain, have, need, courses }) =>
        html`<li>
          <strong
            >${fill(have ? say.gapFrom : say.gap, {
              domain: words.domains[domain],
              need: words.levels[need],
              have: have ? words.levels[have] : '',
            })}</strong
          >
          ${courseList(courses, domain, need, context)}
        </li>`,
    )}
  </ul>`;
}
