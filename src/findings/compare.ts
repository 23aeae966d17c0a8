import { compareBytes } from '../documents/file-tree.ts';
import type { Problem } from '../rules/rule.ts';
import type { ApplicationSummary, Finding } from './finding.ts';
import { comparedTopicsOf, environmentsOf, identity } from './identity.ts';
import { compareFindings, narrowed } from './judge.ts';

/** What was found in one state of the repository, and in what. */
export interface State {
  readonly applications: readonly ApplicationSummary[];
  readonly findings: readonly Finding[];
}

export interface Compared {
  /** The findings of the head; those that the base has too are `known`. */
  readonly findings: readonly Finding[];
  /** Findings of the base that are gone. */
  readonly fixed: readonly Finding[];
}

/**
 * Compares what was found, never what was changed: a gap in a file that nobody touched is new when the base did not have it.
 *
 * A finding is recognised by its rule, its application, its key in any spelling and its environment. Lines do not matter,
 * nor do moved files and folders: applications and environments that have another name than in the base are recognised
 * by their files.
 *
 * @param renames files that have another path than in the base, by their new path
 */
export function compare(head: State, base: State, renames: ReadonlyMap<string, string>): Compared {
  const names = namesInBase(head.applications, base.applications, renames);
  const inBase = (finding: Finding): Located => {
    return {
      finding,
      application: names.applicationOf(finding.application),
      environmentOf: (name) => names.environmentOf(finding.application, name),
      path: renames.get(finding.at.path) ?? finding.at.path,
    };
  };
  const asItIs = (finding: Finding): Located => ({
    finding,
    application: finding.application,
    environmentOf: (name) => name,
    path: finding.at.path,
  });

  const located = head.findings.map(inBase);
  const inHead = countsOf(located);
  const before = base.findings.filter(({ status }) => status === 'new');
  const known = countsOf(before.map(asItIs));
  const errors = countsOf(before.filter(({ severity }) => severity === 'error').map(asItIs));
  return {
    findings: located.flatMap((each) => settle(each, known, errors)).sort(compareFindings),
    fixed: before.flatMap((finding) => repaired(asItIs(finding), inHead)).sort(compareFindings),
  };
}

/** A finding with what the base calls its application, environments and file. */
interface Located {
  readonly finding: Finding;
  readonly application: string;
  environmentOf(name: string): string;
  readonly path: string;
}

/** How many findings have a name: a file may have the same fault twice. */
type Counts = Map<string, number>;

function namesOf({ finding, application, environmentOf, path }: Located, environment: string): readonly string[] {
  const topics = comparedTopicsOf({ ...finding, at: { ...finding.at, path } });
  const names = topics.map((topic) => identity(finding.rule, application, topic, environmentOf(environment)));
  // With a value that all share the lack of an own one was another thing: without any, the application does not start.
  const isNeeded = finding.neededByCode?.environments.includes(environment) === true;
  return isNeeded
    ? [...names, identity('needed by code', application, topics[0] ?? '', environmentOf(environment))]
    : names;
}

