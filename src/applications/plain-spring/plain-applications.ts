import type { Readers } from '../../code/readers.ts';
import type { ConfigFile } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { findGeneration } from '../../repository/boot-version.ts';
import type { ModuleGraph } from '../../repository/module-graph.ts';
import type { ConfiguredModule } from '../../repository/modules.ts';
import { defaultGeneration, type Generation } from '../../spring/generation.ts';
import type { Application } from '../application.ts';
import type { EnvironmentPlan } from '../boot/spring-boot-layers.ts';
import type { ApplicationSetting } from '../declaration.ts';
import { plainEnvironments } from './environments.ts';
import { isConventional } from './framework-conventions.ts';
import type { Circumstance } from './layers.ts';

/** An application that reads no config data, without a name. */
export type PlainApplication = Omit<Application, 'name'>;

export interface PlainDiscovery {
  readonly tree: FileTree;
  readonly library: Library;
  readonly applications: readonly ApplicationSetting[];
  readonly reading?: { readonly readers: readonly Readers[]; readonly graph: ModuleGraph };
}

/**
 * The applications beside those of Spring Boot's config data: modules in which a context begins that reads files of the
 * repository, and libraries that have files for several stages. A module with files that Boot would read is one of them
 * only if another context begins there and its build knows nothing of Boot.
 */
export function plainApplications(
  { tree, library, applications, reading }: PlainDiscovery,
  configured: readonly ConfiguredModule[],
  plansOf: (setting: ApplicationSetting | undefined) => readonly EnvironmentPlan[],
): readonly PlainApplication[] {
  if (reading === undefined || reading.readers.length === 0) return [];
  const ofBoot = new Set(configured.map(({ path }) => path));
  return reading.readers.flatMap((readers): readonly PlainApplication[] => {
    const generation = findGeneration(tree, readers.module);
    if (ofBoot.has(readers.module) && (readers.begins !== 'plain-spring' || generation !== undefined)) return [];
    const setting = applications.find(({ path }) => path === readers.module);
    if (applications.length > 0 && (setting === undefined || setting.layers !== undefined)) return [];
    const found = plainApplication(readers, plansOf(setting), { tree, library, graph: reading.graph }, generation);
    return found === undefined ? [] : [found];
  });
}

function plainApplication(
  readers: Readers,
  declared: readonly EnvironmentPlan[],
  { tree, library, graph }: { readonly tree: FileTree; readonly library: Library; readonly graph: ModuleGraph },
  generation: Generation = defaultGeneration,
): PlainApplication | undefined {
  // Without files in the usual places an application of Boot has them where nobody knows, unless a framework says where.
  if (readers.begins === 'spring-boot' && !readers.annotated.some(isConventional)) return undefined;
  const files = new Set<ConfigFile>();
  const read: Circumstance['read'] = (path, charset) => {
    const file = library.read(path, 'java', charset);
    if (file !== undefined) files.add(file);
    return file;
  };
  const environments = plainEnvironments(readers, { tree, graph, declared, read });
  const documents = new Set(
    environments.flatMap(({ layers }) => layers.flatMap(({ source }) => source.document ?? [])),
  );
  if (documents.size === 0) return undefined;
  if (readers.begins === 'nothing' && environments.filter(({ compared }) => compared).length < 2) return undefined;
  const paths = new Set([...documents].map(({ path }) => path));
  return {
    path: readers.module,
    kind: 'plain-spring',
    // Boot finds every spelling, whoever reads the files.
    relaxed: readers.begins === 'spring-boot',
    generation,
    environments,
    documents: [...documents],
    problems: [...files].flatMap((file) => (paths.has(file.path) ? file.problems : [])),
    origin: readers.origin,
  };
}
