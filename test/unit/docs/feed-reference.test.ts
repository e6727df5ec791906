import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const script = join(import.meta.dirname, '../../../.ci/feed-docs.mjs');

test('the field reference says what the types say; "node .ci/feed-docs.mjs" writes it', async () => {
  const { feedPage, feedPageText } = (await import(pathToFileURL(script).href)) as {
    feedPage: string;
    feedPageText: () => Promise<string>;
  };
  assert.equal(readFileSync(feedPage, 'utf8'), await feedPageText());
});
