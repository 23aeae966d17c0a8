import type { Application, Environment } from '../../applications/application.ts';
import { stageOfPath } from '../../deployments/manifest-stage.ts';
import type { Origin, Property } from '../../documents/document.ts';
import { uniformName } from '../../spring/names.ts';
import type { PropertySource } from '../../spring/property-source.ts';

/** Configuration files of the application, or what starts its processes. */
export type SourceKind = 'file' | 'manifest';

/** A file from which an environment, and not all of them, takes values. */
export interface OwnSource {
  readonly kind: SourceKind;
  readonly path: string;
  /** Where its values begin. */
  readonly origin: Origin;
}

/** Keys that say when a document is read, and give nothing. */
const ofActivation = /^spring\.(?:config\.activate\..*|profiles)$/;

export function isOfActivation({ key }: Property): boolean {
  return ofActivation.test(uniformName(key));
}

export function sourceKindOf({ document }: PropertySource): SourceKind {
  return document === undefined ? 'manifest' : 'file';
}

const sourcesOf = new WeakMap<Environment, readonly OwnSource[]>();

/** The files that are an environment's own, as far as they give something; each path once for each kind. */
export function ownSources(environment: Environment): readonly OwnSource[] {
  let found = sourcesOf.get(environment);
  if (found === undefined) {
    found = findSources(environment);
    sourcesOf.set(environment, found);
  }
  return found;
}

function findSources({ layers }: Environment): readonly OwnSource[] {
  const found = new Map<string, OwnSource>();
  for (const { kind, source } of layers) {
    if (kind !== 'environment') continue;
    const sourceKind = sourceKindOf(source);
    for (const property of source.properties) {
      if (isOfActivation(property)) continue;
      // What a template prints stands where its value is set.
      const { origin } = property;
      const id = `${sourceKind} ${origin.path}`;
      if (!found.has(id)) found.set(id, { kind: sourceKind, path: origin.path, origin });
    }
  }
  return [...found.values()];
}

/**
 * The files without which there would be no such environment: its own ones, those that discovery names as the reason, and
 * manifests that have its name.
 */
export function makersOf(
  environment: Environment,
  { deployment }: Pick<Application, 'deployment'>,
): readonly OwnSource[] {
  const { name, deployed, basis = [], layers } = environment;
  const reasons = basis.flatMap(({ origin, ofLayer }): readonly OwnSource[] =>
    origin === undefined || ofLayer === true ? [] : [{ kind: 'manifest', path: origin.path, origin }],
  );
  const manifests = deployed === undefined ? [] : (deployment?.manifests ?? []);
  const named = manifests
    .filter((path) => stageOfPath(path) === name)
    .map((path): OwnSource => ({ kind: 'manifest', path, origin: { path, line: 1, column: 1 } }));
  // An empty file of a profile gives nothing, and makes the environment all the same.
  const files = layers.flatMap(({ kind, source: { document } }): readonly OwnSource[] => {
    if (kind !== 'environment' || document === undefined) return [];
    const origin = { path: document.path, line: document.firstLine, column: 1 };
    return [{ kind: 'file', path: document.path, origin }];
  });
  const all = [...ownSources(environment), ...reasons, ...named, ...files];
  return all.filter(({ path }, index) => all.findIndex((other) => other.path === path) === index);
}
