import { lawOf } from '../applications/application.ts';
import type { Configuration, LayeredProperty } from '../configuration/configuration.ts';
import type { Origin } from '../documents/document.ts';
import { compareBytes } from '../documents/file-tree.ts';
import type { CodeRequirement } from '../requirements/needs/needs-of-code.ts';
import { groupedBy, isServed } from '../rules/evidence.ts';
import type { Subject } from '../rules/rule-context.ts';
import { isUnfilled } from '../rules/unfilled.ts';
import { OPEN } from '../spring/placeholders.ts';

/** What the code of one application asks for, and who answers in its compared environments. */
export interface ApplicationNeeds {
  readonly application: { readonly name: string; readonly path: string };
  /** The Boot line whose law was followed; `plain` for listed layers, `plain-spring` for what code and XML read. */
  readonly law: string;
  readonly environments: readonly string[];
  /** By key. */
  readonly keys: readonly NeededKey[];
}

export interface NeededKey {
  /** As the code spells it. */
  readonly key: string;
  /** By place. */
  readonly uses: readonly CodeRequirement[];
  /** One for each of the environments, in their order. */
  readonly supplies: readonly Supply[];
}

/** Who gives one environment a value for a key. */
export interface Supply {
  readonly environment: string;
  /**
   * `own`: a layer of the environment; `inherited`: one that all share; `provided`: somebody outside the repository, as
   * keyparity.yml or a comment in the code says; `default`: nobody, and the code has a value itself; `missing`: nobody;
   * `open`: nobody that the repository shows, but a source that it does not show may; `unneeded`: nobody, and none is asked
   * for there.
   */
  readonly state: 'own' | 'inherited' | 'provided' | 'default' | 'missing' | 'open' | 'unneeded';
  /** Where the value stands; of a missing one the line that is empty or not filled in. */
  readonly place?: Origin;
  /** Who provides it from outside. */
  readonly by?: string;
}

/** Whether it starts without the key, and if not, how sure that is. */
export function urgencyOf({ certainty, use }: CodeRequirement): 'needed' | 'maybe' | 'default' {
  if (use.hasDefault === true) return 'default';
  return certainty === 'possible' ? 'maybe' : 'needed';
}

/** @param environments those that are asked for; empty: all that are compared */
export function needsOf(subject: Subject, environments: readonly string[] = []): ApplicationNeeds {
  const { application, vocabulary, code } = subject;
  const compared = subject.compared.filter(
    ({ environment }) => environments.length === 0 || environments.includes(environment.name),
  );
  const isAsked = ({ environments: where }: CodeRequirement): boolean =>
    compared.some(({ environment }) => where.includes(environment.name));
  const groups = groupedBy((code?.uses ?? []).filter(isAsked), ({ key }) => vocabulary.nameOf(key));
  const keys = [...groups.values()].map((uses): NeededKey => {
    const key = uses[0]?.key ?? '';
    return {
      key,
      uses: uses.toSorted(byPlace),
      supplies: compared.map((configuration) => supplyIn(subject, configuration, key, uses)),
    };
  });
  return {
    application: { name: application.name, path: application.path },
    law: lawOf(application),
    environments: compared.map(({ environment }) => environment.name),
    keys: keys.sort((a, b) => compareBytes(a.key, b.key)),
  };
}

function byPlace({ origin: a }: CodeRequirement, { origin: b }: CodeRequirement): number {
  return compareBytes(a.path, b.path) || a.line - b.line || a.column - b.column;
}

function supplyIn(
  { contract }: Subject,
  configuration: Configuration,
  key: string,
  uses: readonly CodeRequirement[],
): Supply {
  const { name: environment, open } = configuration.environment;
  const here = uses.filter(({ environments }) => environments.includes(environment));
  const provision = contract.providedFor(key, environment);
  const mark = uses.find(({ use }) => use.mark !== undefined)?.use.mark;
  const found = whatIsFound(configuration, key, uses);
  const isEnough = here.length === 0 || here.some((demand) => isServed(configuration, demand));
  if (found !== undefined && isUnfilled(configuration, found.property)) {
    return { environment, state: 'missing', place: found.property.origin };
  }
  if (found !== undefined && isEnough) {
    const state = found.layer.kind === 'environment' ? 'own' : found.layer.kind === 'shared' ? 'inherited' : 'provided';
    return { environment, state, place: found.property.origin };
  }
  if (provision !== undefined) return { environment, state: 'provided', by: provision.by };
  if (mark !== undefined) return { environment, state: 'provided', by: mark.reason, place: mark.origin };
  if (here.length === 0) return { environment, state: 'unneeded' };
  if (here.every(({ use }) => use.hasDefault === true)) return { environment, state: 'default' };
  if (open.length > 0) return { environment, state: 'open' };
  return { environment, state: 'missing', ...(found !== undefined && { place: found.property.origin }) };
}

/** The property that a placeholder of this name finds, or the first one below it where an object is bound. */
function whatIsFound(
  configuration: Configuration,
  key: string,
  uses: readonly CodeRequirement[],
): LayeredProperty | undefined {
  const found = configuration.lookUp(key);
  if (found === OPEN) return undefined;
  if (found !== undefined) return found;
  return uses.some(({ use }) => use.form === 'configuration-properties') ? configuration.below(key)[0] : undefined;
}
