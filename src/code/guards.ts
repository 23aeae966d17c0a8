import { attribute, type PlacedAnnotation } from './annotations.ts';
import type { Fold } from './constants.ts';
import type { Guard } from './facts.ts';
import type { Expression } from './source-file.ts';

/** Beans of these are not made when the application starts. */
const laterScopes: ReadonlySet<string> = new Set(['JobScope', 'RequestScope', 'SessionScope', 'StepScope']);

/** The conditions among annotations. */
export function guardsOf(annotations: readonly PlacedAnnotation[], fold: Fold): readonly Guard[] {
  return annotations.flatMap((placed) => {
    const guard = guardOf(placed, fold);
    return guard === undefined ? [] : [guard];
  });
}

function guardOf({ annotation, scope, known }: PlacedAnnotation, fold: Fold): Guard | undefined {
  const origin = scope.file.originOf(annotation.offset);
  const texts = (...names: readonly string[]) => attribute(annotation, ...names).map((value) => fold(value, scope));
  const unknown: Guard = { kind: 'unknown', text: `@${annotation.name}`, origin };
  if (known === 'Profile') {
    const expressions = texts('value');
    if (!allKnown(expressions)) return unknown;
    return { kind: 'profile', expressions, text: `@Profile(${expressions.join(', ')})`, origin };
  }
  if (known === 'ConditionalOnProperty' || known === 'ConditionalOnBooleanProperty') {
    const names = texts('name', 'value');
    const [prefix = ''] = texts('prefix');
    const isBoolean = known === 'ConditionalOnBooleanProperty';
    const [havingValue = isBoolean ? 'true' : ''] = texts('havingValue');
    const hasUnknown = attribute(annotation, 'prefix', 'havingValue').some((value) => fold(value, scope) === undefined);
    if (!allKnown(names) || names.length === 0 || hasUnknown) return unknown;
    const start = prefix === '' || prefix.endsWith('.') ? prefix : `${prefix}.`;
    const keys = names.map((name) => start + name);
    const matchIfMissing = isTrue(attribute(annotation, 'matchIfMissing')[0]);
    const condition = havingValue === '' ? '' : `=${havingValue}`;
    return {
      kind: 'property',
      keys,
      havingValue,
      matchIfMissing,
      text: `@${known}(${keys.join(', ')}${condition})`,
      origin,
    };
  }
  if (known === 'Lazy') return texts('value')[0] === 'false' ? undefined : unknown;
  if (known === 'Scope') return texts('value', 'scopeName')[0] === 'singleton' ? undefined : unknown;
  if (known !== undefined) return laterScopes.has(known) ? unknown : undefined;
  // Conditions of Spring, of its projects and of the repository are called so.
  return /(?:^|\.)Conditional[A-Z\w]*$/.test(annotation.name) || /(?:^|\.)Conditional$/.test(annotation.name)
    ? unknown
    : undefined;
}

function allKnown(texts: readonly (string | undefined)[]): texts is readonly string[] {
  return texts.every((text) => text !== undefined);
}

export function isTrue(expression: Expression | undefined): boolean {
  return expression?.kind === 'text' && expression.text === 'true';
}
