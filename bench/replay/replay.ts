import { echoOf, type Fate, followerOf } from './fates.ts';
import { type History, stepsAt, touchesConfiguration } from './history.ts';
import type { Judge } from './own-judge.ts';
import type { Judgement, Severity, Told, Trouble } from './told.ts';

/** A finding that a commit brought, and what became of it. */
export interface FreshFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly application: string;
  readonly key?: string;
  readonly environments: readonly string[];
  readonly at: string;
  readonly message: string;
  readonly fate: Fate;
  readonly by?: string;
  readonly echo?: 'broken file' | 'mended file';
}

/** One commit, judged as a pull request. */
export interface Replayed {
  readonly repository: string;
  readonly commit: string;
  readonly parent: string;
  readonly date: string;
  readonly exit: 0 | 1 | 2;
  readonly trouble?: Trouble;
  readonly fresh: readonly FreshFinding[];
}

/** Which commits of a history are judged. */
export interface Choice {
  /** The newest so many of those that touch configuration. */
  readonly max?: number;
  /** `YYYY-MM-DD`: none that is older. */
  readonly since?: string;
  /** These alone, whatever else is asked for; commits after them are only looked at to follow findings. */
  readonly sample?: ReadonlySet<string>;
}

export interface Run {
  readonly replayed: readonly Replayed[];
  /** Milliseconds that each judgement took, in the same order. */
  readonly times: readonly number[];
}

/** So many commits are fetched from git at once. */
const commitsAhead = 64;

/** Judges commits of a history as pull requests, and follows what each of them brought. */
export async function replay(history: History, judge: Judge, { max, since = '', sample }: Choice): Promise<Run> {
  const { commits } = history;
  const relevant = commits.flatMap((commit, place) =>
    touchesConfiguration(commit) && commit.date >= since ? [place] : [],
  );
  const places = sample === undefined ? relevant.slice(-(max ?? relevant.length)) : placesOf(history, sample);
  const judgements = new Map<number, Judgement>();
  const times: number[] = [];
  let count = 0;
  for (const step of stepsAt(history, places)) {
    const place = places[count] as number;
    if (count % commitsAhead === 0) {
      judge.expect(places.slice(count, count + commitsAhead).flatMap((each) => commits[each] ?? []));
    }
    count++;
    const from = performance.now();
    judgements.set(place, await judge.change(step));
    times.push(performance.now() - from);
  }

  const later = sample === undefined ? places : relevant;
  const follow = followerOf({
    history,
    places: later,
    areKnown: sample === undefined,
    presentAt: sample === undefined ? presentIn(judgements) : stateReader(history, judge),
  });
  const replayed: Replayed[] = [];
  for (const place of places) {
    const [commit, judgement] = [commits[place], judgements.get(place)];
    if (commit === undefined || judgement === undefined) continue;
    const fresh: FreshFinding[] = [];
    for (const told of judgement.fresh) {
      const echo = echoOf(told, judgement);
      fresh.push({ ...shortened(told), ...(await follow(told, place)), ...(echo !== undefined && { echo }) });
    }
    const { id, parent, date } = commit;
    const { exit, trouble } = judgement;
    const { repository } = history;
    replayed.push({ repository, commit: id, parent, date, exit, ...(trouble !== undefined && { trouble }), fresh });
  }
  return { replayed, times };
}

function placesOf({ commits }: History, sample: ReadonlySet<string>): readonly number[] {
  return commits.flatMap(({ id, parent }, place) => (sample.has(id) && parent !== '' ? [place] : []));
}

function presentIn(judgements: ReadonlyMap<number, Judgement>) {
  return async (place: number): Promise<ReadonlySet<string> | undefined> => presence(judgements.get(place));
}

/** Judges states when they are asked for, each once. */
function stateReader(history: History, judge: Judge) {
  const known = new Map<number, ReadonlySet<string> | undefined>();
  return async (place: number): Promise<ReadonlySet<string> | undefined> => {
    if (!known.has(place)) {
      for (const step of stepsAt(history, [place])) known.set(place, presence(await judge.state(step)));
    }
    return known.get(place);
  };
}

function presence(judgement: Judgement | undefined): ReadonlySet<string> | undefined {
  return judgement === undefined || judgement.trouble !== undefined ? undefined : judgement.present;
}

function shortened({ rule, severity, application, key, environments, path, line, message }: Told) {
  const at = `${path}:${line}`;
  return { rule, severity, application, ...(key !== undefined && { key }), environments, at, message };
}
