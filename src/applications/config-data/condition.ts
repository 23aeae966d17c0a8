import { matches, type ProfileExpression, parseProfileExpression } from '../../spring/profile-expression.ts';
import type { ActivationContext, Condition, Contributor } from './contributor.ts';
import { addOpen, fail, failure, type Session } from './session.ts';

/** The expression of a text; `undefined` where it is malformed. */
export function expressionOf(text: string): ProfileExpression | undefined {
  const expression = parseProfileExpression(text);
  return 'malformed' in expression ? undefined : expression;
}

/** `ConfigDataProperties.Activate.isActive`. */
export function holds(
  session: Session,
  condition: Condition | undefined,
  context: ActivationContext | undefined,
): boolean {
  if (condition === undefined) return true;
  if (context === undefined) return false;
  const { onCloudPlatform, onProfile, expressions } = condition;
  const { accepted, cloudPlatform } = context;
  if (onCloudPlatform !== undefined) {
    const present = cloudPlatform ?? (session.generation.cloudPlatformNone ? 'NONE' : undefined);
    if (onCloudPlatform !== present) return false;
  }
  if (onProfile.length === 0) return true;
  if (accepted === undefined) return false;
  return expressions.some((expression) => expression !== undefined && matches(expression, accepted));
}

/** Reports the conditions that Spring cannot evaluate (`Profiles.of`), once the profiles are known. */
export function checkCondition(session: Session, { condition }: Contributor, context: ActivationContext): void {
  if (condition === undefined) return;
  const { onCloudPlatform, onProfile, expressions, origin } = condition;
  const platform = context.cloudPlatform ?? (session.generation.cloudPlatformNone ? 'NONE' : undefined);
  if (onCloudPlatform !== undefined && onCloudPlatform !== platform) {
    if (!session.strict && context.cloudPlatform === undefined && onCloudPlatform !== 'NONE') {
      addOpen(session, `document for the cloud platform ${onCloudPlatform}`, origin, true);
    }
    return;
  }
  expressions.forEach((expression, index) => {
    if (expression !== undefined) return;
    const problem = parseProfileExpression(onProfile[index] ?? '');
    if ('malformed' in problem) fail(session, failure('IllegalArgumentException', problem.malformed, origin));
  });
}
