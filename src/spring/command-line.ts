import type { Origin, Property } from '../documents/document.ts';
import type { Generation } from './generation.ts';
import type { PropertySource, StartupFailure } from './property-source.ts';

/** One argument of `main`, and where the repository says that it is given. */
export interface Argument {
  readonly text: string;
  readonly origin: Origin;
  /** Part of it is put in by something that the repository does not show. */
  readonly opaque?: true;
}

export interface CommandLine {
  readonly source: PropertySource;
  /** Set where Spring would refuse the arguments; the source then holds the options before. */
  readonly failure?: StartupFailure;
}

/**
 * The options among the arguments of an application (`SimpleCommandLineArgsParser`): `--name=value`; without a value the
 * empty text; given twice, the values are joined by a comma. From Framework 6.2 a bare `--` ends the options, before it is an error.
 */
export function commandLineSource(
  argumentList: readonly Argument[],
  law: Pick<Generation, 'lazyPlaceholders'>,
): CommandLine {
  const options = new Map<string, { readonly origin: Origin; readonly values: string[]; opaque: boolean }>();
  let failure: StartupFailure | undefined;
  for (const { text, origin, opaque = false } of argumentList) {
    if (!text.startsWith('--')) continue;
    const equals = text.indexOf('=');
    const name = text.slice(2, equals === -1 ? undefined : equals);
    if (name === '') {
      if (equals === -1 && law.lazyPlaceholders) break;
      failure = { exception: 'IllegalArgumentException', message: `Invalid argument syntax: ${text}`, origin };
      break;
    }
    const option = options.get(name) ?? { origin, values: [], opaque };
    options.set(name, option);
    option.opaque ||= opaque;
    if (equals !== -1) option.values.push(text.slice(equals + 1));
  }
  const properties: Property[] = [];
  for (const [key, { origin, values, opaque }] of options) {
    properties.push({ key, value: values.join(','), origin, valueOrigin: origin, ...(opaque && { opaque }) });
  }
  const source: PropertySource = { name: 'command line arguments', kind: 'arguments', properties };
  return failure === undefined ? { source } : { source, failure };
}
