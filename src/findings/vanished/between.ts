import type { Application, Environment } from '../../applications/application.ts';
import type { Deployment } from '../../deployments/deployment.ts';
import type { Origin } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Retirement, Settings } from '../../requirements/contract/settings.ts';
import type { Message } from '../../rules/message.ts';
import type { EnvironmentLoss, LostFile } from '../../rules/rule.ts';
import type { Subject } from '../../rules/rule-context.ts';
import type { ChangeView } from '../anchor.ts';
import type { Fate } from './fates.ts';

/** One of the two states of a repository. */
export interface Side {
  readonly tree: FileTree;
  readonly subjects: readonly Subject[];
  readonly settings: Settings;
  /** Deployments of no application. */
  readonly unjoined: readonly Deployment[];
}

/** Two states of a repository, and what lies between them. */
export interface Between {
  readonly head: Side;
  readonly base: Side;
  /** Path in the base by path in the head. */
  readonly renames: ReadonlyMap<string, string>;
  readonly view: ChangeView;
  /** What the policy that judges the change says to end. */
  readonly retired: readonly Retirement[];
}

/** What the parts of the search have in common. */
export interface Search extends Between {
  readonly fateOf: (path: string) => Fate;
  /** A line to show a loss at, in one of its files or in one of those of applications. */
  readonly placeOf: (files: readonly PlacedLoss[], near: readonly Application[]) => Origin;
}

/** What became of environments of the base that are compared. */
export interface Vanished {
  readonly losses: readonly EnvironmentLoss[];
  /** Those that are not compared any more although the change took away nothing that made them, each with the reason. */
  readonly overlooked: readonly Message[];
}

/** A file that was lost, with the line where the environment began in it. */
export type PlacedLoss = LostFile & { readonly origin: Origin };

/** An application in both states. */
export interface Pair {
  readonly then: Subject;
  readonly now: Subject;
}

/** What a loss says where nothing else is known. */
export const emptyLoss = {
  isAll: false,
  isOnly: false,
  isOfDevelopers: false,
  profiles: [],
  keys: [],
  others: [],
  activations: [],
  newNames: [],
} as const;

/** What was taken away of what was there; a file that only changed may be as it has to be. */
export function lossOf(origin: Origin, fate: Fate): readonly PlacedLoss[] {
  const { path } = origin;
  if (fate.kind === 'kept' || fate.kind === 'changed') return [];
  return [{ path, origin, fate: fate.kind, ...(fate.kind === 'renamed' && { to: fate.to }) }];
}

/** Those of an application that stand for something and stay; without one there is nothing that could be lost. */
export function comparedIn({ environments }: Application, { retired }: Between): readonly Environment[] {
  const due = new Set(retired.flatMap(({ name, isDue }) => (isDue ? [name] : [])));
  return environments.filter(({ compared, name, profiles }) => {
    const isNamed = name !== 'default' || profiles.some((profile) => profile !== 'default');
    return compared && isNamed && !due.has(name);
  });
}

/** What a loss says of the environment itself. */
export function circumstancesOf(
  environment: Environment,
  files: readonly PlacedLoss[],
  { then, now }: Pair,
  search: Search,
) {
  const { name } = environment;
  const retirement = search.retired.find((one) => one.name === name && !one.isDue);
  return {
    ...emptyLoss,
    applications: [now.application.name],
    environments: [name],
    files,
    profiles: lostProfiles(environment, then.application, files),
    newNames: [...newNames(then.application, now.application), ...namesInPaths(name, files)],
    ...(retirement !== undefined && { retiredOn: retirement.day }),
    at: search.placeOf(files, [now.application, then.application]),
  };
}

/** The profiles with which its own files are read, where it has lost these. */
function lostProfiles(
  { profiles }: Environment,
  { kind, documents }: Application,
  files: readonly LostFile[],
): readonly string[] {
  if (kind === 'listed' || kind === 'plain-spring') return [];
  const paths = new Set(documents.map(({ path }) => path));
  return files.some(({ path }) => paths.has(path)) ? profiles.filter((profile) => profile !== 'default') : [];
}

/** What environments and profiles are called that the base did not know. */
function newNames(then: Application, now: Application): readonly string[] {
  const namesIn = ({ environments }: Application) => environments.flatMap(({ name, profiles }) => [name, ...profiles]);
  const known = new Set([...namesIn(then), 'default']);
  return [...new Set(namesIn(now))].filter((name) => !known.has(name));
}

/** What stands in the new path of a file in the place of the name of an environment. */
function namesInPaths(name: string, files: readonly LostFile[]): readonly string[] {
  return files.flatMap(({ path, to = '' }) => {
    const at = path.indexOf(name);
    const [start, end] = [path.slice(0, at), path.slice(at + name.length)];
    const fits = at >= 0 && to.startsWith(start) && to.endsWith(end) && to.length > start.length + end.length;
    const word = fits ? to.slice(start.length, to.length - end.length) : '';
    return word === '' || word.includes('/') ? [] : [word];
  });
}
