import { compareBytes } from '../documents/file-tree.ts';
import { pathsByFormat } from '../documents/paths-by-format.ts';

/** A directory that is built into something: it has main resources with Spring configuration. */
export interface ConfiguredModule {
  /** Directory of the module, `.` for the repository root. */
  readonly path: string;
  /** Its main resource directories, in the order of the classpath. */
  readonly resourceRoots: readonly string[];
  /** Spring Boot's own files in the places where Boot looks, in byte order. */
  readonly files: readonly string[];
}

/** Path segments below which nothing is configuration of a deployed application. */
const neverDeployed =
  /(?:^|\/)(?:node_modules|target|build|out|dist|bin|\.[^/]+|__MACOSX|test-?fixtures?|fixtures|testdata|test-?resources|archetype-resources|samples?|examples?)\//i;

/** `src/test/resources`, `src/integrationTest/resources`, `src/test-integration/…`: every source set but main. */
const otherSourceSet = /(?:^|\/)src\/(?!main\/)[^/]*(?:test|fixture|it|aat|e2e|mock|jmh|benchmark)[^/]*\//i;

const bootFile = /^(?:config\/)?(application|bootstrap)(?:-[^/]+)?\.(?:properties|ya?ml)$/;

const resourceDirectory = /^(?:(.*)\/)?(src\/main\/resources|src\/main\/config|src\/main\/resource)\/(.+)$/;

/** The module whose main resources hold a file, and the name of the file on the class path; `undefined` for all others. */
export function mainResource(path: string): { readonly module: string; readonly name: string } | undefined {
  const match = resourceDirectory.exec(path);
  return match === null ? undefined : { module: match[1] ?? '.', name: match[3] ?? '' };
}

/** True for files that never reach a deployed application: tests, build output, samples, vendored trees. */
export function isOutsideProduction(path: string): boolean {
  return neverDeployed.test(path) || otherSourceSet.test(path);
}

/**
 * Finds every module with Spring Boot configuration in its main resources (and, beside it, in the module's own directory
 * and its `config/`, where Boot looks when it is started there).
 */
export function findConfiguredModules(paths: readonly string[]): readonly ConfiguredModule[] {
  const modules = new Map<string, { roots: Set<string>; files: string[] }>();
  const besides: [directory: string, path: string][] = [];
  for (const path of pathsByFormat(paths).configuration) {
    if (!/(?:application|bootstrap)[^/]*$/.test(path) || isOutsideProduction(path)) continue;
    const match = resourceDirectory.exec(path);
    if (match !== null) {
      const [, module = '.', root = '', inside = ''] = match;
      if (!bootFile.test(inside)) continue;
      const entry = modules.get(module) ?? { roots: new Set(), files: [] };
      entry.roots.add(module === '.' ? root : `${module}/${root}`);
      entry.files.push(path);
      modules.set(module, entry);
    } else {
      const file = /^(?:(.*)\/)?((?:config\/)?(?:application)[^/]*)$/.exec(path);
      if (file !== null && bootFile.test(file[2] as string)) besides.push([file[1] ?? '.', path]);
    }
  }
  for (const [directory, path] of besides) modules.get(directory)?.files.push(path);
  return [...modules]
    .map(([path, { roots, files }]) => ({
      path,
      resourceRoots: [...roots].sort(compareBytes),
      files: files.sort(compareBytes),
    }))
    .sort((a, b) => compareBytes(a.path, b.path));
}
