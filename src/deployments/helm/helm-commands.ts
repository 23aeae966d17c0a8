import type { Origin, Property } from '../../documents/document.ts';
import type { WrittenCommand, WrittenWord } from '../deployment.ts';
import {
  type Frame,
  followFrames,
  partsOf,
  type TemplateLine,
  type TemplatePart,
  wholeValue,
} from './helm-templates.ts';

/** A word of `command` or `args` in a template, or a list of the values that becomes words as a whole. */
type TemplateWord =
  | {
      readonly kind: 'word';
      readonly parts?: readonly TemplatePart[];
      readonly isConditional: boolean;
      readonly origin: Origin;
    }
  | { readonly kind: 'list'; readonly path: string; readonly origin: Origin };

export interface TemplateCommand {
  readonly command?: readonly TemplateWord[];
  readonly args?: readonly TemplateWord[];
}

/** `command` and `args` of the first container of a workload; those of probes and hooks stand below `exec`. */
export function readTemplateCommand(lines: readonly TemplateLine[]): TemplateCommand {
  const found: { command?: TemplateWord[]; args?: TemplateWord[] } = {};
  const frames: Frame[] = [];
  let open: { readonly words: TemplateWord[]; readonly indent: number } | undefined;
  let flow: { readonly words: TemplateWord[]; text: string; readonly origin: Origin } | undefined;
  for (const line of linesOfContainer(lines)) {
    const { text, indent } = line;
    const isConditional = frames.some(({ word }) => word !== 'define' && word !== 'block');
    const key = flow === undefined && !line.isProbe ? /^\s*(?:- )?(command|args):\s*(.*)$/.exec(text) : null;
    if (flow !== undefined) flow.text += ` ${text.trim()}`;
    else if (key !== null) {
      const words: TemplateWord[] = [];
      found[key[1] as 'command' | 'args'] = words;
      const rest = (key[2] as string).replace(/^\{\{-?\s*(?:with|if)\b[^}]*\}\}/, '').trim();
      open = { words, indent: indent + (/^\s*- /.test(text) ? 2 : 0) };
      if (rest.startsWith('[')) flow = { words, text: rest, origin: line.origin };
      else addValue(rest, frames, line.origin, words);
    } else if (open !== undefined && text.trim() !== '' && !/^\s*#/.test(text)) {
      const item = /^\s*-\s+(.*)$/.exec(text);
      const isMark = /^\s*\{\{/.test(text);
      if (item !== null && indent >= open.indent) {
        open.words.push(wordOf(item[1] as string, isConditional, line.origin));
      } else if (isMark) addValue(text.trim(), frames, line.origin, open.words);
      else open = undefined;
    }
    if (flow !== undefined && isClosed(flow.text)) {
      for (const item of itemsOf(flow.text)) flow.words.push(wordOf(item, isConditional, flow.origin));
      flow = undefined;
      open = undefined;
    }
    followFrames(text, frames);
  }
  return found;
}

interface ContainerLine extends TemplateLine {
  readonly indent: number;
  readonly isProbe: boolean;
}

function linesOfContainer(lines: readonly TemplateLine[]): readonly ContainerLine[] {
  const start = lines.findIndex(({ text }) => /^\s*containers:\s*$/.test(text));
  if (start < 0) return [];
  const found: ContainerLine[] = [];
  let item: number | undefined;
  const outer: { readonly indent: number; readonly isExec: boolean }[] = [];
  for (const line of lines.slice(start + 1)) {
    const { text } = line;
    const indent = text.search(/\S|$/);
    const isText = indent < text.length && !/^\s*(?:#|\{\{)/.test(text);
    if (isText) {
      const isItem = /^\s*- /.test(text);
      if (item === undefined && isItem) item = indent;
      else if (item !== undefined && (indent < item || (indent === item && isItem))) break;
      while ((outer.at(-1)?.indent ?? -1) >= indent) outer.pop();
    }
    found.push({ ...line, indent, isProbe: outer.some(({ isExec }) => isExec) });
    if (isText && /:\s*$/.test(text)) outer.push({ indent, isExec: /^\s*(?:- )?exec:\s*$/.test(text) });
  }
  return found;
}

/** `{{ toYaml .Values.args | nindent 12 }}`, or `{{ toYaml . }}` within `{{ with .Values.args }}`. */
function addValue(text: string, frames: readonly Frame[], origin: Origin, words: TemplateWord[]): void {
  const path = wholeValue(text, frames);
  if (path !== undefined) words.push({ kind: 'list', path, origin });
}

function wordOf(written: string, isConditional: boolean, origin: Origin): TemplateWord {
  const parts = partsOf(written);
  return { kind: 'word', ...(parts !== undefined && { parts }), isConditional, origin };
}

const flowItem = /"(?:[^"\\]|\\.)*"|'[^']*'|\{\{(?:[^}]|\}(?!\}))*\}\}|[^,[\]]/g;

function isClosed(text: string): boolean {
  return /\]\s*(?:#.*)?$/.test(text);
}

/** The items of `["a", 'b', {{ .Values.c }}]` as they are written. */
function itemsOf(text: string): readonly string[] {
  const items: string[] = [''];
  const inner = text.replace(/^\[|\]\s*(?:#.*)?$/g, '');
  let at = 0;
  for (const { 0: piece, index } of inner.matchAll(flowItem)) {
    if (inner.slice(at, index).includes(',')) items.push('');
    items[items.length - 1] += piece;
    at = index + piece.length;
  }
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

interface Values {
  readonly own: ReadonlyMap<string, Property>;
  readonly shared: ReadonlyMap<string, Property>;
}

/** What a command of a template becomes in one environment. */
export function renderedCommand({ command, args }: TemplateCommand, values: Values): WrittenCommand {
  const entrypoint = command?.flatMap((word) => rendered(word, values)) ?? [];
  const list = args?.flatMap((word) => rendered(word, values)) ?? [];
  return { ...(entrypoint.length > 0 && { entrypoint }), ...(list.length > 0 && { arguments: list }) };
}

function rendered(word: TemplateWord, values: Values): readonly WrittenWord[] {
  if (word.kind === 'list') return listed(word.path, values);
  const { parts, isConditional, origin: place } = word;
  if (parts === undefined) return [{ text: '', origin: place, opaque: true }];
  let text = '';
  let opaque = isConditional;
  let origin = place;
  let isShared = true;
  for (const part of parts) {
    if (part.kind === 'text') {
      text += part.text;
      continue;
    }
    const own = values.own.get(part.path);
    const found = own ?? values.shared.get(part.path);
    if (own !== undefined) {
      origin = own.origin;
      isShared = false;
    }
    opaque ||= found?.opaque === true;
    text += (found?.value ?? '') === '' ? (part.fallback ?? '') : (found as Property).value;
  }
  const flags = { ...(opaque && { opaque: true as const }), ...(isShared && { isShared: true as const }) };
  return [{ text, origin, byKubelet: true, ...flags }];
}

/** A list of an environment takes the place of the shared one as a whole. */
function listed(path: string, { own, shared }: Values): readonly WrittenWord[] {
  const isOwn = own.has(`${path}[0]`);
  const words: WrittenWord[] = [];
  for (let index = 0; ; index += 1) {
    const found = (isOwn ? own : shared).get(`${path}[${index}]`);
    if (found === undefined) return words;
    const { value, origin, opaque } = found;
    const flags = { ...(opaque && { opaque }), ...(!isOwn && { isShared: true as const }) };
    words.push({ text: value, origin, byKubelet: true, ...flags });
  }
}
