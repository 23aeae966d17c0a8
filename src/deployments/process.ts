import type { Property } from '../documents/document.ts';
import { interpolate } from '../documents/interpolation.ts';
import type { Argument } from '../spring/command-line.ts';
import type { Variable } from '../spring/environment-variables.ts';
import type { PropertySource } from '../spring/property-source.ts';
import type { DeployedEnvironment, WrittenVariable, WrittenWord } from './deployment.ts';

/** What a deployment starts the processes of one environment with, in the terms of Spring. */
export interface DeployedProcess {
  readonly arguments: readonly Argument[];
  readonly systemProperties: ReadonlyMap<string, Variable>;
  /** All of these are the same in every environment. */
  readonly sharesWords: boolean;
  /** Highest precedence first, with whom they belong to. */
  readonly variables: readonly { readonly kind: 'shared' | 'environment'; readonly source: PropertySource }[];
}

/** Variables whose words the JVM, or the script that starts it, takes for options. */
const optionVariables: ReadonlySet<string> = new Set([
  'JAVA_TOOL_OPTIONS',
  'JDK_JAVA_OPTIONS',
  'JAVA_OPTS',
  'JAVA_OPTIONS',
  'CATALINA_OPTS',
]);

/** Worked out once: its profiles are asked for before its layers are. */
const processes = new WeakMap<Started, DeployedProcess>();

type Started = Pick<DeployedEnvironment, 'layers' | 'words'>;

export function processOf(started: Started): DeployedProcess {
  let found = processes.get(started);
  if (found === undefined) {
    found = processFrom(started);
    processes.set(started, found);
  }
  return found;
}

function processFrom({ layers, words = [] }: Started): DeployedProcess {
  const known = new Map<string, WrittenVariable>();
  const own = new Set<string>();
  for (const { variables, kind } of layers.toReversed()) {
    for (const one of variables) {
      known.set(one.name, one);
      if (kind === 'environment') own.add(one.name);
    }
  }
  const given = [...known.values()].filter(({ name }) => optionVariables.has(name));
  const options = given.flatMap(({ value, origin, opaque }) =>
    wordsIn(value).map((text): WrittenWord => ({ text, origin, ...(opaque && { opaque }) })),
  );
  const spoken = words.flatMap((word) => (word.byShell === true ? throughShell(word, known) : [word]));
  const systemProperties = new Map<string, Variable>();
  for (const { text, origin, opaque } of [...options, ...spoken]) {
    const option = /^-D([^=]+)(?:=(.*))?$/s.exec(text);
    if (option === null) continue;
    systemProperties.set(option[1] as string, { value: option[2] ?? '', origin, ...(opaque && { opaque }) });
  }
  return {
    sharesWords: words.every(({ isShared }) => isShared === true) && !given.some(({ name }) => own.has(name)),
    arguments: spoken.filter(({ text }) => text.startsWith('--')),
    systemProperties,
    variables: layers.map(({ path, kind, variables }) => ({
      kind,
      source: { name: path, kind: 'variables', path, properties: variables.map((one) => propertyOf(one, known)) },
    })),
  };
}

/** `$JAVA_OPTS` is several words, `-Dserver.port=$PORT` is one. */
function throughShell(word: WrittenWord, known: ReadonlyMap<string, WrittenVariable>): readonly WrittenWord[] {
  const { text, opaque } = interpolate(word.text, (name) => {
    const variable = known.get(name);
    return variable === undefined ? undefined : { text: variable.value, opaque: variable.opaque };
  });
  const isOpaque = word.opaque === true || opaque;
  return wordsIn(text).map((one) => ({ text: one, origin: word.origin, ...(isOpaque && { opaque: true as const }) }));
}

/** Words of a command line as a shell would part them, without anything that a shell would replace. */
export function wordsIn(text: string): readonly string[] {
  return writtenWordsIn(text).map((word) => word.replace(/["']/g, ''));
}

/** The same with their quotes. */
export function writtenWordsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word);
}

const reference = /\$\(([\w.-]+)\)/g;

/** `$(OTHER)` is replaced by the kubelet: by a variable of the same process. */
function propertyOf(
  { name, value, opaque, origin }: WrittenVariable,
  known: ReadonlyMap<string, WrittenVariable>,
): Property {
  let isOpaque = opaque;
  const text = value.replace(reference, (written, other: string) => {
    const found = known.get(other);
    if (found === undefined) return written;
    // One step is what the kubelet does as well, for variables that stand before.
    if (found.opaque || found.value.includes('$(')) isOpaque = true;
    return found.value;
  });
  return { key: name, value: text, origin, valueOrigin: origin, ...(isOpaque && { opaque: true as const }) };
}
