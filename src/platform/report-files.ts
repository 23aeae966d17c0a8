import { lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { UsageError } from '../usage-error.ts';

/**
 * Writes a report and creates the folders above it.
 *
 * @throws UsageError where the file cannot be written
 */
export function writeReportFile(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/**
 * Writes a file of a repository, which must not be able to lead it to another place.
 *
 * @param isThere the file is known and may be replaced; otherwise one that is there (ignored by git, unreadable) is left alone
 * @throws UsageError where the file lies elsewhere, is a link, is there, or cannot be written
 */
export function writeRepositoryFile(folder: string, path: string, text: string, isThere: boolean): void {
  mkdirFor(join(folder, path));
  const file = confinedPath(join(folder, path), [folder]);
  try {
    writeFileSync(file, text, { flag: isThere ? 'w' : 'wx' });
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

function mkdirFor(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/**
 * A path that has to lie in one of the folders, links resolved: a checked-out repository must not be able to lead a report
 * to another place.
 *
 * @returns the absolute path
 * @throws UsageError where it lies elsewhere, or where it is a link
 */
export function confinedPath(path: string, folders: readonly string[]): string {
  const target = resolve(path);
  const parent = realFolder(dirname(target));
  if (!folders.some((folder) => isWithin(parent, realFolder(folder)))) {
    throw new UsageError(`${path} is outside of the workspace`, 'Reports go to the workspace or to RUNNER_TEMP.');
  }
  const file = join(parent, basename(target));
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new UsageError(`${path} is a link; a report is not written through it`);
  }
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

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^(\w+): ([^,]*),.*$/s, '$2 ($1)') : String(error);
}
