import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { isWithin } from './within.ts';

/** A repository and the one of its working trees that is looked at. All are absolute paths without links. */
export interface Repository {
  /** The folder that has the entry `.git`: the working tree. */
  readonly root: string;
  /** Where git keeps what belongs to this working tree alone: `HEAD` and the index. */
  readonly own: string;
  /** Where git keeps what all working trees share: objects, refs, configuration. */
  readonly common: string;
  /** What its configuration says about how its files are to be read. */
  readonly settings: RepositorySettings;
}

/** By name in small letters, as `core.filemode`; nothing in it can start a program. */
export type RepositorySettings = ReadonlyMap<string, string>;

/**
 * The repository that a folder belongs to. It is known by an entry `.git`, which git lets no commit contain, and by nothing
 * else: git itself also takes a folder for a repository that looks like the inside of one, and a commit can contain that.
 *
 * In a workflow nothing above the workspace is looked at.
 *
 * @returns `undefined` where the folder is in no repository
 * @throws UsageError where it is in one that has no files here, or that cannot be found
 */
export function repositoryAt(directory: string): Repository | undefined {
  const folder = realFolder(directory);
  if (folder === undefined) return undefined;
  const workspace = workspaceFolder();
  const top = workspace !== undefined && isWithin(folder, workspace) ? workspace : undefined;
  for (let root = folder; ; root = dirname(root)) {
    const own = gitFolderOf(root, top);
    if (own !== undefined) return describe(root, own, folder);
    if (root === top || dirname(root) === root) return undefined;
  }
}

/** What a workflow has checked out, links resolved. */
export function workspaceFolder(): string | undefined {
  return realFolder(process.env['GITHUB_WORKSPACE'] ?? '');
}

/** The folder that an entry `.git` is or names. One without anything in it is passed over, as git does it. */
function gitFolderOf(root: string, workspace: string | undefined): string | undefined {
  const entry = join(root, '.git');
  const found = statOf(entry);
  const real = found && realFolder(entry);
  // A file system that takes another name for this one would let a commit bring it.
  if (real === undefined || (basename(real) !== '.git' && !isLink(entry))) return undefined;
  if (found?.isDirectory() && isEmpty(real)) return undefined;
  const folder = found?.isDirectory() ? real : linkedFolder(root, entry);
  if (folder !== undefined && isGitFolder(folder)) return plausible(entry, folder, root, workspace);
  throw new UsageError(
    `${entry} leads to no repository that is whole, so git cannot say which files belong to it`,
    'Make that repository available, or remove .git: all files below the folder are judged then.',
  );
}

/** Further working trees and submodules have a file that names the folder. */
function linkedFolder(root: string, entry: string): string | undefined {
  const [, named] = /^gitdir: (.+)/.exec(smallText(entry) ?? '') ?? [];
  return named === undefined ? undefined : realFolder(resolve(root, named));
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}

/**
 * A commit cannot bring an entry `.git`, but it can bring the folder that one names. So that has to lie in a folder `.git`
 * itself, as that of a submodule does, or outside of everything that is checked out.
 */
function plausible(entry: string, folder: string, root: string, workspace: string | undefined): string {
  const isBrought = isWithin(folder, root) || (workspace !== undefined && isWithin(folder, workspace));
  if (!isBrought || folder.split(sep).includes('.git')) return folder;
  throw new UsageError(
    `${entry} names a repository among the files that are checked out, which a commit may have brought`,
    'A repository is kept in a folder .git, or outside of the working tree.',
  );
}

function describe(root: string, own: string, folder: string): Repository {
  const common = commonFolderOf(own);
  const settings = settingsIn(smallText(join(common, 'config')) ?? '');
  if (relative(root, folder).split(sep).includes('.git')) {
    throw new UsageError(`${folder} is a part of git's own files, and nothing there belongs to the repository`);
  }
  if (settings.get('core.bare') === 'true' && own === common) {
    throw new UsageError(
      `${own} is a bare repository, so no file in ${root} belongs to it`,
      'Run Keyparity in one of its working trees.',
    );
  }
  return { root, own, common, settings };
}

/** Further working trees share what they do not have themselves. */
function commonFolderOf(own: string): string {
  const named = smallText(join(own, 'commondir'))?.trim();
  return (named && realFolder(resolve(own, named))) || own;
}

/** What git itself asks of one. */
function isGitFolder(folder: string): boolean {
  if (headOf(folder) === undefined) return false;
  const common = commonFolderOf(folder);
  return ['objects', 'refs'].every((name) => statOf(join(common, name))?.isDirectory());
}

/** The text of `HEAD`, which old versions of git have made a link. */
export function headOf(own: string): string | undefined {
  try {
    const target = readlinkSync(join(own, 'HEAD'));
    return target.startsWith('refs/') ? `ref: ${target}\n` : undefined;
  } catch {
    return smallText(join(own, 'HEAD'));
  }
}

/** Settings that say how files are to be read and compared. */
const known = new Set([
  'core.autocrlf',
  'core.bare',
  'core.checkstat',
  'core.eol',
  'core.filemode',
  'core.ignorecase',
  'core.precomposeunicode',
  'core.repositoryformatversion',
  'core.symlinks',
  'core.trustctime',
]);

/** Only lines with plain words are taken; all others concern neither these settings nor the form of the repository. */
function settingsIn(text: string): RepositorySettings {
  const settings = new Map<string, string>();
  let section = '';
  for (const line of text.split('\n')) {
    const [head = '', inner = ''] = /^\s*\[\s*([^\]]*?)\s*\]/.exec(line) ?? [];
    if (head !== '') section = inner.toLowerCase();
    const [, word = '', value = ''] =
      /^\s*([a-z][\w-]*)\s*=\s*"?([\w./:-]+)"?\s*(?:[#;].*)?$/i.exec(line.slice(head.length)) ?? [];
    const name = `${section}.${word.toLowerCase()}`;
    if (known.has(name) || (section === 'extensions' && word !== '')) settings.set(name, value);
  }
  return settings;
}

/** Files of git that are as short as that. */
const longestText = 16 * 1024 * 1024;

/** The text of a regular file; a pipe would block. */
export function smallText(path: string): string | undefined {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= longestText ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function realFolder(path: string): string | undefined {
  try {
    return path === '' ? undefined : realpathSync.native(path);
  } catch {
    return undefined;
  }
}
