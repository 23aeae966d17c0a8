import { decodeUtf8 } from '../documents/decode.ts';
import { type FileTree, pathSetOf } from '../documents/file-tree.ts';

interface Pattern {
  readonly expression: RegExp;
  /** `!…`: what an earlier line ignores is not ignored. */
  readonly includes: boolean;
}

/** Longer patterns, and those with more stars, are nobody's: following them could take long. */
const longestPattern = 200;
const mostStars = 4;

/** Whether git would not take a file into the repository, because of a `.gitignore` beside or above it. */
export function isIgnoredByGit(tree: FileTree, path: string): boolean {
  let ignored = false;
  const known = pathSetOf(tree);
  for (let start = 0; start !== -1; start = nextStart(path, start)) {
    const ignoring = `${path.slice(0, start)}.gitignore`;
    const bytes = known.has(ignoring) ? tree.read(ignoring) : undefined;
    if (bytes === undefined) continue;
    const below = path.slice(start);
    // The last line that fits decides.
    for (const { expression, includes } of patternsIn(decodeUtf8(bytes)))
      if (expression.test(below)) ignored = !includes;
  }
  return ignored;
}

/** Where the path goes on behind the next slash; -1 behind the last one. */
function nextStart(path: string, start: number): number {
  const slash = path.indexOf('/', start);
  return slash === -1 ? -1 : slash + 1;
}

function patternsIn(text: string): readonly Pattern[] {
  return text.split(/\r?\n/).flatMap((line): Pattern[] => {
    const includes = line.startsWith('!');
    const pattern = line
      .slice(includes ? 1 : 0)
      .trim()
      .replace(/\/+$/, '');
    if (pattern === '' || pattern.startsWith('#') || pattern.length > longestPattern) return [];
    if (pattern.replace(/[^*]/g, '').replace(/\*\*/g, '*').length > mostStars) return [];
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
