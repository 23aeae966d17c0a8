import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Facts, judgementOf, type Row, table } from '../src/rules/judgement.ts';

const page = new URL('../docs/evidence.md', import.meta.url);

/** The table as the page shows it. */
function rendered(rows: readonly Row[]): string {
  const cells = rows.map(({ when, certainty, because }) => {
    const facts = Object.entries(when).map(([fact, value]) => (value === true ? fact : `${fact}: ${value}`));
    return `| ${facts.join(', ')} | ${certainty === 'none' ? 'no finding' : certainty} | ${because} |`;
  });
  return ['| where | how sure | because |', '|---|---|---|', ...cells].join('\n');
}

const usual: Facts = {
  change: 'left-out',
  lacking: 'delivered',
  equals: 'three or more',
  excuse: false,
  fallback: 'none',
  isData: false,
};

describe('the table of judgements', () => {
  it('is the one that docs/evidence.md shows', () => {
    const text = readFileSync(page, 'utf8');
    const expected = text.replace(
      /(<!-- table: .*? -->\n)[\s\S]*?(<!-- end: table -->)/,
      (_, before: string, after: string) => `${before}\n${rendered(table)}\n\n${after}`,
    );
    expect(text).toBe(expected);
  });

  it('decides every combination of facts', () => {
    for (const change of ['left-out', 'taken', 'emptied'] as const) {
      for (const fallback of ['none', 'shared', 'switch', 'as-before'] as const) {
        const found = judgementOf({ ...usual, change, fallback });
        const isSilent = fallback === 'as-before' || (change === 'left-out' && fallback === 'switch');
        expect(found === undefined, `${change} ${fallback}`).toBe(isSilent);
      }
    }
  });

  it.each<[Partial<Facts>, string | undefined]>([
    [{}, 'certain'],
    [{ change: 'taken' }, 'certain'],
    [{ change: 'taken', fallback: 'shared' }, 'certain'],
    [{ change: 'taken', fallback: 'switch' }, 'certain'],
    [{ change: 'taken', fallback: 'as-before' }, undefined],
    [{ fallback: 'shared' }, 'certain'],
    [{ fallback: 'switch' }, undefined],
    [{ change: 'emptied' }, 'likely'],
    [{ equals: 'two' }, 'likely'],
    [{ lacking: 'developers' }, 'likely'],
    [{ lacking: 'new' }, 'likely'],
    [{ excuse: true }, 'likely'],
    [{ isData: true }, 'likely'],
  ])('%j is %s', (facts, certainty) => {
    expect(judgementOf({ ...usual, ...facts })?.certainty).toBe(certainty);
  });
});
