import { type Charset, isAscii } from './charsets.ts';
import type { Dialect } from './dialect.ts';
import type { ConfigFile, ConfigFormat } from './document.ts';
import { type FileTree, pathSetOf } from './file-tree.ts';
import { readProperties } from './properties-reader.ts';
import { absenceProblem } from './stand-ins.ts';
import { readTemplate } from './template-reader.ts';
import { templateOf } from './template-tags.ts';
import { readYaml } from './yaml-reader.ts';

/** Reads each configuration file of a tree at most once, however many applications and environments ask for it. */
export interface Library {
  /**
   * `undefined` where the tree has no such file.
   *
   * @param charset of a file of properties, where its reader is told one; by default ISO-8859-1, as Spring and Java read it
   */
  read(path: string, dialect: Dialect, charset?: Charset): ConfigFile | undefined;
}

/** Files that were read, by path, content, dialect and character set: what trees of one repository have in common is read once. */
export type SharedFiles = Map<string, ConfigFile>;

/** @param shared given to every tree of one run whose contents have names */
export function libraryOf(tree: FileTree, shared?: SharedFiles): Library {
  const listed = pathSetOf(tree);
  const files = new Map<string, ConfigFile>();
  return {
    read(path, dialect, charset = 'latin1') {
      if (!listed.has(path)) return undefined;
      const name = `${dialect}:${charset}:${path}`;
      const known = files.get(name);
      if (known !== undefined) return known;
      const content = tree.contentId?.(path);
      const sharedName = `${content}:${name}`;
      const same = content === undefined ? undefined : shared?.get(sharedName);
      const file = same ?? readFile(tree, path, dialect, charset);
      files.set(name, file);
      if (content !== undefined) shared?.set(sharedName, file);
      return file;
    },
  };
}

/** The format is that of the extension, below that of a template engine where there is one. */
function readFile(tree: FileTree, path: string, dialect: Dialect, charset: Charset): ConfigFile {
  const template = templateOf(path);
  const isYaml = /\.ya?ml$/i.test(template?.written ?? path);
  const bytes = tree.read(path);
  if (bytes === undefined) return unreadable(path, tree, isYaml ? 'yaml' : 'properties');
  if (template !== undefined) return readTemplate(path, bytes, dialect, template, charset);
  if (isYaml) return readYaml(path, bytes, dialect);
  const file = readProperties(path, bytes, dialect, charset);
  return charset === 'unknown' && !isAscii(bytes) ? { ...file, guessed: true } : file;
}

/** A path that is listed and cannot be read: a link that leaves the repository, say, or a file beyond every sensible size. */
function unreadable(path: string, tree: FileTree, format: ConfigFormat): ConfigFile {
  const message = 'This file cannot be read: it leads out of the repository, is too large, or may not be opened.';
  const origin = { path, line: 1, column: 1 };
  return {
    path,
    format,
    documents: [],
    problems: [absenceProblem(path, tree) ?? { code: 'unreadable', message, origin, fatal: true }],
    directives: [],
  };
}
