import { isLegible } from '../rules/legible.ts';
import type { Subject } from '../rules/rule-context.ts';
import type { Counterparts } from './counterparts.ts';

/**
 * Applications of the head with what their environments got before the change. Where a file of the base cannot be read, what
 * the environments got is not known, and nothing is concluded from it: that fault was the finding.
 */
export function withBefore(head: readonly Subject[], base: Counterparts): readonly Subject[] {
  return head.map((subject) => {
    const then = base.subjectOf(subject);
    if (
      then === undefined ||
      !then.configurations.every(({ environment }) => isLegible(then.application, environment))
    ) {
      return subject;
    }
    return { ...subject, before: (environment) => base.configurationOf(subject, environment) };
  });
}
