import type { ConfigDocument, ConfigFile } from '../documents/document.ts';
import type { Generation } from '../spring/generation.ts';
import { uniformName } from '../spring/names.ts';
import { type ProcessInput, processSources } from '../spring/process-sources.ts';
import { parseProfileExpression, profilesNamedIn } from '../spring/profile-expression.ts';
import type { OpenSource, PropertySource } from '../spring/property-source.ts';
import type { Basis, Environment, Layer } from './application.ts';
import { type ConfigDataResult, type LoadedSource, loadConfigData } from './config-data/config-data.ts';
import type { Resources } from './config-data/resources.ts';
import type { DeployedEnvironment } from './deployments/deployment.ts';
import { type DeployedProcess, processOf } from './deployments/process.ts';
import type { ConfiguredModule } from './modules.ts';

/** An environment before its layers are known. */
export interface EnvironmentPlan {
  readonly name: string;
  /** Profiles given from outside the files; empty: none, so the `default` profile is accepted. */
  readonly profiles: readonly string[];
  readonly compared: boolean;
  /** Environment variables that keyparity.yml gives its processes; they are stronger than those of manifests. */
  readonly variables?: PropertySource;
  /** What its manifests give its processes. */
  readonly deployed?: DeployedEnvironment;
  /** What its image gives them, where there is no manifest. */
  readonly image?: Pick<DeployedEnvironment, 'layers' | 'words'>;
  /** Why it may get values that the repository does not show, beyond what its layers say. */
  readonly open?: readonly OpenSource[];
  readonly basis?: readonly Basis[];
}

const profileFile = /^(?:application|bootstrap)-(.+)\.(?:properties|ya?ml)$/;

/** Every profile that the files of a module name: in file names, in activation conditions and in groups. */
export function profilesOf(files: readonly ConfigFile[]): readonly string[] {
  const profiles = new Set<string>();
  for (const file of files) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const own = profileFile.exec(name)?.[1];
    if (own !== undefined) profiles.add(own);
    for (const document of file.documents) {
      for (const profile of profilesInDocument(document)) profiles.add(profile);
    }
  }
  return [...profiles];
}

function profilesInDocument(document: ConfigDocument): readonly string[] {
  const found: string[] = [];
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
        if (!('malformed' in expression)) found.push(...profilesNamedIn(expression));
      }
    } else if (name.startsWith('spring.profiles.group.')) {
      const group = /^spring\.profiles\.group\.([^.[]+)/i.exec(property.key)?.[1];
      if (group !== undefined) found.push(group);
    }
  }
  return found;
}

/** The environments of a Spring Boot application, layered by Boot's own rules. */
export function layerSpringBoot(
  module: ConfiguredModule,
  resources: Resources,
  generation: Generation,
  plans: readonly EnvironmentPlan[],
): readonly Environment[] {
  const loaded = plans.map((plan) => {
    const started = startedBy(plan);
    const outer = processSources(inputOf(plan, started), generation);
    const result = loadConfigData({
      resources,
      generation,
      ...(plan.profiles.length > 0 && { profiles: plan.profiles }),
      outer: outer.sources,
    });
    const sharedSources = new Set(
      started?.variables.filter(({ kind }) => kind === 'shared').map(({ source }) => source),
    );
    for (const source of started?.sharesWords === true ? outer.sources : []) {
      if (source.kind === 'arguments' || source.kind === 'system') sharedSources.add(source);
    }
    return { plan, outer, sharedSources, result, bootstrap: loadBootstrap(module, resources, generation, plan) };
  });

  const compared = loaded.filter(({ plan }) => plan.compared);
  const readers = new Map<ConfigDocument, number>();
  for (const { result, bootstrap } of compared) {
    for (const { source } of [...result.sources, ...bootstrap]) {
      if (source.document !== undefined) readers.set(source.document, (readers.get(source.document) ?? 0) + 1);
    }
  }

  const layerOf = ({ source, profileSpecific, conditional }: LoadedSource): Layer => {
    // What every compared environment reads is shared, whatever profile it hangs on.
    const everywhere = compared.length > 1 && readers.get(source.document as ConfigDocument) === compared.length;
    return { kind: (profileSpecific || conditional) && !everywhere ? 'environment' : 'shared', source };
  };
  return loaded.map(({ plan, outer, sharedSources, result, bootstrap }) => {
    const layers = [
      ...outer.sources.map((source): Layer => ({ kind: sharedSources.has(source) ? 'shared' : 'environment', source })),
      ...result.sources.map(layerOf),
    ];
    const outside = [...(plan.deployed?.open ?? []), ...(plan.open ?? []), ...result.open];
    return {
      name: plan.name,
      profiles: result.profiles,
      compared: plan.compared,
      layers: [...layers, ...bootstrap.map(layerOf)],
      ...(isReadByOldLaw(generation, result) && result.failures.length > 0
        ? { open: [...outside, oldLaw], failures: outer.failures }
        : { open: outside, failures: [...outer.failures, ...result.failures] }),
      home: homeOf(module, plan, layers),
      ...(plan.deployed !== undefined && { deployed: plan.deployed }),
      ...(plan.basis !== undefined && { basis: plan.basis }),
    };
  });
}

