import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { RegExpParser, visitRegExpAST, type AST } from '@eslint-community/regexpp';
import ts from 'typescript';

/*
 * Patterns are tried on words of strangers. A pattern that repeats what repeats may read one text in very many ways, and
 * tries them all before it gives up: a line of forty letters can then stop a page for ever. Such a pattern is let through
 * only when, wherever the reader stands, the next letter alone says how to go on, so that there is one way and no more.
 */

/** A pattern as it stands in a file. */
interface Pattern {
  readonly place: string;
  readonly text: string;
}

const root = fileURLToPath(new URL('../../packages/', import.meta.url));

function patternsIn(file: string): Pattern[] {
  const source = ts.createSourceFile(file, readFileSync(root + file, 'utf8'), 99, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ place: `${file}:${String(line + 1)}`, text: node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The letters that stand for all: those of Latin, and a few from elsewhere. */
const LETTERS = [
  ...Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)),
  ...'\u2028\u202e\ufeffжا字',
];

/** How a piece of a pattern can begin, end and go on: its places are the single letters that it is made of. */
interface Reading {
  readonly optional: boolean;
  readonly first: readonly AST.Element[];
  readonly last: readonly AST.Element[];
}

/** Says whether the next letter alone always tells how to go on within a piece of a pattern. */
function isReadInOneWay(piece: AST.Element, flags: string): boolean {
  // A way that is there twice is two ways: once round the inner repetition, once round the outer.
  const next = new Map<AST.Element, AST.Element[]>();
  const link = (from: readonly AST.Element[], to: readonly AST.Element[]): void => {
    for (const one of from) next.set(one, [...(next.get(one) ?? []), ...to]);
  };
  const row = (elements: readonly AST.Element[]): Reading =>
    elements.map(read).reduce(
      (all, one) => {
        link(all.last, one.first);
        return {
          optional: all.optional && one.optional,
          first: all.optional ? [...all.first, ...one.first] : all.first,
          last: one.optional ? [...all.last, ...one.last] : one.last,
        };
      },
      { optional: true, first: [], last: [] },
    );
  const read = (element: AST.Element): Reading => {
    switch (element.type) {
      case 'Assertion':
        return { optional: true, first: [], last: [] };
      case 'Group':
      case 'CapturingGroup': {
        const ways = element.alternatives.map(({ elements }) => row(elements));
        return {
          optional: ways.some(({ optional }) => optional),
          first: ways.flatMap(({ first }) => first),
          last: ways.flatMap(({ last }) => last),
        };
      }
      case 'Quantifier': {
        const once = read(element.element);
        if (element.max > 1) link(once.last, once.first);
        return { ...once, optional: once.optional || element.min === 0 };
      }
      default:
        return { optional: false, first: [element], last: [element] };
    }
  };
  const { first } = read(piece);
  const letters = (place: AST.Element): string[] => {
    const one = new RegExp(`^(?:${place.raw})$`, flags.replace(/[gy]/g, ''));
    return LETTERS.filter((letter) => one.test(letter));
  };
  return [first, ...next.values()].every((places) => {
    const seen = places.flatMap(letters);
    return new Set(seen).size === seen.length;
  });
}

const isLong = ({ max }: AST.Quantifier): boolean => max > 10;

/** The repetitions in a pattern that hold repetitions and can be read in more than one way. */
function trapsIn(text: string): string[] {
  const { pattern, flags } = new RegExpParser().parseLiteral(text);
  const around: AST.Quantifier[] = [];
  const nesting = new Set<AST.Quantifier>();
  visitRegExpAST(pattern, {
    onQuantifierEnter(each) {
      if (!isLong(each)) return;
      for (const outer of around) nesting.add(outer);
      around.push(each);
    },
    onQuantifierLeave(each) {
      if (isLong(each)) around.pop();
    },
  });
  return [...nesting].filter((each) => !isReadInOneWay(each, flags.raw)).map(({ raw }) => raw);
}

const patterns = readdirSync(root)
  .flatMap((name) =>
    readdirSync(`${root}${name}/src`, { recursive: true, encoding: 'utf8' }).map(
      (file) => `${name}/src/${file}`,
    ),
  )
  .filter((file) => file.endsWith('.ts'))
  .flatMap(patternsIn);

test('the control: patterns that are known to run away are found, and harmless ones are not', () => {
  for (const bad of ['/^(a+)+$/', '/(?:\\w+\\s?)*$/', '/^(?:a|a*)*b/', '/([a-z]+\\.?)+@/i'])
    assert.equal(trapsIn(bad).length, 1, bad);
  for (const good of ['/^a+$/', '/^[a-z]+(?:-[a-z]+)*$/', '/^(?:[^"\']|"[^"]*")*$/'])
    assert.deepEqual(trapsIn(good), [], good);
});

test('no pattern can read one text in many ways', () => {
  assert.ok(patterns.length > 300, `${String(patterns.length)} patterns were found`);
  assert.deepEqual(
    patterns.flatMap(({ place, text }) => trapsIn(text).map((trap) => `${place} ${trap}`)),
    [],
  );
});
