import { compareBytes, type FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import type { Basis } from '../../repository/basis.ts';
import { findGeneration } from '../../repository/boot-version.ts';
import { isOutsideProduction } from '../../repository/modules.ts';
import { comparePromotion } from '../../repository/stage-names.ts';
import { defaultGeneration, type Generation } from '../../spring/generation.ts';
import type { Environment } from '../application.ts';
import type { EnvironmentPlan } from '../boot/spring-boot-layers.ts';
import { resourcesOf } from '../config-data/resources.ts';
import { proven } from './evidence.ts';
import { type Layout, layoutsIn, type NamedFile } from './layout.ts';
import type { ConfigRepository } from './repository.ts';
import { layerServed } from './served-application.ts';

/** A folder of configuration for several services, which a config server serves them. */
export interface FoundRepository {
  readonly layout: Layout;
  readonly repository: ConfigRepository;
  readonly generation: Generation;
}

/** The config repositories of a tree that show themselves by the names and the contents of their files. */
export function findConfigRepositories(
  tree: FileTree,
  library: Library,
  paths: readonly string[],
): readonly FoundRepository[] {
  return layoutsIn(paths, isOutsideProduction).flatMap((suggested): FoundRepository[] => {
    const directory = suggested.directory === '' ? '.' : suggested.directory;
    const generation = findGeneration(tree, directory) ?? defaultGeneration;
    const layout = proven(suggested, (path) => library.read(path, generation.dialect));
    if (layout === undefined) return [];
    return [{ layout, generation, repository: workingCopy(tree, library, generation, layout.directory, layout.paths) }];
  });
}

/** A directory of the tree as a config server sees it that has checked it out. */
export function workingCopy(
  tree: FileTree,
  library: Library,
  generation: Generation,
  directory: string,
  paths: readonly string[],
): ConfigRepository {
  const resources = resourcesOf(tree, { classpathRoots: [], workingDirectory: '.' }, (path) =>
    library.read(path, generation.dialect),
  );
  return { kind: 'working copy', directory, paths, resources };
}

/** A service of a found repository, with the environments that it has files for. */
export interface FoundService {
  readonly name: string;
  /** Its own, and with those of everybody. */
  readonly own: readonly NamedFile[];
  readonly files: readonly NamedFile[];
  readonly environments: (plans: readonly EnvironmentPlan[]) => readonly Environment[];
  /** The stages that it, or else everybody, has files for. */
  readonly plans: readonly EnvironmentPlan[];
}

export function servicesOf({ layout, repository, generation }: FoundRepository): readonly FoundService[] {
  const shared = layout.services.get('application') ?? [];
  const stagesOf = (files: readonly NamedFile[]) => [...new Set(files.flatMap(({ stage }) => stage ?? []))];
  const byName = [...layout.services].sort(([a], [b]) => compareBytes(a, b));
  return byName.flatMap(([name, files]): FoundService[] => {
    if (name === 'application') return [];
    const own = stagesOf(files);
    const stages = own.length > 0 ? own : stagesOf(shared);
    if (stages.length === 0) return [];
    const plans = stages
      .toSorted(comparePromotion)
      .map((stage) => ({ name: stage, profiles: [stage], compared: true }));
    const basisOf = (plan: EnvironmentPlan) => basisFor(layout, plan);
    return [
      {
        name,
        own: files,
        files: [...files, ...shared],
        plans,
        environments: (asked) => layerServed({ name, repository, generation, plans: asked, basisOf }),
      },
    ];
  });
}

function basisFor({ directory, services }: Layout, { name }: EnvironmentPlan): readonly Basis[] {
  const files = [...services.values()].flat().filter(({ stage }) => stage === name);
  const [first] = files;
  if (first === undefined) return [];
  const where = directory === '' ? 'the config repository' : directory;
  const count = files.length === 1 ? 'one file' : `${files.length} files`;
  return [{ text: `stage suffix of ${count} in ${where}`, origin: { path: first.path, line: 1, column: 1 } }];
}
