import { describe, expect, it } from 'vitest';
import { lineChanges } from '../src/documents/line-changes.ts';
import { anchored, type ChangeView, shownAt } from '../src/findings/anchor.ts';
import type { Finding } from '../src/findings/finding.ts';
import { finding } from './reports/sample-report.ts';

const at = (path: string, line: number) => ({ path, line, column: 1 });

/** A change of these files, from the first text to the second. */
function viewOf(
  files: Readonly<Record<string, readonly [before: string, after: string]>>,
  more: Partial<ChangeView> = {},
): ChangeView {
  return {
    hunksOf: (path) => (Object.hasOwn(files, path) ? lineChanges(...(files[path] ?? ['', ''])) : []),
    headPathOf: (path) => path,
    isPolicy: (path) => path === 'keyparity.yml',
    hadKey: (path, key) => (files[path]?.[0] ?? '').includes(key),
    originsInBase: () => [],
    ...more,
  };
}

/** Stage lacks `ttl`, which dev and prod set on their second lines. */
const absence: Finding = finding({
  key: 'ttl',
  at: at('stage', 7),
  related: [
    { origin: at('dev', 2), label: 'dev sets it' },
    { origin: at('prod', 2), label: 'prod sets it' },
    { origin: at('keyparity.yml', 4), label: 'demands it' },
  ],
  insertion: { path: 'stage', line: 8, text: 'ttl=' },
});

const placed = (view: ChangeView, of: Finding = absence) => {
  const { at: where, cause } = anchored(of, view);
  return [`${where.path}:${where.line}`, cause];
};

describe('a finding of a change stands', () => {
  it('on the line that adds the key elsewhere', () => {
    expect(placed(viewOf({ prod: ['a\n', 'a\nttl=1\n'] }))).toEqual(['prod:2', 'added']);
    expect(placed(viewOf({ prod: ['', 'a\nttl=1\n'], dev: ['a\n', 'a\nttl=1\n'] }))).toEqual(['dev:2', 'added']);
  });

  it('where the key was removed, rather than where others have changed their values', () => {
    const view = viewOf(
      { dev: ['a\nttl=1\n', 'a\nttl=2\n'], stage: ['a\nb\nttl=1\nc\n', 'a\nb\nc\n'] },
      { originsInBase: () => [at('stage', 3)] },
    );
    expect(placed(view)).toEqual(['stage:2', 'removed']);
  });

  it('on the first line where the first line was removed, and inside of a file that became shorter', () => {
    const first = viewOf({ stage: ['ttl=1\na\n', 'a\n'] }, { originsInBase: () => [at('stage', 1)] });
    expect(placed(first)).toEqual(['stage:1', 'removed']);
    const last = viewOf({ stage: ['a\nb\nttl=1\n', 'a\n'] }, { originsInBase: () => [at('stage', 3)] });
    expect(placed(last)).toEqual(['stage:1', 'removed']);
  });

  it('in the file that was moved away with the key', () => {
    const view = viewOf({}, { headPathOf: () => 'old/stage', originsInBase: () => [at('stage', 3)] });
    expect(placed(view)).toEqual(['old/stage:3', 'renamed']);
  });

  it('on a line that was altered, else on the line that demands it, else where it belongs', () => {
    const altered = { dev: ['a\nttl=1\n', 'a\nttl=2\n'] as const };
    const demanded = { 'keyparity.yml': ['1\n2\n3\n', '1\n2\n3\n4\n'] as const };
    expect(placed(viewOf({ ...altered, ...demanded }))).toEqual(['dev:2', 'changed']);
    expect(placed(viewOf(demanded))).toEqual(['keyparity.yml:4', 'demanded']);
    expect(placed(viewOf({}))).toEqual(['stage:7', undefined]);
    expect(placed(viewOf({}, { headPathOf: () => undefined, originsInBase: () => [at('stage', 3)] }))).toEqual([
      'stage:7',
      undefined,
    ]);
  });

  it('where it is wrong, where that is a line of the change', () => {
    const wrong = finding({ key: 'ttl', at: at('stage', 2), related: [{ origin: at('dev', 2), label: 'dev' }] });
    const view = viewOf({ stage: ['a\n', 'a\nttl=x\n'], dev: ['a\n', 'a\nttl=1\n'] });
    expect(placed(view, wrong)).toEqual(['stage:2', undefined]);
  });

  it('and says where the missing line belongs', () => {
    const { related, message } = anchored(absence, viewOf({ prod: ['a\n', 'a\nttl=1\n'] }));
    expect(related[0]).toEqual({ origin: at('stage', 8), label: 'where it is missing' });
    expect(message.slice(-3)).toEqual(['This change adds ', { code: 'ttl' }, ' here.']);
  });
});

describe('a finding of a merge', () => {
  it('is shown on the line that the head of the pull request has', () => {
    const hunks = lineChanges('x\ny\na\nb\n', 'a\nb\n');
    expect(shownAt(finding({ at: at('f', 4) }), hunks).at.line).toBe(2);
    expect(shownAt(finding({ at: at('f', 4) }), []).at.line).toBe(4);
  });

  it('is shown on the nearest line, and says so, where the head has none', () => {
    const shown = shownAt(finding({ at: at('f', 2) }), lineChanges('a\nx\nb\n', 'a\nb\n'));
    expect(shown.at.line).toBe(1);
    expect(shown.message.at(-1)).toBe(' (Line 2 in the merge result.)');
  });
});
