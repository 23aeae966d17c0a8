import type { Configuration, EffectiveProperty } from '../configuration/configuration.ts';
import { isOfDevelopers } from '../repository/stage-names.ts';
import { isBlank, isPlainSwitch, winnerOf } from './evidence.ts';
import { type Facts, judgementOf } from './judgement.ts';
import { isLegible } from './legible.ts';
import type { Problem } from './rule.ts';
import type { Subject } from './rule-context.ts';

/** A key that a change gave to all environments but one, or took from one alone. */
export interface ChangeGap {
  /** Spelled as the application's files spell it first. */
  readonly key: string;
  /** Its name in the vocabulary. */
  readonly name: string;
  /** The one environment without a value of its own. */
  readonly lacking: Configuration;
  readonly facts: Facts;
  readonly certainty: Problem['certainty'];
  readonly because: string;
  /** The name that the change gave up in the others, and that this environment still sets. */
  readonly formerly?: EffectiveProperty;
}

/** Keys whose absence changes what is written to a log, at most, and those that say when a document is active. */
const neverMissed = /^(?:logging\.|debug$|trace$|spring\.config\.|spring\.profiles(?:\.|$))/i;

const gapsOf = new WeakMap<Subject, readonly ChangeGap[]>();

/** The gaps that a change leaves behind, in the order of the keys; none where there is no base to compare with. */
export function changeGaps(subject: Subject): readonly ChangeGap[] {
  const known = gapsOf.get(subject);
  if (known !== undefined) return known;
  const gaps = findGaps(subject);
  gapsOf.set(subject, gaps);
  return gaps;
}

/** An environment now and before the change, with the keys to which it gives a value of its own. */
interface Peer {
  readonly now: Configuration;
  readonly before: Configuration | undefined;
  readonly own: ReadonlySet<string>;
  readonly ownBefore: ReadonlySet<string>;
}

function findGaps(subject: Subject): readonly ChangeGap[] {
  const { before, compared, configurations, vocabulary } = subject;
  // Behind a file that cannot be read the environments are not what they seem.
  const isWhole = configurations.every(({ environment }) => isLegible(subject.application, environment));
  if (before === undefined || !isWhole) return [];
  const peers = compared
    .filter(({ environment }) => environment.layers.some(({ kind }) => kind === 'environment'))
    .map((now): Peer => {
      const then = before(now.environment.name);
      return { now, before: then, own: ownNames(now, subject), ownBefore: then ? ownNames(then, subject) : new Set() };
    });
  // Where all environments are new, so is the application.
  if (peers.length < 2 || peers.every((peer) => peer.before === undefined)) return [];

  const touched = new Set<string>();
  for (const { own, ownBefore } of peers) {
    for (const name of own) if (!ownBefore.has(name)) touched.add(name);
    for (const name of ownBefore) if (!own.has(name)) touched.add(name);
  }
  const gaps: ChangeGap[] = [];
  for (const name of [...touched].sort()) {
    const gap = gapOf(name, peers, subject, touched);
    if (gap !== undefined) gaps.push(gap);
  }
  return gaps.filter(({ key }) => vocabulary.word(key) !== undefined);
}

/** The keys that an environment gives a value of its own, by their names. */
function ownNames({ winners }: Configuration, { vocabulary }: Subject): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { key, property, layer } of winners.values()) {
    if (layer.kind === 'environment' && !isBlank(property)) names.add(vocabulary.nameOf(key));
  }
  return names;
}

