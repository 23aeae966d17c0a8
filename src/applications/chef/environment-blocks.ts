import { readExpression } from './expressions.ts';
import { opensBlock, startsStatement } from './ruby-blocks.ts';
import type { RubyToken } from './ruby-tokens.ts';
import { isMark } from './ruby-values.ts';

/** Whether something holds in an environment of this name. */
type Test = (environment: string) => boolean;

/** The blocks around the statements of a file, entered word by word in the order of the file. */
export interface EnvironmentBlocks {
  enter(index: number): void;
  /** Where the statement here holds; not known where a block asks for anything but the name of the environment. */
  now(): { readonly isKnown: boolean; readonly only: Test | undefined };
}

interface Block {
  /** It asks for nothing but the name of the environment. */
  readonly isCase: boolean;
  /** The branch that is being read; `undefined`: nobody knows when it is run. */
  test: Test | undefined;
  /** The branches before it; `undefined` where one of them is not known. */
  earlier: readonly Test[] | undefined;
}

/**
 * Follows `case node.chef_environment … when 'prod', /^stage/ … else … end` and `if node.chef_environment == 'prod' … elsif …
 * else … end`: many cookbooks keep what differs between environments in their attribute files.
 */
export function environmentBlocks(tokens: readonly RubyToken[]): EnvironmentBlocks {
  const blocks: Block[] = [];
  const branch = (block: Block, test: Test | undefined) => {
    const { earlier } = block;
    block.test = test && earlier && ((name) => test(name) && !earlier.some((each) => each(name)));
    block.earlier = test && earlier && [...earlier, test];
  };
  return {
    enter(index) {
      const word = tokens[index]?.text;
      const block = blocks.at(-1);
      if (isMark(tokens[index - 1], '.')) return;
      if (word === 'end') blocks.pop();
      else if (opensBlock(tokens, index)) {
        const opened: Block = { isCase: word === 'case', test: undefined, earlier: [] };
        if (word === 'case' && !isName(lineFrom(tokens, index + 1))) opened.earlier = undefined;
        if (word === 'if') branch(opened, conditionIn(lineFrom(tokens, index + 1)));
        if (word !== 'if' && word !== 'case') opened.earlier = undefined;
        blocks.push(opened);
      } else if (block === undefined || !startsStatement(tokens, index)) return;
      else if (word === 'when' && block.isCase) branch(block, valuesIn(lineFrom(tokens, index + 1)));
      else if (word === 'elsif') branch(block, conditionIn(lineFrom(tokens, index + 1)));
      else if (word === 'else') branch(block, () => true);
    },
    now() {
      const tests = blocks.map(({ test }) => test);
      const known = tests.filter((test) => test !== undefined);
      if (tests.length === 0) return { isKnown: true, only: undefined };
      const only = known.length === 0 ? undefined : (name: string) => known.every((test) => test(name));
      return { isKnown: known.length === tests.length, only };
    },
  };
}

/** Tokens of a condition; a longer one is not followed. */
const longestCondition = 60;

function lineFrom(tokens: readonly RubyToken[], index: number): readonly RubyToken[] {
  let end = index;
  const limit = Math.min(tokens.length, index + longestCondition);
  const goesOn = () => tokens[end]?.kind === 'line' && isMark(tokens[end - 1], ',');
  while (end < limit && (tokens[end]?.kind !== 'line' || goesOn()) && tokens[end]?.text !== 'then') end++;
  return tokens.slice(index, end).filter(({ kind }) => kind !== 'line');
}

/** `node.chef_environment`, `chef_environment`, `node['chef_environment']` */
function isName(tokens: readonly RubyToken[]): boolean {
  if (tokens.length === 1) return tokens[0]?.text === 'chef_environment';
  const expression = readExpression(tokens, new Map());
  if (expression.kind === 'environment') return true;
  return expression.kind === 'attribute' && expression.path.join() === 'chef_environment';
}

/** `'prod', "stage", /^demo/`: one of them. */
function valuesIn(tokens: readonly RubyToken[]): Test | undefined {
  const tests: Test[] = [];
  for (let index = 0; index < tokens.length; index += 2) {
    const test = testOf(tokens[index]);
    if (test === undefined) return undefined;
    tests.push(test);
    const sign = tokens[index + 1];
    if (sign !== undefined && !isMark(sign, ',')) return undefined;
  }
  return tests.length === 0 ? undefined : (name) => tests.some((test) => test(name));
}

/** `node.chef_environment == 'prod'`, `… =~ /^prod/`, and several of them with `||`. */
function conditionIn(tokens: readonly RubyToken[]): Test | undefined {
  const tests: Test[] = [];
  let start = 0;
  for (let index = 0; index <= tokens.length; index++) {
    if (index < tokens.length && !isMark(tokens[index], '||')) continue;
    const part = tokens.slice(start, index);
    const sign = part.at(-2);
    const test = testOf(part.at(-1));
    const compares = isMark(sign, '==') || isMark(sign, '=~');
    if (!compares || test === undefined || !isName(part.slice(0, -2))) return undefined;
    tests.push(test);
    start = index + 1;
  }
  return (name) => tests.some((test) => test(name));
}

/** A text, or a regular expression that is no more than a text with a beginning and an end. */
function testOf(token: RubyToken | undefined): Test | undefined {
  if (token?.kind === 'text' || token?.kind === 'symbol') return (name) => name === token.text;
  const match = token?.kind === 'other' ? /^\/(\^|\\A)?([\w-]+)(\$|\\z)?\/$/.exec(token.text) : null;
  if (match === null) return undefined;
  const [, begins, text = '', ends] = match;
  return (name) => {
    if (begins !== undefined && ends !== undefined) return name === text;
    if (begins !== undefined) return name.startsWith(text);
    return ends === undefined ? name.includes(text) : name.endsWith(text);
  };
}
