import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAdded, lineChanges, newLineOf, reversed } from '../src/documents/line-changes.ts';
import { expectLinear } from './growth.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 30 });
const textOf = (of: readonly string[]) => of.map((line) => `${line}\n`).join('');

describe('the lines that differ between two texts', () => {
  it('are told as a patch without context would tell them', () => {
    expect(lineChanges('a\nb\nc\n', 'a\nc\n')).toEqual([{ before: 2, gone: 1, after: 1, added: 0 }]);
    expect(lineChanges('a\nc\n', 'a\nb\nc\n')).toEqual([{ before: 1, gone: 0, after: 2, added: 1 }]);
    expect(lineChanges('a\nb\n', 'x\nb\ny\n')).toEqual([
      { before: 1, gone: 1, after: 1, added: 1 },
      { before: 2, gone: 0, after: 3, added: 1 },
    ]);
    expect(lineChanges('', '')).toEqual([]);
    expect(lineChanges('a\r\nb', 'a\nb\n')).toEqual([]);
  });

  it('make the one from the other, whatever the texts are', () => {
    fc.assert(
      fc.property(lines, lines, (old, now) => {
        const hunks = lineChanges(textOf(old), textOf(now));
        const rebuilt: string[] = [];
        let x = 0;
        for (const { before, gone, after, added } of hunks) {
          rebuilt.push(...old.slice(x, gone > 0 ? before - 1 : before));
          rebuilt.push(...now.slice(added > 0 ? after - 1 : after, (added > 0 ? after - 1 : after) + added));
          x = (gone > 0 ? before - 1 : before) + gone;
        }
        rebuilt.push(...old.slice(x));
        expect(rebuilt).toEqual(now);
      }),
      { numRuns: 2000 },
    );
  });

  it('lead a line that survives to its twin, and one that is gone to a line that exists', () => {
    fc.assert(
      fc.property(lines, lines, (old, now) => {
        const hunks = lineChanges(textOf(old), textOf(now));
        old.forEach((text, index) => {
          const { line, survived } = newLineOf(hunks, index + 1);
          if (survived) expect(now[line - 1]).toBe(text);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(Math.max(1, now.length));
        });
        const back = reversed(hunks);
        now.forEach((text, index) => {
          const { line, survived } = newLineOf(back, index + 1);
          expect(survived).toBe(!isAdded(hunks, index + 1));
          if (survived) expect(old[line - 1]).toBe(text);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('are found in linear time also where two long texts have nothing in common', async () => {
    await expectLinear((length) => {
      const long = (prefix: string) => textOf(Array.from({ length }, (_, index) => `${prefix}${index}`));
      expect(lineChanges(long('a'), long('b'))).toEqual([{ before: 1, gone: length, after: 1, added: length }]);
    }, 64_000);
  });
});
