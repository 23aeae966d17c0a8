import { compareBytes } from '../../documents/file-tree.ts';
import type { Question } from '../config-data/config-server-question.ts';
import type { Resources } from '../config-data/resources.ts';

/** Where a config server looks for the files of its clients. */
export interface ConfigRepository {
  /** As the server sees the tree: `classpath:` is its own class path. */
  readonly resources: Resources;
  /**
   * `native`: search locations as they are written; `working copy`: a directory of the tree, which git or a subversion
   * client has put there, and search paths below it.
   */
  readonly kind: 'native' | 'working copy';
  /** Of a working copy; the empty path is the root of the tree. */
  readonly directory?: string;
  /** Locations, or search paths. */
  readonly paths: readonly string[];
}

/** `NativeEnvironmentRepository.DEFAULT_LOCATIONS` */
const defaultLocations = [
  'optional:classpath:/',
  'optional:classpath:/config/',
  'optional:file:./',
  'optional:file:./config/',
];

/** `NativeEnvironmentProperties.DEFAULT_LABEL`: the directory of the label is always looked into as well. */
const nativeLabel = 'master';

/**
 * The locations of one answer, lowest precedence first: `NativeEnvironmentRepository.getLocations`, or
 * `AbstractScmAccessor.getSearchLocations`, which puts the root of the working copy in front.
 */
export function searchLocations(repository: ConfigRepository, question: Question): readonly string[] {
  const { kind, paths, resources, directory = '' } = repository;
  if (kind === 'native') {
    const given = paths.length === 0 ? defaultLocations : paths;
    const labelled = given.map((location) => `${withSlash(location)}${question.label ?? nativeLabel}/`);
    const all = [...expanded(given, question).map(withSlash), ...labelled];
    return [...new Set(all)].filter((location) => !location.includes('{'));
  }
  const isDefault = paths.length === 1 && paths[0] === '/';
  const all = expanded(isDefault ? ['/'] : ['/', ...paths], question);
  const found = all.flatMap((path) => directoriesMatching(resources, directory, path));
  return [...new Set(found)].map((path) => (path === '' ? 'file:./' : `file:./${path}/`));
}

function withSlash(location: string): string {
  return location.endsWith('/') ? location : `${location}/`;
}

/** Each location once for every profile and, within that, for every name. */
function expanded(locations: readonly string[], { application, profiles, label }: Question): readonly string[] {
  const names = application.split(',');
  const asked = profiles.length === 0 ? ['default'] : profiles;
  return locations.flatMap((location) =>
    asked.flatMap((profile) =>
      names.map((name) => {
        const named = location.replaceAll('{application}', name).replaceAll('{profile}', profile);
        return label === undefined ? named : named.replaceAll('{label}', label);
      }),
    ),
  );
}

/** The directories below one that a search path means: `*` stands for a part of a name, `**` for any number of names. */
function directoriesMatching(resources: Resources, base: string, path: string): readonly string[] {
  let found: ReadonlySet<string> = new Set([base]);
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    const next = new Set<string>();
    for (const directory of found) {
      if (step === '..') next.add(directory.slice(0, Math.max(0, directory.lastIndexOf('/'))));
      else if (step === '**') for (const below of allBelow(resources, directory)) next.add(below);
      else for (const child of childrenMatching(resources, directory, step)) next.add(child);
    }
    found = next;
  }
  return [...found].filter((directory) => resources.directories(directory) !== undefined).sort(compareBytes);
}

function childrenMatching(resources: Resources, directory: string, step: string): readonly string[] {
  const children = resources.directories(directory) ?? [];
  const names = /[*?]/.test(step) ? children.filter((name) => matches(step, name)) : [step];
  return names.map((name) => (directory === '' ? name : `${directory}/${name}`));
}

function allBelow(resources: Resources, directory: string): readonly string[] {
  const all = [directory];
  for (let index = 0; index < all.length; index++) all.push(...childrenMatching(resources, all[index] as string, '*'));
  return all;
}

/** `AntPathMatcher` for one name, in time that grows with the product of both lengths. */
function matches(pattern: string, name: string): boolean {
  let reached = new Set([0]);
  for (const character of pattern) {
    const next = new Set<number>();
    for (const index of reached) {
      if (character === '*') for (let end = index; end <= name.length; end++) next.add(end);
      else if (index < name.length && (character === '?' || character === name[index])) next.add(index + 1);
    }
    reached = next;
  }
  return reached.has(name.length);
}
