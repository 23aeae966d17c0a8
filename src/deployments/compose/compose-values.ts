import { decodeUtf8 } from '../../documents/decode.ts';
import type { Origin, ReadProblem } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import { interpolate, type VariableLookup } from '../../documents/interpolation.ts';
import type { Library } from '../../documents/library.ts';
import type { OpenSource } from '../../spring/property-source.ts';
import { wordsIn, writtenWordsIn } from '../command-line/words-in.ts';
import type { VariableLayer, WrittenVariable, WrittenWord } from '../deployment.ts';
import { type VariablesFile, variablesFile, variablesFileName } from '../known-variables.ts';
import { directoryOf, resolvePath } from '../paths.ts';
import { type ComposeProject, stageOf } from './compose-files.ts';
import { type ComposeEnvFile, type ComposeService, type ComposeWord, servicesIn } from './compose-services.ts';

/** Reads the files of one project. */
export interface Reading {
  readonly problems: ReadProblem[];
  services(path: string): ReadonlyMap<string, ComposeService>;
  variables(path: string, raw: boolean, machine: VariableLookup): VariablesFile | undefined;
  /** The file of variables for a stage. */
  ofStage(directory: string, stage: string): string | undefined;
  /** The files of variables that were read. */
  read(): Iterable<string>;
}

export function reading(
  tree: FileTree,
  library: Library,
  stages: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Reading {
  const problems: ReadProblem[] = [];
  const known = new Map<string, ReadonlyMap<string, ComposeService>>();
  const read = new Set<string>();
  return {
    problems,
    ofStage: (directory, stage) => stages.get(directory)?.get(stage),
    read: () => read,
    services(path) {
      const found = known.get(path);
      if (found !== undefined) return found;
      const file = library.read(path, 'manifest');
      problems.push(...(file?.problems.filter(({ fatal }) => fatal) ?? []));
      let lines: readonly string[] | undefined;
      const textAt = ({ line, column }: Origin): string => {
        lines ??= decodeUtf8(tree.read(path) ?? new Uint8Array()).split(/\r\n|[\r\n]/);
        return lines[line - 1]?.slice(column - 1, column + 4) ?? '';
      };
      const services = servicesIn(file?.documents[0]?.properties ?? [], textAt);
      known.set(path, services);
      return services;
    },
    variables(path, raw, machine) {
      const file = variablesFile(tree, path, raw ? 'raw' : 'dotenv', machine);
      if (file !== undefined) read.add(path);
      return file;
    },
  };
}

/** What Compose takes the place of `${…}` from: the file of the stage, or `.env`; else the shell, which nobody sees. */
export interface Machine {
  readonly lookup: VariableLookup;
  /** The file of the stage, where there is one. */
  readonly path?: string;
  readonly origins: ReadonlyMap<string, Origin>;
}

export function machineOf(stage: string, directory: string, files: Reading): Machine {
  const own = files.ofStage(directory, stage);
  const plain = `${directory === '.' ? '' : `${directory}/`}.env`;
  const file = files.variables(own ?? plain, false, () => undefined);
  files.problems.push(...(file?.problems.filter(({ fatal }) => fatal) ?? []));
  const entries = new Map(file?.entries.map((entry) => [entry.name, entry]));
  return {
    lookup: (name) => {
      const entry = entries.get(name);
      return entry === undefined ? undefined : { text: entry.value, opaque: entry.opaque };
    },
    ...(own !== undefined && file !== undefined && { path: own }),
    origins: new Map(own === undefined ? [] : [...entries].map(([name, { origin }]) => [name, origin])),
  };
}

export interface Written {
  readonly variable: WrittenVariable;
  /** The value is that of the stage's file of variables. */
  readonly isOwn: boolean;
}

export function givenBy(
  { name, written, origin }: ComposeService['variables'][number],
  { lookup, origins }: Machine,
): Written {
  let isOwn = false;
  const { text, opaque, only } = interpolate(written ?? `\${${name}}`, (other) => {
    isOwn ||= origins.has(other);
    return lookup(other);
  });
  const place = only === undefined ? undefined : origins.get(only);
  return { variable: { name, value: text, opaque, origin: place ?? origin }, isOwn };
}

/** The words that Compose makes of one word, or of a whole line: it replaces variables first and parts the text then. */
export function spelled({ text: written, origin, isLine }: ComposeWord, { lookup }: Machine): readonly WrittenWord[] {
  if (isLine !== true) return [spelledWord(written, origin, lookup)];
  return writtenWordsIn(written).flatMap((quoted) => {
    const word = spelledWord(quoted, origin, lookup);
    return wordsIn(word.text).map((text) => ({ ...word, text }));
  });
}

function spelledWord(written: string, origin: Origin, lookup: VariableLookup): WrittenWord {
  const { text, opaque } = interpolate(written, lookup);
  return { text, origin, ...(opaque && { opaque: true as const }) };
}

export function envFileLayer(
  { written, required, raw, origin }: ComposeEnvFile,
  kind: VariableLayer['kind'],
  project: ComposeProject,
  machine: Machine,
  files: Reading,
): VariableLayer | OpenSource {
  const { text, opaque } = interpolate(written, machine.lookup);
  const path = opaque ? undefined : resolvePath(directoryOf(origin.path), text);
  const file = path === undefined ? undefined : files.variables(path, raw, machine.lookup);
  if (path === undefined || file === undefined) {
    const what = opaque ? 'a file of variables that the shell names' : `the variables of ${path ?? 'a file elsewhere'}`;
    return { what, origin, ...(!required && { optional: true }) };
  }
  const isOfStage = written !== text || stageOf(variablesFileName(path)?.suffix ?? '') !== undefined;
  const isOwn = kind === 'environment' || (isOfStage && project.environments.size > 1);
  return { path, kind: isOwn ? 'environment' : 'shared', variables: file.entries };
}
