import { closest } from '../closest.ts';
import type { Format } from '../reports/index.ts';
import { UsageError } from '../usage-error.ts';
import { formats, type OptionName, type OptionShape, optionRows, type options } from './options.ts';

type Table = typeof options;

/** The values of every option, checked, with defaults filled in. */
export type OptionValues = { readonly [Name in OptionName]: ValueOf<Table[Name]> };

type ValueOf<Shape> = Shape extends { kind: 'switch' }
  ? boolean
  : Shape extends { kind: 'file' }
    ? readonly FileTarget[]
    : Shape extends { repeatable: true }
      ? readonly string[]
      : Shape extends { kind: 'choice'; values: readonly (infer Value)[] }
        ? Value
        : Shape extends { default: string }
          ? string
          : string | undefined;

/** One `FORMAT=FILE`. */
export interface FileTarget {
  readonly format: Format;
  readonly path: string;
}

/**
 * Checks what was given against the table of options.
 *
 * @param given texts by option, in the order in which they were written; a switch that is on has the text `true`
 * @param spell how the user wrote the name of an option: `--fail-on`, `input fail-on`
 * @throws UsageError for a value that the option does not take
 */
export function readOptionValues(
  given: ReadonlyMap<OptionName, readonly string[]>,
  spell: (name: OptionName) => string,
): OptionValues {
  const values = optionRows().map(([name, shape]) => [name, readValue(shape, given.get(name) ?? [], spell(name))]);
  // The table above is the type: each value was made from the row that names it.
  return Object.fromEntries(values) as OptionValues;
}

function readValue(shape: OptionShape, texts: readonly string[], spelled: string) {
  for (const text of texts) {
    if (text === '') throw new UsageError(`${spelled} needs a value`);
    if (text.includes('\0')) throw new UsageError(`${spelled} must not contain a NUL character`);
  }
  const last = texts.at(-1) ?? shape.default;
  switch (shape.kind) {
    case 'switch':
      return last !== undefined && oneOf(['true', 'false'], last, spelled) === 'true';
    case 'choice':
      return last === undefined ? undefined : oneOf(shape.values ?? [], last, spelled);
    case 'file':
      return texts.map((text) => readTarget(text, spelled));
    case 'text':
      return shape.repeatable === true ? [...new Set(texts)] : last;
  }
}

function readTarget(text: string, spelled: string): FileTarget {
  const equals = text.indexOf('=');
  const path = text.slice(equals + 1);
  if (equals < 1 || path === '') {
    throw new UsageError(
      `${spelled} takes FORMAT=FILE, not "${text}"`,
      `Formats are ${formats.join(', ')}; for example ${spelled} json=report.json.`,
    );
  }
  return { format: oneOf(formats, text.slice(0, equals), spelled), path };
}

/** The text, if it is one of the allowed ones. */
export function oneOf<Value extends string>(allowed: readonly Value[], text: string, spelled: string): Value {
  const match = allowed.find((value) => value === text);
  if (match !== undefined) return match;
  const guess = closest(text, allowed);
  throw new UsageError(
    `${spelled} takes ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}, not "${text}"`,
    guess === undefined ? undefined : `Did you mean "${guess}"?`,
  );
}
