import type { ReadProblem } from './document.ts';
import type { FileTree } from './file-tree.ts';

/** Problems of files whose content is somewhere else, so that nobody can say what they set. */
const codes: ReadonlySet<string> = new Set(['lfs-pointer', 'absent-content']);

export function isOfStandIn({ code }: ReadProblem): boolean {
  return codes.has(code);
}

/** git's specification of pointers has them shorter than that. */
const longestPointer = 1024;
const firstByte = 0x76;

const pointer =
  /^version https?:\/\/(?:git-lfs\.github\.com|hawser\.github\.com|git-media\.io)\/[^\n]*\n(?:[^\n]+\n)*oid /;

/** Git LFS leaves a short text in the place of a file until it is asked for the file. */
export function pointerProblem(path: string, bytes: Uint8Array): ReadProblem | undefined {
  if (bytes.length > longestPointer || bytes[0] !== firstByte) return undefined;
  if (!pointer.test(new TextDecoder().decode(bytes))) return undefined;
  return problem('lfs-pointer', path, 'is a pointer of Git LFS, and not the file that it stands for.');
}

/** The repository has the file, and the clone has not. */
export function absenceProblem(path: string, tree: FileTree): ReadProblem | undefined {
  if (tree.absent?.(path) !== true) return undefined;
  return problem('absent-content', path, 'is not in this clone: the checkout leaves it out, and git lacks the object.');
}

function problem(code: string, path: string, predicate: string): ReadProblem {
  return { code, message: `This file ${predicate}`, origin: { path, line: 1, column: 1 }, fatal: true };
}

/** What stands in the place of the content of a file, where it is not that content. */
export function standInProblem(path: string, tree: FileTree): ReadProblem | undefined {
  const bytes = tree.read(path);
  return bytes === undefined ? absenceProblem(path, tree) : pointerProblem(path, bytes);
}
