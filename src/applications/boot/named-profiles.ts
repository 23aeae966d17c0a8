import type { ConfigDocument, ConfigFile } from '../../documents/document.ts';
import { uniformName } from '../../spring/names.ts';
import { parseProfileExpression, profilesNamedIn } from '../../spring/profile-expression.ts';

const profileFile = /^(?:application|bootstrap)-(.+)\.(?:properties|ya?ml)$/;

export interface NamedProfiles {
  /** Every profile that is named in a file name, in a condition of activation or as a group. */
  readonly all: ReadonlySet<string>;
  /** Those with a file of their own, or a group that other profiles are in. */
  readonly defined: ReadonlySet<string>;
  /**
   * Those that nothing names but conditions inside files of other profiles (`application-security-test.yml`, on the profile
   * `test`). Whether one of them makes any difference by itself depends on what it brings along.
   */
  readonly behindOthers: ReadonlySet<string>;
}

/** The profiles that files of Spring Boot name. */
export function profilesOf(files: readonly ConfigFile[]): NamedProfiles {
  const all = new Set<string>();
  const defined = new Set<string>();
  const behindOthers = new Set<string>();
  const inFront = new Set<string>();
  for (const { path, documents } of files) {
    const own = profileOfFile(path);
    if (own !== undefined) {
      all.add(own);
      defined.add(own);
    }
    for (const { name, isGroup } of documents.flatMap(profilesInDocument)) {
      all.add(name);
      if (isGroup) defined.add(name);
      (own === undefined ? inFront : behindOthers).add(name);
    }
  }
  for (const name of [...defined, ...inFront]) behindOthers.delete(name);
  return { all, defined, behindOthers };
}

/** The keys that each profile sets in files of its own, by their uniform names. */
export function keysByProfile(files: readonly ConfigFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { path, documents } of files) {
    const own = profileOfFile(path);
    if (own === undefined) continue;
    const keys = found.get(own) ?? new Set();
    found.set(own, keys);
    for (const { properties } of documents) for (const { key } of properties) keys.add(uniformName(key));
  }
  return found;
}

/** The profile that `application-prod.yml` is a file of. */
function profileOfFile(path: string): string | undefined {
  return profileFile.exec(path.slice(path.lastIndexOf('/') + 1))?.[1];
}

function profilesInDocument(document: ConfigDocument): readonly { readonly name: string; readonly isGroup: boolean }[] {
  const found: { name: string; isGroup: boolean }[] = [];
  for (const property of document.properties) {
    // Cheap test first: this runs over every property of the repository.
    if (!property.key.includes('profile')) continue;
    const name = uniformName(property.key);
    const isCondition =
      name === 'spring.config.activate.onprofile' ||
      name.startsWith('spring.config.activate.onprofile.') ||
      name === 'spring.profiles';
    if (isCondition) {
      for (const element of property.value.split(',')) {
        const expression = parseProfileExpression(element.trim());
        if ('malformed' in expression) continue;
        for (const named of profilesNamedIn(expression)) found.push({ name: named, isGroup: false });
      }
    } else if (name.startsWith('spring.profiles.group.')) {
      const group = /^spring\.profiles\.group\.([^.[]+)/i.exec(property.key)?.[1];
      if (group !== undefined) found.push({ name: group, isGroup: true });
    }
  }
  return found;
}
