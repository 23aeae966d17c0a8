import type { RubyToken } from './ruby-tokens.ts';
import { isMark } from './ruby-values.ts';

/** Words that open a block which `end` closes, where they begin a statement. */
const openers = /^(?:if|unless|case|while|until|for|begin|def|class|module)$/;

/** How many blocks are open behind a word. */
export function depthBehind(tokens: readonly RubyToken[], index: number, depth: number): number {
  const token = tokens[index];
  if (token?.kind !== 'word' || isMark(tokens[index - 1], '.')) return depth;
  if (token.text === 'end') return Math.max(0, depth - 1);
  return opensBlock(tokens, index) ? depth + 1 : depth;
}

/** A word with which something begins that `end` closes. */
export function opensBlock(tokens: readonly RubyToken[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'word' || isMark(tokens[index - 1], '.')) return false;
  if (token.text === 'do') return true;
  if (!openers.test(token.text)) return false;
  // Behind other words it is a condition of theirs: `x = 1 if y`.
  return startsStatement(tokens, index) || isMark(tokens[index - 1], '=') || isMark(tokens[index - 1], '(');
}

export function startsStatement(tokens: readonly RubyToken[], index: number): boolean {
  const before = tokens[index - 1];
  return before === undefined || before.kind === 'line' || isMark(before, ';') || isThen(before);
}

function isThen(token: RubyToken): boolean {
  return token.kind === 'word' && /^(?:then|else|do|begin)$/.test(token.text);
}
