import { trimmed } from './conversions.ts';

/**
 * Profile expressions as Spring Framework reads them (`ProfilesParser`): names, `!`, `&`, `|` and parentheses.
 */
export type ProfileExpression =
  | { readonly kind: 'profile'; readonly name: string }
  | { readonly kind: 'not'; readonly operand: ProfileExpression }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly ProfileExpression[] };

/** What Spring refuses, with the message of its IllegalArgumentException. */
export interface MalformedExpression {
  readonly malformed: string;
}

/** Deeper nesting than any person writes; Spring would end in a StackOverflowError somewhat later. */
const maximumDepth = 1000;

/**
 * Parses one expression: one element of `spring.config.activate.on-profile` or `@Profile`, whose elements are alternatives.
 *
 * Follows `ProfilesParser` in what it tolerates: a missing operand (`a &`), parentheses that do not pair, blanks within a name.
 */
export function parseProfileExpression(text: string): ProfileExpression | MalformedExpression {
  if (!hasText(text)) return { malformed: `Invalid profile expression [${text}]: must contain text` };
  const reader: Reader = { tokens: tokensOf(text), position: 0 };
  return parse(reader, 'none', 0) ?? { malformed: `Malformed profile expression [${text}]` };
}

/** True where the expression accepts an application whose accepted profiles are these: the active, or else the default ones. */
export function matches(expression: ProfileExpression, acceptedProfiles: ReadonlySet<string>): boolean {
  switch (expression.kind) {
    case 'profile':
      return acceptedProfiles.has(expression.name);
    case 'not':
      return !matches(expression.operand, acceptedProfiles);
    case 'and':
      return expression.operands.every((operand) => matches(operand, acceptedProfiles));
    case 'or':
      return expression.operands.some((operand) => matches(operand, acceptedProfiles));
  }
}

/** Every profile that the expression names, negated or not, once each and in the order of writing. */
export function profilesNamedIn(expression: ProfileExpression): readonly string[] {
  const names = new Set<string>();
  const visit = (part: ProfileExpression): void => {
    if (part.kind === 'profile') names.add(part.name);
    else if (part.kind === 'not') visit(part.operand);
    else part.operands.forEach(visit);
  };
  visit(expression);
  return [...names];
}

interface Reader {
  readonly tokens: readonly string[];
  position: number;
}

/** Reads up to the end of the context; `undefined` where the expression is malformed. */
function parse(
  reader: Reader,
  context: 'none' | 'negate' | 'parenthesis',
  depth: number,
): ProfileExpression | undefined {
  if (depth > maximumDepth) return undefined;
  let elements: ProfileExpression[] = [];
  let operator: '&' | '|' | undefined;
  while (reader.position < reader.tokens.length) {
    const token = reader.tokens[reader.position++]!;
    switch (token) {
      case '(': {
        const contents = parse(reader, 'parenthesis', depth + 1);
        if (contents === undefined || context === 'negate') return contents;
        elements.push(contents);
        break;
      }
      case '&':
      case '|':
        if (operator !== undefined && operator !== token) return undefined;
        operator = token;
        break;
      case '!': {
        const operand = parse(reader, 'negate', depth + 1);
        if (operand === undefined) return undefined;
        elements.push({ kind: 'not', operand });
        break;
      }
      case ')': {
        const merged = merge(elements, operator);
        if (merged === undefined || context === 'parenthesis') return merged;
        elements = [merged];
        operator = undefined;
        break;
      }
      default:
        if (context === 'negate') return { kind: 'profile', name: token };
        elements.push({ kind: 'profile', name: token });
    }
  }
  return merge(elements, operator);
}

/** Operands next to each other without an operator are alternatives. */
function merge(elements: readonly ProfileExpression[], operator: '&' | '|' | undefined): ProfileExpression | undefined {
  if (elements.length <= 1) return elements[0];
  return { kind: operator === '&' ? 'and' : 'or', operands: elements };
}

function tokensOf(text: string): readonly string[] {
  return text
    .split(/([()&|!])/)
    .map(trimmed)
    .filter((token) => token !== '');
}

/** `StringUtils.hasText`: blanks are what `Character.isWhitespace` calls so, which no-break spaces are not. */
function hasText(text: string): boolean {
  return /[^\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]/.test(text);
}
