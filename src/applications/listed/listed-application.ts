import type { ConfigFile } from '../../documents/document.ts';
import { findGeneration } from '../../repository/boot-version.ts';
import { defaultGeneration, generationOf } from '../../spring/generation.ts';
import type { Application } from '../application.ts';
import { assemble } from '../assemble.ts';
import { chefOf } from '../chef/chef.ts';
import { plansOf } from '../chef/discovery.ts';
import type { ApplicationSetting } from '../declaration.ts';
import type { DeclarationProblem, DiscoveryInput } from '../discovery-input.ts';
import { planEnvironments } from '../environment-plans.ts';
import { readCharsets } from '../plain-spring/read-charsets.ts';
import { layerListed } from './listed-layers.ts';

/** An application whose layers are written down. */
export function listedApplication(
  setting: ApplicationSetting,
  { tree, library, environments: declared, reading }: DiscoveryInput,
  problems: DeclarationProblem[],
): Application {
  const declaredBoot = setting.boot === undefined ? undefined : generationOf(setting.boot);
  const charsets = readCharsets(setting.path, tree, reading);
  const files = new Map<string, ConfigFile>();
  const remember = (path: string): ConfigFile | undefined => {
    const file = library.read(path, declaredBoot?.dialect ?? 'java', charsets.of(path));
    if (file !== undefined) files.set(path, file);
    return file;
  };
  const generation = declaredBoot ?? findGeneration(tree, setting.path) ?? defaultGeneration;
  const chef = setting.chef && chefOf(tree, setting.chef, generation);
  const isDeclared = chef === undefined || declared.length > 0;
  const plans = isDeclared ? planEnvironments({ declared, setting }) : plansOf(chef.environments);
  const { environments, missing } = layerListed(setting, plans, remember, generation, chef);
  problems.push(...missing.map(({ path, origin }) => ({ message: `No environment has a file ${path}.`, origin })));
  if (chef?.environments.length === 0) {
    const message = `There is no environment of Chef in ${setting.chef?.environments}.`;
    problems.push({ message, origin: setting.origin });
  }
  // Of a template that Chef fills in the environments read what it becomes.
  const read = [...files.values()].map((file) => (chef?.fillsIn(file) ? { ...file, documents: [] } : file));
  const { name, path, origin } = setting;
  const relaxed = declaredBoot !== undefined;
  const application = assemble({ name, path, kind: 'listed', relaxed, generation, environments, origin }, read);
  return chef === undefined ? application : { ...application, problems: [...application.problems, ...chef.problems] };
}
