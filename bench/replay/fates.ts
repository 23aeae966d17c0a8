import type { History } from './history.ts';
import { objectsOf } from './objects.ts';
import { type ChangedFiles, changedFiles, repairs } from './repairs.ts';
import type { Judgement, Told } from './told.ts';

/**
 * What became of a finding. `repaired`: a later commit gives the value there (see `repairs`); `withdrawn`: it ended
 * otherwise, because the key, its need or the environment went away; `lasting`: it is still there.
 */
export type Fate = 'repaired' | 'withdrawn' | 'lasting';

export interface Followed {
  readonly fate: Fate;
  /** The commit that repaired it, or the first judged one without it. */
  readonly by?: string;
}

/** What is known of the states of a history after its judged commits. */
export interface States {
  readonly history: History;
  /** Places of the judged commits in the history, in its order. */
  readonly places: readonly number[];
  /** Names of the findings there; `undefined` where the state could not be judged. */
  presentAt(place: number): Promise<ReadonlySet<string> | undefined>;
  /** Every state is known already; else the end is looked for by halves, as if a finding that is gone never came back. */
  readonly areKnown: boolean;
}

export type Follower = (told: Told, place: number) => Promise<Followed>;

/** Follows the findings of a repository from the commit that brought them. */
export function followerOf(states: States): Follower {
  const { history, places, presentAt } = states;
  const objects = objectsOf(history.gitDirectory);
  const changes = new Map<number, ChangedFiles>();
  const isRepairedAt = (told: Told, place: number): boolean => {
    const commit = history.commits[place];
    if (commit === undefined) return false;
    let changed = changes.get(place);
    if (changed === undefined) {
      changed = changedFiles(objects, commit);
      changes.set(place, changed);
    }
    return repairs(told, changed);
  };
  const nameOf = (place: number): string => history.commits[place]?.id ?? '';

  return async (told, place) => {
    const later = places.filter((each) => each > place);
    const isPresentAt = async (each: number): Promise<boolean> => {
      const present = await presentAt(each);
      return present === undefined || told.names.some((name) => present.has(name));
    };
    const end = states.areKnown
      ? await firstWithout(later, isPresentAt)
      : await firstWithoutByHalves(later, isPresentAt);
    if (end === undefined) return { fate: 'lasting' };
    if (isRepairedAt(told, end)) return { fate: 'repaired', by: nameOf(end) };
    // What only a change shows, and no state, cannot be followed by states.
    if (end !== later[0] || (await isPresentAt(place))) return { fate: 'withdrawn', by: nameOf(end) };
    const repair = later.find((each) => isRepairedAt(told, each));
    return repair === undefined ? { fate: 'lasting' } : { fate: 'repaired', by: nameOf(repair) };
  };
}

type Presence = (place: number) => Promise<boolean>;

async function firstWithout(places: readonly number[], isPresentAt: Presence): Promise<number | undefined> {
  for (const place of places) if (!(await isPresentAt(place))) return place;
  return undefined;
}

async function firstWithoutByHalves(places: readonly number[], isPresentAt: Presence): Promise<number | undefined> {
  const last = places.at(-1);
  if (last === undefined || (await isPresentAt(last))) return undefined;
  let [low, high] = [0, places.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (await isPresentAt(places[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return places[low];
}

/**
 * Of which other fault a finding is the echo: a file that cannot be read makes keys and environments vanish, and they come
 * back when it is mended.
 */
export function echoOf(told: Told, { fresh, ended }: Judgement): 'broken file' | 'mended file' | undefined {
  if (told.rule === brokenFile) return undefined;
  if (fresh.some(({ rule }) => rule === brokenFile)) return 'broken file';
  return ended.includes(brokenFile) ? 'mended file' : undefined;
}

const brokenFile = 'invalid-file';
