import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeControls } from '../../../../packages/publisher/src/commands/terminal.js';

test('nothing that steers a terminal or turns its text gets through; line breaks may stay', () => {
  assert.equal(escapeControls('a\u001b[2Jb'), 'a\\u001b[2Jb');
  assert.equal(escapeControls('a\u009b31m\u0007\u202e\r\n'), 'a\\u009b31m\\u0007\\u202e\\u000d\n');
  assert.equal(escapeControls('a\nb\tc', false), 'a\\u000ab c');
});
