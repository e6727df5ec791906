import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Html, link, markup, safeLink } from '../../../../packages/publisher/src/site/html.js';

test('text in a template is escaped, in content and in attributes', () => {
  const nasty = `"><script>alert('1')</script>&`;
  const { text } = markup`<p title="${nasty}">${nasty}</p>`;
  const escaped = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;';
  assert.equal(text, `<p title="${escaped}">${escaped}</p>`);
});

test('markup, lists and absent values go in as they are', () => {
  const items = ['a', '<b>'].map((text) => markup`<li>${text}</li>`);
  assert.equal(
    markup`<ul>${items}${undefined}${false}</ul>`.text,
    '<ul><li>a</li><li>&lt;b&gt;</li></ul>',
  );
});

test('only http, https, mailto and tel become links, and never with a user name', () => {
  for (const address of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://a/b',
    'ms-word:ofe|u|https://a',
    'https://user@evil.example/',
    'https://bank.example:pw@evil.example/',
    '/relative',
    '',
  ]) {
    assert.equal(safeLink(address), undefined, address);
    assert.equal(link(address, '<x>').text, '&lt;x&gt;');
  }
  assert.equal(safeLink('https://a.example/?q="x"'), 'https://a.example/?q=%22x%22');
  assert.equal(safeLink('mailto:team@a.example?bcc=spy@b.example&body=x'), 'mailto:team@a.example');
  assert.equal(
    safeLink('mailto:a@b.example%0d%0aBcc:c@d.example'),
    'mailto:a@b.exampleBcc:c@d.example',
  );
});

test('a data block cannot be ended from within', () => {
  const { text } = Html.json({ name: '</script><script>alert(1)</script><!--\u2028&' });
  assert.ok(!/[<>&\u2028]/.test(text));
  assert.equal(
    (JSON.parse(text) as { name: string }).name,
    '</script><script>alert(1)</script><!--\u2028&',
  );
});
