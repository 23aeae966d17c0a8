import { withoutCodeComments, withoutHashLines, withoutXmlComments } from '../documents/comments.ts';
import { decodeUtf8 } from '../documents/decode.ts';
import { type FileTree, pathSetOf } from '../documents/file-tree.ts';

const texts = new WeakMap<FileTree, Map<string, string | undefined>>();

/** The text of a build file without its comments, which several look into; `undefined` where there is none. */
export function buildFileText(tree: FileTree, path: string): string | undefined {
  if (!pathSetOf(tree).has(path)) return undefined;
  let known = texts.get(tree);
  if (known === undefined) {
    known = new Map();
    texts.set(tree, known);
  }
  if (known.has(path)) return known.get(path);
  const bytes = tree.read(path);
  const text = bytes === undefined ? undefined : withoutComments(path, decodeUtf8(bytes));
  known.set(path, text);
  return text;
}

/** What somebody has commented out, an old version or a plugin, the build does not see. */
function withoutComments(path: string, text: string): string {
  if (path.endsWith('.xml')) return withoutXmlComments(text);
  return /\.(?:gradle|kts)$/.test(path) ? withoutCodeComments(text) : withoutHashLines(text);
}
