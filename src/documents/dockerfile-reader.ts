import { decodeUtf8 } from './decode.ts';
import type { Origin } from './document.ts';
import type { EnvEntry } from './env-reader.ts';
import { interpolate, type VariableLookup } from './interpolation.ts';
import { indexLines, type LineIndex } from './line-index.ts';

/** What an image starts, as an array of words. */
export type ImageCommand = readonly { readonly text: string; readonly origin: Origin }[];

/** A file or folder of the repository that is put into an image, perhaps by another name. */
export interface ImageCopy {
  readonly from: string;
  readonly to: string;
}

/** What the last stage of a Dockerfile gives to a container. */
export interface ImageDescription {
  readonly variables: readonly EnvEntry[];
  readonly entrypoint?: ImageCommand;
  readonly command?: ImageCommand;
  readonly copies: readonly ImageCopy[];
}

/** One instruction, its lines put together, with the place of each of its characters. */
interface Instruction {
  readonly name: string;
  readonly text: string;
  readonly offsets: readonly number[];
  readonly at: number;
}

interface Stage {
  readonly variables: Map<string, EnvEntry>;
  readonly arguments: Map<string, string>;
  readonly copies: ImageCopy[];
  /** What starts the text of `ENTRYPOINT` and `CMD` that is no array. */
  shell: readonly string[];
  entrypoint?: ImageCommand;
  command?: ImageCommand;
}

const longest = 1024 * 1024;
/** Taken over by a stage from the one that it is made from. */
const mostCopies = 200;

/** Reads `ENV`, `ENTRYPOINT` and `CMD` of the last stage and of the stages that it is made from. Never throws. */
export function readDockerfile(path: string, bytes: Uint8Array): ImageDescription {
  if (bytes.length > longest) return { variables: [], copies: [] };
  const text = decodeUtf8(bytes).replace(/^\ufeff/, '');
  const lines = indexLines(text);
  const stages = new Map<string, Stage>();
  const globals = new Map<string, string>();
  let stage: Stage | undefined;
  for (const instruction of instructionsOf(text)) {
    if (instruction.name === 'FROM') {
      const [, from = '', name] = /^(?:--\S+\s+)*(\S+)(?:\s+as\s+(\S+))?/i.exec(instruction.text) ?? [];
      const base = stages.get(from.toLowerCase());
      const own = {
        variables: new Map(base?.variables),
        arguments: new Map(),
        copies: (base?.copies ?? []).slice(0, mostCopies),
      };
      stage = { shell: ['/bin/sh', '-c'], ...base, ...own };
      if (name !== undefined) stages.set(name.toLowerCase(), stage);
    } else if (instruction.name === 'ARG') {
      const [, name = '', value = ''] = /^([A-Za-z_]\w*)(?:=(.*))?/s.exec(instruction.text) ?? [];
      const known = stage === undefined ? globals : stage.arguments;
      known.set(name, unquoted(value === '' ? (globals.get(name) ?? '') : value));
    } else if (stage !== undefined) apply(instruction, stage, path, lines);
  }
  return {
    variables: [...(stage?.variables.values() ?? [])],
    copies: stage?.copies ?? [],
    ...(stage?.entrypoint !== undefined && { entrypoint: stage.entrypoint }),
    ...(stage?.command !== undefined && { command: stage.command }),
  };
}

function apply(instruction: Instruction, stage: Stage, path: string, lines: LineIndex): void {
  if (instruction.name === 'ENV') {
    const lookup: VariableLookup = (name) => {
      const known = stage.variables.get(name);
      if (known !== undefined) return { text: known.value, opaque: known.opaque };
      // Whoever builds the image may give another value than that of `ARG`.
      const argument = stage.arguments.get(name);
      return argument === undefined ? undefined : { text: argument, opaque: true };
    };
    const set = pairsOf(instruction).map(({ name, written, at }): EnvEntry => {
      const { text, opaque } = interpolate(written, lookup);
      return { name, value: text, opaque, origin: lines.originAt(path, at) };
    });
    for (const entry of set) stage.variables.set(entry.name, entry);
  } else if (instruction.name === 'ENTRYPOINT') {
    stage.entrypoint = commandOf(instruction, stage.shell, path, lines);
    delete stage.command;
  } else if (instruction.name === 'CMD') stage.command = commandOf(instruction, stage.shell, path, lines);
  else if (instruction.name === 'SHELL') stage.shell = textsOf(instruction.text) ?? stage.shell;
  else if (instruction.name === 'COPY' || instruction.name === 'ADD') stage.copies.push(...copiesOf(instruction));
}

