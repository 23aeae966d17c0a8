import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkChange } from '../../src/commands/check-change.ts';
import { memoryTree } from '../../src/documents/file-tree.ts';
import type { Finding, Report } from '../../src/findings/finding.ts';
import { workingTree } from '../../src/platform/working-tree.ts';
import { plainText, renderMessage } from '../../src/reports/render-message.ts';

/** The files of a repository. */
export type Files = Readonly<Record<string, string>>;

/** The files of a folder below `fixtures/`. */
export function filesOf(folder: string): Files {
  const root = fileURLToPath(new URL(`../../fixtures/${folder}`, import.meta.url));
  const paths = workingTree(root).list();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** What is asked of a change, besides its two states. */
interface Circumstances {
  readonly today?: string;
  readonly policy?: 'base' | 'head';
  readonly environments?: readonly string[];
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

/** The files with one of them, or a folder, under another path. */
export function renamed(files: Files, from: string, to: string): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path === from || path.startsWith(`${from}/`) ? `${to}${path.slice(from.length)}` : path,
      text,
    ]),
  );
}

/** The files without some of them; what ends in `/` is a folder. */
export function without(files: Files, ...gone: readonly string[]): Files {
  const isGone = (path: string) => gone.some((one) => (one.endsWith('/') ? path.startsWith(one) : path === one));
  return Object.fromEntries(Object.entries(files).filter(([path]) => !isGone(path)));
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
