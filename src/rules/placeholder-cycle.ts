import type { EffectiveProperty } from '../configuration/configuration.ts';
import { environmentsText } from './evidence.ts';
import { code, enumerate } from './message.ts';
import type { Problem, Rule } from './rule.ts';

/** Values that refer to each other in a circle: Spring fails with `Circular placeholder reference`. */
export const rule: Rule = {
  id: 'placeholder-cycle',
  summary: 'Placeholders of values refer to each other in a circle.',
  severity: 'error',
  *check(subject) {
    const cycles = new Map<string, { problem: Problem; environments: string[] }>();
    for (const configuration of subject.compared) {
      const tooLarge: EffectiveProperty[] = [];
      for (const { key, value, property, layer } of configuration.winners.values()) {
        if (!value.includes('${')) continue;
        const resolution = configuration.resolve(property);
        if (resolution.kind === 'too-large') tooLarge.push({ key, value, property, layer });
        if (resolution.kind !== 'cycle') continue;
        const names = [...new Set(resolution.keys)].sort();
        const known = cycles.get(names.join('\n'));
        const { name } = configuration.environment;
        if (known !== undefined) {
          if (known.environments.at(-1) !== name) known.environments.push(name);
          continue;
        }
        cycles.set(names.join('\n'), {
          environments: [name],
          problem: {
            key,
            environments: [],
            certainty: 'certain',
            at: property.origin,
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
    for (const { problem, environments } of cycles.values()) {
      const told = (names: readonly string[]): Problem => ({
        ...problem,
        environments: names,
        message: [
          code(problem.key ?? ''),
          ' refers to itself through its placeholders; in ',
          ...environmentsText(names),
          ', whatever reads it fails.',
        ],
      });
      yield { ...told(environments), narrow: told };
    }
  },
};

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
