import type { Property } from '../documents/document.ts';
import { type Argument, commandLineSource } from './command-line.ts';
import type { Variable } from './environment-variables.ts';
import type { Generation } from './generation.ts';
import { applicationJson, jsonSource } from './json-properties.ts';
import type { PropertySource, StartupFailure } from './property-source.ts';

/** What a process is started with, and where the repository says so. */
export interface ProcessInput {
  /** Of `main`, in their order. */
  readonly arguments?: readonly Argument[];
  readonly systemProperties?: ReadonlyMap<string, Variable>;
  /** Environment variables, see `variablesSource`; of several sources the first is the strongest. */
  readonly variables?: readonly PropertySource[];
  /** `SpringApplication.setDefaultProperties`. */
  readonly defaults?: ReadonlyMap<string, Variable>;
}

export interface ProcessSources {
  /** Highest precedence first; those that hold nothing are left out. The last one may be that of the defaults. */
  readonly sources: readonly PropertySource[];
  /** Why Spring would stop before it looks at any file. */
  readonly failures: readonly StartupFailure[];
}

/**
 * The sources that exist before any file, in the order of `SpringApplication.prepareEnvironment`: arguments, the JSON of
 * `SPRING_APPLICATION_JSON`, system properties, environment variables; files come next, and the defaults last of all.
 */
export function processSources(input: ProcessInput, generation: Generation): ProcessSources {
  const failures: StartupFailure[] = [];
  const commandLine = commandLineSource(input.arguments ?? [], generation);
  if (commandLine.failure !== undefined) failures.push(commandLine.failure);
  const system = mapSource('system properties', 'system', input.systemProperties);
  const defaults = mapSource('default properties', 'defaults', input.defaults);
  const holdsSome = ({ properties }: PropertySource) => properties.length > 0;
  const stronger = [commandLine.source].filter(holdsSome);
  const weaker = [system, ...(input.variables ?? []), defaults].filter(holdsSome);
  const json = jsonOf([...stronger, ...weaker], generation);
  if (json.failure !== undefined) failures.push(json.failure);
  if (json.source !== undefined && holdsSome(json.source)) stronger.push(json.source);
  return { sources: [...stronger, ...weaker], failures };
}

function jsonOf(
  sources: readonly PropertySource[],
  generation: Generation,
): { source?: PropertySource; failure?: StartupFailure } {
  const found = applicationJson(sources);
  if (found === undefined) return {};
  const { value, origin } = found.property;
  const { source, problem } = jsonSource(value, origin, generation);
  if (problem === undefined) return source === undefined ? {} : { source };
  return { failure: { exception: 'JsonParseException', message: problem, origin } };
}

function mapSource(
  name: string,
  kind: 'system' | 'defaults',
  entries: ReadonlyMap<string, Variable> = new Map(),
): PropertySource {
  const properties = [...entries].map(
    ([key, { value, origin, opaque }]): Property => ({
      key,
      value,
      origin,
      valueOrigin: origin,
      ...(opaque && { opaque }),
    }),
  );
  return { name, kind, properties };
}
