import { describe, expect, it } from 'vitest';
import { drawn } from '../scripts/mutation/draw.mjs';
import { applied, mutantsOf, partAround, probed } from '../scripts/mutation/mutants.mjs';

/** What becomes of a line of a module, in every way. */
const mutated = (text: string) => mutantsOf('a.ts', text).map((mutant) => applied(text, mutant));

describe('a mutant', () => {
  it.each<readonly [text: string, mutants: readonly string[]]>([
    ['if (a) b();', ['if (true) b();', 'if (false) b();', 'if (a) ;']],
    ['const x = a ? b : c;', ['const x = true ? b : c;', 'const x = false ? b : c;']],
    ['while (a) {}', ['while (false) {}']],
    ['const x = a && b;', ['const x = ((a) || (b));']],
    ['const x = a ?? b;', ['const x = ((a) && (b));']],
    ['const x = a === b;', ['const x = a !== b;']],
    ['const x = a < b;', ['const x = a <= b;', 'const x = a >= b;']],
    ['const x = a + b;', ['const x = a - b;']],
    ["const x = a + '';", ["const x = a + 'Keyparity';"]],
    ['const x = !a;', ['const x = a;']],
    ['x += 1;', [';', 'x -= 1;']],
    ['const x = true;', ['const x = false;']],
    ["const x = 'a';", ["const x = '';"]],
    ['const x = `${a}`;', ['const x = ``;']],
    ['const x = [a];', ['const x = [];']],
    ['const x = { a };', ['const x = {};']],
    ['const x = /^a+$/u;', ['const x = /a+$/u;', 'const x = /^a+/u;', 'const x = /^a*$/u;']],
    ['const x = () => a;', ['const x = () => undefined;']],
    ['function f() { return a; }', ['function f() {}', 'function f() { return; }']],
    ['for (const a of b) { continue; }', ['for (const a of b) {}', 'for (const a of b) { ; }']],
    ['const x = a.some(b);', ['const x = a.every(b);']],
    ['const x = a.filter(b);', ['const x = a;']],
    ['const x = a?.b;', ['const x = a.b;']],
  ])('of %s', (text, mutants) => {
    expect(mutated(text)).toEqual(mutants);
  });

  it.each([
    "import { a } from 'b';",
    "export * from 'b';",
    "type A = 'a' | readonly ['b'];",
    'interface A { readonly b: true; }',
    "const a = b as const satisfies A<'b'>;",
  ])('is not made of what only names or types something: %s', (text) => {
    expect(mutated(text)).toEqual([]);
  });

  it('has the place at which it stands', () => {
    expect(mutantsOf('a.ts', "\n  f('x');\n")).toMatchObject([
      { operator: 'statement', line: 2, column: 3 },
      { operator: 'text', line: 2, column: 5 },
    ]);
  });
});

describe('a copy that tells what has run', () => {
  const source = 'function f(a) { if (a) { g(); } switch (a) { case 1: g(); } return (b) => b; }';

  it('marks each block, each case and each short function', () => {
    const { text } = probed('a.ts', source, 7);
    const mark = (part: number) => `globalThis.__ran[${part}] = 1`;
    expect(text).toBe(
      `function f(a) {${mark(7)}; if (a) {${mark(8)}; g(); } switch (a) { case 1: ${mark(9)};g(); } ` +
        `return (b) => (${mark(10)}, b); }`,
    );
  });

  it('knows the innermost part around a mutant', () => {
    const { parts } = probed('a.ts', source, 0);
    const partOf = (written: string) => {
      const start = source.indexOf(written);
      return partAround(parts, { start, end: start + written.length });
    };
    expect(partOf('g();')).toBe(1);
    expect(partOf('{ g(); }')).toBe(0);
    expect(partOf('function')).toBeUndefined();
  });

  it('closes functions in functions in their order', () => {
    expect(probed('a.ts', 'const f = (a) => (b) => c;', 0).text).toBe(
      'const f = (a) => (globalThis.__ran[0] = 1, (b) => (globalThis.__ran[1] = 1, c));',
    );
  });
});

it('a seed draws the same mutants each time, and another seed others', () => {
  const list = Array.from({ length: 100 }, (_, index) => index);
  expect(drawn(list, 1)).toEqual(drawn(list, 1));
  expect(drawn(list, 1)).not.toEqual(drawn(list, 2));
  expect([...drawn(list, 1)].sort((a, b) => a - b)).toEqual(list);
});
