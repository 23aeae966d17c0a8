import type { Origin, Property } from '../documents/document.ts';
import { defaultGeneration, type Generation } from './generation.ts';
import { type Found, findExact, findProperty } from './lookup.ts';
import type { PropertySource } from './property-source.ts';

/** What `SPRING_APPLICATION_JSON` adds to an environment. */
export interface JsonProperties {
  /** Absent where there is nothing in it. */
  readonly source?: PropertySource;
  /** Why Spring would not start, without any of the text. */
  readonly problem?: string;
}

/** As deep as Jackson reads. */
const maximumDepth = 1000;

/**
 * The property that holds the JSON of `SpringApplicationJsonEnvironmentPostProcessor`: the first one that is not empty, called
 * `spring.application.json` in any spelling or `SPRING_APPLICATION_JSON`.
 */
export function applicationJson(sources: readonly PropertySource[]): Found | undefined {
  const relaxed = findProperty(sources, 'spring.application.json');
  if (relaxed !== undefined && relaxed.property.value !== '') return relaxed;
  for (const source of sources) {
    for (const name of ['spring.application.json', 'SPRING_APPLICATION_JSON']) {
      const found = findExact([source], name);
      if (found !== undefined && found.property.value !== '') return found;
    }
  }
  return undefined;
}

/**
 * The source that Boot makes of a JSON object: nested objects joined with dots, elements of arrays in brackets, numbers as
 * Java prints them, and no property for `null` (as with Jackson or Gson on the class path).
 *
 * @param origin where the text is: Spring has no closer place for a property of it either
 */
export function jsonSource(
  text: string,
  origin: Origin,
  law: Pick<Generation, 'jsonTrailingText'> = defaultGeneration,
): JsonProperties {
  const root = parse(law.jsonTrailingText ? firstObject(text) : text);
  if (!isObject(root)) return { problem: 'The text is not a JSON object.' };
  const properties = new Map<string, Property>();
  const add = (key: string, value: string, shape?: Property['shape']): void => {
    properties.set(key, { key, value, origin, valueOrigin: origin, ...(shape === undefined ? {} : { shape }) });
  };
  const extract = (key: string, value: unknown, depth: number): boolean => {
    if (depth > maximumDepth) return false;
    if (Array.isArray(value)) {
      if (value.length === 0) add(key, '', 'empty-list');
      return value.every((element, index) => extract(`${key}[${index}]`, element, depth + 1));
    }
    if (isObject(value)) {
      const entries = Object.entries(value);
      if (entries.length === 0) add(key, '', 'empty-map');
      return entries.every(([name, element]) => extract(`${key}.${name.slice(1)}`, element, depth + 1));
    }
    // `null` is put into the map all the same, and hides what the same key had before.
    if (value === null) properties.delete(key);
    else add(key, textOf(value));
    return true;
  };
  const entries = Object.entries(root);
  if (!entries.every(([name, value]) => extract(name.slice(1), value, 1)))
    return { problem: 'The JSON nests too deep.' };
  if (entries.length === 0) return {};
  return { source: { name: 'spring.application.json', kind: 'json', properties: [...properties.values()] } };
}

/** The text up to the end of the object that it begins with; all of it where that end is not found. */
function firstObject(text: string): string {
  if (!/^\s*\{/.test(text)) return text;
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}]/g)) {
    if (token === '{') depth++;
    else if (token === '}' && --depth === 0) return text.slice(0, index + 1);
  }
  return text;
}

/**
 * Parses JSON with the text of numbers kept: strings and names get the prefix `=`, numbers become strings with the prefix `#`.
 * The prefix also keeps names that look like numbers in the order of writing.
 */
function parse(text: string): unknown {
  try {
    JSON.parse(text);
    return JSON.parse(
      text.replace(/"([^"\\]*(?:\\.[^"\\]*)*)"|-?\d[\d.eE+-]*/g, (token, content: string | undefined) =>
        content === undefined ? `"#${token}"` : `"=${content}"`,
      ),
    );
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  const text = value.slice(1);
  if (value.startsWith('=')) return text;
  return /[.eE]/.test(text) ? doubleText(Number(text)) : BigInt(text).toString();
}

/** `Double.toString` of Java 19 and later. */
function doubleText(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const plain = String(value);
    return plain.includes('.') ? plain : `${plain}.0`;
  }
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}