function gapOf(
  name: string,
  peers: readonly Peer[],
  subject: Subject,
  touched: ReadonlySet<string>,
): ChangeGap | undefined {
  const names = peers.map(({ now }) => now.environment.name);
  const isDevelopers = ({ now }: Peer): boolean => isOfDevelopers(now.environment.name, names);
  const givers = peers.filter(({ own }) => own.has(name));
  const without = peers.filter(({ own }) => !own.has(name));
  const delivered = without.filter((peer) => !isDevelopers(peer));
  // What several delivered environments lack is a choice; a developer's own lack is no part of it.
  const [lacking, another] = delivered.length > 0 ? delivered : without;
  if (lacking === undefined || another !== undefined || givers.length === 0) return undefined;
  // One alone that has the key, beside several that have not, is no rule that the others break.
  if (givers.length === 1 && without.length > 1) return undefined;

  const isTaken = lacking.ownBefore.has(name);
  const isLeftOut = !isTaken && givers.every(({ ownBefore }) => !ownBefore.has(name));
  if (!isTaken && !isLeftOut) return undefined;
  // What the others come to have while this one loses it has moved, and is no loss of one alone.
  if (isTaken && givers.some(({ ownBefore }) => !ownBefore.has(name))) return undefined;

  const key = subject.vocabulary.words.get(name)?.key ?? name;
  if (neverMissed.test(key) || lacking.now.isProvided(key)) return undefined;
  const winner = winnerOf(lacking.now, key);
  const facts: Facts = {
    change: isLeftOut ? 'left-out' : winner !== undefined && isOwnBlank(winner) ? 'emptied' : 'taken',
    lacking: lacking.before === undefined ? 'new' : isDevelopers(lacking) ? 'developers' : 'delivered',
    equals: givers.length > 1 ? 'three or more' : 'two',
    excuse: isExcused(lacking, givers, key),
    fallback: fallbackOf(lacking, key, winner),
    isData: isData(name, peers, touched),
  };
  const judgement = judgementOf(facts);
  if (judgement === undefined) return undefined;
  const formerly = isLeftOut ? formerName(lacking, givers) : undefined;
  return { key, name, lacking: lacking.now, facts, ...judgement, ...(formerly !== undefined && { formerly }) };
}

function isOwnBlank({ layer, property }: EffectiveProperty): boolean {
  return layer.kind === 'environment' && isBlank(property);
}

function fallbackOf({ now, before }: Peer, key: string, winner: EffectiveProperty | undefined): Facts['fallback'] {
  if (winner === undefined || isBlank(winner.property)) return 'none';
  const had = before && winnerOf(before, key);
  if (had !== undefined && before !== undefined) {
    const [then, thereafter] = [before.resolve(had.property), now.resolve(winner.property)];
    if (then.kind === 'resolved' && thereafter.kind === 'resolved' && then.value === thereafter.value) {
      return 'as-before';
    }
  }
  return isPlainSwitch(winner) ? 'switch' : 'shared';
}

/**
 * An external source excuses a gap only where the equals do not have it, or get this very key by one: what each of them writes
 * in plain text although it has the same source is not what the source is for.
 */
function isExcused({ now }: Peer, givers: readonly Peer[], key: string): boolean {
  if (now.environment.open.length === 0) return false;
  const open = givers.map((giver) => giver.now.environment.open.length);
  if (open.some((count) => count < now.environment.open.length)) return true;
  return givers.some((giver) => {
    const given = winnerOf(giver.now, key);
    return given !== undefined && giver.now.resolve(given.property).kind !== 'resolved';
  });
}

/**
 * Whether a key stands among others that only some environments have anyhow, under the same parent: users, tenants, routes.
 * What this change touches itself says nothing about that.
 */
function isData(name: string, peers: readonly Peer[], touched: ReadonlySet<string>): boolean {
  const parent = name.slice(0, name.lastIndexOf('.') + 1);
  if (parent.split('.').length < 3) return false;
  const counts = new Map<string, number>();
  for (const { own } of peers) {
    for (const other of own) {
      if (other.startsWith(parent) && !other.slice(parent.length).includes('.') && !touched.has(other)) {
        counts.set(other, (counts.get(other) ?? 0) + 1);
      }
    }
  }
  const some = [...counts.values()].filter((count) => count < peers.length).length;
  return some > 1 && some * 2 > counts.size;
}

/** The only key that this environment has kept while every other one gave it up. */
function formerName({ now, ownBefore, own }: Peer, givers: readonly Peer[]): EffectiveProperty | undefined {
  const kept = [...own].filter(
    (name) => ownBefore.has(name) && givers.every((giver) => giver.ownBefore.has(name) && !giver.own.has(name)),
  );
  const [only, another] = kept;
  return only === undefined || another !== undefined ? undefined : winnerOf(now, only);
}
