import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandLineSource } from '../src/spring/command-line.ts';
import { toBoolean, toDataSize, toDecimal, toDuration, toInteger, toList } from '../src/spring/conversions.ts';
import { isCronExpression } from '../src/spring/cron-expression.ts';
import { type Generation, generationOf } from '../src/spring/generation.ts';
import { jsonSource } from '../src/spring/json-properties.ts';
import { findBound, findExact, findProperty } from '../src/spring/lookup.ts';
import { canonicalElements, canonicalText, dashedForm, isCanonicalName, uniformName } from '../src/spring/names.ts';
import { messageOf, resolvePlaceholders } from '../src/spring/placeholders.ts';
import { matches, parseProfileExpression } from '../src/spring/profile-expression.ts';
import type { PropertySource } from '../src/spring/property-source.ts';

/** What Spring Boot 3.5 answers, and 2.7 where it differs. */
interface Recorded<Answer> {
  readonly expected: Answer;
  readonly 'expected in 2.7'?: Answer;
}

const origin = { path: 'application.yml', line: 1, column: 1 };
const boot35 = generation('3.5');
const boot27 = generation('2.7');

describe('names are compared as ConfigurationPropertyName compares them', () => {
  const { equal, canonical, dashed } = recorded<{
    equal: readonly { key: string; other: string; equal: boolean }[];
    canonical: readonly { name: string; text: string | null }[];
    dashed: readonly { name: string; dashed: string }[];
  }>('names');

  it.each(equal)('$key and $other: equal is $equal', ({ key, other, equal: expected }) => {
    expect(uniformName(key) === uniformName(other)).toBe(expected);
  });

  it.each(canonical)('"$name" is looked up as $text', ({ name, text }) => {
    const elements = canonicalElements(name);
    expect(elements === undefined ? null : canonicalText(name, elements)).toBe(text);
    expect(isCanonicalName(name)).toBe(text !== null);
  });

  it.each(dashed)('the Java name "$name" is bound as "$dashed"', ({ name, dashed: expected }) => {
    expect(dashedForm(name)).toBe(expected);
  });
});

describe('a name is found where Spring finds it', () => {
  interface Answer {
    readonly name: string;
    readonly environment: string | null;
    readonly binder: string | null;
    readonly plain: string | null;
  }
  interface Case extends Recorded<readonly Answer[]> {
    readonly sources: readonly {
      readonly kind: PropertySource['kind'];
      readonly properties: readonly (readonly [key: string, value: string])[];
    }[];
  }
  const { cases } = recorded<{ cases: readonly Case[] }>('lookups');

  it.each(cases.map((one, index) => ({ ...one, index })))('in the sources of case $index', (one) => {
    const sources = one.sources.map(({ kind, properties }) => source(kind, properties));
    for (const [law, answers] of answersOf(one)) {
      const found = answers.map(({ name }) => ({
        name,
        environment: findProperty(sources, name, law)?.property.value ?? null,
        binder: findBound(sources, name, law)?.property.value ?? null,
        plain: findExact(sources, name)?.property.value ?? null,
      }));
      expect(found, law.name).toEqual(answers);
    }
  });
});

describe('placeholders are resolved as Spring resolves them', () => {
  interface Case extends Recorded<{ readonly value: string } | { readonly error: string }> {
    readonly text: string;
    readonly mode: 'strict' | 'lenient';
    readonly properties: readonly (readonly [string, string])[];
  }
  const { cases } = recorded<{ cases: readonly Case[] }>('placeholders');

  it.each(cases)('$text with $properties, $mode', (one) => {
    const properties = new Map(one.properties);
    for (const [law, expected] of answersOf(one)) {
      const resolution = resolvePlaceholders(one.text, (name) => properties.get(name), law, one.mode);
      const goesOn = resolution.kind === 'resolved' || (resolution.kind === 'unresolved' && one.mode === 'lenient');
      expect(goesOn ? { value: resolution.value } : { error: messageOf(resolution) }, law.name).toEqual(expected);
    }
  });
});

describe('profile expressions match as ProfilesParser has them match', () => {
  const { cases } = recorded<{
    cases: readonly {
      expression: string;
      accepted: readonly string[];
      matches?: readonly boolean[];
      error?: string;
    }[];
  }>('profile-expressions');

  it.each(cases)('$expression', ({ expression: text, accepted, matches: expected, error }) => {
    const expression = parseProfileExpression(text);
    if ('malformed' in expression) {
      expect(expression.malformed).toBe(error);
    } else {
      expect(accepted.map((profiles) => matches(expression, new Set(profiles.split(','))))).toEqual(expected);
    }
  });
});

describe('text is converted as ApplicationConversionService converts it', () => {
  const conversions: Readonly<Record<string, (text: string) => unknown>> = {
    integer: toInteger,
    decimal: toDecimal,
    boolean: toBoolean,
    duration: toDuration,
    datasize: toDataSize,
    list: toList,
  };
  const { cases, cron } = recorded<{
    cases: readonly { type: string; text: string; value: unknown }[];
    cron: readonly { expression: string; valid: boolean }[];
  }>('conversions');

  it.each(cases)('"$text" as $type is $value', ({ type, text, value }) => {
    const converted = conversions[type]?.(text) ?? null;
    // JSON has no NaN, no infinity and no negative zero: they are recorded as Java prints them.
    expect(typeof value === 'string' ? Number(value) : value).toEqual(converted);
  });

  it.each(cron)('"$expression" is a cron expression: $valid', ({ expression, valid }) => {
    expect(isCronExpression(expression)).toBe(valid);
  });
});

describe('what is given outside files becomes a source', () => {
  type Options = { readonly options: readonly (readonly [string, string])[] } | { readonly error: string };
  const { arguments: commandLines, json } = recorded<{
    arguments: readonly (Recorded<Options> & { readonly arguments: readonly string[] })[];
    json: readonly { text: string; properties: readonly (readonly [string, string])[] | null }[];
  }>('outer-sources');

  it.each(commandLines)('the arguments $arguments', (one) => {
    for (const [law, expected] of answersOf(one)) {
      const { source: options, failure } = commandLineSource(
        one.arguments.map((text) => ({ text, origin })),
        law,
      );
      expect(failure === undefined ? { options: sortedEntries(options) } : { error: failure.message }).toEqual(
        expected,
      );
    }
  });

  it.each(json)('the application JSON $text', ({ text, properties }) => {
    const result = jsonSource(text, origin);
    expect(result.problem === undefined ? sortedEntries(result.source) : null).toEqual(properties);
  });
});

function recorded<Content>(name: string): Content {
  const url = new URL(`../fixtures/spring/laws/${name}.json`, import.meta.url);
  const content: Content = JSON.parse(readFileSync(url, 'utf8'));
  return content;
}

function answersOf<Answer>(one: Recorded<Answer>): readonly (readonly [Generation, Answer])[] {
  return [
    [boot27, one['expected in 2.7'] ?? one.expected],
    [boot35, one.expected],
  ];
}

function generation(name: string): Generation {
  const known = generationOf(name);
  if (known === undefined) throw new Error(`no generation ${name}`);
  return known;
}

function source(kind: PropertySource['kind'], entries: readonly (readonly [string, string])[]): PropertySource {
  return { name: kind, kind, properties: entries.map(([key, value]) => ({ key, value, origin, valueOrigin: origin })) };
}

function sortedEntries(from: PropertySource | undefined): readonly (readonly [string, string])[] {
  const entries = (from?.properties ?? []).map(({ key, value }): readonly [string, string] => [key, value]);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
