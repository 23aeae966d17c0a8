import { charsetNamed } from '../documents/charsets.ts';
import type { Fold, Scope } from './constants.ts';
import type { Encoding } from './readers.ts';
import type { Expression } from './source-file.ts';

/**
 * The character set that an expression names: a constant text, a constant of a library that has the name of one
 * (`CharEncoding.UTF_8`), or its name asked of such a constant (`StandardCharsets.UTF_8.name()`).
 */
export function encodingOf(expression: Expression | undefined, scope: Scope, fold: Fold): Encoding | undefined {
  if (expression === undefined) return undefined;
  const text = fold(expression, scope);
  // `ConfigurationClassParser` takes the empty text for none.
  if (text !== undefined) return text === '' ? undefined : { name: text };
  const [, constant] =
    expression.kind === 'name' || expression.kind === 'call' ? (named.exec(expression.path) ?? []) : [];
  if (constant === 'DEFAULT_CHARACTER_ENCODING') return { name: 'ISO-8859-1' };
  const name = constant?.replaceAll('_', '-');
  return name !== undefined && charsetNamed(name) !== undefined ? { name } : {};
}

/** `DEFAULT_CHARACTER_ENCODING` is Spring's (`WebUtils`). */
const named = /(?:^|\.)([A-Z][A-Z0-9_]*)(?:\.(?:name|displayName|toString))?$/;
