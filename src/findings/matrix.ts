import type { Configuration, EffectiveProperty } from '../configuration/configuration.ts';
import { compareBytes } from '../documents/file-tree.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { groupedBy, isValue, winnerOf } from '../rules/evidence.ts';
import type { Subject } from '../rules/rule-context.ts';
import { isUnfilled } from '../rules/unfilled.ts';
import type { Finding, MatrixCell, MatrixRow } from './finding.ts';

/**
 * Keys × environments of one application: the keys that a finding is about, or all that an environment sets itself or a
 * demand is about.
 */
export function matrixOf(subject: Subject, findings: readonly Finding[], rows: 'wrong' | 'all'): readonly MatrixRow[] {
  const { vocabulary } = subject;
  const wrong = new Map<string, Set<string>>();
  const told = findings.filter(({ application, key }) => application === subject.application.name && key !== undefined);
  const toldOf = groupedBy(told, ({ key = '' }) => vocabulary.nameOf(key));
  const keys = new Map<string, string>();
  const add = (key: string): void => {
    const name = vocabulary.nameOf(key);
    if (!keys.has(name)) keys.set(name, vocabulary.words.get(name)?.key ?? key);
  };
  for (const { key, environments, status } of told) {
    if (key === undefined || status !== 'new') continue;
    // What is about no environment has no cell.
    if (environments.length === 0) continue;
    add(key);
    const name = vocabulary.nameOf(key);
    wrong.set(name, new Set([...(wrong.get(name) ?? []), ...environments]));
  }
  if (rows === 'all') {
    for (const { key } of subject.requirements) add(key);
    for (const configuration of subject.configurations) {
      for (const { key, layer } of configuration.winners.values()) if (layer.kind === 'environment') add(key);
    }
  }

  const demands = groupedBy(subject.requirements, ({ key }) => vocabulary.nameOf(key));
  return [...keys]
    .sort(([, a], [, b]) => compareBytes(a, b))
    .map(([name, key]) => ({
      application: subject.application.name,
      key,
      cells: subject.configurations.map((configuration) => {
        const { name: environment } = configuration.environment;
        const about = (toldOf.get(name) ?? []).filter(({ environments }) => environments.includes(environment));
        return judgedCell(configuration, key, demandsIn(configuration, demands.get(name) ?? []), about);
      }),
      wrong: wrong.has(name),
    }));
}

/** What one environment has for a key; it lacks only what nobody may give from a source that the repository does not show. */
function judgedCell(
  configuration: Configuration,
  key: string,
  here: readonly Requirement[],
  about: readonly Finding[],
): MatrixCell {
  const isMissing =
    about.length === 0 ? isProven(here, configuration) : about.some((finding) => isDefinite(finding, configuration));
  const cell = isMissing ? cellOf(configuration, key, here, true) : cellOf(configuration, key, [], false);
  return cell.state === 'absent' && here.length + about.length > 0 ? { state: 'open' } : cell;
}

/** The demands that hold in an environment. */
export function demandsIn<Demand extends Requirement>(
  { environment }: Configuration,
  demands: readonly Demand[],
): readonly Demand[] {
  return demands.filter(({ environments }) => environments.includes(environment.name));
}

/**
 * What one environment has for a key.
 *
 * @param here what demands the key there
 * @param isNeeded something else needs it there
 */
export function cellOf(
  configuration: Configuration,
  key: string,
  here: readonly Requirement[],
  isNeeded: boolean,
): MatrixCell {
  const winner = winnerOf(configuration, key);
  if (winner !== undefined) {
    const { path, line } = winner.property.origin;
    const own = winner.layer.kind === 'environment' ? 'own' : 'inherited';
    return { state: isHollow(configuration, winner, here) ? 'missing' : own, place: `${path}:${line}` };
  }
  if (configuration.isProvided(key)) return { state: 'provided' };
  if (isNeeded || here.length > 0) return { state: 'missing' };
  return { state: configuration.environment.open.length > 0 ? 'open' : 'absent' };
}

/** A line that is there and gives no value: nobody has filled it in, or it is empty where a value is demanded. */
function isHollow(configuration: Configuration, { key, property }: EffectiveProperty, here: readonly Requirement[]) {
  if (isUnfilled(configuration, property)) return true;
  const allowEmpty = here.every((demand) => demand.allowEmpty);
  return !isValue(configuration, property, allowEmpty) && !configuration.isProvided(key);
}

/** Whether a finding says that an environment has no value for its key, or for one of them, and that nothing replaces it. */
export type Lacking = (configuration: Configuration, finding: Finding) => boolean;

export function lackingIn({ requirements, vocabulary: { nameOf } }: Subject): Lacking {
  const demands = groupedBy(requirements, ({ key }) => nameOf(key));
  return (configuration, finding) => {
    const { key, keys, environments } = finding;
    if (key === undefined || !environments.includes(configuration.environment.name)) return false;
    if (!isDefinite(finding, configuration)) return false;
    return (keys ?? [key]).some((each) => {
      const here = demandsIn(configuration, demands.get(nameOf(each)) ?? []);
      return cellOf(configuration, each, here, true).state === 'missing';
    });
  };
}

/** Unless it is proven that a value is missing, it may come from a source that the repository does not show. */
function isDefinite({ severity, certainty }: Finding, { environment }: Configuration): boolean {
  return severity === 'error' || (certainty !== 'possible' && environment.open.length === 0);
}

/** As `isDefinite`, where nobody tells of what is demanded. */
function isProven(here: readonly Requirement[], { environment }: Configuration): boolean {
  return environment.open.length === 0 && here.some(({ certainty }) => certainty !== 'possible');
}
