import { type Expression, type Names, namesGivenBy, readExpression } from './expressions.ts';
import { depthBehind, startsStatement } from './ruby-blocks.ts';
import type { RubyToken } from './ruby-tokens.ts';
import { isMark, skipExpression, skipLines } from './ruby-values.ts';

/** A `template` resource of a recipe. */
export interface TemplateResource {
  /** Path below the folder of the templates: `server.properties.erb`. */
  readonly source: string;
  /** Where the file is written, where that is plainly said. */
  readonly target: string | undefined;
  /** What the template sees as `@name`; a name that is not here may be anything. */
  readonly variables: ReadonlyMap<string, Expression>;
}

/** The templates that a recipe writes, and with what. */
export function templateResourcesIn(tokens: readonly RubyToken[]): readonly TemplateResource[] {
  const names = namesGivenBy(topStatements(tokens));
  const found: TemplateResource[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.kind !== 'word' || token.text !== 'template' || !startsStatement(tokens, index)) continue;
    const start = blockAfter(tokens, index);
    if (start === undefined) continue;
    const end = endOfBlock(tokens, start);
    const resource = resourceIn(tokens.slice(index + 1, start), tokens.slice(start + 1, end), names);
    if (resource !== undefined) found.push(resource);
    index = end;
  }
  return found;
}

/** The statements outside of blocks, of names only: `app = node['app']`. */
function topStatements(tokens: readonly RubyToken[]): readonly (readonly RubyToken[])[] {
  const statements: RubyToken[][] = [];
  let depth = 0;
  for (let index = 0; index < tokens.length; index++) {
    depth = depthBehind(tokens, index, depth);
    if (depth > 0 || tokens[index]?.kind !== 'word' || !startsStatement(tokens, index)) continue;
    if (!isMark(tokens[index + 1], '=')) continue;
    let end = index;
    while (end < tokens.length && tokens[end]?.kind !== 'line') end++;
    statements.push(tokens.slice(index, end));
  }
  return statements;
}

/** The `do` on the line of a resource. */
function blockAfter(tokens: readonly RubyToken[], index: number): number | undefined {
  for (let next = index; next < tokens.length && tokens[next]?.kind !== 'line'; next++) {
    if (tokens[next]?.kind === 'word' && tokens[next]?.text === 'do') return next;
  }
  return undefined;
}

function endOfBlock(tokens: readonly RubyToken[], start: number): number {
  let depth = 1;
  for (let next = start + 1; next < tokens.length; next++) {
    depth = depthBehind(tokens, next, depth);
    if (depth === 0) return next;
  }
  return tokens.length;
}

function resourceIn(
  head: readonly RubyToken[],
  body: readonly RubyToken[],
  names: Names,
): TemplateResource | undefined {
  const said = (word: string): RubyToken | undefined => {
    const index = body.findIndex(({ kind, text }, at) => kind === 'word' && text === word && startsStatement(body, at));
    return index < 0 ? undefined : body[index + 1];
  };
  const target = textOf(said('path')) ?? textOf(head.find(({ kind }) => kind !== 'mark'));
  const sourceToken = said('source');
  const source = sourceToken === undefined && target !== undefined ? `${baseOf(target)}.erb` : textOf(sourceToken);
  if (source === undefined || said('cookbook') !== undefined) return undefined;
  return { source, target, variables: variablesIn(body, names) };
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function textOf(token: RubyToken | undefined): string | undefined {
  return token?.kind === 'text' ? token.text : undefined;
}

/** `variables(url: node['app']['url'])`, `variables :url => …`, `variables({ … })`. */
function variablesIn(body: readonly RubyToken[], names: Names): ReadonlyMap<string, Expression> {
  const found = new Map<string, Expression>();
  const index = body.findIndex(
    ({ kind, text }, at) => kind === 'word' && text === 'variables' && startsStatement(body, at),
  );
  if (index < 0) return found;
  let next = index + 1;
  while (isMark(body[next], '(') || isMark(body[next], '{') || body[next]?.kind === 'line') next++;
  while (next < body.length) {
    const key = body[next];
    const isPair = isMark(body[next + 1], '=>') && (key?.kind === 'symbol' || key?.kind === 'text');
    if (key?.kind !== 'label' && !isPair) return found;
    const start = skipLines(body, next + (isPair ? 2 : 1));
    const end = endOfValue(body, start);
    found.set((key as RubyToken).text, readExpression(withoutLines(body.slice(start, end)), names));
    if (!isMark(body[end], ',')) return found;
    next = skipLines(body, end + 1);
  }
  return found;
}

/** The comma or the closing mark behind a value, or the end of its line where no parentheses hold it. */
function endOfValue(body: readonly RubyToken[], start: number): number {
  const end = skipExpression(body, start);
  for (let next = start, depth = 0; next < end; next++) {
    const token = body[next];
    if (token?.kind === 'mark' && /^[([{]$/.test(token.text)) depth++;
    if (token?.kind === 'mark' && /^[)\]}]$/.test(token.text)) depth--;
    if (token?.kind === 'line' && depth === 0) {
      const behind = body[skipLines(body, next)];
      return isMark(behind, ',') || isMark(behind, ')') || isMark(behind, '}') ? skipLines(body, next) : next;
    }
  }
  return end;
}

function withoutLines(tokens: readonly RubyToken[]): readonly RubyToken[] {
  return tokens.filter(({ kind }) => kind !== 'line');
}
