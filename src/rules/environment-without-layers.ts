import type { Application } from '../applications/application.ts';
import type { Origin } from '../documents/document.ts';
import { isDelivered } from '../repository/stage-names.ts';
import { code, named, path } from './message.ts';
import type { Rule } from './rule.ts';

/**
 * keyparity.yml declares an environment, and the application has no file of its own for it, although others have or although
 * it has files for stages that no declared environment is about.
 */
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
    const strays = others.length === 0 ? unreadStages(subject.application) : [];
    if (others.length === 0 && strays.length === 0) return;
    for (const { environment } of subject.compared) {
      const origin = declared.get(environment.name);
      if (origin === undefined || hasOwn(environment.name) || environment.open.length > 0) continue;
      // It has a manifest; what that lacks is told key by key.
      if (environment.deployed !== undefined) continue;
      yield {
        environments: [environment.name],
        certainty: others.length > 0 ? 'certain' : 'likely',
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
        related: [
          ...others.slice(0, 3).map((other) => ({
            origin: beginningOf(other.environment.home),
            label: `the file of ${other.environment.name}`,
          })),
          ...strays
            .slice(0, 3)
            .map((stray) => ({ origin: beginningOf(stray), label: 'no declared environment reads this' })),
        ],
      };
    }
  },
};

/** Files of delivered stages that no environment reads: then the declared names are hardly the right ones. */
function unreadStages({ documents, environments }: Application): readonly string[] {
  const read = new Set(environments.flatMap(({ layers }) => layers.map(({ source }) => source.document?.path)));
  const paths = new Set(documents.map((document) => document.path));
  return [...paths].filter((file) => {
    const profile = /(?:^|\/)application-([^/]+)\.[a-z]+$/.exec(file)?.[1];
    return profile !== undefined && isDelivered(profile) && !read.has(file);
  });
}

function beginningOf(file: string): Origin {
  return { path: file, line: 1, column: 1 };
}
