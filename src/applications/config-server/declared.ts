import type { ConfigFile } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import type { Generation } from '../../spring/generation.ts';
import type { Environment } from '../application.ts';
import type { EnvironmentPlan } from '../boot/spring-boot-layers.ts';
import type { ApplicationSetting } from '../declaration.ts';
import { type ConfigClient, clientSettings, connect } from './client.ts';
import { layerServed } from './served-application.ts';
import { workingCopy } from './standalone.ts';

/** What keyparity.yml says that an application is served. */
export interface DeclaredService {
  readonly client: ConfigClient;
  /** Its environments, where its module is not here. */
  readonly environments: (plans: readonly EnvironmentPlan[]) => readonly Environment[];
}

/**
 * The config repository that keyparity.yml gives an application; `undefined` where it has no file for it.
 *
 * @param own The files of its module; none where that is not here.
 */
export function declaredService(
  tree: FileTree,
  library: Library,
  { name, configRepository }: ApplicationSetting,
  own: readonly ConfigFile[],
  generation: Generation,
): DeclaredService | undefined {
  if (configRepository === undefined) return undefined;
  const { path, searchPaths, origin } = configRepository;
  const directory = path === '.' ? '' : path;
  const repository = workingCopy(tree, library, generation, directory, searchPaths);
  const settings = clientSettings(own) ?? { how: 'bootstrap', optional: true, name: ownName(own) ?? name, origin };
  const what = path === '.' ? 'the config repository' : `the config repository ${path}`;
  const client = connect(settings, [{ repository, what, isGuess: false }], generation);
  if (client === undefined) return undefined;
  const service = { name: settings.name, repository, generation, basisOf: () => [client.basis] };
  return { client, environments: (plans) => layerServed({ ...service, plans }) };
}

function ownName(files: readonly ConfigFile[]): string | undefined {
  for (const { documents } of files) {
    for (const { properties } of documents) {
      const name = properties.find(({ key }) => key === 'spring.application.name')?.value.trim();
      if (name !== undefined && name !== '' && !name.includes('${')) return name;
    }
  }
  return undefined;
}