/** `COPY a b /target/`, `COPY ["a", "/target"]`; what comes from another stage is no file of the repository. */
function copiesOf({ text }: Instruction): readonly ImageCopy[] {
  const [, options = '', rest = ''] = /^\s*((?:--\S+\s+)*)(.*)$/s.exec(text) ?? [];
  if (options.includes('--from=')) return [];
  const words = textsOf(rest) ?? rest.split(/\s+/).filter((word) => word !== '');
  const to = words.at(-1);
  if (to === undefined) return [];
  return words.slice(0, -1).map((from) => ({ from, to }));
}

const instructionLine = /^[\t ]*([A-Za-z]+)(?:[\t ]+|$)/;
const heredoc = /<<-?["']?([A-Za-z_]\w*)["']?/g;

function instructionsOf(text: string): readonly Instruction[] {
  const goOn = /^(?:#[^\n]*\n)*?#[\t ]*escape[\t ]*=[\t ]*`/i.test(text.slice(0, 500)) ? '`' : '\\';
  const found: Instruction[] = [];
  let at = 0;
  while (at < text.length) {
    let end = lineEnd(text, at);
    const match = instructionLine.exec(text.slice(at, end));
    if (match === null) {
      at = end + 1;
      continue;
    }
    const name = (match[1] as string).toUpperCase();
    let from = at + match[0].length;
    const characters: string[] = [];
    const offsets: number[] = [];
    for (;;) {
      const line = text.slice(from, end).trimEnd();
      const goesOn = line.endsWith(goOn);
      const length = goesOn ? line.length - 1 : line.length;
      for (let i = 0; i < length; i += 1) {
        characters.push(line[i] as string);
        offsets.push(from + i);
      }
      if (!goesOn) break;
      // Comments and empty lines between the lines of an instruction are none of it.
      do {
        from = end + 1;
        end = lineEnd(text, from);
      } while (from < text.length && /^\s*(?:#|$)/.test(text.slice(from, end)));
      if (from >= text.length) break;
    }
    const written = characters.join('');
    found.push({ name, text: written, offsets, at: at + match[0].search(/\S/) });
    at = name === 'RUN' || name === 'COPY' || name === 'ADD' ? behindDocuments(text, written, end) : end + 1;
  }
  return found;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Behind the documents that `RUN <<EOF` announces. */
function behindDocuments(text: string, written: string, end: number): number {
  let at = end + 1;
  for (const [, word] of written.matchAll(heredoc)) {
    let next = at;
    while (next < text.length) {
      const last = lineEnd(text, next);
      const isEnd = text.slice(next, last).trim() === word;
      next = last + 1;
      if (!isEnd) continue;
      at = next;
      break;
    }
  }
  return at;
}

/** Looked for at the beginnings of words alone: a long word without an equals sign would else be read from each of its letters. */
const pair = /(?<!\S)([^\s=]+)=((?:"(?:\\[\s\S]|[^"\\])*"|'[^']*'|\\[\s\S]|[^\s"'\\])*)/g;

/** `A=b C="d e"`, or `A b`. */
function pairsOf({ text, offsets, at }: Instruction) {
  const old = /^([^\s=]+)[\t ]+(.*)$/s.exec(text);
  if (old !== null) return [{ name: old[1] as string, written: old[2] as string, at: offsets[0] ?? at }];
  return [...text.matchAll(pair)].map((match) => ({
    name: match[1] as string,
    written: unquoted(match[2] as string),
    at: offsets[match.index] ?? at,
  }));
}

/** Without quotes; what is in single quotes, and an escaped dollar, is no variable. */
function unquoted(written: string): string {
  return written.replace(/"((?:\\[\s\S]|[^"\\])*)"|'([^']*)'|\\([\s\S])/g, (_, double, single, escaped) => {
    if (double !== undefined) return String(double).replace(/\\(["\\$])/g, (_all, one) => (one === '$' ? '$$' : one));
    if (single !== undefined) return String(single).replaceAll('$', '$$$$');
    return escaped === '$' ? '$$' : escaped;
  });
}

/** A text that is no array is started by the shell, as Docker does: `["/bin/sh", "-c", TEXT]`. */
function commandOf({ text, at }: Instruction, shell: readonly string[], path: string, lines: LineIndex): ImageCommand {
  const origin = lines.originAt(path, at);
  return (textsOf(text) ?? [...shell, text]).map((word) => ({ text: word, origin }));
}

function textsOf(json: string): readonly string[] | undefined {
  if (!json.trimStart().startsWith('[')) return undefined;
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) && list.every((word) => typeof word === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}