function startedBy({ deployed, image }: EnvironmentPlan): DeployedProcess | undefined {
  const described = deployed ?? image;
  return described === undefined ? undefined : processOf(described);
}

/** What the processes of an environment are started with, by keyparity.yml and by manifests. */
function inputOf({ variables }: EnvironmentPlan, started: DeployedProcess | undefined): ProcessInput {
  return {
    ...(started !== undefined && { arguments: started.arguments, systemProperties: started.systemProperties }),
    variables: [
      ...(variables === undefined ? [] : [variables]),
      ...(started?.variables.map(({ source }) => source) ?? []),
    ],
  };
}

/** Files that `ConfigDataEnvironment` refuses: what came before it starts with them, in a way that is not followed here. */
const oldLaw: OpenSource = { what: 'the processing of files before Spring Boot 2.4' };

/** Up to 2.3, and up to 2.7 where `spring.config.use-legacy-processing` asks for it. */
function isReadByOldLaw({ configData, legacyProfiles }: Generation, { sources }: ConfigDataResult): boolean {
  if (!configData) return true;
  if (!legacyProfiles) return false;
  return sources.some(({ source: { document } }) =>
    document?.properties.some(
      ({ key, value }) => key === 'spring.config.use-legacy-processing' && value.trim() === 'true',
    ),
  );
}

const bootstrapFile = /\/bootstrap(?:-[^/]+)?\.(?:properties|ya?ml)$/;

/**
 * What Spring Cloud reads in the context before the application's own, highest precedence first. It ends up below
 * everything else, among the default properties (`BootstrapApplicationListener.ExtendedDefaultPropertySource`). That the
 * files are there is taken as proof that Spring Cloud reads them.
 */
function loadBootstrap(
  module: ConfiguredModule,
  resources: Resources,
  generation: Generation,
  plan: EnvironmentPlan,
): readonly LoadedSource[] {
  const { profiles } = plan;
  const file = module.files.find((path) => bootstrapFile.test(`/${path}`));
  if (file === undefined) return [];
  const name = { value: 'bootstrap', origin: { path: file, line: 1, column: 1 } };
  const input = inputOf(plan, startedBy(plan));
  const systemProperties = new Map([...(input.systemProperties ?? []), ['spring.config.name', name] as const]);
  const { sources } = processSources({ ...input, systemProperties }, generation);
  return loadConfigData({ resources, generation, ...(profiles.length > 0 && { profiles }), outer: sources }).sources;
}

/** The file that a key for an environment belongs into: its own file where there is one, else the one to create. */
function homeOf(module: ConfiguredModule, plan: EnvironmentPlan, layers: readonly Layer[]): string {
  const own = layers.find((layer) => layer.kind === 'environment' && layer.source.document !== undefined);
  if (own?.source.document !== undefined) return own.source.document.path;
  const base =
    module.files.find((file) => /\/application\.(?:properties|ya?ml)$/.test(`/${file}`)) ?? module.files[0] ?? '';
  if (plan.profiles.length === 0) return base;
  const extension = base.slice(base.lastIndexOf('.'));
  const directory = base.slice(0, base.lastIndexOf('/') + 1);
  return `${directory}application-${plan.profiles[0]}${extension}`;
}
