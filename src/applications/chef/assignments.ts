import { indexLines } from '../../documents/line-index.ts';
import { environmentBlocks } from './environment-blocks.ts';
import { startsStatement } from './ruby-blocks.ts';
import type { RubyToken } from './ruby-tokens.ts';
import { isEndOfStatement, isMark, type RubyValue, readPath, readValue } from './ruby-values.ts';
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

/**
 * What `default['app']['port'] = 8080`, `node.override[:app] = { … }` and the like set. What asks for the name of the
 * environment (`case node.chef_environment`) holds where it says. What stands in another block, has a condition behind it or is
 * not plainly constant is set to something that nobody knows.
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
  const blocks = environmentBlocks(tokens);
  for (let index = 0; index < tokens.length; index++) {
    if (tokens[index]?.kind !== 'word') continue;
    blocks.enter(index);
    const assignment = startsStatement(tokens, index) ? assignmentAt(tokens, index) : undefined;
    if (assignment === undefined) continue;
    const { level, names, isPlain, value, next } = assignment;
    const { only, isKnown } = blocks.now();
    const set = isKnown && isPlain ? value : ({ kind: 'opaque' } as const);
    const at = (tokens[index] as RubyToken).at;
    const settings = settingsOf(`${kind} ${level}` as Level, names, at, set, lines, path);
    found.push(...(only === undefined ? settings : settings.map((setting) => ({ ...setting, only }))));
    if (isPlain) index = next - 1;
  }
  return found;
}

interface Assignment {
  readonly level: string;
  readonly names: readonly string[];
  /** All of it is understood, so that what follows is the next statement. */
  readonly isPlain: boolean;
  readonly value: RubyValue;
  readonly next: number;
}

function assignmentAt(tokens: readonly RubyToken[], index: number): Assignment | undefined {
  const start = tokens[index]?.text === 'node' && isMark(tokens[index + 1], '.') ? index + 2 : index;
  const word = tokens[start];
  const level = word?.kind === 'word' ? levelWords.get(word.text) : undefined;
  if (word === undefined || level === undefined) return undefined;
  const subject = readPath(tokens, start + 1);
  if (subject.path.length === 0 || !isMark(tokens[subject.next], '=')) return undefined;
  const { value, next } = readValue(tokens, subject.next + 1);
  const isKnown = value.kind !== 'opaque' && !word.text.endsWith('_unless');
  const isPlain = isKnown && subject.isPlain && isEndOfStatement(tokens[next]);
  return { level, names: subject.path, isPlain, value, next };
}
