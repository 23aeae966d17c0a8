import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareBytes, type FileTree, memoryTree } from '../../src/documents/file-tree.ts';
import { familiesOf, type Least } from './families.ts';
import { repositoryFolder } from './history.ts';
import { entriesAt, gitPrints, objectsOf, treeOf } from './objects.ts';
import type { Chosen } from './plant.ts';

interface Place {
  readonly repository: string;
  readonly commit: string | undefined;
}

/** Families of a tree; where it is asked for, those with usual names of stages are taken a second time under other names. */
export function chosenIn(
  tree: FileTree,
  { repository, commit }: Place,
  least: Least,
  renamed: boolean,
): readonly Chosen[] {
  const place = { repository, ...(commit !== undefined && { commit }) };
  return familiesOf(tree, least).flatMap((family): readonly Chosen[] => {
    const chosen: Chosen = { ...place, ...family };
    return renamed && family.words === 'stages' ? [chosen, { ...chosen, isRenamed: true }] : [chosen];
  });
}

/** A commit of a git directory (the newest one by default), or the files of a folder. */
export function treeAt(path: string, wanted: string | undefined) {
  const place = repositoryFolder(path);
  const name = wanted ?? (isGitDirectory(place) ? printed(place, 'rev-parse', 'HEAD') : undefined);
  if (name === undefined) return { tree: folderTree(place), commit: undefined, date: '2026-01-09' };
  const entries = entriesAt(place, name);
  if (entries === undefined) throw new Error(`${place} has no commit ${name}`);
  const seconds = Number(printed(place, 'log', '-1', '--format=%ct', name));
  const date = new Date(seconds * 1000).toISOString().slice(0, 10);
  return { tree: treeOf(entries, objectsOf(place)), commit: name, date };
}

function isGitDirectory(place: string): boolean {
  return existsSync(join(place, 'objects')) || existsSync(join(place, '.git'));
}

function printed(place: string, ...words: readonly string[]): string {
  return gitPrints(place, words)?.toString('utf8').trim() ?? '';
}

export function folderTree(folder: string): FileTree {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort(compareBytes);
  const start = folder.endsWith('/') ? folder.length : folder.length + 1;
  return memoryTree(Object.fromEntries(paths.map((path) => [path.slice(start), readFileSync(path)])));
}

/** Neither code nor contract: what is left are files of environments beside each other. */
export function withoutCode(tree: FileTree): FileTree {
  const paths = tree.list().filter((path) => !/\.(?:java|kt)$|(?:^|\/)keyparity\.(?:ya?ml|json)$/.test(path));
  return { ...tree, list: () => paths };
}
