import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { foldersOutside, gitIn, pathList } from './git-program.ts';
import { headOf, type Repository, type RepositorySettings, smallText, workspaceFolder } from './git-repository.ts';
import { isWithin } from './within.ts';

/**
 * A repository of our own for git to work in. Its objects, refs and index are those of another one, but not its
 * configuration, hooks and attributes: nearly every way in which a repository starts programs is a setting, each version of
 * git knows new ones, and a setting that git never reads starts nothing.
 *
 * It lies outside of the repository and is removed when the process ends. What is fetched goes into it as well, so that the
 * other one stays as it is.
 */
export interface GitView {
  readonly repository: Repository;
  readonly folder: string;
  /** Full path of git. */
  readonly program: string;
  /** All the variables that git gets. None of them is a secret. */
  readonly environment: Readonly<Record<string, string>>;
}

interface KeptView extends GitView {
  environment: Readonly<Record<string, string>>;
  /** What of the repository was copied, to see whether it is still the same. */
  readonly copied: string;
  /** Places in the folder that lead out of it. */
  readonly links: string[];
  /** What it has beyond that: refs and history, and a place for objects of its own. */
  readonly parts: Set<'history' | 'objects'>;
}

const views = new Map<string, KeptView>();

/**
 * The view as far as it takes to list files.
 *
 * @throws UsageError where there is no git, or no folder to work in
 */
export function viewOf(repository: Repository): GitView {
  return keptView(repository);
}

/** The view with all refs, and what git knows of their history. */
export function viewWithHistory(repository: Repository): GitView {
  const view = keptView(repository);
  if (!view.parts.has('history')) addHistory(view);
  return view;
}

/** The view with a place for objects that the repository lacks. */
export function viewForObjects(repository: Repository): GitView {
  viewWithHistory(repository);
  const view = keptView(repository);
  if (!view.parts.has('objects')) addObjects(view);
  return view;
}

function keptView(repository: Repository): KeptView {
  const { root, own, settings } = repository;
  const name = `${root}\0${own}`;
  const head = headOf(own) ?? '';
  const copied = JSON.stringify([head, ...settings]);
  const known = views.get(name);
  // Whoever checks out another branch in the same process wants to see that one.
  if (known?.copied === copied && existsSync(known.folder)) return known;
  if (known !== undefined) remove(known);
  else if (views.size === 0) process.once('exit', removeViews);
  const view = { ...makeView(repository, head), copied };
  views.set(name, view);
  return view;
}

function makeView(repository: Repository, head: string): Omit<KeptView, 'copied'> {
  const { root, own, common, settings } = repository;
  const folders = foldersOutside(process.env['PATH'], theirFolders(root));
  const program = gitIn(folders);
  if (program === undefined) {
    throw new UsageError(
      `there is no git to ask which files belong to the repository ${root}`,
      'Install git, and name its folder in PATH; a git inside of the repository itself is not started.',
    );
  }
  const folder = newFolder(root);
  const environment = environmentFor(repository, folder, folders);
  const view = { repository, folder, program, environment, links: [], parts: new Set<'history' | 'objects'>() };
  writeFileSync(join(folder, 'HEAD'), head);
  writeFileSync(join(folder, 'config'), configOf(settings, usersPatterns(program, environment)));
  addLink(view, 'refs', join(common, 'refs'));
  // Parts of an index that was split.
  for (const name of readdirSync(own)) if (name.startsWith('sharedindex.')) addLink(view, name, join(own, name));
  return view;
}

function addHistory(view: KeptView): void {
  const { own, common, settings } = view.repository;
  view.parts.add('history');
  if (settings.get('extensions.refstorage') === 'reftable' && own !== common) {
    throw new UsageError(
      'this is one of several working trees of a repository that keeps its refs as a reftable, which cannot be read from here',
      'Run Keyparity in a clone of its own.',
    );
  }
  for (const path of ['packed-refs', 'reftable']) addLink(view, path, join(common, path));
  const shallow = smallText(join(common, 'shallow'));
  if (shallow !== undefined) writeFileSync(join(view.folder, 'shallow'), shallow);
  // What was done to `HEAD` is that of one working tree.
  mkdirSync(join(view.folder, 'logs'));
  addLink(view, 'logs/HEAD', join(own, 'logs/HEAD'));
  addLink(view, 'logs/refs', join(common, 'logs/refs'));
}

function addObjects(view: KeptView): void {
  view.parts.add('objects');
  const objects = join(view.folder, 'objects');
  mkdirSync(join(objects, 'info'), { recursive: true });
  writeFileSync(join(objects, 'info/alternates'), `${lineOfPath(join(view.repository.common, 'objects'))}\n`);
  view.environment = { ...view.environment, GIT_OBJECT_DIRECTORY: objects };
}

/** Folders that a commit may have filled. */
function theirFolders(root: string): readonly string[] {
  const workspace = workspaceFolder();
  return workspace === undefined ? [root] : [root, workspace];
}

