import type { ConfigFile, ConfigFormat } from './document.ts';
import type { FileTree } from './file-tree.ts';
import { type PropertiesDialect, readProperties } from './properties-reader.ts';
import { readYaml } from './yaml-reader.ts';

/** Reads each configuration file of a tree at most once, however many applications and environments ask for it. */
export interface Library {
  /** `undefined` where the tree has no such file. */
  read(path: string, dialect: PropertiesDialect): ConfigFile | undefined;
}

export function libraryOf(tree: FileTree): Library {
  const listed = new Set(tree.list());
  const files = new Map<string, ConfigFile>();
  return {
    read(path, dialect) {
      if (!listed.has(path)) return undefined;
      const isYaml = /\.ya?ml$/i.test(path);
      const name = isYaml ? path : `${dialect}:${path}`;
      let file = files.get(name);
      if (file === undefined) {
        const bytes = tree.read(path);
        if (bytes === undefined) file = unreadable(path, isYaml ? 'yaml' : 'properties');
        else file = isYaml ? readYaml(path, bytes) : readProperties(path, bytes, dialect);
        files.set(name, file);
      }
      return file;
    },
  };
}

/** A path that is listed and cannot be read: a link that leaves the repository, or a file beyond every sensible size. */
function unreadable(path: string, format: ConfigFormat): ConfigFile {
  const message = 'This file cannot be read: it leads out of the repository, is too large, or may not be opened.';
  const origin = { path, line: 1, column: 1 };
  return {
    path,
    format,
    documents: [],
    problems: [{ code: 'unreadable', message, origin, fatal: true }],
    directives: [],
  };
}
