import type { Environment } from '../../applications/application.ts';
import type { Origin } from '../../documents/document.ts';
import type { LostFile } from '../../rules/rule.ts';
import { ownFiles, partners } from '../compare.ts';
import { summaryOf } from '../summary.ts';
import { type Activation, activationsOf } from './activations.ts';
import type { Pair, Search } from './between.ts';

/** The environment of the head that has the files of one that is gone, or is started with the same profiles. */
export function successorOf(
  { name, profiles }: Environment,
  { then, now }: Pair,
  { renames }: Search,
): Environment | undefined {
  const pairs = partners(summaryOf(now).environments, summaryOf(then).environments, ownFiles, renames);
  const heir = [...pairs].find(([, base]) => base.name === name)?.[0].name;
  const { environments } = now.application;
  if (heir !== undefined && heir !== name && heir !== 'default') return environments.find((one) => one.name === heir);
  const known = new Set(then.application.environments.map((one) => one.name));
  const key = profiles.join(',');
  if (key === '' || key === 'default') return undefined;
  return environments.find((one) => one.compared && !known.has(one.name) && one.profiles.join(',') === key);
}

/** Places of the head that name an environment which is gone, and those that name its successor. */
export function whoFollows(
  { name, profiles }: Environment,
  successor: Environment | undefined,
  files: readonly LostFile[],
  { now }: Pair,
  { head }: Search,
): { readonly following: readonly Origin[]; readonly remaining: readonly Origin[] } {
  const { environments, deployment } = now.application;
  const fresh = new Set(successor === undefined ? [] : [successor.name, ...successor.profiles]);
  // What others are started with as well is no sign of this one.
  const others = environments.filter((one) => one.compared && one !== successor);
  const meant = new Set(['default', ...others.flatMap((one) => [one.name, ...one.profiles])]);
  const old = new Set([name, ...profiles].filter((one) => !fresh.has(one) && !meant.has(one)));
  const renamed = files.flatMap(({ path, to }) => (to === undefined ? [] : [{ path, to }]));
  // What was renamed itself is no witness, unless it is a manifest that activates another file.
  const renamedFiles = renamed.filter(({ to }) => deployment?.manifests.includes(to) !== true);
  const witnessed = new Set((renamedFiles.length > 0 ? renamedFiles : renamed).map(({ to }) => to));
  const found = activationsOf(now, head).filter(({ origin }) => !witnessed.has(origin.path));
  const baseNames = new Set(head.tree.list().map(fileName));
  const gone = files.filter(
    ({ fate, path }) => (fate === 'removed' || fate === 'renamed') && !baseNames.has(fileName(path)),
  );
  return {
    following: placesOf(
      found.filter(
        (one) =>
          (fresh.has(one.name) && one.name !== name && !profiles.includes(one.name)) ||
          renamed.some(({ to }) => leadsTo(one, to)),
      ),
    ),
    remaining: placesOf(found.filter((one) => old.has(one.name) || gone.some(({ path }) => leadsTo(one, path)))),
  };
}

/** Whether something names a file, by its path or by what it is called. */
function leadsTo({ name }: Activation, path: string): boolean {
  return name === path || (name.includes('.') && fileName(name) === fileName(path));
}

function placesOf(activations: readonly Activation[]): readonly Origin[] {
  return [...new Map(activations.map(({ origin }) => [`${origin.path}:${origin.line}`, origin])).values()];
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