/** For this user alone, and not where git would list it as new files. */
function newFolder(root: string): string {
  const places = [process.env['RUNNER_TEMP'] ?? '', tmpdir(), '/tmp'];
  for (const place of places.filter(isAbsolute)) {
    try {
      const real = realpathSync.native(place);
      if (!isWithin(real, root)) return mkdtempSync(join(real, 'keyparity-git-'));
    } catch {
      // Not there, or not to be written: the next one.
    }
  }
  throw new UsageError(
    `there is no folder for temporary files outside of ${root}`,
    'Name one that can be written in the variable TMPDIR (on Windows: TEMP).',
  );
}

function addLink({ folder, links }: Pick<KeptView, 'folder' | 'links'>, path: string, target: string): void {
  if (!existsSync(target)) return;
  const place = join(folder, path);
  links.push(path);
  if (process.platform !== 'win32') symlinkSync(target, place);
  // There only links to folders are everybody's to make.
  else if (readsAsFolder(target)) symlinkSync(target, place, 'junction');
  else copyFileSync(target, place);
}

function readsAsFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

/** git ends a path at the end of its line, unless it is written like a text of C. */
function lineOfPath(path: string): string {
  return path.includes('\n') ? JSON.stringify(path) : path;
}

/** What git has to know of the repository to read it as its owner does, and what it must not do here. */
function configOf(settings: RepositorySettings, patterns: string | undefined): string {
  const taken = [...settings].filter(([name]) => name !== 'core.bare' && name !== 'extensions.partialclone');
  return [
    ...taken.map(([name, value]) => {
      const [section = '', rest = ''] = name.split('.');
      return settingLines(section, rest, value);
    }),
    settingLines('core', 'bare', 'false'),
    settingLines('core', 'fsmonitor', 'false'),
    // Else git would ask a program that works in the other repository for its refs.
    settingLines('core', 'alternateRefsCommand', 'true'),
    ...(patterns === undefined ? [] : [settingLines('core', 'excludesFile', patterns)]),
    settingLines('gc', 'auto', '0'),
    settingLines('maintenance', 'auto', 'false'),
    settingLines('include', 'path', passingSettings),
  ].join('');
}

/** A file that git takes for a part of the configuration, for as long as it is there. */
export const passingSettings = 'passing-settings';

/** @param about the name of the one that the section is about, where there is one */
export function settingLines(section: string, name: string, value: string, about?: string): string {
  const head = about === undefined ? section : `${section} ${quoted(about)}`;
  return `[${head}]\n\t${name} = ${quoted(value)}\n`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Variables without which programs do not start on some systems, or put files into a wrong place. */
const neededByPrograms = ['SystemRoot', 'SystemDrive', 'windir', 'TMPDIR', 'TEMP', 'TMP'];

function environmentFor(
  { root, own, common }: Repository,
  folder: string,
  folders: readonly string[],
): Record<string, string> {
  const libraries = pathList(foldersOutside(process.env['LD_LIBRARY_PATH'], theirFolders(root)));
  return {
    ...inherited(neededByPrograms),
    ...(libraries !== '' && { LD_LIBRARY_PATH: libraries }),
    PATH: pathList(folders),
    LC_ALL: 'C',
    // Nothing of what is written there is read: neither by git nor by what it may be made to start.
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_DIR: folder,
    GIT_WORK_TREE: root,
    GIT_INDEX_FILE: join(own, 'index'),
    GIT_OBJECT_DIRECTORY: join(common, 'objects'),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // Objects that a partial clone has left out are not fetched one by one behind our back.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    // A ref can make git show another object in the place of one.
    GIT_NO_REPLACE_OBJECTS: '1',
  };
}

/** Variables of this process, as far as they are set. */
export function inherited(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const { [name]: value = '' } = process.env;
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/**
 * The file with the patterns that the user ignores everywhere: what they match is not to be added. Most name none, which
 * shows without asking git.
 */
function usersPatterns(program: string, environment: Readonly<Record<string, string>>): string | undefined {
  const home = homedir();
  const folder = join(process.env['XDG_CONFIG_HOME'] || join(home, '.config'), 'git');
  const usual = join(folder, 'ignore');
  const configs = [join(folder, 'config'), join(home, '.gitconfig')].map((path) => smallText(path) ?? '');
  if (!configs.some((text) => /excludesfile|\[\s*include/i.test(text))) return existsSync(usual) ? usual : undefined;
  const { GIT_CONFIG_GLOBAL: _, ...rest } = environment;
  const words = ['config', '--global', '--includes', '--type=path', '--get', 'core.excludesFile'];
  const { status, stdout } = spawnSync(program, words, {
    cwd: environment['GIT_DIR'],
    env: { ...rest, HOME: home, ...inherited(['XDG_CONFIG_HOME']) },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  return status === 0 ? stdout.replace(/\n$/, '') : existsSync(usual) ? usual : undefined;
}

/** At the end of the process; in a test, which may end otherwise, at the end of that. */
export function removeViews(): void {
  for (const view of views.values()) remove(view);
  views.clear();
}

/** Links first, each by its name: nothing must follow them to what they lead to. */
function remove({ folder, links, parts }: KeptView): void {
  try {
    for (const path of links) unlinkSync(join(folder, path));
    if (parts.size > 0) rmSync(folder, { recursive: true });
    else {
      // The usual case, without the code that looks for what there is.
      for (const name of ['HEAD', 'config']) unlinkSync(join(folder, name));
      rmdirSync(folder);
    }
  } catch {
    // It holds no secret, and lies where such folders are removed by others.
  }
}
