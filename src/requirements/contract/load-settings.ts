import { closest } from '../../closest.ts';
import { decodeUtf8 } from '../../documents/decode.ts';
import type { ReadProblem } from '../../documents/document.ts';
import { type FileTree, pathSetOf } from '../../documents/file-tree.ts';
import { standInProblem } from '../../documents/stand-ins.ts';
import { UsageError } from '../../usage-error.ts';
import { readSettings } from './read-settings.ts';
import { emptySettings, type Settings, type SettingsProblem } from './settings.ts';

const usualNames = ['keyparity.yml', 'keyparity.yaml', 'keyparity.json'];

/**
 * The contract of a tree: the file that was named, or the one at the root; without one, settings that leave everything to
 * discovery.
 *
 * @throws UsageError where the named file does not exist, where there are several, or where one is wrong
 */
export function loadSettings(tree: FileTree, path: string | undefined, knownRules: readonly string[]): Settings {
  const found = path === undefined ? usualNames.filter((name) => tree.list().includes(name)) : [path];
  const [file, other] = found;
  if (file === undefined) return emptySettings;
  if (other !== undefined) {
    throw new UsageError(`both ${file} and ${other} are here`, 'Keep one of them, or name it with --config.');
  }
  const standIn = standInProblem(file, tree);
  if (standIn !== undefined) throw new UnknownContentError(standIn, 'nothing can be judged');
  const bytes = tree.read(file);
  if (bytes === undefined && pathSetOf(tree).has(file)) {
    throw new UsageError(
      `${file} cannot be read, and nothing can be judged without it`,
      'It is a link that leads to no file of the repository, a folder, larger than 16 MB, or not to be read by this user.',
    );
  }
  if (bytes === undefined) {
    const candidate = closest(file, tree.list());
    throw new UsageError(
      `there is no file ${file} in the repository`,
      candidate === undefined ? undefined : `Did you mean ${candidate}?`,
    );
  }
  const { settings, problems } = readSettings(file, decodeUtf8(bytes), knownRules);
  refuse(settings, problems);
  return settings;
}

/** A file that has to be judged, or to be judged by, and whose content is not here. */
export class UnknownContentError extends UsageError {
  constructor({ code, origin }: ReadProblem, consequence: string) {
    const [what, remedy] =
      code === 'lfs-pointer'
        ? ['is a pointer of Git LFS', 'Check out with lfs: true, or run git lfs pull.']
        : ['is not in this clone', 'Check it out (git sparse-checkout add), or clone without a filter.'];
    super(`${consequence}: ${origin.path} ${what}`, remedy);
  }
}

/** @throws UsageError where there is a problem */
export function refuse(settings: Settings, problems: readonly SettingsProblem[]): void {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`;
  throw new UsageError(`${settings.path ?? 'keyparity.yml'} has ${count}`, undefined, problems);
}
