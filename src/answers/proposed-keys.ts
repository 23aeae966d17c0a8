import type { Configuration } from '../configuration/configuration.ts';
import { compareBytes } from '../documents/file-tree.ts';
import { isLive } from '../repository/stage-names.ts';
import { comparableValues } from '../rules/comparable-values.ts';
import { ownValue } from '../rules/evidence.ts';
import type { Subject } from '../rules/rule-context.ts';
import { showsSecret } from '../rules/secret-forms.ts';
import { isSecretName } from '../rules/secret-names.ts';
import { uniformName } from '../spring/names.ts';
import { placeholdersIn } from '../spring/placeholders.ts';

/** What seems to hold for a key, because it holds today. */
export interface ProposedKey {
  readonly key: string;
  /** The applications that it was inferred for, in their order. */
  readonly applications: readonly string[];
  /** Others know the key as well, or nothing but its name tells who needs it: the entry has to name the applications. */
  readonly named: boolean;
  /** Every compared environment sets it. */
  readonly override: boolean;
  /** No two environments share its value: of all that are compared, or of those that are live. */
  readonly differ?: 'all' | 'live';
  readonly secret: boolean;
}

interface Candidate extends Omit<ProposedKey, 'applications' | 'named'> {
  readonly score: number;
}

/** As many as a person reads before committing them. */
const mostPerApplication = 12;
/** An address, a secret, or what the code needs and environments have different values for. */
const worthWriting = 3;

/** Keys that no application has to say anything about: who reads them decides what is read. */
const neverProposed = /^(?:logging\.|spring\.(?:profiles|config)\b|debug$|trace$|info\.)/i;
const plainKey = /^[A-Za-z_][\w.-]*(?:\[[^\][*]+\][\w.-]*)*$/;

export function proposedKeys(subjects: readonly Subject[]): {
  readonly keys: readonly ProposedKey[];
  readonly leftOut: readonly { readonly application: string; readonly count: number }[];
} {
  const found = new Map<string, { readonly subject: Subject; readonly candidate: Candidate }[]>();
  const leftOut: { application: string; count: number }[] = [];
  for (const subject of subjects) {
    const candidates = candidatesOf(subject);
    const written = candidates.filter(({ score }) => score >= worthWriting).slice(0, mostPerApplication);
    const count = candidates.length - written.length;
    if (count > 0) leftOut.push({ application: subject.application.name, count });
    for (const candidate of written) {
      const name = uniformName(candidate.key);
      found.set(name, [...(found.get(name) ?? []), { subject, candidate }]);
    }
  }
  const keys = [...found.values()].flatMap((same) => united(same, subjects));
  return { keys: keys.sort((a, b) => compareBytes(a.key, b.key)), leftOut };
}

/** One entry for all applications that have the key: what holds in each of them. */
function united(
  same: readonly { readonly subject: Subject; readonly candidate: Candidate }[],
  subjects: readonly Subject[],
): readonly ProposedKey[] {
  const [first] = same;
  if (first === undefined) return [];
  const { key } = first.candidate;
  const all = (holds: (candidate: Candidate) => boolean): boolean => same.every(({ candidate }) => holds(candidate));
  const override = all((candidate) => candidate.override);
  const secret = all((candidate) => candidate.secret);
  const differ = first.candidate.differ;
  const isDistinct = differ !== undefined && all((candidate) => candidate.differ === differ);
  if (!override && !secret && !isDistinct) return [];
  const applications = same.map(({ subject }) => subject.application.name);
  const knowing = subjects.filter(({ vocabulary }) => vocabulary.word(key) !== undefined);
  const isPlain = knowing.length === same.length && same.every(({ subject }) => knowing.includes(subject));
  return [
    {
      key,
      applications,
      named: subjects.length > 1 && !isPlain,
      override,
      secret,
      ...(isDistinct && { differ }),
    },
  ];
}

/** What could be said of the keys of one application, the most telling first. */
function candidatesOf(subject: Subject): readonly Candidate[] {
  const { compared, code } = subject;
  const needed = new Map<string, boolean>();
  for (const { key, use } of code?.uses ?? []) {
    const name = uniformName(key);
    needed.set(name, needed.get(name) === true || use.hasDefault !== true);
  }
  const live = compared.filter(({ environment }) => isLive(environment.name));
  const candidates: Candidate[] = [];
  for (const [name, key] of namesOf(subject)) {
    if (neverProposed.test(key) || !plainKey.test(key)) continue;
    const own = compared.map((configuration) => ownValue(configuration, key));
    const override = compared.length > 1 && own.every((one) => one !== undefined && one.value.trim() !== '');
    const values = compared.map((configuration) => textIn(configuration, key));
    const secret = isSecretName(key) || values.some((value) => value !== undefined && showsSecret(value));
    // What comes from outside has nothing here that could be printed.
    if (!override && !(secret && compared.some((one) => one.winner(key) !== undefined))) continue;
    const isAddress =
      override && values.every((value) => value === undefined || isAddressed(value)) && values.some(Boolean);
    const differ = isAddress ? distinctness(subject, key, live) : undefined;
    const isNeeded = needed.get(name);
    const score =
      (isAddress || secret ? 4 : 0) +
      (isNeeded === true ? 2 : isNeeded === false ? 1 : 0) +
      (override ? 1 : 0) +
      (override && new Set(values).size > 1 ? 1 : 0);
    candidates.push({ key, override, secret, ...(differ !== undefined && { differ }), score });
  }
  return candidates.sort((a, b) => b.score - a.score || compareBytes(a.key, b.key));
}

/** Every key that a file sets, that code asks for or that a value refers to, by its uniform name. */
function namesOf({ vocabulary, compared, code }: Subject): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const note = (key: string): void => {
    const name = uniformName(key);
    if (!names.has(name)) names.set(name, key);
  };
  for (const { key } of vocabulary.words.values()) note(key);
  for (const { key } of code?.uses ?? []) note(key);
  for (const { winners } of compared) {
    for (const { value } of winners.values()) {
      if (value.includes('${')) for (const { name } of placeholdersIn(value)) note(name);
    }
  }
  return names;
}

/** The text, where it is known; an empty one says nothing. */
function textIn(configuration: Configuration, key: string): string | undefined {
  const own = ownValue(configuration, key);
  if (own === undefined) return undefined;
  const resolution = configuration.resolve(own.property);
  return resolution.kind === 'resolved' && resolution.value !== '' ? resolution.value : undefined;
}

/** A URL, a host, `host:port`: something that an environment has for itself. */
function isAddressed(value: string): boolean {
  return (
    /^(?:jdbc:)?[a-z][a-z0-9+.-]*:(?:[a-z]+:)?\/\/[^\s]+$/i.test(value) ||
    (/^[\w-]+(?:\.[\w-]+)+(?::\d{2,5})?(?:\/\S*)?$/.test(value) && /\.[a-z]{2,}(?:[:/]|$)/i.test(value)) ||
    /^[a-z][\w-]*:\d{2,5}$/i.test(value)
  );
}

function distinctness(subject: Subject, key: string, live: readonly Configuration[]): 'all' | 'live' | undefined {
  const values = comparableValues(subject, key, 'all');
  const isDistinct = (names: readonly string[]): boolean => {
    const some = values.filter(({ environment }) => names.includes(environment));
    return (
      names.length > 1 &&
      some.length === names.length &&
      new Set(some.map((one) => one.comparable)).size === names.length
    );
  };
  if (isDistinct(live.map(({ environment }) => environment.name))) return 'live';
  const all = subject.compared.map(({ environment }) => environment.name);
  return live.length < 2 && isDistinct(all) ? 'all' : undefined;
}
