import type { Configuration } from '../../configuration/configuration.ts';
import type { Vocabulary } from '../../configuration/vocabulary.ts';
import type { Requirement } from '../requirement.ts';
import type { Contract, Term } from './contract.ts';
import { hasWildcard } from './key-pattern.ts';
import type { Demand } from './settings.ts';

/**
 * The demands of the contract for presence, spelled out for one application: patterns become the keys they match, groups
 * become environments, and a demand with a condition holds where the condition does.
 *
 * @param concerns whether an entry without a wildcard is meant for this application at all
 */
export function contractRequirements(
  contract: Contract,
  vocabulary: Vocabulary,
  compared: readonly Configuration[],
  concerns: (key: string) => boolean,
): readonly Requirement[] {
  const keys = new Map<string, string>();
  for (const key of contract.exactKeys) {
    if (concerns(key)) keys.set(vocabulary.nameOf(key), key);
  }
  if (contract.entries.some(({ pattern }) => hasWildcard(pattern))) {
    for (const [name, { key }] of vocabulary.words) if (!keys.has(name)) keys.set(name, key);
  }

  const requirements: Requirement[] = [];
  for (const key of keys.values()) {
    const terms = contract.termsFor(key);
    if (terms.entries.length === 0) continue;
    const common = {
      key,
      source: 'contract' as const,
      allowEmpty: terms.allowEmpty?.value ?? false,
      ...(terms.why !== undefined && { why: terms.why.value }),
      ...(terms.owner !== undefined && { owner: terms.owner.value }),
      ...(terms.docs !== undefined && { docs: terms.docs.value }),
    };
    for (const [kind, term] of [
      ['value', terms.required],
      ['override', terms.override],
    ] as const) {
      for (const demanded of whereItHolds(contract, term, compared)) {
        requirements.push({ ...common, ...demanded, ...loudness(term), demand: kind });
      }
    }
  }
  return requirements;
}

function loudness(term: Term<Demand> | undefined): Pick<Requirement, 'severity'> {
  return term?.entry.severity === undefined ? {} : { severity: term.entry.severity };
}

type Demanded = Pick<Requirement, 'environments' | 'certainty' | 'origin' | 'condition'>;

/** Splits a demand by what is known of its condition: it holds, or it cannot be decided. */
function whereItHolds(
  contract: Contract,
  term: Term<Demand> | undefined,
  compared: readonly Configuration[],
): readonly Demanded[] {
  if (term === undefined) return [];
  const { where, when, origin } = term.value;
  const named = new Set(contract.expand(where));
  const candidates = compared.filter(({ environment }) => named.has(environment.name));
  if (when.length === 0) {
    return candidates.length === 0 ? [] : [{ environments: namesOf(candidates), certainty: 'certain', origin }];
  }
  const holding = candidates.filter((configuration) => conditionHolds(configuration, when) === true);
  const unknown = candidates.filter((configuration) => conditionHolds(configuration, when) === undefined);
  const demanded: Demanded[] = [];
  if (holding.length > 0)
    demanded.push({ environments: namesOf(holding), certainty: 'certain', origin, condition: when });
  if (unknown.length > 0)
    demanded.push({ environments: namesOf(unknown), certainty: 'possible', origin, condition: when });
  return demanded;
}

/** `undefined` where a value of the condition comes from outside the repository. */
function conditionHolds(configuration: Configuration, when: Demand['when']): boolean | undefined {
  let unknown = false;
  for (const { key, value } of when) {
    const winner = configuration.winner(key);
    if (winner === undefined) {
      if (!configuration.isProvided(key) && configuration.environment.open.length === 0) return false;
      unknown = true;
      continue;
    }
    const resolution = configuration.resolve(winner.property);
    if (resolution.kind !== 'resolved') unknown = true;
    else if (resolution.value.trim().toLowerCase() !== value.trim().toLowerCase()) return false;
  }
  return unknown ? undefined : true;
}

function namesOf(configurations: readonly Configuration[]): readonly string[] {
  return configurations.map(({ environment }) => environment.name);
}
