import type { FileTree } from '../../src/documents/file-tree.ts';
import { type Family, type Member, textOf } from './families.ts';
import { isConfiguration } from './history.ts';
import { editedTree } from './planted-tree.ts';

/** Names that no list of stages has. */
const names = [
  'oslo',
  'porto',
  'graz',
  'turku',
  'lyon',
  'gdansk',
  'malmo',
  'bergamo',
  'split',
  'leeds',
  'varna',
  'kaunas',
];

const build = /(?:^|\/)pom\.xml$/;
const source = /\.(?:java|kt)$/;
const tests = /(?:^|\/)src\/(?!main\/)/;

/**
 * The same repository, in which the environments of a family are called otherwise: in paths, in settings, manifests and
 * workflows as whole words, in Maven's profiles, and where code names profiles. Who knows stages by their names alone loses
 * them by that.
 */
export function withOtherWords(tree: FileTree, family: Family): { readonly tree: FileTree; readonly family: Family } {
  const words = new Map(family.members.map(({ word }, index) => [word, names[index % names.length] ?? word]));
  const patterns = [...words].map(([word, name]) => ({ word, name, whole: wholeWord(word) }));
  const replaced = (text: string, open = '', close = ''): string =>
    patterns.reduce((result, { word, name, whole }) => {
      if (open === '') return result.replace(whole, name);
      return result.replaceAll(`${open}${word}${close}`, `${open}${name}${close}`);
    }, text);
  const edits = new Map<string, string | undefined>();
  for (const path of tree.list()) {
    const text = renamedText(tree, path, replaced);
    const moved = isConfiguration(path) && !tests.test(path) ? renamedPath(path, family, patterns) : path;
    if (moved !== path) {
      edits.set(path, undefined);
      edits.set(moved, text ?? textOf(tree, path));
    } else if (text !== undefined) edits.set(path, text);
  }
  const member = ({ word, path }: Member): Member => ({
    word: words.get(word) ?? word,
    path: renamedPath(path, family, patterns),
  });
  return {
    tree: editedTree(tree, edits),
    family: { ...family, members: family.members.map(member), target: member(family.target), words: 'others' },
  };
}

/** `undefined` where nothing of it changes. */
function renamedText(
  tree: FileTree,
  path: string,
  replaced: (text: string, open?: string, close?: string) => string,
): string | undefined {
  const isSettings = isConfiguration(path) && !tests.test(path);
  if (!isSettings && !build.test(path) && !(source.test(path) && !tests.test(path))) return undefined;
  const text = textOf(tree, path);
  if (source.test(path) && !text.includes('Profile')) return undefined;
  const result = isSettings ? replaced(text) : build.test(path) ? replaced(text, '>', '<') : replaced(text, '"', '"');
  return result === text ? undefined : result;
}

interface Pattern {
  readonly word: string;
  readonly name: string;
  readonly whole: RegExp;
}

/** Parts of the name of a file; folders where the family is one of folders. */
function renamedPath(path: string, { pattern }: Family, patterns: readonly Pattern[]): string {
  const segments = path.split('/');
  const file = segments.pop() ?? '';
  const areFolders = pattern.slice(pattern.indexOf('*')).includes('/');
  const folders = areFolders
    ? segments.map((segment, index) => {
        if (segments[index - 1] === 'src') return segment;
        return patterns.find(({ word }) => word === segment)?.name ?? segment;
      })
    : segments;
  const dot = file.lastIndexOf('.');
  const isHidden = dot <= 0;
  const [stem, extension] = isHidden || file.startsWith('.env.') ? [file, ''] : [file.slice(0, dot), file.slice(dot)];
  const name = patterns.reduce((result, { name: other, whole }) => result.replace(whole, other), stem);
  return [...folders, `${name}${extension}`].join('/');
}

function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu');
}
