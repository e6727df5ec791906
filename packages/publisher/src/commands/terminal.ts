import { styleText } from 'node:util';
import type { CommandIo } from './command.js';

type Style = Parameters<typeof styleText>[0];

/**
 * The same text with control characters and direction marks spelled out, so that a title in a feed can neither move the
 * cursor nor hide what follows it. Line breaks stay when `lines` is true.
 */
export function escapeControls(text: string, lines = true): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (mark) => {
      if (lines && mark === '\n') return mark;
      if (mark === '\t') return ' ';
      return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
    },
  );
}

function onTerminal(stream: NodeJS.WritableStream): boolean {
  return (stream as NodeJS.WritableStream & { isTTY?: boolean }).isTTY === true;
}

/** One line for people, on standard error. */
export function say(io: CommandIo, text: string): void {
  io.stderr.write(`${escapeControls(text)}\n`);
}

/** Text in a colour when the stream is a terminal that shows colours, else the plain text. */
export function coloured(stream: NodeJS.WritableStream, style: Style, text: string): string {
  const plain = process.env['NO_COLOR'] !== undefined && process.env['NO_COLOR'] !== '';
  return onTerminal(stream) && !plain ? styleText(style, text) : text;
}

/** Shows how far long work has come; silent unless standard error is a terminal. */
export interface Progress {
  /** Says how much of the whole is done. */
  at(done: number, whole: number): void;
  /** Takes the line away again. */
  end(): void;
}

/** A progress line with the given words. */
export function progress(io: CommandIo, words: string): Progress {
  if (!onTerminal(io.stderr)) return { at: () => undefined, end: () => undefined };
  let shown = '';
  return {
    at(done, whole) {
      const share = whole === 0 ? 1 : Math.min(1, done / whole);
      const bar = '#'.repeat(Math.round(share * 20)).padEnd(20, '.');
      const line = `${escapeControls(words, false)} [${bar}] ${String(Math.round(share * 100))} %`;
      if (line === shown) return;
      shown = line;
      io.stderr.write(`\r${line}`);
    },
    end() {
      if (shown !== '') io.stderr.write(`\r${' '.repeat(shown.length)}\r`);
    },
  };
}
