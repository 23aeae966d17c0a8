import type { Library } from '../documents/library.ts';
import type { ConfiguredModule } from './modules.ts';

/** What a module at the root of the repository, whose directory has no name here, calls itself. */
export function ownName(module: ConfiguredModule, library: Library): string {
  return nameInFiles(module, library) ?? 'application';
}

/** `spring.application.name` as the files of a module have it, where it is one word. */
export function nameInFiles(module: ConfiguredModule, library: Library): string | undefined {
  for (const path of module.files) {
    for (const document of library.read(path, 'spring-boot')?.documents ?? []) {
      const name = document.properties.find(({ key }) => key === 'spring.application.name')?.value.trim();
      if (name !== undefined && /^[\w.-]+$/.test(name)) return name;
    }
  }
  return undefined;
}

/** The last segment of each path, or as many segments as it takes to tell them apart; the root has no name. */
export function uniqueNames(paths: readonly string[]): readonly (string | undefined)[] {
  const nameWith = (path: string, segments: number) => path.split('/').slice(-segments).join('/');
  /** By number of segments: how many paths have each name. */
  const counts: Map<string, number>[] = [];
  const countsWith = (segments: number): ReadonlyMap<string, number> => {
    const known = counts[segments];
    if (known !== undefined) return known;
    const found = new Map<string, number>();
    for (const path of paths) {
      const name = nameWith(path, segments);
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    counts[segments] = found;
    return found;
  };
  return paths.map((path) => {
    if (path === '.') return undefined;
    for (let segments = 1; ; segments++) {
      const name = nameWith(path, segments);
      if (countsWith(segments).get(name) === 1 || segments > path.split('/').length) return name;
    }
  });
}
