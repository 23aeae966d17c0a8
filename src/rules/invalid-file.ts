import type { Environment } from '../applications/application.ts';
import type { Origin } from '../documents/document.ts';
import type { StartupFailure } from '../spring/property-source.ts';
import { environmentsText, groupedBy, verb } from './evidence.ts';
import { code, type Message } from './message.ts';
import type { Problem, Rule } from './rule.ts';
import type { Subject } from './subject.ts';

/** A file that Spring could not read, or documents with which it would refuse to start. */
export const rule: Rule = {
  id: 'invalid-file',
  summary: 'A configuration file cannot be read, or Spring would refuse to start with it.',
  severity: 'error',
  *check(subject) {
    const refusals = subject.application.environments.flatMap((environment) =>
      environment.failures.map((failure) => ({ environment, failure })),
    );
    const byCause = groupedBy(refusals, ({ failure }) => causeOf(failure.message, failure.origin, failure.exception));
    const told = new Set<string>();
    for (const { message, origin, fatal } of subject.application.problems) {
      const cause = causeOf(message, origin, 'InvalidFile');
      told.add(cause);
      const names = (byCause.get(cause) ?? []).map(({ environment }) => environment.name);
      yield {
        environments: names,
        certainty: fatal ? 'certain' : 'likely',
        at: origin,
        message: [message, ...(names.length === 0 ? [] : [' ', ...noStart(names), '.'])],
        advice: [
          fatal
            ? 'Correct the line. What could be read of the file was judged all the same.'
            : 'Correct the line. The rest of the file was judged.',
        ],
        related: [],
      };
    }
    for (const [cause, group] of byCause) {
      if (!told.has(cause)) yield refusal(subject, group);
    }
  },
};

interface Refusal {
  readonly environment: Environment;
  readonly failure: StartupFailure;
}

function causeOf(message: string, origin: Origin | undefined, exception: string): string {
  return [exception, message, origin?.path, origin?.line, origin?.column].join('\n');
}

function refusal(subject: Subject, group: readonly Refusal[]): Problem {
  const { failure } = group[0] as Refusal;
  const names = group.map(({ environment }) => environment.name);
  return {
    environments: names,
    certainty: group.some(({ environment }) => environment.compared) ? 'certain' : 'possible',
    at: failure.origin ?? subject.application.origin,
    message: [...noStart(names), ': ', ...reasonOf(failure), '.'],
    advice: ['Spring Boot ends with ', code(failure.exception), ' before any bean is created.'],
    related: [],
  };
}

function noStart(names: readonly string[]): Message {
  return [...environmentsText(names), ` ${verb(names, 'does', 'do')} not start`];
}

/** Spring's own messages that quote nothing but names of properties and files. */
const quotesOnlyNames: ReadonlySet<string> = new Set([
  'InvalidConfigDataPropertyException',
  'InactiveConfigDataAccessException',
]);

/** The other messages quote values, which may be secrets: told by their beginning, in words of our own. */
const reasons: readonly (readonly [beginning: RegExp, reason: string])[] = [
  [/^Config data (?:location|resource)/, 'a location that is imported here cannot be found'],
  [/^Config tree location/, 'the location of a config tree must end with a slash'],
  [/^(?:Malformed|Invalid) profile expression/, 'the profile expression is malformed'],
  [/^(?:Invalid (?:empty )?profile|Profile )/, 'a profile has a name that Spring refuses'],
  [/^(?:Unable to load config data|File extension)/, 'what is imported here is no kind of file that Spring can read'],
  [/^Location /, 'what is imported here has a wildcard where Spring takes none'],
  [/^Environment variable/, 'an environment variable that is imported here is not set'],
  [/^Could not resolve placeholder/, 'a placeholder in this setting has no value'],
  [/^Circular placeholder/, 'the placeholders of this setting refer to each other in a circle'],
  [/^Failed to bind/, 'this setting has a value that Spring cannot use'],
];

function reasonOf({ exception, message }: StartupFailure): Message {
  if (quotesOnlyNames.has(exception)) return [code(message)];
  return [reasons.find(([beginning]) => beginning.test(message))?.[1] ?? 'Spring refuses what is set here'];
}
