import type { ReadProblem } from '../documents/document.ts';
import { type EnvEntry, type EnvFormat, readEnvFile } from '../documents/env-reader.ts';
import type { FileTree } from '../documents/file-tree.ts';
import type { VariableLookup } from '../documents/interpolation.ts';
import { standInProblem } from '../documents/stand-ins.ts';
import { stageOf } from './compose/compose-files.ts';
import { directoryOf } from './paths.ts';

/** Longer files are no lists of variables. */
const longest = 1024 * 1024;

export interface VariablesFile {
  readonly path: string;
  readonly entries: readonly EnvEntry[];
  readonly problems: readonly ReadProblem[];
}

/** A file of `NAME=value` lines; `undefined` where there is none, or none that can be read. */
export function variablesFile(
  tree: FileTree,
  path: string,
  format?: EnvFormat,
  machine?: VariableLookup,
): VariablesFile | undefined {
  const standIn = standInProblem(path, tree);
  if (standIn !== undefined) return { path, entries: [], problems: [standIn] };
  const bytes = tree.read(path);
  if (bytes === undefined || bytes.length > longest) return undefined;
  return { path, ...readEnvFile(path, bytes, format, machine) };
}

const plainName = /^(?:\.env(?:[-_.](.+))?|(.+)\.env)$/;
const folder = /(?:^|\/)(?:env|envs|config|environments?)$/;

/**
 * What the name of a file of variables says beyond `.env`: `.env.prod`, `prod.env`, `env/prod.env`, `config/prod.env` are
 * `prod`, `.env` is the empty text; `undefined` for every other file. The directory is the one that it is for.
 */
export function variablesFileName(path: string): { readonly directory: string; readonly suffix: string } | undefined {
  const match = plainName.exec(path.slice(path.lastIndexOf('/') + 1));
  if (match === null) return undefined;
  const directory = directoryOf(path);
  const suffix = match[1] ?? match[2] ?? '';
  const isBelow = suffix !== '' && folder.test(directory);
  return { directory: isBelow ? directoryOf(directory) : directory, suffix };
}

/** The files of variables for stages, by the directory that they are for, then by stage. */
export function variablesByStage(paths: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const path of paths) {
    // A cheap test first: it is made for every path of the repository.
    if (!path.includes('.env')) continue;
    const name = variablesFileName(path);
    const stage = name === undefined ? undefined : stageOf(name.suffix);
    if (name === undefined || stage === undefined) continue;
    const own = found.get(name.directory) ?? new Map<string, string>();
    found.set(name.directory, own);
    if (!own.has(stage)) own.set(stage, path);
  }
  return found;
}
