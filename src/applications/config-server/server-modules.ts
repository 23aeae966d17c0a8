import type { ConfigFile, Origin, Property } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { findGeneration } from '../../repository/boot-version.ts';
import { buildFileText } from '../../repository/build-files.ts';
import type { ConfiguredModule } from '../../repository/modules.ts';
import { defaultGeneration, type Generation } from '../../spring/generation.ts';
import { uniformName } from '../../spring/names.ts';
import { resourcesOf } from '../config-data/resources.ts';
import type { Source } from './client.ts';
import type { ConfigRepository } from './repository.ts';
import { workingCopy } from './standalone.ts';

/** A module that is a config server, or a repository that stands in for one. */
export interface ServerModule {
  readonly module: string;
  /** Where it says what it serves. */
  readonly origin: Origin;
  /** Where it may find the files of a client; the first that has some is taken. */
  readonly sources: readonly Source[];
  readonly generation: Generation;
}

const prefix = 'spring.cloud.config.server.';

/** The modules that are config servers, as far as their own files say where they look. */
export function findServerModules(
  tree: FileTree,
  library: Library,
  modules: readonly ConfiguredModule[],
): readonly ServerModule[] {
  return modules.flatMap((module): ServerModule[] => {
    const files = module.files.flatMap((path) => library.read(path, 'spring-boot') ?? []);
    const first = firstOfServer(files);
    const build = ['pom.xml', 'build.gradle', 'build.gradle.kts'].find((name) => isServerBuild(tree, module, name));
    if (first === undefined && build === undefined) return [];
    const settings = settingsOf(files);
    const generation = findGeneration(tree, module.path) ?? defaultGeneration;
    const read = (path: string) => library.read(path, generation.dialect);
    const ofServer = { classpathRoots: module.resourceRoots, workingDirectory: module.path };
    const inModule = resourcesOf(tree, ofServer, read);
    const native: ConfigRepository = {
      kind: 'native',
      paths: listOf(settings, `${prefix}native.searchlocations`),
      resources: inModule,
    };
    const isNative = native.paths.length > 0 || activeProfiles(settings).includes('native');
    const uri = listOf(settings, `${prefix}git.uri`)[0];
    const searched = listOf(settings, `${prefix}git.searchpaths`);
    const git = directoriesOf(uri, module.path, (path) => inModule.directories(path) !== undefined);
    const origin = first?.origin ?? { path: build ?? module.files[0] ?? module.path, line: 1, column: 1 };
    const what = module.path === '.' ? 'the config server' : `the config server ${module.path}`;
    const asWritten = (repository: ConfigRepository): Source => ({ repository, what, isGuess: false });
    const guessed = (repository: ConfigRepository): Source => ({ repository, what, isGuess: true });
    const sources = [
      ...(isNative ? [asWritten(native), ...elsewhere(native, tree, library).map(guessed)] : []),
      ...git.map((directory) => guessed(workingCopy(tree, library, generation, directory, searched))),
    ];
    return [{ module: module.path, origin, sources, generation }];
  });
}

/** The same locations seen from the root of the repository, where a server may be started too. */
function elsewhere(native: ConfigRepository, tree: FileTree, library: Library): readonly ConfigRepository[] {
  const fromRoot = native.paths.filter((path) => !path.includes('classpath:'));
  if (fromRoot.length === 0) return [];
  const read = (path: string) => library.read(path, defaultGeneration.dialect);
  // `file:/config-repo` is a folder of a container, which is made of the folder of that name here.
  const paths = fromRoot.map((path) => path.replace(/^(optional:)?file:\/+/, '$1file:./'));
  return [{ ...native, paths, resources: resourcesOf(tree, { classpathRoots: [], workingDirectory: '.' }, read) }];
}

function isServerBuild(tree: FileTree, { path }: ConfiguredModule, name: string): boolean {
  const text = buildFileText(tree, path === '.' ? name : `${path}/${name}`);
  return text?.includes('spring-cloud-config-server') === true;
}

/** The first setting of a server; most modules have none, and are asked nothing else. */
function firstOfServer(files: readonly ConfigFile[]): Property | undefined {
  for (const { documents } of files) {
    for (const { properties } of documents) {
      const found = properties.find(
        ({ key }) => /^spring/i.test(key) && uniformName(key.replace(/\[\d+\]$/, '')).startsWith(prefix),
      );
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** What each key is set to, by uniform name, in all documents. */
function settingsOf(files: readonly ConfigFile[]): ReadonlyMap<string, readonly Property[]> {
  const settings = new Map<string, Property[]>();
  for (const { documents } of files) {
    for (const { properties } of documents) {
      for (const property of properties) {
        if (!/^spring/i.test(property.key)) continue;
        const name = uniformName(property.key.replace(/\[\d+\]$/, ''));
        const known = settings.get(name);
        if (known === undefined) settings.set(name, [property]);
        else known.push(property);
      }
    }
  }
  return settings;
}

/** A list, whichever way it is written; placeholders give way to their defaults, and what has none is left out. */
function listOf(settings: ReadonlyMap<string, readonly Property[]>, name: string): readonly string[] {
  const texts = (settings.get(name) ?? []).flatMap(({ value }) => value.split(/,(?![^{]*\})/));
  const known = texts.map((text) =>
    text
      .trim()
      .replace(/\$\{[^${}:]+:([^${}]*)\}/g, '$1')
      .replace(/^(file:\/*)?\$\{(?:user\.dir|PWD)\}\/?/, 'file:./'),
  );
  return [...new Set(known.filter((text) => text !== '' && !text.includes('${')))];
}

function activeProfiles(settings: ReadonlyMap<string, readonly Property[]>): readonly string[] {
  return ['active', 'include'].flatMap((name) => listOf(settings, `spring.profiles.${name}`));
}

/** Directories of this tree that the address of a git repository may mean. */
function directoriesOf(
  uri: string | undefined,
  module: string,
  exists: (directory: string) => boolean,
): readonly string[] {
  const path = uri === undefined ? undefined : /^file:(.*)$/.exec(uri)?.[1];
  if (path === undefined) return [];
  const steps = path.split('/').filter((step) => step !== '' && step !== '.');
  const last = steps.at(-1) ?? '';
  return [...new Set([last, module === '.' ? last : `${module}/${last}`])].filter((directory) => exists(directory));
}
