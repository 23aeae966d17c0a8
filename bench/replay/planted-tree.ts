import { createHash } from 'node:crypto';
import { compareBytes, type FileTree } from '../../src/documents/file-tree.ts';

/** What a change makes of files, by path: other contents, or nothing. */
export type Edits = ReadonlyMap<string, string | undefined>;

/** A tree with other contents for some of its files; texts are ISO 8859-1, one character for each byte. */
export function editedTree(tree: FileTree, edits: Edits): FileTree {
  const contents = new Map(
    [...edits].map(([path, text]) => [path, text === undefined ? undefined : Buffer.from(text, 'latin1')]),
  );
  const kept = tree.list().filter((path) => !edits.has(path));
  const written = [...contents].flatMap(([path, bytes]) => (bytes === undefined ? [] : [path]));
  const paths = [...kept, ...written].sort(compareBytes);
  return {
    list: () => paths,
    read: (path) => (contents.has(path) ? contents.get(path) : tree.read(path)),
    contentId: (path) => {
      if (!contents.has(path)) return tree.contentId?.(path);
      const bytes = contents.get(path);
      return bytes && blobName(bytes);
    },
  };
}

/** As git names a file of this content. */
function blobName(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
