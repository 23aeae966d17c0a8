import { type RubyToken, rubyTokens } from './ruby-tokens.ts';
import { isEndOfStatement, isMark, readPath } from './ruby-values.ts';

/** What a piece of Ruby in a template or a recipe stands for, as far as that can be told. */
export type Expression =
  | { readonly kind: 'attribute'; readonly path: readonly string[] }
  /** `@url`, `@app['port']`: what the recipe hands over, and a path within it. */
  | { readonly kind: 'variable'; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: 'text'; readonly text: string }
  /** `node.chef_environment` */
  | { readonly kind: 'environment' }
  | { readonly kind: 'opaque' };

const opaque: Expression = { kind: 'opaque' };

/** What local names stand for. */
export type Names = ReadonlyMap<string, Expression>;

export function expressionIn(code: string, names: Names): Expression {
  return readExpression(
    rubyTokens(code).filter(({ kind }) => kind !== 'line'),
    names,
  );
}

/** All of these tokens as one expression. */
export function readExpression(tokens: readonly RubyToken[], names: Names): Expression {
  const [first] = tokens;
  if (first === undefined) return opaque;
  if ((first.kind === 'text' || first.kind === 'number') && tokens.length === 1) {
    return { kind: 'text', text: first.text };
  }
  if (first.kind !== 'word') return opaque;
  const base = baseOf(first.text, names);
  if (base === undefined) return opaque;
  const { path, isPlain, next } = readPath(tokens, 1);
  if (!isPlain) return opaque;
  const reached = within(base, path);
  const rest = tokens.slice(next);
  const isNode = reached.kind === 'attribute' && reached.path.length === 0;
  if (rest.length === 0) return isNode ? opaque : reached;
  if (!isMark(rest[0], '.') || rest[1]?.kind !== 'word') return opaque;
  if (isNode && (rest[1].text === 'chef_environment' || rest[1].text === 'environment')) {
    return isAllOf(rest, 2) ? { kind: 'environment' } : opaque;
  }
  if (rest[1].text === 'read' || rest[1].text === 'dig') return afterRead(reached, rest);
  return rest[1].text === 'to_s' && isAllOf(rest, 2) && !isNode ? reached : opaque;
}

function isAllOf(tokens: readonly RubyToken[], length: number): boolean {
  return tokens.slice(length).every((token) => isEndOfStatement(token));
}

function baseOf(word: string, names: Names): Expression | undefined {
  if (word === 'node' || word === '@node') return { kind: 'attribute', path: [] };
  const named = names.get(word);
  if (named !== undefined) return named;
  return word.startsWith('@') ? { kind: 'variable', name: word.slice(1), path: [] } : undefined;
}

/** What stands at a path within an expression. */
export function within(base: Expression, path: readonly string[]): Expression {
  if (path.length === 0) return base;
  if (base.kind === 'attribute' || base.kind === 'variable') return { ...base, path: [...base.path, ...path] };
  return opaque;
}

/** `.read('a', 'b')` */
function afterRead(base: Expression, tokens: readonly RubyToken[]): Expression {
  if (!isMark(tokens[2], '(')) return opaque;
  const path: string[] = [];
  for (let index = 3; index < tokens.length; index += 2) {
    const name = tokens[index];
    if (name?.kind !== 'text' && name?.kind !== 'symbol') return opaque;
    path.push(name.text);
    const sign = tokens[index + 1];
    if (isMark(sign, ')')) return isAllOf(tokens, index + 2) ? within(base, path) : opaque;
    if (!isMark(sign, ',')) return opaque;
  }
  return opaque;
}

/** Names that statements of the form `app = node['app']` give, each once and outside of blocks. */
export function namesGivenBy(statements: readonly (readonly RubyToken[])[]): Names {
  const names = new Map<string, Expression>();
  for (const tokens of statements) {
    const [name, sign] = tokens;
    if (name?.kind !== 'word' || !isMark(sign, '=')) continue;
    names.set(name.text, names.has(name.text) ? opaque : readExpression(tokens.slice(2), names));
  }
  return names;
}
