import type { ConfigFile } from './document.ts';
import type { FileTree } from './file-tree.ts';
import { readProperties } from './properties-reader.ts';
import { readYaml } from './yaml-reader.ts';

/** How `.properties` files are read: as Spring Boot's loader does, or as `java.util.Properties` (plain Spring). */
export type PropertiesDialect = 'spring-boot' | 'java';

/** Reads each configuration file of a tree at most once, however many applications and environments ask for it. */
export interface Library {
  /** `undefined` where the tree has no such file. */
  read(path: string, dialect: PropertiesDialect): ConfigFile | undefined;
}

export function libraryOf(tree: FileTree): Library {
  const files = new Map<string, ConfigFile | undefined>();
  return {
    read(path, dialect) {
      const isYaml = /\.ya?ml$/i.test(path);
      const name = isYaml ? path : `${dialect}:${path}`;
      if (!files.has(name)) {
        const bytes = tree.read(path);
        const file =
          bytes === undefined ? undefined : isYaml ? readYaml(path, bytes) : readProperties(path, bytes, dialect);
        files.set(name, file);
      }
      return files.get(name);
    },
  };
}
