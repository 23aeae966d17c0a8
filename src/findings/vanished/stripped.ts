import type { Application, Environment } from '../../applications/application.ts';
import type { EnvironmentLoss } from '../../rules/rule.ts';
import type { Subject } from '../../rules/rule-context.ts';
import { circumstancesOf, lossOf, type Pair, type PlacedLoss, type Search } from './between.ts';
import { lostKeys } from './lost-keys.ts';
import { makersOf, type OwnSource, ownSources, type SourceKind } from './own-sources.ts';

/** An environment that is compared still, and has no file of a kind any more of which it had one. */
export function strippedOf(
  environment: Environment,
  same: Environment,
  pair: Pair,
  search: Search,
): readonly EnvironmentLoss[] {
  const { then, now } = pair;
  const { name } = environment;
  const before = legible(then, name);
  const after = legible(now, name);
  if (before === undefined || after === undefined) return [];
  for (const of of ['file', 'manifest'] as const) {
    const taken = takenSources(of, environment, same, pair);
    const files = lostOf(taken, environment, same, pair, search);
    const keys = files.length === 0 ? [] : lostKeys(before, after, pair, of);
    if (keys.length === 0) continue;
    const known = new Set(environment.open.map(({ what }) => what));
    const source = same.open.find(({ what }) => !known.has(what))?.what;
    const loss: EnvironmentLoss = {
      ...circumstancesOf(environment, files, pair, search),
      kind: 'stripped',
      of: ownSources(same).length === 0 ? 'all' : of,
      keys,
      others: whoKeeps(of, name, pair),
      ...(source !== undefined && { source }),
    };
    return [loss];
  }
  return [];
}

function legible(subject: Subject, name: string) {
  return subject.compared.find(({ environment }) => environment.name === name);
}

/** The sources of a kind that an environment had, where none is left: none at all, or none that it alone reads. */
function takenSources(
  kind: SourceKind,
  environment: Environment,
  same: Environment,
  { then, now }: Pair,
): readonly OwnSource[] {
  if (ofKind(same, kind).length === 0) return ofKind(environment, kind);
  const isLeft = readByItAlone(same, kind, now.application).length > 0;
  return isLeft ? [] : readByItAlone(environment, kind, then.application);
}

/** What the change did to them. Where it left them as they are, it starts the environment so that nothing reads them. */
function lostOf(
  taken: readonly OwnSource[],
  environment: Environment,
  same: Environment,
  { then }: Pair,
  { fateOf, view }: Search,
): readonly PlacedLoss[] {
  const files = taken.flatMap(({ path, origin }): readonly PlacedLoss[] => {
    const fate = fateOf(path);
    return fate.kind === 'changed' ? [{ path, origin, fate: 'changed' }] : lossOf(origin, fate);
  });
  const starters = makersOf(environment, then.application).filter(({ path }) => view.hunksOf(path).length > 0);
  const isStartedOtherwise = environment.profiles.join(',') !== same.profiles.join(',') && starters.length > 0;
  if (files.length > 0 || !isStartedOtherwise) return files;
  return taken.map(({ path, origin }) => ({ path, origin, fate: 'unread' }));
}

function ofKind(environment: Environment, kind: SourceKind): readonly OwnSource[] {
  return ownSources(environment).filter((source) => source.kind === kind);
}

function readByItAlone(
  environment: Environment,
  kind: SourceKind,
  { environments }: Application,
): readonly OwnSource[] {
  const others = environments.filter(({ compared, name }) => compared && name !== environment.name);
  const theirs = new Set(others.flatMap((other) => ofKind(other, kind).map(({ path }) => path)));
  return ofKind(environment, kind).filter(({ path }) => !theirs.has(path));
}

/** The other environments that had files of a kind of their own, and have them still. */
function whoKeeps(kind: SourceKind, name: string, { then, now }: Pair): readonly string[] {
  const have = ({ application: { environments } }: Subject) =>
    environments.filter((one) => one.compared && ofKind(one, kind).length > 0).map((one) => one.name);
  const had = new Set(have(then));
  return have(now).filter((one) => one !== name && had.has(one));
}
