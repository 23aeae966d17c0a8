import { code, named, path } from './message.ts';
import type { Rule } from './rule.ts';

/** keyparity.yml declares an environment, and the application has no file of its own for it although others have. */
export const rule: Rule = {
  id: 'environment-without-layers',
  summary: 'A declared environment has no file of its own, while other environments of the application have one.',
  severity: 'error',
  *check(subject) {
    const declared = new Map(subject.declaredEnvironments.map(({ name, origin }) => [name, origin]));
    const hasOwn = (name: string): boolean =>
      subject.application.environments.some(
        (environment) => environment.name === name && environment.layers.some(({ kind }) => kind === 'environment'),
      );
    const others = subject.compared.filter(({ environment }) => hasOwn(environment.name));
    if (others.length === 0) return;
    for (const { environment } of subject.compared) {
      const origin = declared.get(environment.name);
      if (origin === undefined || hasOwn(environment.name) || environment.open.length > 0) continue;
      yield {
        environments: [environment.name],
        certainty: 'certain',
        at: origin,
        message: [
          named(environment.name),
          ' is declared, but ',
          named(subject.application.name),
          ' has no file of its own for it: ',
          path(environment.home),
          ' does not exist.',
        ],
        advice: [
          'Create the file, or list the environments that the application is deployed to under ',
          code(`applications.${subject.application.name}.environments`),
          '.',
        ],
        related: others.slice(0, 3).map((other) => ({
          origin: { path: other.environment.home, line: 1, column: 1 },
          label: `the file of ${other.environment.name}`,
        })),
      };
    }
  },
};
