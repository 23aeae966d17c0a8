import type { Environment } from '../applications/application.ts';
import type { Origin } from '../documents/document.ts';
import type { StartupFailure } from '../spring/property-source.ts';
import { environmentsText, groupedBy, verb } from './evidence.ts';
import { isYaml } from './legible.ts';
import { code, type Message } from './message.ts';
import type { Problem, Rule } from './rule.ts';
import type { Subject } from './rule-context.ts';
import { isOfArguments, reasonOf } from './startup-reason.ts';
import { isMarked } from './unfilled.ts';

/** A file that Spring could not read, or documents with which it would refuse to start. */
export const rule: Rule = {
  id: 'invalid-file',
  summary: 'A configuration file cannot be read, or Spring would refuse to start with it.',
  severity: 'error',
  *check(subject) {
    const refusals = subject.application.environments.flatMap((environment) =>
      environment.failures
        .filter((failure) => !isOfUnfilledLine(environment, failure))
        .map((failure) => ({ environment, failure })),
    );
    const byCause = groupedBy(refusals, ({ failure }) =>
      [failure.exception, failure.message, placeOf(failure.origin), failure.unseen !== undefined].join('\n'),
    );
    // A broken file is a problem of the file and a refusal of every environment that reads it: one finding.
    const byPlace = groupedBy(refusals, ({ failure }) => placeOf(failure.origin));
    const told = new Set<string>();
    for (const { message, origin, fatal } of subject.application.problems) {
      told.add(placeOf(origin));
      const names = [...new Set((byPlace.get(placeOf(origin)) ?? []).map(({ environment }) => environment.name))];
      yield {
        environments: names,
        certainty: fatal ? 'certain' : 'likely',
        at: origin,
        message: [message, ...(names.length === 0 ? [] : [' ', ...noStart(names), '.'])],
        advice: [
          fatal && (isYaml(origin.path) || origin.path.endsWith('.json'))
            ? 'Correct the line. Until then nobody can say what else is missing there.'
            : 'Correct the line. The rest of the file was judged.',
        ],
        related: [],
      };
    }
    for (const group of byCause.values()) {
      if (!told.has(placeOf(group[0]?.failure.origin))) yield refusal(subject, group);
    }
  },
};

interface Refusal {
  readonly environment: Environment;
  readonly failure: StartupFailure;
}

/** Spring stumbles over the marker, which is told by itself. */
function isOfUnfilledLine({ layers }: Environment, { origin }: StartupFailure): boolean {
  if (origin === undefined) return false;
  return layers.some(({ source }) =>
    source.properties.some(
      (property) => isMarked(property) && [property.origin, property.valueOrigin].some((at) => isSameLine(at, origin)),
    ),
  );
}

function isSameLine(a: Origin, b: Origin): boolean {
  return a.path === b.path && a.line === b.line;
}

function placeOf(origin: Origin | undefined): string {
  return origin === undefined ? '' : `${origin.path}:${origin.line}:${origin.column}`;
}

function refusal(subject: Subject, group: readonly Refusal[]): Problem {
  const { failure } = group[0] as Refusal;
  const names = group.map(({ environment }) => environment.name);
  if (failure.unseen !== undefined) {
    return {
      environments: names,
      certainty: 'possible',
      at: failure.origin ?? subject.application.origin,
      message: [
        ...environmentsText(names),
        ` ${verb(names, 'starts', 'start')} only if a library or the build brings what is imported here: it is not in the repository.`,
      ],
      advice: ['Correct the location unless it is in a jar, ignored by git, or written by the build.'],
      related: [],
    };
  }
  const isCompared = group.some(({ environment }) => environment.compared);
  const isPerhaps = failure.ofServer === 'perhaps asked';
  return {
    environments: names,
    certainty: !isCompared ? 'possible' : isPerhaps ? 'likely' : 'certain',
    at: failure.origin ?? subject.application.origin,
    message: [...noStart(names), isPerhaps ? ' if bootstrap files are read: ' : ': ', ...reasonOf(failure), '.'],
    advice: endOf(failure),
    related: [],
  };
}

function endOf(failure: StartupFailure): Message {
  const { exception, ofServer } = failure;
  const fix = isOfArguments(failure) ? ['Take it out of the command line. '] : [];
  if (ofServer === undefined)
    return [...fix, 'Spring Boot ends with ', code(exception), ' before any bean is created.'];
  const end: Message = ['The config server meets ', code(exception), ' and gives no answer.'];
  if (ofServer === 'asked') return end;
  return [
    ...end,
    ' The build shows no ',
    code('spring-cloud-starter-bootstrap'),
    ': without it nobody reads bootstrap files, and nothing is asked.',
  ];
}

function noStart(names: readonly string[]): Message {
  return [...environmentsText(names), ` ${verb(names, 'does', 'do')} not start`];
}