function countsOf(located: readonly Located[]): Counts {
  const counts: Counts = new Map();
  for (const each of located) {
    for (const environment of environmentsOf(each.finding)) {
      for (const name of namesOf(each, environment)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** Whether all names are there; they are used up by that. */
function take(names: readonly string[], counts: Counts): boolean {
  if (!names.every((name) => (counts.get(name) ?? 0) > 0)) return false;
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) - 1);
  return true;
}

/**
 * New, known, or one of each where the base has it in some of its environments. What is an error and was only suspected in the
 * base is new: the change took the doubt away.
 */
function settle(located: Located, known: Counts, errors: Counts): readonly Finding[] {
  const { finding } = located;
  if (finding.status !== 'new') return [finding];
  if (finding.choose !== undefined) return settleKeys(located, finding.keys ?? [], finding.choose, known);
  const environments = environmentsOf(finding);
  const old = environments.filter((environment) => {
    const names = namesOf(located, environment);
    return (finding.severity !== 'error' || names.every((name) => errors.has(name))) && take(names, known);
  });
  if (old.length === 0) return [finding];
  if (old.length === environments.length) return [{ ...finding, status: 'known' }];
  const fresh = part(finding, (name) => !old.includes(name));
  const rest = part(finding, (name) => old.includes(name));
  // What cannot be told in parts is new as a whole: nothing may hide behind what is known.
  if (fresh === undefined) return [finding];
  return rest === undefined ? [fresh] : [fresh, { ...rest, status: 'known' }];
}

/** The same for what tells of several keys together: those that the base lacks too are known, and the others new. */
function settleKeys(
  located: Located,
  keys: readonly string[],
  choose: NonNullable<Problem['choose']>,
  known: Counts,
): readonly Finding[] {
  const { finding } = located;
  const old = keys.filter((key) => take(namesOf({ ...located, finding: { ...finding, keys: [key] } }, ''), known));
  if (old.length === 0) return [finding];
  if (old.length === keys.length) return [{ ...finding, status: 'known' }];
  const fresh = keys.filter((key) => !old.includes(key));
  return [narrowed(finding, choose(fresh)), { ...narrowed(finding, choose(old)), status: 'known' }];
}

function repaired(located: Located, inHead: Counts): readonly Finding[] {
  const { finding } = located;
  const environments = environmentsOf(finding);
  const left = environments.filter((environment) => {
    const names = namesOf(located, environment);
    // Of a parent of several keys something is left as long as one of them is missing.
    return names.some((name) => take([name], inHead));
  });
  if (left.length === 0) return [finding];
  const gone = left.length === environments.length ? undefined : part(finding, (name) => !left.includes(name));
  return gone === undefined ? [] : [gone];
}

function part(finding: Finding, isKept: (environment: string) => boolean): Finding | undefined {
  const problem: Problem | undefined = finding.narrow?.(finding.environments.filter(isKept));
  return problem && narrowed(finding, problem);
}

/** What the base calls the applications of the head and their environments. */
export interface NamesInBase {
  applicationOf(name: string): string;
  environmentOf(application: string, name: string): string;
}

export function namesInBase(
  head: readonly ApplicationSummary[],
  base: readonly ApplicationSummary[],
  renames: ReadonlyMap<string, string>,
): NamesInBase {
  const applications = new Map<string, string>();
  const environments = new Map<string, ReadonlyMap<string, string>>();
  for (const [application, before] of partners(head, base, filesOfApplication, renames)) {
    applications.set(application.name, before.name);
    const pairs = partners(application.environments, before.environments, ownFiles, renames);
    environments.set(application.name, new Map([...pairs].map(([now, then]) => [now.name, then.name])));
  }
  return {
    applicationOf: (name) => applications.get(name) ?? name,
    environmentOf: (application, name) => environments.get(application)?.get(name) ?? name,
  };
}

interface Named {
  readonly name: string;
}

/** Those of equal names, and among the rest those most of whose files came from each other. */
export function partners<Item extends Named>(
  head: readonly Item[],
  base: readonly Item[],
  filesOf: (item: Item) => readonly string[],
  renames: ReadonlyMap<string, string>,
): ReadonlyMap<Item, Item> {
  const byName = new Map(base.map((item) => [item.name, item]));
  const found = new Map<Item, Item>();
  for (const item of head) {
    const same = byName.get(item.name);
    if (same !== undefined) found.set(item, same);
  }
  const headNames = new Set(head.map(({ name }) => name));
  const left = new Map(base.filter(({ name }) => !headNames.has(name)).map((item) => [item, new Set(filesOf(item))]));
  for (const item of head) {
    if (found.has(item) || left.size === 0) continue;
    const files = filesOf(item).map((path) => renames.get(path) ?? path);
    const [best] = [...left]
      .map(([candidate, theirs]) => ({ candidate, common: files.filter((path) => theirs.has(path)).length }))
      .filter(({ common }) => common * 2 > files.length)
      .sort((a, b) => b.common - a.common || compareBytes(a.candidate.name, b.candidate.name));
    if (best === undefined) continue;
    found.set(item, best.candidate);
    left.delete(best.candidate);
  }
  return found;
}

export function filesOfApplication({ environments }: ApplicationSummary): readonly string[] {
  return [...new Set(environments.flatMap(({ layers }) => layers.flatMap(({ paths }) => paths)))];
}

export function ownFiles({ layers }: ApplicationSummary['environments'][number]): readonly string[] {
  return layers.flatMap(({ kind, paths }) => (kind === 'environment' ? paths : []));
}
