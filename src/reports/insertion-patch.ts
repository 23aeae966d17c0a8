import { formatPatch, type StructuredPatchHunk } from 'diff';
import type { Insertion } from '../rules/insertion.ts';
import { breakCommands } from './escape-workflow-command.ts';
import { visibleText } from './visible-text.ts';

/**
 * The insertions as one unified patch for `git apply --unidiff-zero`, files and lines in their order; empty where there
 * is nothing to patch.
 *
 * The patch has no context: lines around an insertion hold values, and a value may be a secret. For the same reason a
 * file is left out where the patch would have to repeat one of its lines (behind a last line without line feed). What
 * to insert where is known, so nothing is compared, and a patch for thousands of findings costs no more than its text.
 */
export function insertionPatch(
  insertions: readonly Insertion[],
  readText: (path: string) => string | undefined,
): string {
  const byPath = new Map<string, Insertion[]>();
  for (const insertion of insertions) {
    const sameFile = byPath.get(insertion.path);
    if (sameFile === undefined) byPath.set(insertion.path, [insertion]);
    else sameFile.push(insertion);
  }
  return [...byPath.keys()]
    .sort()
    .map((path) => filePatch(path, byPath.get(path) ?? [], readText(path)))
    .join('');
}

function filePatch(path: string, insertions: readonly Insertion[], text: string | undefined): string {
  // A patch has to be exact: what cannot be printed as it is, gets none.
  if (!isPrintable(path)) return '';
  const lines = text === undefined || text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const cutShort = lines > 0 && !text?.endsWith('\n');
  const end = text !== undefined && /^[^\n]*\r\n/.test(text) ? '\r' : '';
  const hunks: StructuredPatchHunk[] = [];
  let shift = 0;
  for (const [line, texts] of textsByLine(insertions, lines + 1)) {
    if (cutShort && line > lines) continue;
    const added = mergeTexts(texts);
    hunks.push({
      oldStart: line,
      oldLines: 0,
      newStart: line + shift,
      newLines: added.length,
      lines: added.map((addedLine) => `+${addedLine}${end}`),
    });
    shift += added.length;
  }
  if (hunks.length === 0) return '';
  return formatPatch(
    {
      oldFileName: text === undefined ? '/dev/null' : `a/${path}`,
      newFileName: `b/${path}`,
      oldHeader: undefined,
      newHeader: undefined,
      hunks,
    },
    { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  );
}

/** Lowest line first; a line behind the end of the file is its end. */
function textsByLine(insertions: readonly Insertion[], lastLine: number): [number, string[]][] {
  const byLine = new Map<number, string[]>();
  for (const insertion of insertions) {
    if (!insertion.text.split('\n').every(isPrintable)) continue;
    const line = Math.min(Math.max(insertion.line, 1), lastLine);
    const texts = byLine.get(line);
    if (texts === undefined) byLine.set(line, [insertion.text]);
    else texts.push(insertion.text);
  }
  return [...byLine].sort(([a], [b]) => a - b);
}

/**
 * The lines of several insertions at one place. In YAML each brings the parents of its key along; in sorted order, parents
 * that two of them share stand first in both and are written once. Equal insertions are one.
 */
function mergeTexts(texts: readonly string[]): string[] {
  const merged: string[] = [];
  let previous: readonly string[] = [];
  for (const text of [...new Set(texts)].sort()) {
    const lines = text.split('\n');
    const differs = lines.findIndex((line, index) => line !== previous[index]);
    merged.push(...lines.slice(differs === -1 ? lines.length : differs));
    previous = lines;
  }
  return merged;
}

function isPrintable(text: string): boolean {
  return visibleText(text) === text && breakCommands(text) === text;
}
