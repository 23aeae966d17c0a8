import type { Property } from '../../documents/document.ts';
import type { Argument } from '../../spring/command-line.ts';
import type { Variable } from '../../spring/environment-variables.ts';
import type { PropertySource } from '../../spring/property-source.ts';
import type { DeployedEnvironment, WrittenVariable } from './deployment.ts';

/** What a deployment starts the processes of one environment with, in the terms of Spring. */
export interface DeployedProcess {
  readonly arguments: readonly Argument[];
  readonly systemProperties: ReadonlyMap<string, Variable>;
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

export function processOf({ layers, words = [] }: DeployedEnvironment): DeployedProcess {
  const known = new Map<string, WrittenVariable>();
  for (const { variables } of layers.toReversed()) for (const one of variables) known.set(one.name, one);
  const given = [...known.values()].filter(({ name }) => optionVariables.has(name));
  const options = given.flatMap(({ value, origin }) => wordsIn(value).map((text) => ({ text, origin })));
  const systemProperties = new Map<string, Variable>();
  for (const { text, origin } of [...options, ...words]) {
    const option = /^-D([^=]+)(?:=(.*))?$/s.exec(text);
    if (option !== null) systemProperties.set(option[1] as string, { value: option[2] ?? '', origin });
  }
  return {
    arguments: words.filter(({ text }) => text.startsWith('--')),
    systemProperties,
    variables: layers.map(({ path, kind, variables }) => ({
      kind,
      source: { name: path, kind: 'variables', path, properties: variables.map((one) => propertyOf(one, known)) },
    })),
  };
}

/** Words of a command line as a shell would part them, without anything that a shell would replace. */
export function wordsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/["']/g, ''));
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
