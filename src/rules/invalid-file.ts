import { environmentsText, groupedBy } from './evidence.ts';
import { code, path } from './message.ts';
import type { Rule } from './rule.ts';

/** A file that Spring could not read, or documents with which it would refuse to start. */
export const rule: Rule = {
  id: 'invalid-file',
  summary: 'A configuration file cannot be read, or Spring would refuse to start with it.',
  severity: 'error',
  *check(subject) {
    for (const { message, origin, fatal } of subject.application.problems) {
      yield {
        environments: [],
        certainty: fatal ? 'certain' : 'likely',
        at: origin,
        message: [path(origin.path), `: ${message}`],
        advice: [
          fatal
            ? 'The application does not start with this file; what could be read of it was judged all the same.'
            : 'The rest of the file was judged.',
        ],
        related: [],
      };
    }
    const failures = subject.configurations.flatMap(({ environment }) =>
      environment.failures.map((failure) => ({ failure, environment })),
    );
    const byCause = groupedBy(failures, ({ failure: { exception, message, origin } }) =>
      [exception, message, origin?.path, origin?.line].join('\n'),
    );
    for (const group of byCause.values()) {
      const [first] = group;
      if (first === undefined) continue;
      const names = group.map(({ environment }) => environment.name);
      yield {
        environments: names,
        certainty: group.some(({ environment }) => environment.compared) ? 'certain' : 'possible',
        at: first.failure.origin ?? subject.application.origin,
        message: [
          ...environmentsText(names),
          ` ${names.length === 1 ? 'does' : 'do'} not start: `,
          code(first.failure.message),
        ],
        advice: ['Spring Boot ends with ', code(first.failure.exception), ' before any bean is created.'],
        related: [],
      };
    }
  },
};
