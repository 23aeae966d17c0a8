import type { Basis } from '../../repository/basis.ts';
import type { Generation } from '../../spring/generation.ts';
import { processSources } from '../../spring/process-sources.ts';
import type { OpenSource, PropertySource } from '../../spring/property-source.ts';
import type { Environment, Layer } from '../application.ts';
import type { EnvironmentPlan } from '../boot/spring-boot-layers.ts';
import type { LoadedSource } from '../config-data/config-data-result.ts';
import type { ConfigRepository } from './repository.ts';
import { serve } from './serve.ts';

/** An application of which the repository holds nothing but what a config server serves it. */
export interface ServedApplication {
  readonly name: string;
  readonly repository: ConfigRepository;
  readonly generation: Generation;
  readonly plans: readonly EnvironmentPlan[];
  readonly basisOf: (plan: EnvironmentPlan) => readonly Basis[];
}

/** Below what is served lies what the application brings along itself. */
const ownFiles: OpenSource = { what: 'the own files of the application' };

export function layerServed(application: ServedApplication): readonly Environment[] {
  const { name, repository, generation, plans } = application;
  const asked = plans.map((plan) => ({
    plan,
    answer: serve(repository, { application: name, profiles: plan.profiles }, generation),
  }));
  const isShared = sharedAmong(
    serve(repository, { application: name, profiles: [] }, generation).sources,
    asked.filter(({ plan }) => plan.compared).map(({ answer }) => answer.sources),
  );
  return asked.map(({ plan, answer }): Environment => {
    const outer = processSources({ variables: plan.variables === undefined ? [] : [plan.variables] }, generation);
    const layers: Layer[] = [
      ...outer.sources.map((source): Layer => ({ kind: 'environment', source })),
      ...answer.sources.map(
        (loaded): Layer => ({ kind: isShared(loaded) ? 'shared' : 'environment', source: loaded.source }),
      ),
      { kind: 'provided', source: nameSource(application) },
    ];
    return {
      name: plan.name,
      profiles: plan.profiles.length === 0 ? ['default'] : plan.profiles,
      compared: plan.compared,
      layers,
      open: [ownFiles],
      failures: [...outer.failures, ...answer.failures],
      home: homeOf(name, plan, layers),
      basis: application.basisOf(plan),
    };
  });
}

/** The client has asked by its name. */
function nameSource({ name, repository: { directory = '' } }: ServedApplication): PropertySource {
  const origin = { path: directory === '' ? '.' : directory, line: 1, column: 1 };
  const property = { key: 'spring.application.name', value: name, origin, valueOrigin: origin };
  return { name: 'the name of the client', kind: 'defaults', properties: [property] };
}

/** What is served without a profile is everybody's, and so is what every compared environment is served. */
export function sharedAmong(
  withoutProfile: readonly LoadedSource[],
  compared: readonly (readonly LoadedSource[])[],
): (loaded: LoadedSource) => boolean {
  const plain = new Set(withoutProfile.map(({ source }) => source));
  const readers = new Map<LoadedSource['source'], number>();
  for (const { source } of compared.flat()) readers.set(source, (readers.get(source) ?? 0) + 1);
  return ({ source }) => plain.has(source) || (compared.length > 1 && readers.get(source) === compared.length);
}

/** The file of the service for the environment where there is one, else one beside its other files. */
function homeOf(service: string, { name, profiles }: EnvironmentPlan, layers: readonly Layer[]): string {
  const paths = layers.flatMap(({ kind, source: { document } }) =>
    document === undefined ? [] : [{ kind, path: document.path }],
  );
  const own = paths.filter(({ path }) => path.slice(path.lastIndexOf('/') + 1).startsWith(service));
  const home = own.find(({ kind }) => kind === 'environment')?.path;
  if (home !== undefined) return home;
  const model = own[0]?.path ?? paths[0]?.path ?? `${service}.yml`;
  const profile = profiles[0] ?? name;
  return `${model.slice(0, model.lastIndexOf('/') + 1)}${service}-${profile}${model.slice(model.lastIndexOf('.'))}`;
}
