import type { Property } from '../documents/document.ts';
import type { Argument } from '../spring/command-line.ts';
import type { Variable } from '../spring/environment-variables.ts';
import type { OpenSource, PropertySource } from '../spring/property-source.ts';
import { readCommandLine } from './command-line/command-line.ts';
import { wordsIn } from './command-line/words-in.ts';
import type { DeployedEnvironment, VariableLayer, WrittenVariable, WrittenWord } from './deployment.ts';

/** What a deployment starts the processes of one environment with, in the terms of Spring. */
export interface DeployedProcess {
  readonly arguments: readonly Argument[];
  readonly systemProperties: ReadonlyMap<string, Variable>;
  /** All of these are the same in every environment. */
  readonly sharesWords: boolean;
  /** Highest precedence first, with whom they belong to. */
  readonly variables: readonly { readonly kind: 'shared' | 'environment'; readonly source: PropertySource }[];
  /** What the command line takes from elsewhere. */
  readonly open: readonly OpenSource[];
}

/** Variables whose words the JVM, or the script that starts it, takes for options. */
const optionVariables: ReadonlySet<string> = new Set([
  'JAVA_TOOL_OPTIONS',
  'JDK_JAVA_OPTIONS',
  'JAVA_OPTS',
  'JAVA_OPTIONS',
  'CATALINA_OPTS',
]);

export type StartedBy = Pick<DeployedEnvironment, 'layers' | 'command' | 'scriptAt'> & {
  /** The profiles that it activates are passed over. */
  readonly withoutProfiles?: true;
};

/** Worked out once: its profiles are asked for before its layers are. */
const processes = new WeakMap<StartedBy, DeployedProcess>();

export function processOf(started: StartedBy): DeployedProcess {
  let found = processes.get(started);
  if (found === undefined) {
    found = processFrom(started);
    processes.set(started, found);
  }
  return found;
}

function processFrom({ layers: written, command = {}, scriptAt, withoutProfiles }: StartedBy): DeployedProcess {
  const { known, own } = knownIn(written);
  const words = [...(command.entrypoint ?? []), ...(command.arguments ?? [])].map((word) => byKubelet(word, known));
  const spelled = new Map([...known].map(([name, variable]) => [name, { ...variable, ...replaced(variable, known) }]));
  const started = readCommandLine(words, spelled, scriptAt);
  const isMeant = (text: string) => withoutProfiles !== true || !/^(?:-D|--)spring\.profiles\./.test(text);
  const isShared = words.every((word) => word.isShared === true);
  const layers = [...layersSet(started.variables, isShared ? 'shared' : 'environment'), ...written].map((layer) =>
    withoutProfiles === true ? withoutThose(layer) : layer,
  );
  const given = [...knownIn(layers).known.values()].filter(({ name }) => optionVariables.has(name));
  const options = given.flatMap(({ value, origin, opaque }) =>
    wordsIn(value).map((text): WrittenWord => ({ text, origin, ...(opaque && { opaque }) })),
  );
  return {
    sharesWords: isShared && !given.some(({ name }) => own.has(name)),
    arguments: started.arguments.filter(({ text }) => text.startsWith('--') && isMeant(text)),
    systemProperties: systemPropertiesIn([...options, ...started.options].filter(({ text }) => isMeant(text))),
    open: started.open,
    variables: layers.map(({ path, kind, variables }) => ({
      kind,
      source: { name: path, kind: 'variables', path, properties: variables.map((one) => propertyOf(one, known)) },
    })),
  };
}

/** The strongest variable of each name, and the names that an environment sets itself. */
function knownIn(layers: readonly VariableLayer[]) {
  const known = new Map<string, WrittenVariable>();
  const own = new Set<string>();
  for (const { variables, kind } of layers.toReversed()) {
    for (const one of variables) {
      known.set(one.name, one);
      if (kind === 'environment') own.add(one.name);
    }
  }
  return { known, own };
}

/** What the command line itself, or a script, sets is stronger than all that the container gets. */
function layersSet(set: readonly WrittenVariable[], kind: VariableLayer['kind']): readonly VariableLayer[] {
  const byPath = new Map<string, WrittenVariable[]>();
  for (const variable of set) {
    const { path } = variable.origin;
    byPath.set(path, [...(byPath.get(path) ?? []), variable]);
  }
  return [...byPath].map(([path, variables]) => ({ path, kind, variables }));
}

function withoutThose(layer: VariableLayer): VariableLayer {
  return { ...layer, variables: layer.variables.filter(({ name }) => !/^SPRING[_.]PROFILES[_.]/i.test(name)) };
}

function systemPropertiesIn(options: readonly WrittenWord[]): ReadonlyMap<string, Variable> {
  const found = new Map<string, Variable>();
  for (const { text, origin, opaque } of options) {
    const option = /^-D([^=]+)(?:=(.*))?$/s.exec(text);
    if (option === null) continue;
    found.set(option[1] as string, { value: option[2] ?? '', origin, ...(opaque && { opaque }) });
  }
  return found;
}

const reference = /\$\(([\w.-]+)\)/g;

/** `$(OTHER)` is replaced by the kubelet: by a variable of the same process. */
function replaced(
  { value, opaque }: Pick<WrittenVariable, 'value' | 'opaque'>,
  known: ReadonlyMap<string, WrittenVariable>,
) {
  let isOpaque = opaque;
  const text = value.replace(reference, (written, other: string) => {
    const found = known.get(other);
    if (found === undefined) return written;
    // One step is what the kubelet does as well, for variables that stand before.
    if (found.opaque || found.value.includes('$(')) isOpaque = true;
    return found.value;
  });
  return { value: text, opaque: isOpaque };
}

function byKubelet(word: WrittenWord, known: ReadonlyMap<string, WrittenVariable>): WrittenWord {
  if (word.byKubelet !== true || !word.text.includes('$(')) return word;
  const { value, opaque } = replaced({ value: word.text, opaque: word.opaque === true }, known);
  return { ...word, text: value, ...(opaque && { opaque }) };
}

function propertyOf(variable: WrittenVariable, known: ReadonlyMap<string, WrittenVariable>): Property {
  const { name, origin, ofSecret } = variable;
  const { value, opaque } = replaced(variable, known);
  return {
    key: name,
    value,
    origin,
    valueOrigin: origin,
    ...(opaque && { opaque: true as const }),
    ...(ofSecret && { ofSecret }),
  };
}
