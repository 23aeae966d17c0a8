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
      for (const { key, value, property } of configuration.winners.values()) {
        if (!value.includes('${')) continue;
        const resolution = configuration.resolve(property);
        if (resolution.kind === 'too-large') {
          yield {
            key,
            environments: [configuration.environment.name],
            certainty: 'certain',
            at: property.origin,
            message: ['The placeholders of ', code(key), ' expand to more text than any value has; it was not judged.'],
            advice: ['Look for values that repeat each other.'],
            related: [],
          };
        }
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
