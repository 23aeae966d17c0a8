import { decodeUtf8 } from '../documents/decode.ts';
import { type FileTree, pathSetOf } from '../documents/file-tree.ts';

const texts = new WeakMap<FileTree, Map<string, string | undefined>>();

/** The text of a build file, which several look into; `undefined` where there is none. */
export function buildFileText(tree: FileTree, path: string): string | undefined {
  if (!pathSetOf(tree).has(path)) return undefined;
  let known = texts.get(tree);
  if (known === undefined) {
    known = new Map();
    texts.set(tree, known);
  }
  if (known.has(path)) return known.get(path);
  const bytes = tree.read(path);
  const text = bytes === undefined ? undefined : decodeUtf8(bytes);
  known.set(path, text);
  return text;
}
