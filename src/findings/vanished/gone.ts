import type { Application, Environment } from '../../applications/application.ts';
import type { Settings } from '../../requirements/contract/settings.ts';
import { type Message, named } from '../../rules/message.ts';
import type { EnvironmentLoss, LostFile } from '../../rules/rule.ts';
import { circumstancesOf, lossOf, type Pair, type PlacedLoss, type Search, type Vanished } from './between.ts';
import { hasOwnKeys, lostKeys } from './lost-keys.ts';
import { makersOf } from './own-sources.ts';
import { successorOf, whoFollows } from './successors.ts';

/**
 * An environment that is not compared any more, by the doing of the change or because discovery sees it otherwise.
 *
 * @param left what is left of it: an environment that is not compared
 */
export function goneOf(environment: Environment, left: Environment | undefined, pair: Pair, search: Search): Vanished {
  const { then, now } = pair;
  const { head, base } = search;
  const { name } = environment;
  // A file that does not parse is told as that; of what it would give nothing is known.
  const problems = [...now.application.problems, ...head.unjoined.flatMap((deployment) => deployment.problems)];
  const broken = new Set(problems.flatMap(({ fatal, origin }) => (fatal ? [origin.path] : [])));
  const makers = makersOf(environment, then.application);
  if (makers.some(({ path }) => broken.has(path))) return { losses: [], overlooked: [] };

  const serving = new Set(left === undefined ? [] : makersOf(left, now.application).map(({ path }) => path));
  const files = [
    ...makers.flatMap(({ path, origin }): readonly PlacedLoss[] => {
      const fate = search.fateOf(path);
      const isCause = fate.kind === 'changed' && !serving.has(path) && !isOfItAlone(path, environment);
      return isCause ? [{ path, origin, fate: 'changed' }] : lossOf(origin, fate);
    }),
    ...unlisted(name, now.application, base.settings, head.settings),
  ].toSorted((a, b) => order.indexOf(a.fate) - order.indexOf(b.fate));
  if (files.length === 0) return { losses: [], overlooked: [reasonFor(environment, left, now.application)] };

  const before = then.configurations.find((one) => one.environment.name === name);
  const keys = before === undefined ? [] : lostKeys(before, undefined, pair);
  const of = files.every(({ path }) => isManifest(path, then.application)) ? 'manifest' : 'file';
  const loss: EnvironmentLoss = { ...circumstancesOf(environment, files, pair, search), kind: 'gone', of, keys };
  const followed = withSuccessor(loss, environment, pair, search);
  const isMerged = followed.successor === undefined && keys.length === 0 && before !== undefined && hasOwnKeys(before);
  return { losses: [isMerged ? { ...loss, kind: 'merged' } : followed], overlooked: [] };
}

/** A file that is called after the environment stands for it as long as something is in it. */
function isOfItAlone(path: string, { name, profiles }: Environment): boolean {
  const words = [name, ...profiles.filter((profile) => profile !== 'default')];
  return words.some((word) => new RegExp(`(?:^|[^A-Za-z0-9])${escaped(word)}(?:$|[^A-Za-z0-9])`).test(path));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function isManifest(path: string, { deployment }: Application): boolean {
  return deployment?.manifests.includes(path) === true;
}

/** The files that tell most come first: what is gone as a whole, then what changed. */
const order: readonly LostFile['fate'][] = ['removed', 'renamed', 'emptied', 'unlisted', 'changed'];

/** Whether it lives on under another name, and who has taken notice of that. */
function withSuccessor(loss: EnvironmentLoss, environment: Environment, pair: Pair, search: Search): EnvironmentLoss {
  const successor = successorOf(environment, pair, search);
  const { following, remaining } = whoFollows(environment, successor, loss.files, pair, search);
  if (successor === undefined) return { ...loss, activations: remaining };
  const isRenamed = successor.compared && following.length > 0 && remaining.length === 0;
  if (isRenamed) {
    const files = loss.files.filter(({ fate }) => fate !== 'unlisted');
    return { ...loss, kind: 'renamed', files, successor: successor.name, activations: following };
  }
  return { ...loss, successor: successor.name, activations: remaining };
}

/** keyparity.yml, where it has listed the environment for the application and does not any more. */
function unlisted(name: string, application: Application, then: Settings, now: Settings): readonly PlacedLoss[] {
  const setting = then.environments.find((one) => one.name === name);
  if (setting === undefined || then.path === undefined) return [];
  const own = now.applications.find((one) => one.name === application.name)?.environments;
  const isListed = now.environments.some((one) => one.name === name) && own?.some((one) => one.name === name) !== false;
  if (isListed) return [];
  return [{ path: then.path, origin: setting.origin, fate: now.path === undefined ? 'removed' : 'unlisted' }];
}

function reasonFor({ name }: Environment, left: Environment | undefined, application: Application): Message {
  const why = left?.basis?.map(({ text }) => text).at(-1);
  return [named(name), ' of ', named(application.name), ...(why === undefined ? [] : [` (${why})`])];
}
