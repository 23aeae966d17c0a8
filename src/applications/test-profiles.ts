import { type FileTree, pathsBelow } from '../documents/file-tree.ts';

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
    for (const [, names = ''] of text.matchAll(profileNames)) {
      for (const [, name = ''] of names.matchAll(/"([^"]+)"/g)) profiles.add(name);
    }
  }
  return profiles;
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
