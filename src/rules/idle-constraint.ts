import type { IdleConstraints } from '../code/facts.ts';
import { dashedForm } from '../spring/names.ts';
import { code, enumerate } from './message.ts';
import type { Problem, Rule } from './rule.ts';

/**
 * Constraints of Bean Validation on a `@ConfigurationProperties` class that is not `@Validated`. Boot's binder validates
 * only what has that annotation (`ConfigurationPropertiesBinder.getValidators`), so a missing value goes unnoticed.
 */
export const rule: Rule = {
  id: 'idle-constraint',
  summary: 'A properties class has constraints that nobody checks, because it is not @Validated.',
  severity: 'notice',
  *check({ code: facts }) {
    for (const idle of facts?.idleConstraints ?? []) yield problem(idle);
  },
};

const mostShown = 3;

function problem({ owner, prefix, members, origin }: IdleConstraints): Problem {
  const keys = members.map((member) => (prefix === '' ? '' : `${prefix}.`) + dashedForm(member));
  const shown = members.slice(0, mostShown).map((member) => code(member));
  const more = members.length - shown.length;
  return {
    ...(prefix !== '' && { key: prefix }),
    keys,
    environments: [],
    certainty: 'certain',
    at: origin,
    message: [
      'The ',
      members.length === 1 ? 'constraint' : 'constraints',
      ' on ',
      ...enumerate(more > 0 ? [...shown, `${more} more`] : shown),
      ' of ',
      code(owner.slice(owner.lastIndexOf('.') + 1)),
      members.length === 1 ? ' is' : ' are',
      ' never checked: Spring Boot validates only properties classes that are ',
      code('@Validated'),
      '.',
    ],
    advice: ['Put ', code('@Validated'), ' on the class, or take the constraints out.'],
    related: [],
  };
}
