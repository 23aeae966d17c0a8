import type { DeployedEnvironment } from '../../deployments/deployment.ts';
import { type DeployedProcess, processOf, type StartedBy } from '../../deployments/process.ts';
import type { ConfigDocument } from '../../documents/document.ts';
import type { Basis } from '../../repository/basis.ts';
import { type ConfiguredModule, mainResource } from '../../repository/modules.ts';
import type { Generation } from '../../spring/generation.ts';
import { type ProcessInput, processSources } from '../../spring/process-sources.ts';
import type { OpenSource, PropertySource } from '../../spring/property-source.ts';
import type { Environment, Layer } from '../application.ts';
import { loadConfigData } from '../config-data/config-data.ts';
import type { ConfigDataResult, LoadedSource } from '../config-data/config-data-result.ts';
import { withMounts } from '../config-data/mounted-resources.ts';
import type { Resources } from '../config-data/resources.ts';
import type { ConfigClient } from '../config-server/client.ts';
import { answerMissing, configServerFor, servedOnTop } from '../config-server/client-layers.ts';
import { judgeUnseen } from './unseen-imports.ts';

/** An environment before its layers are known. */
export interface EnvironmentPlan {
  readonly name: string;
  /** Profiles given from outside the files; empty: none, so the `default` profile is accepted. */
  readonly profiles: readonly string[];
  readonly compared: boolean;
  /** It is compared because its file is like those of others, and for no other reason. */
  readonly byLikeness?: true;
  /** Environment variables that keyparity.yml gives its processes; they are stronger than those of manifests. */
  readonly variables?: PropertySource;
  /** What its manifests give its processes. */
  readonly deployed?: DeployedEnvironment;
  /** What its image gives them, where there is no manifest. */
  readonly image?: StartedBy;
  readonly basis?: readonly Basis[];
}

/**
 * The environments of a Spring Boot application, layered by Boot's own rules.
 *
 * @param isIgnored whether the repository is told to leave a resource out, which then comes from elsewhere
 */
export function layerSpringBoot(
  module: ConfiguredModule,
  resources: Resources,
  generation: Generation,
  plans: readonly EnvironmentPlan[],
  client?: ConfigClient,
  isIgnored: (resource: string) => boolean = () => false,
): readonly Environment[] {
  const loaded = plans.map((plan) => {
    const started = startedBy(plan);
    const outer = processSources(inputOf(plan, started), generation);
    const mounts = plan.deployed?.mounts ?? [];
    const visible = withMounts(resources, mounts, module.path, generation.dialect);
    const result = loadConfigData({
      resources: visible,
      generation,
      ...(plan.profiles.length > 0 && { profiles: plan.profiles }),
      outer: outer.sources,
      ...configServerFor(client),
    });
    const bootstrap = loadBootstrap(module, visible, generation, plan);
    return { plan, outer, started, result, bootstrap, served: servedOnTop(client, result.profiles) };
  });

  const compared = loaded.filter(({ plan }) => plan.compared);
  const readers = new Map<ConfigDocument, number>();
  for (const { result, bootstrap, served } of compared) {
    for (const { source } of [...served.above, ...served.amid, ...result.sources, ...bootstrap, ...served.below]) {
      if (source.document !== undefined) readers.set(source.document, (readers.get(source.document) ?? 0) + 1);
    }
  }

  const judged = judgeUnseen(loaded, isIgnored);
  const layerOf = (loaded: LoadedSource, own: ReadonlySet<string>): Layer => {
    const { source, profileSpecific, conditional } = loaded;
    // What every compared environment reads is shared, whatever profile it hangs on.
    const everywhere = compared.length > 1 && readers.get(source.document as ConfigDocument) === compared.length;
    const isMounted = own.has(source.document?.path ?? '');
    const isPlain = loaded.served ? client?.isPlain(loaded) === true : !profileSpecific && !conditional && !isMounted;
    return { kind: isPlain || everywhere ? 'shared' : 'environment', source };
  };
  return loaded.map((one) => {
    const { plan, outer, started, result, bootstrap, served } = one;
    const { open, failures } = judged(one);
    const isShared = sharedAmong(started);
    const mounted = (plan.deployed?.mounts ?? []).filter(({ kind }) => kind === 'environment');
    const own = new Set(mounted.map(({ property }) => property.origin.path));
    const borrowed = new Set(result.sources.filter((source) => isBorrowed(source, module)).map(({ source }) => source));
    const layersOf = (sources: readonly LoadedSource[]) => sources.map((source) => layerOf(source, own));
    const layers = [
      ...layersOf(served.above),
      ...outer.sources.map((source): Layer => ({ kind: isShared(source) ? 'shared' : 'environment', source })),
      ...layersOf([...served.amid, ...result.sources]),
    ];
    const unanswered = answerMissing(client, result.profiles);
    const outside = [...(plan.deployed?.open ?? []), ...(started?.open ?? []), ...open, ...unanswered.open];
    const basis = [...(plan.basis ?? []), ...(client === undefined ? [] : [client.basis])];
    return {
      name: plan.name,
      profiles: result.profiles,
      compared: plan.compared,
      ...(plan.byLikeness && { byLikeness: true as const }),
      layers: [...layers, ...layersOf([...bootstrap, ...served.below])],
      ...(isReadByOldLaw(generation, result) && result.failures.length + unanswered.failures.length > 0
        ? { open: [...outside, oldLaw], failures: outer.failures }
        : { open: outside, failures: [...outer.failures, ...failures, ...unanswered.failures] }),
      home: homeOf(
        module,
        plan,
        layers.filter(({ source }) => !borrowed.has(source)),
      ),
      ...(plan.deployed !== undefined && { deployed: plan.deployed }),
      ...(basis.length > 0 && { basis }),
    };
  });
}

/** Which of the sources that a manifest makes every environment has: those of files that are meant for all. */
function sharedAmong(started: DeployedProcess | undefined): (source: PropertySource) => boolean {
  const shared = new Set(started?.variables.filter(({ kind }) => kind === 'shared').map(({ source }) => source));
  const isWords = ({ kind }: PropertySource): boolean => kind === 'arguments' || kind === 'system';
  return (source) => shared.has(source) || (isWords(source) && started?.sharesWords === true);
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

/** True for what a module that this one contains has brought along: it is there for all that contain it. */
function isBorrowed({ source, served }: LoadedSource, { path }: ConfiguredModule): boolean {
  const resource = served || source.document === undefined ? undefined : mainResource(source.document.path);
  return resource !== undefined && resource.module !== path;
}

/** The file that a key for an environment belongs into: its own file where there is one, else the one to create. */
function homeOf({ files }: ConfiguredModule, plan: EnvironmentPlan, layers: readonly Layer[]): string {
  const own = layers.find((layer) => layer.kind === 'environment' && layer.source.document !== undefined);
  if (own?.source.document !== undefined) return own.source.document.path;
  const base = files.find((file) => /\/application\.(?:properties|ya?ml)$/.test(`/${file}`)) ?? files[0] ?? '';
  if (plan.profiles.length === 0) return base;
  const extension = base.slice(base.lastIndexOf('.'));
  const directory = base.slice(0, base.lastIndexOf('/') + 1);
  return `${directory}application-${plan.profiles[0]}${extension}`;
}
