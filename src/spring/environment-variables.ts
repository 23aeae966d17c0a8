import type { Origin, Property } from '../documents/document.ts';
import type { Generation } from './generation.ts';
import { canonicalElements, canonicalText, parseName, uniformElement } from './names.ts';
import type { PropertySource } from './property-source.ts';

/** The one switch that look-ups of variables depend on. */
export type VariableLaw = Pick<Generation, 'lowerCaseVariables'>;

export interface Variable {
  readonly value: string;
  readonly origin: Origin;
  /** Part of it is put in by something that the repository does not show. */
  readonly opaque?: true;
}

/**
 * The names under which a canonical property name is looked for among environment variables, most wanted first
 * (`SystemEnvironmentPropertyMapper`, then the name itself): `my.main-project[0].x` is `MY_MAINPROJECT_0_X`, then
 * `MY_MAIN_PROJECT_0_X`. Up to Boot 3.4 each is also tried as `SystemEnvironmentPropertySource` spells it.
 *
 * Where none of them is set, a variable matches whose {@link keyOfVariable} is another spelling of the name. For a name that
 * is not canonical the answer is that of {@link rawVariableCandidates}.
 */
export function variableCandidates(name: string, law: VariableLaw): readonly string[] {
  const known = law.lowerCaseVariables ? candidates : upperCaseCandidates;
  let found = known.get(name);
  if (found === undefined) {
    if (known.size >= mostNames) known.clear();
    found = allCandidates(name, law);
    known.set(name, found);
  }
  return found;
}

/** By name: every environment looks the same names up. */
const candidates = new Map<string, readonly string[]>();
const upperCaseCandidates = new Map<string, readonly string[]>();
const rawCandidates = new Map<string, readonly string[]>();
const mostNames = 10_000;

function allCandidates(name: string, law: VariableLaw): readonly string[] {
  const elements = canonicalElements(name);
  if (elements === undefined) return rawVariableCandidates(name);
  const uniform = joined(elements.map(uniformElement));
  const legacy = joined(elements.map((element) => element.text.replaceAll('-', '_')));
  const text = canonicalText(name, elements);
  if (law.lowerCaseVariables) return [...new Set([uniform.toUpperCase(), legacy.toUpperCase(), uniform, legacy, text])];
  return [...new Set([uniform.toUpperCase(), legacy.toUpperCase(), text].flatMap(rawVariableCandidates))];
}

/**
 * The variables that plain `SystemEnvironmentPropertySource.getProperty` tries, first hit wins: the name, with dots,
 * with hyphens, with both replaced by underscores; then the same in upper case.
 */
export function rawVariableCandidates(name: string): readonly string[] {
  let found = rawCandidates.get(name);
  if (found === undefined) {
    if (rawCandidates.size >= mostNames) rawCandidates.clear();
    found = [...new Set([name, name.toUpperCase()].flatMap(withUnderscores))];
    rawCandidates.set(name, found);
  }
  return found;
}

/**
 * The property name that a variable stands for: `FOO_LIST_1_NAME` is `foo.list[1].name`
 * (`SystemEnvironmentPropertyMapper.map`). A variable with a part that is itself several elements (`FOO.DOT`) is taken like
 * a key of a file.
 */
export function keyOfVariable(variable: string): string {
  return mappedVariable(variable) ?? variable;
}

/** As {@link keyOfVariable}, but `undefined` for a variable that is taken like a key of a file. */
export function mappedVariable(variable: string): string | undefined {
  const known = mapped.get(variable);
  if (known !== undefined || mapped.has(variable)) return known;
  if (mapped.size >= mostNames) mapped.clear();
  const key = keyMadeOf(variable);
  mapped.set(variable, key);
  return key;
}

/** Environments have much the same variables. */
const mapped = new Map<string, string | undefined>();

function keyMadeOf(variable: string): string | undefined {
  let key = '';
  for (const { text } of parseName(variable, '_')) {
    const lower = text.toLowerCase();
    const [element, ...more] = parseName(/^\p{Nd}+$/u.test(lower) ? `[${lower}]` : lower, '.');
    if (element === undefined || more.length > 0) return undefined;
    if (element.kind === 'number' || element.kind === 'index') key += `[${element.text}]`;
    else key += key === '' ? element.text : `.${element.text}`;
  }
  return key === '' ? undefined : key;
}

/** A source made of environment variables. Their keys stay the names of the variables. */
export function variablesSource(
  variables: ReadonlyMap<string, Variable>,
  name = 'environment variables',
): PropertySource {
  const properties: Property[] = [];
  for (const [key, { value, origin }] of variables) properties.push({ key, value, origin, valueOrigin: origin });
  return { name, kind: 'variables', properties };
}

/** Elements joined as `ConfigurationPropertyName.buildSimpleToString` does: no separator before the first text. */
function joined(elements: readonly string[]): string {
  let text = '';
  for (const element of elements) text += text === '' ? element : `_${element}`;
  return text;
}

function withUnderscores(name: string): readonly string[] {
  const withoutDots = name.replaceAll('.', '_');
  return [name, withoutDots, name.replaceAll('-', '_'), withoutDots.replaceAll('-', '_')];
}
