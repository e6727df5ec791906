import { embedLink, loaderSnippet } from '@esca/domain/address';
import { fill } from '@esca/domain';
import { html, nothing, type TemplateResult } from 'lit';
import { warnings } from '../choices/warnings.js';
import { formsFor, help, leftOf, presetAddress, type Form } from '../hosting/forms.js';
import { isDressed, lookBlock } from './look.templates.js';
import { feedsOf, knownFacts, wishOf, type Deeds, type Model } from './model.js';

/** The forms to copy, what to think about before, and what the administrator has to do. */
export function copyStep(model: Model, deeds: Deeds): TemplateResult {
  const { configuration, say, site, view } = model;
  const { host, helped, widget } = configuration;
  const wish = wishOf(model);
  const forms = formsFor(wish, site);
  const left = leftOf(forms[0]!, host, helped);
  const found = warnings({
    configuration,
    site,
    facts: knownFacts(model),
    left,
    dressed: isDressed(model),
    hasPreset: presetAddress(wish, site) !== undefined,
  });
  const dressable = forms.some(({ name }) =>
    ['div', 'element', 'loaded', 'pinned', 'react', 'link'].includes(name),
  );
  return html`
    <div class="warnings" role="status">
      ${
        found.length === 0
          ? html`<p>${say.noWarnings}</p>`
          : html`<p>
                <strong>${say.warnings}</strong>
              </p>
              <ul>
                ${found.map(({ code, values }) => html`<li>${fill(say.warning[code], { ...values })}</li>`)}
              </ul>`
      }
    </div>
    ${forms.map((form, index) => oneForm(model, deeds, form, index === 0))}
    <p class="status" role="status">${view.copied}</p>
    ${
      isDressed(model) && dressable && host !== 'email' && host !== 'teams'
        ? html`<h3>${say.css}</h3>
            <p class="help">${say.cssHelp}</p>
            ${code(model, deeds, 'css', say.css, lookBlock(model))}`
        : nothing
    }
    ${administrator(model, deeds)}
    ${
      widget === 'bulletin-card' && (host === 'email' || host === 'teams')
        ? html`<p>
            ${fill(host === 'email' ? say.mailEdition : say.teamsCard, {
              address: `${site.url}bulletin/`,
            })}
          </p>`
        : nothing
    }
  `;
}

function oneForm(model: Model, deeds: Deeds, form: Form, best: boolean): TemplateResult {
  const { configuration, say } = model;
  const { outcome } = leftOf(form, configuration.host, configuration.helped);
  const title = say.forms[form.name];
  return html`<h3>
      ${title}${best ? [' ', html`<span class="best">${say.best}</span>`] : nothing}
    </h3>
    <p class="help">${say.outcomes[outcome]}</p>
    ${code(
      model,
      deeds,
      form.name,
      title,
      form.code,
      form.name === 'link' || form.name === 'mail'
        ? () => deeds.copy(embedLink(wishOf(model).embedding), form.code)
        : undefined,
    )}`;
}

function code(
  { say }: Model,
  deeds: Deeds,
  id: string,
  title: string,
  text: string,
  asLink?: () => void,
): TemplateResult {
  return html`<div class="code">
    <textarea
      id="code-${id}"
      readonly
      rows=${Math.min(12, Math.max(2, text.split('\n').length + Math.floor(text.length / 60)))}
      spellcheck="false"
      aria-label=${fill(say.code, { form: title })}
      .value=${text}
      @focus=${(event: Event) => {
        (event.target as HTMLTextAreaElement).select();
      }}
    ></textarea>
    <div class="deeds">
      ${
        asLink
          ? html`<button type="button" class="primary" @click=${asLink}>${say.copyLink}</button>`
          : nothing
      }
      <button type="button" class=${asLink ? '' : 'primary'} @click=${() => deeds.copy(text)}>
        ${fill(say.copy, { form: title })}
      </button>
    </div>
  </div>`;
}

/** The sentence for whoever looks after the host, with the line or the sources that it is about. */
function administrator(model: Model, deeds: Deeds): TemplateResult | typeof nothing {
  const { configuration, say, site } = model;
  const { host, helped } = configuration;
  const kind = help[host];
  const text = say.adminText[host];
  if (text === undefined || (helped && host !== 'html')) return nothing;
  const { host: domain } = new URL(site.url);
  const feeds = [...new Set(feedsOf(model).map((url) => new URL(url).origin))].join(' ');
  const sources = `script-src ${site.url}v1/ ${site.url}r/; connect-src ${feeds}; frame-src ${new URL(site.url).origin}`;
  const policy = host === 'react' ? `connect-src ${feeds}` : sources;
  const sentence = fill(text, { site: site.url, domain });
  const lines =
    kind === 'frames'
      ? sentence
      : kind === 'script' && host !== 'html'
        ? `${sentence}\n\n${loaderSnippet(site.url)}\n\n${say.policy}\n${policy}`
        : `${sentence}\n\n${policy}`;
  return html`<h3>${say.admin}</h3>
    ${code(model, deeds, 'admin', say.admin, lines)}`;
}
