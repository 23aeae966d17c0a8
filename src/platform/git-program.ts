import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { isWithin } from './within.ts';

/**
 * The folders of a variable like `PATH`, without those that a commit can fill: relative ones, which mean the folder that
 * somebody happens to be in, and those among the files that are judged, as npm puts `node_modules/.bin` in front.
 *
 * @param theirs absolute paths without links
 */
export function foldersOutside(variable: string | undefined, theirs: readonly string[]): readonly string[] {
  return (variable ?? '').split(delimiter).filter((folder) => {
    if (!isAbsolute(folder)) return false;
    try {
      const real = realpathSync.native(folder);
      return !theirs.some((their) => isWithin(folder, their) || isWithin(real, their));
    } catch {
      return false;
    }
  });
}

/** The full path of git: whoever starts a program by its name gets the one of the current folder on Windows. */
export function gitIn(folders: readonly string[]): string | undefined {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Folders as a variable has them. */
export function pathList(folders: readonly string[]): string {
  return folders.join(delimiter);
}
