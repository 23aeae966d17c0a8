import { existsSync, lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { committedLink } from './committed-links.ts';
import { leadsIntoGit } from './git-names.ts';
import { isWithin } from './within.ts';

/**
 * Writes a report and creates the folders above it. No link of a repository leads it to another place.
 *
 * @throws UsageError where the file cannot be written
 */
export function writeReportFile(path: string, text: string): void {
  const link = committedLink(path);
  if (link !== undefined) throw new UsageError(`cannot write ${path}: ${linkText(link)}`);
  const file = resolve(path);
  refuseGitFile(path, join(realFolder(dirname(file)), basename(file)));
  writing(path, () => {
    makeFolder(dirname(file));
    writeFileSync(file, text);
  });
}

/**
 * Writes a file of a repository, which must not be able to lead it to another place.
 *
 * @param isThere the file is known and may be replaced; otherwise one that is there (ignored by git, unreadable) is left alone
 * @throws UsageError where the file lies elsewhere, is a link, is there, or cannot be written
 */
export function writeRepositoryFile(folder: string, path: string, text: string, isThere: boolean): void {
  const file = confinedPath(join(folder, path), [folder]);
  writing(path, () => {
    makeFolder(dirname(file));
    writeFileSync(file, text, { flag: isThere ? 'w' : 'wx' });
  });
}

function writing(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/** One by one: where a file system has no room for a folder, as /proc, Node's own loop never ends. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function refuseGitFile(path: string, file: string): void {
  if (leadsIntoGit(file)) throw new UsageError(`cannot write ${path}: it would be one of git's own files`);
}

function linkText(link: string): string {
  return `${link} is a link, and a commit may have brought it`;
}

/**
 * A path that has to lie in one of the folders, links resolved: a checked-out repository must not be able to lead a report
 * to another place.
 *
 * @returns the absolute path
 * @throws UsageError where it lies elsewhere, where a link of the repository leads to it, or where it is one of git's own files
 */
export function confinedPath(path: string, folders: readonly string[]): string {
  const target = resolve(path);
  const parent = realFolder(dirname(target));
  if (!folders.some((folder) => isWithin(parent, realFolder(folder)))) {
    throw new UsageError(`${path} is outside of the workspace`, 'Reports go to the workspace or to RUNNER_TEMP.');
  }
  const file = join(parent, basename(target));
  const link = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ? path : committedLink(path, folders[0]);
  if (link !== undefined) throw new UsageError(`cannot write ${path}: ${linkText(link)}`);
  refuseGitFile(path, file);
  return file;
}

/** The folder with all links resolved, also where its last parts do not exist yet. */
function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : join(realFolder(parent), basename(folder));
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^(\w+): ([^,]*),.*$/s, '$2 ($1)') : String(error);
}
