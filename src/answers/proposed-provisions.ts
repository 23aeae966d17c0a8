import type { Configuration } from '../configuration/configuration.ts';
import { compareBytes } from '../documents/file-tree.ts';
import { groupedBy, isServed } from '../rules/evidence.ts';
import type { Subject } from '../rules/rule-context.ts';
import { isSecretName } from '../rules/secret-names.ts';

/** Names that somebody outside of the repository seems to give a value. */
export interface ProposedProvision {
  readonly names: readonly string[];
  /** They sound like secrets. */
  readonly secret: boolean;
  /** Absent: all. */
  readonly applications?: readonly string[];
}

/** Nothing else would be written as it is. */
const plainName = /^[\w.-]+$/;

/**
 * Names that values or the code refer to and that no environment gives. A name that some environments have is left out: that
 * others do not have it is what Keyparity is there to find.
 */
export function proposedProvisions(subjects: readonly Subject[]): readonly ProposedProvision[] {
  const lacking = new Map<string, string[]>();
  for (const subject of subjects) {
    for (const name of lackingIn(subject)) {
      if (plainName.test(name)) lacking.set(name, [...(lacking.get(name) ?? []), subject.application.name]);
    }
  }
  const provisions = [...lacking].map(([name, applications]) => {
    const isGiven = subjects.some(
      (subject) => !applications.includes(subject.application.name) && subject.compared.some((one) => has(one, name)),
    );
    return { name, secret: isSecretName(name), ...(isGiven && { applications }) };
  });
  const groups = groupedBy(provisions, ({ secret, applications }) => JSON.stringify([secret, applications]));
  return [...groups.values()]
    .map((group): ProposedProvision => {
      const [{ name: _, ...first }] = group as [(typeof group)[number]];
      return { ...first, names: group.map(({ name }) => name).sort(compareBytes) };
    })
    .sort((a, b) => placeOf(a) - placeOf(b) || compareBytes(a.names[0] ?? '', b.names[0] ?? ''));
}

/** Secrets first, and what holds for all before what holds for some. */
function placeOf({ secret, applications }: ProposedProvision): number {
  return (applications === undefined ? 0 : 2) + (secret ? 0 : 1);
}

function has(configuration: Configuration, name: string): boolean {
  return configuration.lookUp(name) !== undefined;
}

/** Names that are referred to and that no compared environment has. */
function lackingIn({ compared, requirements }: Subject): ReadonlySet<string> {
  const lacking = new Set<string>();
  for (const configuration of compared) {
    for (const { value, property } of configuration.winners.values()) {
      if (!value.includes('${')) continue;
      const resolution = configuration.resolve(property);
      for (const name of resolution.kind === 'unresolved' ? resolution.missing : []) lacking.add(name);
    }
    for (const demand of requirements) {
      if (demand.source !== 'code' || demand.certainty === 'possible') continue;
      if (!demand.environments.includes(configuration.environment.name)) continue;
      if (!isServed(configuration, demand)) lacking.add(demand.key);
    }
  }
  return new Set(
    [...lacking].filter((name) => !compared.some((one) => has(one, name) || one.winner(name) !== undefined)),
  );
}
