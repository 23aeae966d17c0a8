import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, parse, relative } from 'node:path';

/**
 * The first link on the way to a path that lies in a repository: a commit may have brought it, and would decide where the path
 * leads. Links that lie in none are made by those who keep the machine.
 *
 * @param folder one more that is to be taken for a repository
 * @returns the link, seen from the working directory
 */
export function committedLink(path: string, folder?: string): string | undefined {
  const whole = isAbsolute(path) ? path : `${process.cwd()}/${path}`;
  const { root } = parse(whole);
  // The workspace of a workflow is what was checked out, also where that took no git.
  const checkedOut = [folder, process.env['GITHUB_WORKSPACE']].flatMap((each) => realPath(each ?? '') ?? []);
  let real = root;
  // Not resolved beforehand: behind a link, `..` is another folder.
  for (const name of whole.slice(root.length).split(/[\\/]/)) {
    if (name === '' || name === '.') continue;
    const next = name === '..' ? dirname(real) : join(real, name);
    if (isLink(next) && liesInRepository(real, checkedOut)) return relative(process.cwd(), next) || next;
    const found = realPath(next);
    // Whoever opens what is not there is told so.
    if (found === undefined) return undefined;
    real = found;
  }
  return undefined;
}

function liesInRepository(folder: string, checkedOut: readonly string[]): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (checkedOut.includes(at) || existsSync(join(at, '.git'))) return true;
    if (dirname(at) === at) return false;
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    return false;
  }
}

function realPath(path: string): string | undefined {
  try {
    return path === '' ? undefined : realpathSync.native(path);
  } catch {
    return undefined;
  }
}
