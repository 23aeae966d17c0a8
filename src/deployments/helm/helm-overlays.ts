import type { Property } from '../../documents/document.ts';
import { stageRank } from '../../repository/stage-names.ts';
import type { DeployedEnvironment } from '../deployment.ts';

/** An environment with what its own files of values say. */
export interface ValuesOf {
  readonly environment: DeployedEnvironment;
  readonly paths: readonly string[];
  readonly own: ReadonlyMap<string, Property>;
}

/** Fewer files do not show what an environment of the chart is made of. */
const fewestComplete = 2;

/**
 * Without files that lie upon others: `values-live.yaml` with nothing but an annotation, which a pipeline adds to
 * `values-prod.yaml`. Such a file has no block of variables, and a process with these values alone would get none of those that
 * all complete ones set. Where its stage has no complete one, it is an environment that somebody has to be told about.
 */
export function withoutOverlays(all: readonly ValuesOf[], blocks: readonly string[]): readonly DeployedEnvironment[] {
  const given = new Map(all.map((one) => [one, givenBy(one)]));
  const complete = all.filter((one) => (given.get(one)?.size ?? 0) > 0);
  const [first, ...others] = complete.map((one) => given.get(one) ?? new Set<string>());
  const needed = [...(first ?? [])].filter((name) => others.every((names) => names.has(name)));
  const isOverlay = (one: ValuesOf): boolean =>
    !complete.includes(one) &&
    one.environment.stray.length === 0 &&
    !hasBlock(one, blocks) &&
    !sharedWith(one).some((name) => needed.includes(name)) &&
    hasStageOfAnother(one, complete);
  if (complete.length < fewestComplete || complete.length === all.length || needed.length === 0)
    return all.map(({ environment }) => environment);
  return all.filter((one) => !isOverlay(one)).map(({ environment }) => environment);
}

/** Variables that its own files set: those that a template writes empty for want of a value are not among them. */
function givenBy({ environment, paths }: ValuesOf): ReadonlySet<string> {
  const own = environment.layers.filter(({ kind }) => kind === 'environment').flatMap(({ variables }) => variables);
  return new Set(own.filter(({ origin }) => paths.includes(origin.path)).map(({ name }) => name));
}

function sharedWith({ environment }: ValuesOf): readonly string[] {
  const shared = environment.layers.filter(({ kind }) => kind === 'shared').flatMap(({ variables }) => variables);
  return shared.filter(({ value, opaque }) => opaque || value !== '').map(({ name }) => name);
}

/** Also an empty one: then somebody meant to write variables there. */
function hasBlock({ environment, own }: ValuesOf, blocks: readonly string[]): boolean {
  const parents = [...blocks, outermost(environment.home.parent)].filter((parent) => parent !== '');
  return [...own.keys()].some((key) =>
    parents.some((parent) => key === parent || key.startsWith(`${parent}.`) || key.startsWith(`${parent}[`)),
  );
}

/** Templates take values from deep below a block as well: `env.stock.url` stands in `env`. */
function outermost(parent: string): string {
  const segments = parent.split('.');
  const at = segments.findIndex((segment) => /env/i.test(segment));
  return segments.slice(0, at < 0 ? segments.length : at + 1).join('.');
}

function hasStageOfAnother({ environment }: ValuesOf, complete: readonly ValuesOf[]): boolean {
  const rank = stageRank(environment.name);
  return rank === undefined || complete.some((other) => stageRank(other.environment.name) === rank);
}
