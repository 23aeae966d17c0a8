import type { Application } from '../../applications/application.ts';
import type { Origin } from '../../documents/document.ts';
import { newLineOf } from '../../documents/line-changes.ts';
import type { ChangeView } from '../anchor.ts';
import type { PlacedLoss } from './between.ts';

/**
 * A line of the change to show a loss at: the file under its new name, or what is left of it. A removed file has no line any
 * more: then it is a line that the change touches in a file of the same application, or the nearest file of it.
 */
export function placeOf(
  lost: readonly PlacedLoss[],
  near: readonly Application[],
  isThere: (path: string) => boolean,
  view: ChangeView,
): Origin {
  for (const { fate, to, origin } of lost) {
    if (fate === 'renamed' && to !== undefined) return { path: to, line: 1, column: 1 };
    if (fate === 'removed' || fate === 'unread') continue;
    const hunks = view.hunksOf(origin.path);
    const [first] = hunks;
    if (first === undefined) continue;
    const now = newLineOf(hunks, origin.line);
    const line = fate === 'emptied' || now.survived ? first.after : now.line;
    return { path: origin.path, line: Math.max(1, line), column: 1 };
  }
  const [gone] = lost;
  const paths = near.flatMap(({ documents, deployment }) => [
    ...documents.map(({ path }) => path),
    ...(deployment?.manifests ?? []),
  ]);
  const candidates = [...new Set(paths)].filter(isThere).map((path) => ({ path, hunks: view.hunksOf(path) }));
  const touched = candidates.filter(({ hunks }) => hunks.length > 0);
  const [best] = (touched.length > 0 ? touched : candidates).toSorted(
    (a, b) => kinship(b.path, gone?.path ?? '') - kinship(a.path, gone?.path ?? ''),
  );
  if (best === undefined) return { path: gone?.path ?? '', line: 1, column: 1 };
  return { path: best.path, line: Math.max(1, best.hunks[0]?.after ?? 1), column: 1 };
}

/** How many letters two paths have in common from the beginning; files of the same format are nearer. */
function kinship(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  const sameFormat = a.slice(a.lastIndexOf('.')) === b.slice(b.lastIndexOf('.'));
  return length + (sameFormat ? 0.5 : 0);
}
