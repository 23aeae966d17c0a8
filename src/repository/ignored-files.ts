import { decodeUtf8 } from '../documents/decode.ts';
import { type FileTree, pathSetOf } from '../documents/file-tree.ts';

interface Pattern {
  readonly expression: RegExp;
  /** `!…`: what an earlier line ignores is not ignored. */
  readonly includes: boolean;
}

/** A pattern with several stars could be tried in a hundred thousand ways: it is passed over, as are longer ones than people write. */
const longestPattern = 200;
const mostStars = 1;
const mostLines = 2000;

const patternsOf = new WeakMap<FileTree, Map<string, readonly Pattern[]>>();

/** Whether git would not take a file into the repository, because of a `.gitignore` beside or above it. */
export function isIgnoredByGit(tree: FileTree, path: string): boolean {
  let ignored = false;
  const known = pathSetOf(tree);
  for (let start = 0; start !== -1; start = nextStart(path, start)) {
    const ignoring = `${path.slice(0, start)}.gitignore`;
    if (!known.has(ignoring)) continue;
    const below = path.slice(start);
    // The last line that fits decides.
    for (const { expression, includes } of patternsAt(tree, ignoring)) if (expression.test(below)) ignored = !includes;
  }
  return ignored;
}

/** Where the path goes on behind the next slash; -1 behind the last one. */
function nextStart(path: string, start: number): number {
  const slash = path.indexOf('/', start);
  return slash === -1 ? -1 : slash + 1;
}

function patternsAt(tree: FileTree, path: string): readonly Pattern[] {
  const known = patternsOf.get(tree) ?? new Map<string, readonly Pattern[]>();
  patternsOf.set(tree, known);
  const found = known.get(path) ?? patternsIn(decodeUtf8(tree.read(path) ?? new Uint8Array()));
  known.set(path, found);
  return found;
}

function patternsIn(text: string): readonly Pattern[] {
  const lines = text.split(/\r?\n/, mostLines);
  return lines.flatMap((line): Pattern[] => {
    if (line.length > longestPattern) return [];
    const includes = line.startsWith('!');
    const pattern = line
      .slice(includes ? 1 : 0)
      .trim()
      .replace(/\/+$/, '');
    if (pattern === '' || pattern.startsWith('#')) return [];
    // What stands before the first name is no star to be tried: it only says that the pattern holds at any depth.
    if (pattern.replace(/^\/?\*\*\//, '').split(/\*+/).length - 1 > mostStars) return [];
    const isAnchored = pattern.includes('/');
    const glob = pattern
      .replace(/^\//, '')
      .replace(/[^\w/*?-]/g, '\\$&')
      .replace(/\*\*\/|\*\*|\*|\?/g, (part) => globs.get(part) ?? part);
    return [{ expression: new RegExp(`${isAnchored ? '^' : '(?:^|/)'}${glob}(?:/|$)`), includes }];
  });
}

const globs: ReadonlyMap<string, string> = new Map([
  ['**/', '(?:.*/)?'],
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
]);
