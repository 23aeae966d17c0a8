import { withoutCodeComments } from '../../documents/comments.ts';
import type { ConfigFile } from '../../documents/document.ts';
import { type FileTree, pathsBelow } from '../../documents/file-tree.ts';
import { pathsByFormat } from '../../documents/paths-by-format.ts';
import { profilesOf } from './named-profiles.ts';

const testSource = /(?:^|\/)src\/[^/]*test[^/]*\/.*\.(?:java|kt|groovy)$/i;

const profileNames = /@ActiveProfiles\(([^)]*)\)/g;

/**
 * The profiles that tests of a module activate. A profile called `test` is a stage in one repository and the set-up of
 * unit tests in the next; the tests themselves know which.
 */
export function profilesOfTests(tree: FileTree, paths: readonly string[], module: string): ReadonlySet<string> {
  const profiles = new Set<string>();
  const prefix = module === '.' ? '' : `${module}/`;
  const decoder = new TextDecoder('latin1');
  for (const path of pathsBelow(testSourcesOf(paths), prefix)) {
    const bytes = tree.read(path);
    const text = bytes === undefined ? '' : decoder.decode(bytes);
    if (!text.includes('@ActiveProfiles')) continue;
    for (const [, names = ''] of withoutCodeComments(text).matchAll(profileNames)) {
      for (const [, name = ''] of names.matchAll(/"([^"]+)"/g)) profiles.add(name);
    }
  }
  return profiles;
}

const testResource =
  /^src\/[^/]*test[^/]*\/(?:resources\/)?(?:config\/)?application(?:-[^/]+)?\.(?:properties|ya?ml)$/i;

/**
 * The profiles that the test resources of a module define, with a file or as a group, and its main files do not: what these say
 * on condition of such a profile is there for the tests.
 */
export function profilesOfTestResources(
  paths: readonly string[],
  module: string,
  main: readonly ConfigFile[],
  read: (path: string) => ConfigFile | undefined,
): ReadonlySet<string> {
  const prefix = module === '.' ? '' : `${module}/`;
  const resources = pathsBelow(pathsByFormat(paths).configuration, prefix).filter((path) =>
    testResource.test(path.slice(prefix.length)),
  );
  const defined = new Set(profilesOf(resources.flatMap((path) => read(path) ?? [])).defined);
  for (const profile of profilesOf(main).defined) defined.delete(profile);
  return defined;
}

const testSources = new WeakMap<readonly string[], readonly string[]>();

/** Every module asks, and there may be many of both. */
function testSourcesOf(paths: readonly string[]): readonly string[] {
  let found = testSources.get(paths);
  if (found === undefined) {
    found = paths.filter((path) => testSource.test(path));
    testSources.set(paths, found);
  }
  return found;
}
