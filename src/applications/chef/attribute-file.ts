import { decodeUtf8 } from '../../documents/decode.ts';
import type { Origin, ReadProblem } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import { indexLines } from '../../documents/line-index.ts';
import { standInProblem } from '../../documents/stand-ins.ts';
import { assignmentsIn } from './assignments.ts';
import { depthBehind, startsStatement } from './ruby-blocks.ts';
import { type RubyToken, rubyTokens } from './ruby-tokens.ts';
import {
  closingOf,
  isClosing,
  isEndOfStatement,
  isMark,
  isOpening,
  type RubyHash,
  readEntries,
  readValue,
  skipLines,
} from './ruby-values.ts';
import { type AttributeSetting, type Level, settingsOf } from './settings.ts';

/** An environment or a role of Chef: `environments/stage.json`, `roles/web.rb`. */
export interface AttributeFile {
  readonly path: string;
  /** As the file calls itself, else as it is called. */
  readonly name: string;
  readonly nameOrigin: Origin;
  readonly settings: readonly AttributeSetting[];
  /** The tables in which it sets attributes. */
  readonly tables: readonly { readonly level: 'default' | 'override'; readonly hash: RubyHash }[];
  readonly text: string;
  /** It is not JSON: what it sets is only what could be made out. */
  readonly problem?: ReadProblem;
}

const words: ReadonlyMap<string, 'default' | 'override'> = new Map([
  ['default_attributes', 'default'],
  ['override_attributes', 'override'],
]);

/** What only environments and roles of Chef have. */
const signs = /\b(?:default_attributes|override_attributes|cookbook_versions|chef_type|json_class|run_list)\b/;

/** Reads a file in the folder of the environments or roles; `undefined` where it is none of Chef. */
export function readAttributeFile(
  tree: FileTree,
  path: string,
  kind: 'environment' | 'role',
): AttributeFile | undefined {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const problem = standInProblem(path, tree);
  if (problem !== undefined) {
    return { path, name: stem, nameOrigin: problem.origin, settings: [], tables: [], text: '', problem };
  }
  const bytes = tree.read(path);
  if (bytes === undefined) return undefined;
  const text = decodeUtf8(bytes);
  const isJson = path.endsWith('.json');
  const tokens = rubyTokens(text, isJson ? 'json' : 'ruby');
  const found = isJson ? fieldsOfJson(tokens) : fieldsOfRuby(tokens);
  const loose = isJson ? [] : assignmentsIn(path, text, tokens, 'cookbook');
  if (!signs.test(text) && loose.length === 0) return undefined;
  const lines = indexLines(text);
  const settings: AttributeSetting[] = loose.map((setting) => ({
    ...setting,
    level: `${kind} ${setting.level.endsWith('override') ? 'override' : 'default'}` as Level,
  }));
  const tables: { level: 'default' | 'override'; hash: RubyHash }[] = [];
  for (const { level, hash, at } of found.tables) {
    if (hash === undefined) continue;
    tables.push({ level, hash });
    settings.push(...settingsOf(`${kind} ${level}` as Level, [], at, hash, lines, path));
  }
  return {
    path,
    name: found.name?.text ?? stem,
    nameOrigin: found.name === undefined ? { path, line: 1, column: 1 } : lines.originAt(path, found.name.at),
    settings,
    tables,
    text,
    ...(isJson && problemOfJson(path, text, tokens)),
  };
}

/** Chef takes comments, so it is the brackets that are looked at: one that is open, or that nothing opened. */
function problemOfJson(
  path: string,
  text: string,
  tokens: readonly RubyToken[],
): Pick<AttributeFile, 'problem'> | undefined {
  const first = tokens.findIndex(isOpening);
  const end = first < 0 ? undefined : closingOf(tokens, first);
  const rest = end === undefined ? [] : tokens.slice(end + 1);
  const wrong = end === undefined ? tokens[Math.max(0, first)] : rest.find(isClosing);
  if (wrong === undefined) return undefined;
  const message = end === undefined ? 'A bracket is not closed.' : 'This bracket closes nothing.';
  const origin = indexLines(text).originAt(path, wrong.at);
  return { problem: { code: 'invalid-json', message, origin, fatal: true } };
}

interface Fields {
  readonly name: RubyToken | undefined;
  readonly tables: readonly {
    readonly level: 'default' | 'override';
    readonly hash: RubyHash | undefined;
    readonly at: number;
  }[];
}

function fieldsOfJson(tokens: readonly RubyToken[]): Fields {
  const { value } = readValue(tokens, skipLines(tokens, 0));
  if (value.kind !== 'hash') return { name: undefined, tables: [] };
  const name = value.entries.find((entry) => entry.key === 'name');
  const token = name?.value.kind === 'text' ? tokens.find(({ at }) => at === name.at) : undefined;
  const tables = value.entries.flatMap((entry) => {
    const level = words.get(entry.key);
    if (level === undefined || entry.value.kind !== 'hash') return [];
    return [{ level, hash: entry.value, at: entry.at }];
  });
  return { name: token && { ...token, text: name?.value.kind === 'text' ? name.value.text : '' }, tables };
}

/** `name 'stage'`, `default_attributes('a' => 1)`, `default_attributes a: 1`, `default_attributes({ … })`. */
function fieldsOfRuby(tokens: readonly RubyToken[]): Fields {
  let name: RubyToken | undefined;
  let depth = 0;
  const tables: { level: 'default' | 'override'; hash: RubyHash | undefined; at: number }[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as RubyToken;
    if (token.kind !== 'word') continue;
    depth = depthBehind(tokens, index, depth);
    if (depth > 0 || !startsStatement(tokens, index)) continue;
    const next = tokens[index + 1];
    if (token.text === 'name' && next?.kind === 'text' && isEndOfStatement(tokens[index + 2])) name = next;
    const level = words.get(token.text);
    if (level !== undefined) tables.push({ level, hash: argumentsOf(tokens, index + 1), at: token.at });
  }
  return { name, tables };
}

function argumentsOf(tokens: readonly RubyToken[], index: number): RubyHash | undefined {
  const opening = tokens[index];
  const isCall = isMark(opening, '(');
  const first = isCall ? skipLines(tokens, index + 1) : index;
  if (isMark(tokens[first], '{')) {
    const { value } = readValue(tokens, first);
    return value.kind === 'hash' ? value : undefined;
  }
  if (opening === undefined || !isCall) return withoutParentheses(tokens, index);
  const { entries, next } = readEntries(tokens, index + 1, 0, ')');
  const closing = tokens[next];
  if (entries === undefined || closing === undefined) return undefined;
  return { kind: 'hash', entries, open: opening.at, end: closing.end };
}

/** `default_attributes 'a' => { … },` up to the line that no comma ends. */
function withoutParentheses(tokens: readonly RubyToken[], index: number): RubyHash | undefined {
  const first = tokens[index];
  if (first === undefined || first.kind === 'line') return undefined;
  for (let end = index; end <= tokens.length; end++) {
    const token = tokens[end];
    if (token !== undefined && isOpening(token)) {
      const closing = closingOf(tokens, end);
      if (closing === undefined) return undefined;
      end = closing;
      continue;
    }
    const goesOn = isMark(tokens[end - 1], ',') || isMark(tokens[end - 1], '=>');
    if (!isEndOfStatement(token) || goesOn) continue;
    const at = token?.at ?? first.end;
    const closed = [...tokens.slice(index, end), { kind: 'mark', text: ')', at, end: at } as const];
    const { entries } = readEntries(closed, 0, 0, ')');
    return entries && { kind: 'hash', entries, open: first.at - 1, end: at };
  }
  return undefined;
}
