import type { Origin } from '../documents/document.ts';
import { type Hunk, isAdded, newLineOf } from '../documents/line-changes.ts';
import { code, type Message } from '../rules/message.ts';
import type { Cause, Finding } from './finding.ts';

/** What a change did to the files, as far as a finding may ask. */
export interface ChangeView {
  /** Differing lines of a file of the head; of a new file all of them, of a file that is not there none. */
  hunksOf(path: string): readonly Hunk[];
  /** Where a file of the base is in the head; `undefined` where it is gone. */
  headPathOf(basePath: string): string | undefined;
  /** Whether the file is keyparity.yml, whatever it is called. */
  isPolicy(path: string): boolean;
  /** Whether the file set a key before the change; the path is that of the head. */
  hadKey(path: string, key: string): boolean;
  /** Where the environments of a finding got its key from in the base. */
  originsInBase(finding: Finding): readonly Origin[];
}

/**
 * Moves a new finding to the line of the change that caused it. The culprit is often an absence in a file that the change
 * did not touch, and a line that was touched is where somebody will look:
 *
 * 1. the line that adds the key in another environment, in what all share, or in code;
 * 2. the nearest line that is left where the change removed the key, or the line in a file that it moved;
 * 3. a line that the change altered, among the places of the finding;
 * 4. the line of keyparity.yml that demands it, where that is new;
 * 5. else it stays where the missing line belongs.
 *
 * What is missing where stays in the text in any case.
 */
export function anchored(finding: Finding, view: ChangeView): Finding {
  const { at, insertion, related } = finding;
  const origins = related.map(({ origin }) => origin);
  // The place of what is absent is only the neighbour of the place where it would be.
  const places = insertion === undefined ? [at, ...origins] : [...origins, at];
  const altered = places.filter(({ path, line }) => isAdded(view.hunksOf(path), line));
  const touched = altered.filter(({ path }) => !view.isPolicy(path));
  const keys = finding.keys ?? (finding.key === undefined ? [] : [finding.key]);
  const added = touched.find(({ path }) => keys.some((key) => !view.hadKey(path, key)));
  if (added !== undefined) return moved(finding, added, 'added');
  const gone = keys.length === 0 ? undefined : goneFrom(finding, view);
  if (gone !== undefined) return moved(finding, gone.origin, gone.cause);
  const [changed] = touched;
  if (changed !== undefined) return moved(finding, changed, 'changed');
  const [demanded] = altered;
  return demanded === undefined ? finding : moved(finding, demanded, 'demanded');
}

function goneFrom(
  finding: Finding,
  view: ChangeView,
): { readonly origin: Origin; readonly cause: 'removed' | 'renamed' } | undefined {
  const places = view.originsInBase(finding).flatMap((origin) => {
    const path = view.headPathOf(origin.path);
    if (path === undefined) return [];
    const { line, survived } = newLineOf(view.hunksOf(path), origin.line);
    if (survived && path === origin.path) return [];
    const cause: 'removed' | 'renamed' = survived ? 'renamed' : 'removed';
    return [{ origin: { path, line, column: 1 }, cause }];
  });
  return places.find(({ cause }) => cause === 'removed') ?? places[0];
}

function moved(finding: Finding, to: Origin, cause: Cause): Finding {
  const { at, insertion, related, message } = finding;
  if (to.path === at.path && to.line === at.line && insertion === undefined) return finding;
  const home = insertion === undefined ? at : { path: insertion.path, line: insertion.line, column: 1 };
  const label = insertion === undefined ? 'where it is wrong' : 'where it is missing';
  return {
    ...finding,
    at: to,
    cause,
    message: [...message, ' ', ...sentences[cause](finding)],
    related: [{ origin: home, label }, ...related],
  };
}

const sentences: Readonly<Record<Cause, (finding: Finding) => Message>> = {
  added: (finding) => ['This change adds ', ...topic(finding), ' here.'],
  removed: (finding) => ['This change removes ', ...topic(finding), ' here.'],
  renamed: (finding) => ['This change moves the file that set ', ...topic(finding), ' there.'],
  changed: () => ['This change alters the line here.'],
  demanded: () => ['This change demands it here.'],
};

function topic({ key, keys }: Finding): Message {
  const [first = key] = keys ?? [];
  return first === undefined ? ['it'] : [code(first)];
}

/**
 * The line of a finding in another state of its file: a pull request is judged as the result of its merge, but shown as
 * its head, where what the base has added meanwhile is not there.
 *
 * @param hunks the way from the file as it was judged to the file as it is shown
 */
export function shownAt(finding: Finding, hunks: readonly Hunk[]): Finding {
  const { at, message } = finding;
  const { line, survived } = newLineOf(hunks, at.line);
  if (survived) return line === at.line ? finding : { ...finding, at: { ...at, line } };
  return {
    ...finding,
    at: { ...at, line, column: 1 },
    message: [...message, ` (Line ${at.line} in the merge result.)`],
  };
}
