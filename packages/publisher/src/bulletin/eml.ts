import { createHash } from 'node:crypto';
import { issueEmail } from './email.js';
import { cleanLine } from './clean.js';
import type { OutgoingIssue } from './outgoing.js';
import { issueText } from './text.js';

/**
 * The issue as a message that a mail program opens to be completed and sent: plain text and the page in one. The sender is
 * left to be filled in, and there is no recipient.
 *
 * @param now the date of the message, in epoch milliseconds.
 */
export function issueMessage(issue: OutgoingIssue, now: number): string {
  const text = quotedPrintable(issueText(issue));
  const page = quotedPrintable(issueEmail(issue));
  // "=_" cannot occur in quoted-printable text, so no part can hold the line that ends it.
  const boundary = `=_esca_${createHash('sha256').update(text).update(page).digest('hex').slice(0, 32)}`;
  const part = (type: string, body: string): string[] => [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    body,
  ];
  return [
    'From: "Fill in the sender" <sender@example.invalid>',
    headerLine('Subject', issue.title.text),
    `Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    headerLine('Content-Language', issue.lang),
    'X-Unsent: 1',
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
    '',
    ...part('text/plain', text),
    ...part('text/html', page),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

/**
 * One header, folded. Text that is not plain, long words and what could be read as encoded already are written as encoded
 * words of RFC 2047. A line end in the text cannot begin another header.
 */
export function headerLine(name: string, value: string): string {
  const text = cleanLine(value);
  const words = text.split(' ');
  const plain =
    /^[\x20-\x7e]*$/.test(text) && !text.includes('=?') && words.every(({ length }) => length < 60);
  const pieces = plain ? words : encodedWords(text);
  let line = `${name}:`;
  const lines: string[] = [];
  for (const piece of pieces) {
    if (line.length + 1 + piece.length > 76) {
      lines.push(line);
      line = '';
    }
    line += ` ${piece}`;
  }
  return [...lines, line].join('\r\n');
}

/** Encoded words of at most 75 characters, each with whole characters. */
function encodedWords(text: string): string[] {
  const words: string[] = [];
  let piece = '';
  const end = (): void => {
    words.push(`=?utf-8?B?${Buffer.from(piece, 'utf8').toString('base64')}?=`);
    piece = '';
  };
  for (const mark of text) {
    if (Buffer.byteLength(piece + mark) > 39) end();
    piece += mark;
  }
  if (piece !== '' || words.length === 0) end();
  return words;
}

/** Text as quoted-printable: lines end in CR LF and have at most 76 characters. */
export function quotedPrintable(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => {
      const bytes = [...Buffer.from(line, 'utf8')];
      const lines: string[] = [];
      let out = '';
      bytes.forEach((byte, index) => {
        const space = byte === 0x20 || byte === 0x09;
        const plain =
          (byte > 0x20 && byte < 0x7f && byte !== 0x3d) || (space && index < bytes.length - 1);
        const code = plain
          ? String.fromCharCode(byte)
          : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
        // One place stays free for the mark that joins this line with the next.
        if (out.length + code.length > 75) {
          lines.push(`${out}=`);
          out = '';
        }
        out += code;
      });
      return [...lines, out].join('\r\n');
    })
    .join('\r\n');
}
