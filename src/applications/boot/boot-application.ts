import { imageOf, scriptsFor, withImage, withoutProfiles } from '../../deployments/images.ts';
import type { ConfigDocument } from '../../documents/document.ts';
import { findGeneration } from '../../repository/boot-version.ts';
import { containedResources } from '../../repository/contained-resources.ts';
import { isIgnoredByGit } from '../../repository/ignored-files.ts';
import type { ConfiguredModule } from '../../repository/modules.ts';
import { defaultGeneration, generationOf } from '../../spring/generation.ts';
import type { Application, Environment } from '../application.ts';
import { assemble } from '../assemble.ts';
import { resourcesOf } from '../config-data/resources.ts';
import { declaredService } from '../config-server/declared.ts';
import type { ConfigLandscape } from '../config-server/landscape.ts';
import type { ApplicationSetting } from '../declaration.ts';
import type { DeploymentsOfModules } from '../deployments-of-modules.ts';
import type { DeclarationProblem, DiscoveryInput } from '../discovery-input.ts';
import { planEnvironments, planOf } from '../environment-plans.ts';
import { stagesRead, withAnnotatedSources } from '../plain-spring/boot-sources.ts';
import { type EnvironmentPlan, layerSpringBoot } from './spring-boot-layers.ts';
import { profilesOfTestResources, profilesOfTests } from './test-profiles.ts';

/** What the repository holds around a module. */
export interface Around {
  readonly input: DiscoveryInput;
  readonly landscape: ConfigLandscape;
  readonly deployments: DeploymentsOfModules;
  /** Declarations that lead nowhere are added here. */
  readonly problems: DeclarationProblem[];
}

/** A module with Spring Boot's own configuration files as an application. */
export function bootApplication(
  module: ConfiguredModule,
  name: string,
  setting: ApplicationSetting | undefined,
  { input, landscape, deployments, problems }: Around,
): Application {
  const { tree, library } = input;
  const generation =
    (setting?.boot === undefined ? undefined : generationOf(setting.boot)) ??
    findGeneration(tree, module.path) ??
    defaultGeneration;
  const ownFiles = module.files.flatMap((path) => library.read(path, generation.dialect) ?? []);
  const declared = setting && declaredService(tree, library, setting, ownFiles, generation);
  if (setting?.configRepository !== undefined && declared === undefined) {
    const { path, origin } = setting.configRepository;
    problems.push({ message: `${path} has no configuration for ${name}.`, origin });
  }
  const client = declared?.client ?? landscape.clientOf(ownFiles, generation, module.path);
  const files = client === undefined ? ownFiles : [...ownFiles, ...client.files];
  const places = {
    classpathRoots: module.resourceRoots,
    workingDirectory: module.path,
    contained: containedResources(tree, module.path),
  };
  const resources = resourcesOf(tree, places, (path) => library.read(path, generation.dialect));
  const readers = input.reading?.readers.find((one) => one.module === module.path);
  const sources = input.reading && { tree, library, generation, graph: input.reading.graph };
  const described = deployments.of.get(module);
  const image = imageOf(tree, module.path, described, deployments.alone === module);
  const scriptAt = scriptsFor(tree, module.path, described, image);
  const deployment = described === undefined ? undefined : withImage(described, image, scriptAt);
  const ofImage = image === undefined ? undefined : withoutProfiles(image, scriptAt);
  const started = (plan: EnvironmentPlan) => (ofImage === undefined ? plan : { ...plan, image: ofImage });
  const ownPlans = planEnvironments({
    declared: input.environments,
    setting,
    files,
    deployment,
    further: [...(client?.profiles ?? []), ...(sources === undefined ? [] : stagesRead(readers, sources))],
    ofTests: () =>
      new Set([
        ...profilesOfTests(tree, tree.list(), module.path),
        ...profilesOfTestResources(tree.list(), module.path, ownFiles, (path) =>
          library.read(path, generation.dialect),
        ),
      ]),
    makesADifference: (profile) => {
      // Nobody has a file for the second one: what is read with it is read with every profile.
      const plans = [profile, `no-${profile}`].map((one) => started(planOf([one])));
      const [own, any] = layerSpringBoot(module, resources, generation, plans, client);
      return own === undefined || any === undefined || own.failures.length > 0 || !readTheSame(own, any);
    },
  });
  const allPlans = input.profiles === undefined ? ownPlans : [...ownPlans, planOf(input.profiles)];
  const ofConfigData = layerSpringBoot(module, resources, generation, allPlans.map(started), client, (resource) =>
    module.resourceRoots.some((root) => isIgnoredByGit(tree, `${root}/${resource}`)),
  );
  const environments = sources === undefined ? ofConfigData : withAnnotatedSources(ofConfigData, readers, sources);
  const { path } = module;
  const kind = 'spring-boot' as const;
  const application = assemble(
    { name, path, kind, relaxed: true, generation, environments, ...(setting && { origin: setting.origin }) },
    files,
  );
  if (deployment === undefined) return application;
  return { ...application, deployment, problems: [...application.problems, ...deployment.problems] };
}

function readTheSame(one: Environment, other: Environment): boolean {
  const [documents, others] = [one, other].map(
    ({ layers }) => new Set(layers.flatMap(({ source }) => source.document ?? [])),
  ) as [Set<ConfigDocument>, Set<ConfigDocument>];
  return documents.size === others.size && [...documents].every((document) => others.has(document));
}
