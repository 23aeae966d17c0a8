import type { Configuration, EffectiveProperty } from '../configuration/configuration.ts';
import { placeholdersIn } from '../spring/placeholders.ts';
import { environmentsText } from './evidence.ts';
import { code, enumerate } from './message.ts';
import type { Problem, Rule } from './rule.ts';
import type { Subject } from './rule-context.ts';

/** Values that refer to each other in a circle: Spring fails with `Circular placeholder reference`. */
export const rule: Rule = {
  id: 'placeholder-cycle',
  summary: 'Placeholders of values refer to each other in a circle.',
  severity: 'error',
  *check(subject) {
    const cycles = new Map<string, { problem: Problem; isHandedOn: boolean; environments: string[] }>();
    for (const configuration of subject.compared) {
      const tooLarge: EffectiveProperty[] = [];
      for (const { key, value, property, layer } of configuration.winners.values()) {
        if (!value.includes('${')) continue;
        const resolution = configuration.resolve(property);
        if (resolution.kind === 'too-large') tooLarge.push({ key, value, property, layer });
        if (resolution.kind !== 'cycle') continue;
        const names = [...new Set(resolution.keys)].sort();
        const [only] = names as [string];
        const isHandedOn = names.length === 1 && isHandedOnFromOutside(subject, configuration, only);
        if (isHandedOn && configuration.isProvided(only)) continue;
        const identity = [isHandedOn, ...names].join('\n');
        const known = cycles.get(identity);
        const { name } = configuration.environment;
        if (known !== undefined) {
          if (known.environments.at(-1) !== name) known.environments.push(name);
          continue;
        }
        const own = configuration.winner(only) ?? { key, property };
        cycles.set(identity, {
          environments: [name],
          isHandedOn,
          problem: {
            key: isHandedOn ? own.key : key,
            environments: [],
            certainty: isHandedOn ? certaintyOfHandedOn(subject, only) : 'certain',
            at: isHandedOn ? own.property.origin : property.origin,
            message: [],
            advice: ['Give one of ', ...enumerate(names.map(code)), ' a value that refers to none of the others.'],
            related: names
              .flatMap((other) => configuration.winner(other) ?? [])
              .filter((other) => other.property !== property)
              .map((other) => ({ origin: other.property.origin, label: `${other.key} is part of the circle` })),
          },
        });
      }
      const [first, ...others] = tooLarge;
      if (first !== undefined) yield expandsTooFar(first, others.length, configuration.environment.name);
    }
    for (const { problem, environments, isHandedOn } of cycles.values()) {
      const told = (names: readonly string[]): Problem => ({
        ...problem,
        environments: names,
        message: [
          code(problem.key ?? ''),
          ...(isHandedOn
            ? [
                ' hands on what the process gets from outside: without a variable or an argument for it, whatever reads it in ',
              ]
            : [' refers to itself through its placeholders; in ']),
          ...environmentsText(names),
          isHandedOn ? ' fails.' : ', whatever reads it fails.',
        ],
      });
      yield { ...told(environments), narrow: told };
    }
  },
};

/**
 * `url: ${url}` names what the process is to be given: a variable or an argument outranks the file, and the circle closes
 * only where there is none. Where a weaker layer has a value, the author meant that one, and the line hides it.
 */
function isHandedOnFromOutside({ closedWorld }: Subject, configuration: Configuration, key: string): boolean {
  if (closedWorld && !configuration.isProvided(key)) return false;
  return configuration.stack(key).every(({ property }) => refersTo(key, property.value));
}

/** As with any key: what one environment gives and another does not is more than a notice. */
function certaintyOfHandedOn({ compared }: Subject, key: string): Problem['certainty'] {
  const isGiven = compared.some((configuration) => {
    const winner = configuration.winner(key);
    return winner !== undefined && !refersTo(key, winner.value);
  });
  return isGiven ? 'likely' : 'possible';
}

function refersTo(key: string, text: string): boolean {
  return placeholdersIn(text).some(({ name }) => name === key);
}

function expandsTooFar({ key, property }: EffectiveProperty, others: number, environment: string): Problem {
  return {
    key,
    environments: [environment],
    certainty: 'certain',
    at: property.origin,
    message: [
      'The placeholders of ',
      code(key),
      ...(others === 0 ? [' expand'] : [` and ${others} more ${others === 1 ? 'key' : 'keys'} expand`]),
      ' further than any configuration does; they were not judged.',
    ],
    advice: ['Look for values that repeat each other, or that lead from one to the next without end.'],
    related: [],
  };
}
