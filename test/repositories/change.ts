import { checkChange } from '../../src/commands/check-change.ts';
import { memoryTree } from '../../src/documents/file-tree.ts';
import type { Finding, Report } from '../../src/findings/finding.ts';
import { plainText, renderMessage } from '../../src/reports/render-message.ts';

/** The files of a repository. */
export type Files = Readonly<Record<string, string>>;

/** What is asked of a change, besides its two states. */
interface Circumstances {
  readonly today?: string;
  readonly policy?: 'base' | 'head';
}

/** Judges a change that lies in memory. */
export function judgeFiles(before: Files, after: Files, circumstances: Circumstances = {}): Promise<Report> {
  return checkChange({
    tree: memoryTree(after),
    base: memoryTree(before),
    baseName: 'base',
    scope: 'new',
    policy: 'base',
    today: '2026-11-28',
    failOn: 'error',
    ...circumstances,
  });
}

/** The files with some of them changed, added or (`undefined`) removed. */
export function changed(files: Files, changes: Readonly<Record<string, string | undefined>>): Files {
  const all = { ...files, ...changes };
  return Object.fromEntries(Object.entries(all).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}

/** Findings that count, each as severity, rule, key and environments. */
export function toldBy({ findings }: Report): readonly string[] {
  return findings
    .filter(({ status }) => status === 'new')
    .map(({ severity, rule, key, environments }) =>
      [severity, rule, ...(key === undefined ? [] : [key]), ...environments].join(' '),
    );
}

/** What a finding says to people: where, what, and what to do. */
export function wordsOf({ at, message, advice }: Finding): string {
  const rendering = { medium: plainText, showValues: false };
  return [`${at.path}:${at.line}`, renderMessage(message, rendering), renderMessage(advice, rendering)].join('\n');
}
