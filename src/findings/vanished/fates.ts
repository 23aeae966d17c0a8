import { decodeLatin1 } from '../../documents/decode.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { ChangeView } from '../anchor.ts';

/** What a change did to a file. */
export type Fate =
  | { readonly kind: 'kept' | 'removed' }
  | { readonly kind: 'renamed'; readonly to: string }
  /** Nothing but comments is left, or some of it is other than it was. */
  | { readonly kind: 'emptied' | 'changed' };

/** Tells what became of files of the base. */
export function fatesIn(head: FileTree, base: FileTree, view: ChangeView): (path: string) => Fate {
  const inHead = new Set(head.list());
  const inBase = new Set(base.list());
  let added: readonly string[] | undefined;
  const addedFiles = () => {
    added ??= head.list().filter((path) => !inBase.has(path));
    return added;
  };
  return (path) => {
    const now = view.headPathOf(path) ?? (inHead.has(path) ? path : sameContent(path, addedFiles()));
    if (now === undefined) return { kind: 'removed' };
    if (now !== path) return { kind: 'renamed', to: now };
    if (view.hunksOf(path).length === 0) return { kind: 'kept' };
    return { kind: isBlank(textOf(head, path)) ? 'emptied' : 'changed' };
  };

  /** `renamesBetween` looks at files of properties and YAML alone; of others only equal ones are the same. */
  function sameContent(path: string, candidates: readonly string[]): string | undefined {
    const extension = path.slice(path.lastIndexOf('.') + 1);
    if (/^(?:properties|ya?ml)$/.test(extension)) return undefined;
    const text = textOf(base, path);
    return candidates.find(
      (candidate) => directoryOf(candidate) === directoryOf(path) && textOf(head, candidate) === text,
    );
  }
}

/** Whether a file says nothing: blank lines, comments, marks of YAML, and the brackets of an empty object. */
function isBlank(text: string): boolean {
  return text.split(/\r\n|\n|\r/).every((line) => /^\s*(?:(?:[#!]|\/\/).*|-{3}|\.{3}|\{\s*\}|)\s*$/.test(line));
}

function textOf(tree: FileTree, path: string): string {
  const bytes = tree.read(path);
  return bytes === undefined ? '' : decodeLatin1(bytes);
}

export function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
