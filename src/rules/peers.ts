import type { Configuration, EffectiveProperty } from '../configuration/configuration.ts';
import type { Word } from '../configuration/vocabulary.ts';
import { isBlank } from './evidence.ts';
import { type NearIndex, nearIndex } from './near-names.ts';
import type { Subject } from './rule-context.ts';

/**
 * What the compared environments of an application tell about each other. Evidence of this kind is only as good as the
 * environments are alike, so it is asked for with care:
 * - at least two others must set the key themselves (of a pair nobody can say which one is right);
 * - an environment that sets less than half of what all the others set is a partial overlay: its gaps are no slips.
 */
export interface LonelyGap {
  /** Spelled as the application's files spell it first. */
  readonly key: string;
  /** Its name in the vocabulary. */
  readonly name: string;
  /** The one environment without a value of its own. */
  readonly lacking: Configuration;
}

/** Keys whose absence changes what is written to a log, at most, and those that say when a document is active. */
const neverMissed = /^(?:logging\.|debug$|trace$|spring\.config\.activate\.|spring\.profiles$)/i;

const gapsOf = new WeakMap<Subject, readonly LonelyGap[]>();

/** Keys that every compared environment but one sets itself. */
export function loneGaps(subject: Subject): readonly LonelyGap[] {
  const known = gapsOf.get(subject);
  if (known !== undefined) return known;
  const gaps = findGaps(subject);
  gapsOf.set(subject, gaps);
  return gaps;
}

/** Which of the environments, by their positions, set a key themselves; noted while going through them in order. */
interface Owners {
  count: number;
  last: number;
  /** The first environment before `last` that does not. */
  firstGap: number | undefined;
}

function findGaps(subject: Subject): readonly LonelyGap[] {
  const { compared, vocabulary } = subject;
  const peers = compared.filter(
    ({ environment }) => !environment.byLikeness && environment.layers.some(({ kind }) => kind === 'environment'),
  );
  if (peers.length < 3) return [];

  const own = new Map<string, Owners>();
  for (const [position, configuration] of peers.entries()) {
    for (const { key, property, layer } of configuration.winners.values()) {
      if (layer.kind !== 'environment') continue;
      if (isBlank(property) && subject.contract.termsFor(key).allowEmpty?.value !== true) continue;
      const name = vocabulary.nameOf(key);
      const owners = own.get(name);
      if (owners === undefined) {
        own.set(name, { count: 1, last: position, firstGap: position === 0 ? undefined : 0 });
      } else if (owners.last !== position) {
        if (owners.last < position - 1) owners.firstGap ??= owners.last + 1;
        owners.last = position;
        owners.count += 1;
      }
    }
  }

  const gaps: LonelyGap[] = [];
  const everywhere: string[] = [];
  for (const [name, owners] of own) {
    if (owners.count === peers.length) everywhere.push(name);
    if (owners.count !== peers.length - 1) continue;
    const word = vocabulary.words.get(name);
    const lacking = peers[owners.firstGap ?? peers.length - 1];
    if (word === undefined || lacking === undefined) continue;
    if (lacking.isProvided(word.key) || neverMissed.test(word.key)) continue;
    gaps.push({ key: word.key, name, lacking });
  }

  const gapCount = new Map<Configuration, number>();
  for (const { lacking } of gaps) gapCount.set(lacking, (gapCount.get(lacking) ?? 0) + 1);
  const read = new Set([...(subject.code?.read ?? [])].map(vocabulary.nameOf));
  return gaps.filter(
    ({ name, key, lacking }) =>
      (gapCount.get(lacking) ?? 0) <= everywhere.length ||
      // What code looks up and nothing gives is missing in a partial overlay as well.
      (read.has(name) && lacking.winner(key) === undefined),
  );
}

/** A gap of its own, or several below one parent of which the environment sets nothing. */
export interface GapBlock {
  /** The parent; absent for a single gap. */
  readonly block?: string;
  readonly members: readonly [LonelyGap, ...LonelyGap[]];
}

/** Puts gaps together that are one: the widest parent under which the lacking environment sets nothing itself. */
export function blocksOf(gaps: readonly LonelyGap[]): readonly GapBlock[] {
  const blocks = new Map<string, [LonelyGap, ...LonelyGap[]]>();
  for (const gap of gaps) {
    const block = emptyParent(gap) ?? gap.key;
    const name = `${gap.lacking.environment.name}\n${block}`;
    const members = blocks.get(name);
    if (members === undefined) blocks.set(name, [gap]);
    else members.push(gap);
  }
  return [...blocks].flatMap(([name, members]): readonly GapBlock[] => {
    if (members.length < 2) return members.map((gap) => ({ members: [gap] }));
    return [{ block: name.slice(name.indexOf('\n') + 1), members }];
  });
}

function emptyParent({ key, lacking }: LonelyGap): string | undefined {
  const segments = key.split('.');
  // A first segment alone (`spring`, `app`) names no block.
  for (let length = 2; length < segments.length; length++) {
    const parent = segments.slice(0, length).join('.');
    const isEmpty = !lacking.below(parent).some(({ layer }) => layer.kind === 'environment');
    if (isEmpty) return parent;
  }
  return undefined;
}

/**
 * A key of this environment that nothing else knows and whose spelling is close to one that is missing here.
 */
export function nearMiss(
  subject: Subject,
  configuration: Configuration,
  missing: string,
): EffectiveProperty | undefined {
  const name = subject.vocabulary.nameOf(missing);
  const { index, byName } = strangersIn(subject, configuration);
  const [nearest] = [...index.typos(name), ...index.misplaced(name)];
  return nearest === undefined ? undefined : byName.get(nearest);
}

export interface Strangers {
  readonly byName: ReadonlyMap<string, EffectiveProperty>;
  readonly index: NearIndex;
}

const homesOf = new WeakMap<Subject, ReadonlyMap<Word, string>>();

/** The words that stand in one file of the application alone, with the path of it. */
function lonelyWords(subject: Subject): ReadonlyMap<Word, string> {
  let homes = homesOf.get(subject);
  if (homes === undefined) {
    const found = new Map<Word, string>();
    for (const word of subject.vocabulary.words.values()) {
      const path = word.properties[0]?.origin.path;
      if (path !== undefined && word.properties.every(({ origin }) => origin.path === path)) found.set(word, path);
    }
    homes = found;
    homesOf.set(subject, homes);
  }
  return homes;
}

const strangersOf = new WeakMap<Configuration, Strangers>();

/** Own keys of an environment that no other file of the application sets and the contract does not know. */
export function strangersIn(subject: Subject, configuration: Configuration): Strangers {
  const known = strangersOf.get(configuration);
  if (known !== undefined) return known;
  const byName = new Map<string, EffectiveProperty>();
  const homes = lonelyWords(subject);
  const files = new Set(homes.values());
  // Most files have no key that no other has.
  const mayHaveSome = configuration.environment.layers.some(({ source }) => files.has(source.document?.path ?? ''));
  for (const winner of mayHaveSome ? configuration.winners.values() : []) {
    const { document } = winner.layer.source;
    if (winner.layer.kind !== 'environment' || document === undefined || !files.has(document.path)) continue;
    const word = subject.vocabulary.word(winner.key);
    if (word === undefined || homes.get(word) !== document.path) continue;
    if (subject.contract.termsFor(winner.key).entries.length === 0) {
      byName.set(subject.vocabulary.nameOf(winner.key), winner);
    }
  }
  const strangers = { byName, index: nearIndex(byName.keys()) };
  strangersOf.set(configuration, strangers);
  return strangers;
}
