import type { ConfigFile } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { buildFileText } from '../../repository/build-files.ts';
import type { ConfiguredModule } from '../../repository/modules.ts';
import type { Generation } from '../../spring/generation.ts';
import type { Environment } from '../application.ts';
import type { EnvironmentPlan } from '../boot/spring-boot-layers.ts';
import { type ConfigClient, clientSettings, connect, type Source } from './client.ts';
import { proven } from './evidence.ts';
import { layoutAt } from './layout.ts';
import { findServerModules, type ServerModule } from './server-modules.ts';
import { type FoundRepository, findConfigRepositories, servicesOf } from './standalone.ts';

/** The config servers and config repositories of a tree. */
export interface ConfigLandscape {
  /** What a module with these files is served, where that is here. */
  clientOf(files: readonly ConfigFile[], generation: Generation, module: string): ConfigClient | undefined;
  /**
   * The services whose modules are not here, by path and name.
   *
   * @param taken names of other applications
   */
  services(taken: ReadonlySet<string>): readonly ServedService[];
}

/** An application that exists here as files of a config repository only. */
export interface ServedService {
  readonly name: string;
  readonly path: string;
  readonly generation: Generation;
  readonly plans: readonly EnvironmentPlan[];
  readonly files: readonly ConfigFile[];
  readonly environments: (plans: readonly EnvironmentPlan[]) => readonly Environment[];
}

export function configLandscape(
  tree: FileTree,
  library: Library,
  paths: readonly string[],
  modules: readonly ConfiguredModule[],
): ConfigLandscape {
  const servers = findServerModules(tree, library, modules);
  const standalone = findConfigRepositories(tree, library, paths);
  const sources: readonly Source[] = [
    ...servers.flatMap((server) => server.sources),
    ...standalone.map(({ repository, layout: { directory } }) => ({
      repository,
      what: directory === '' ? 'the config repository' : `the config repository ${directory}`,
      isGuess: true,
    })),
  ];
  const connected = new Set<string>();
  return {
    clientOf(files, generation, module) {
      const asked = sources.length === 0 ? undefined : clientSettings(files);
      const isDoubtful = asked?.how === 'bootstrap' && generation.configData && !readsBootstrap(tree, module);
      const settings = asked && { ...asked, ...(isDoubtful && { isDoubtful: true as const }) };
      const client = settings && connect(settings, sources, generation);
      if (client !== undefined) for (const { path } of client.files) connected.add(path);
      return client;
    },
    services(taken) {
      const names = new Set(taken);
      return [...standalone, ...servers.flatMap((server) => repositoriesInside(server, library, paths))].flatMap(
        (found) => {
          const path = found.layout.directory === '' ? '.' : found.layout.directory;
          const folder = path === '.' ? 'config' : path.slice(path.lastIndexOf('/') + 1);
          return servicesOf(found)
            .filter(({ own }) => !own.some((file) => connected.has(file.path)))
            .map((service): ServedService => {
              const name = names.has(service.name) ? `${folder}/${service.name}` : service.name;
              names.add(name);
              const read = ({ path: file }: { readonly path: string }) =>
                library.read(file, found.generation.dialect) ?? [];
              return {
                name,
                path,
                generation: found.generation,
                plans: service.plans,
                files: service.files.flatMap(read),
                environments: service.environments,
              };
            });
        },
      );
    },
  };
}

/**
 * Whether the build of a module, or of what it lies in, has bootstrap files read: from Boot 2.4 on only
 * `spring-cloud-starter-bootstrap` does, which a starter of a company may bring unseen.
 */
function readsBootstrap(tree: FileTree, module: string): boolean {
  const folders = module === '.' ? [] : module.split('/').map((_, i, segments) => segments.slice(0, i + 1).join('/'));
  return ['', ...folders.map((folder) => `${folder}/`)].some((folder) =>
    ['pom.xml', 'build.gradle', 'build.gradle.kts', 'gradle/libs.versions.toml'].some((name) =>
      /cloud[-.]starter[-.]bootstrap/.test(buildFileText(tree, folder + name) ?? ''),
    ),
  );
}

/** Folders that a config server brings along itself: their services are told like those of a repository of its own. */
function repositoriesInside(
  { sources, generation }: ServerModule,
  library: Library,
  paths: readonly string[],
): readonly FoundRepository[] {
  const seen = new Set<string>();
  return sources.flatMap(({ repository }) =>
    repository.paths.flatMap((location): FoundRepository[] => {
      const place = location.includes('{')
        ? 'outside'
        : repository.resources.locate(location.replace(/^optional:/, ''));
      if (repository.kind !== 'native' || place === 'outside' || seen.has(place.path)) return [];
      seen.add(place.path);
      const suggested = layoutAt(paths, place.path);
      const layout = suggested && proven(suggested, (path) => library.read(path, generation.dialect));
      return layout === undefined ? [] : [{ layout, repository, generation }];
    }),
  );
}
