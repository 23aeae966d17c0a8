import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * The way from the root of the repository down to a folder of it, POSIX, ending with `/`; empty for the root itself and
 * for a folder that is in no repository. (A worktree and a submodule have a file `.git` in the place of the folder.)
 */
export function repositoryPrefix(directory: string): string {
  const folder = realpathSync.native(directory);
  for (let root = folder; ; root = dirname(root)) {
    if (existsSync(join(root, '.git'))) {
      const way = relative(root, folder);
      return way === '' ? '' : `${way.split(sep).join('/')}/`;
    }
    if (dirname(root) === root) return '';
  }
}
