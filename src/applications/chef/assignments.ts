import { indexLines } from '../../documents/line-index.ts';
import type { RubyToken } from './ruby-tokens.ts';
import { isEndOfStatement, isMark, readValue } from './ruby-values.ts';
import { type AttributeSetting, type Level, settingsOf } from './settings.ts';

const levelWords: ReadonlyMap<string, string> = new Map([
  ['default', 'default'],
  ['default_unless', 'default'],
  ['force_default', 'force_default'],
  ['default!', 'force_default'],
  ['normal', 'normal'],
  ['normal_unless', 'normal'],
  ['set', 'normal'],
  ['set_unless', 'normal'],
  ['override', 'override'],
  ['override_unless', 'override'],
  ['force_override', 'force_override'],
  ['override!', 'force_override'],
]);

/** Words that open a block which `end` closes, where they begin a statement. */
const openers = /^(?:if|unless|case|while|until|for|begin|def|class|module)$/;

/**
 * What `default['app']['port'] = 8080`, `node.override[:app] = { … }` and the like set. What stands in a block, has a
 * condition behind it or is not plainly constant is set to something that nobody knows.
 *
 * @param kind whose levels they are: those of an attribute file, or those of a recipe
 */
export function assignmentsIn(
  path: string,
  text: string,
  tokens: readonly RubyToken[],
  kind: 'cookbook' | 'recipe',
): readonly AttributeSetting[] {
  const lines = indexLines(text);
  const found: AttributeSetting[] = [];
  let depth = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as RubyToken;
    if (token.kind !== 'word') continue;
    depth = depthBehind(tokens, index, depth);
    if (!startsStatement(tokens, index)) continue;
    const word = token.text === 'node' && isMark(tokens[index + 1], '.') ? index + 2 : index;
    const level = levelWords.get(tokens[word]?.text ?? '');
    if (level === undefined || tokens[word]?.kind !== 'word') continue;
    const subject = readPath(tokens, word + 1);
    if (subject.path.length === 0 || !isMark(tokens[subject.next], '=')) continue;
    const { value, next } = readValue(tokens, subject.next + 1);
    const isKnown = depth === 0 && subject.isPlain && isEndOfStatement(tokens[next]) && !tokens[word]?.text.endsWith('_unless');
    const set = isKnown ? value : ({ kind: 'opaque' } as const);
    found.push(...settingsOf(`${kind} ${level}` as Level, subject.path, token.at, set, lines, path));
    if (isKnown) index = next - 1;
  }
  return found;
}

/** The names in brackets: `['a'][:b]`. A name that is computed ends the path, which is not plain then. */
export function readPath(
  tokens: readonly RubyToken[],
  index: number,
): { readonly path: readonly string[]; readonly isPlain: boolean; readonly next: number } {
  const path: string[] = [];
  let isPlain = true;
  let next = index;
  while (isMark(tokens[next], '[')) {
    const name = tokens[next + 1];
    const isName = name?.kind === 'text' || name?.kind === 'symbol';
    if (isName && isMark(tokens[next + 2], ']')) {
      if (isPlain) path.push(name.text);
      next += 3;
      continue;
    }
    isPlain = false;
    for (let depth = 0; next < tokens.length; next++) {
      if (isMark(tokens[next], '[')) depth++;
      else if (isMark(tokens[next], ']') && --depth === 0) break;
    }
    next++;
  }
  return { path, isPlain, next };
}

/** How many blocks are open behind a word. */
export function depthBehind(tokens: readonly RubyToken[], index: number, depth: number): number {
  const token = tokens[index];
  if (token?.kind !== 'word' || isMark(tokens[index - 1], '.')) return depth;
  if (token.text === 'end') return Math.max(0, depth - 1);
  if (token.text === 'do') return depth + 1;
  if (!openers.test(token.text)) return depth;
  // Behind other words it is a condition of theirs: `x = 1 if y`.
  const opens = startsStatement(tokens, index) || isMark(tokens[index - 1], '=') || isMark(tokens[index - 1], '(');
  return opens ? depth + 1 : depth;
}

export function startsStatement(tokens: readonly RubyToken[], index: number): boolean {
  const before = tokens[index - 1];
  return before === undefined || before.kind === 'line' || isMark(before, ';') || isThen(before);
}

function isThen(token: RubyToken): boolean {
  return token.kind === 'word' && /^(?:then|else|do|begin)$/.test(token.text);
}
