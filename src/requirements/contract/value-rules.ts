import type { Ajv as AjvInstance } from 'ajv';
import { toBoolean, toDecimal, toInteger, toList } from '../../spring/conversions.ts';
import { formats } from '../../spring/formats.ts';
import { longestText, regularExpression } from './regular-expression.ts';
import { describeBounds, describeList, describeText, type Kind } from './value-phrases.ts';

/** The words of JSON Schema for one value, as `Contract.valueTermsFor` merges them. */
export type ValueSchema = Readonly<Record<string, unknown>>;

/** `expected` says what the contract wants, to follow "must be": `an integer from 1 to 10`. It never tells the value. */
export type ValueVerdict = { readonly ok: true } | { readonly ok: false; readonly expected: string };

export interface ValueJudge {
  /** Judges the text of a property, placeholders resolved, converted as Spring converts it. */
  judge(schema: ValueSchema, text: string): ValueVerdict;
  /** Judges a list that is written as elements (`hosts[0]`, `hosts[1]`), in their order. */
  judgeList(schema: ValueSchema, elements: readonly string[]): ValueVerdict;
}

/** What is wrong with a text, as what was expected; `undefined` where nothing is. */
type Expectation = (text: string) => string | undefined;

type ListExpectation = (elements: readonly string[]) => string | undefined;

/**
 * Loads ajv, which most runs do not need, and gives a judge that compiles each schema once.
 *
 * The words were held against the schema of keyparity.yml and its expressions are followed by an automaton, so ajv
 * neither validates them again nor builds a `RegExp` of them.
 */
export async function loadValueJudge(): Promise<ValueJudge> {
  const { Ajv } = await import('ajv');
  const ajv = new Ajv({
    meta: false,
    validateSchema: false,
    strict: false,
    allErrors: false,
    multipleOfPrecision: 9,
    code: { regExp: Object.assign(expressionForAjv, { code: 'regularExpression' }) },
  });
  for (const [name, validate] of Object.entries(formats)) ajv.addFormat(name, { type: 'string', validate });

  const ofText = rememberedBySchema((schema) => textExpectation(ajv, schema));
  const ofList = rememberedBySchema((schema) => listExpectation(ajv, schema));
  return {
    judge: (schema, text) => verdict(ofText(schema)(text)),
    judgeList: (schema, elements) => verdict(ofList(schema)(elements)),
  };
}

function expressionForAjv(source: string): { test(text: string): boolean } {
  const expression = regularExpression(source);
  const test = (text: string) => !('problem' in expression) && expression.matches(text);
  // ajv tells expressions apart by their text.
  return Object.assign({ test }, { toString: () => source });
}

function verdict(expected: string | undefined): ValueVerdict {
  return expected === undefined ? { ok: true } : { ok: false, expected };
}

function rememberedBySchema<Result>(compile: (schema: ValueSchema) => Result): (schema: ValueSchema) => Result {
  const results = new WeakMap<ValueSchema, Result>();
  return (schema) => {
    const known = results.get(schema);
    if (known !== undefined) return known;
    const result = compile(schema);
    results.set(schema, result);
    return result;
  };
}

/** First the conversion, then what holds for the converted value, then what holds for the text itself. */
function textExpectation(ajv: AjvInstance, schema: ValueSchema): Expectation {
  const kind = kindOf(schema);
  if (kind === 'array') {
    const list = listExpectation(ajv, schema);
    return (text) => list(toList(text));
  }
  const not = mapOf(schema['not']);
  const allowed = ajv.compile(converted(pick(schema, ['enum', 'const']), kind));
  const bounds = ajv.compile(pick(schema, boundWords));
  const excludedList = excludedValues(not, kind);
  // ajv does not compile an empty `enum`.
  const excluded = excludedList.length === 0 ? () => false : ajv.compile({ enum: excludedList });
  const form = ajv.compile(pick(schema, ['minLength', 'maxLength', 'format']));
  const match = ajv.compile(pick(schema, ['pattern']));
  const mismatch = ajv.compile(pick(not, ['pattern']));
  const phrases = { bounds: describeBounds(schema, kind), text: describeText(schema) };

  return (text) => {
    const value = convert(text, kind);
    if (value === undefined) return phrases.bounds;
    if (!allowed(value)) return phrases.text.allowed;
    if (!bounds(value)) return phrases.bounds;
    if (excluded(value)) return phrases.text.excluded;
    if (!form(text)) return phrases.text.form;
    if (!('pattern' in schema || 'pattern' in not)) return undefined;
    if (text.length > longestText)
      return `a text of at most ${longestText} characters, because a pattern is held against it`;
    if (!match(text)) return phrases.text.pattern;
    return 'pattern' in not && mismatch(text) ? phrases.text.mismatch : undefined;
  };
}

function listExpectation(ajv: AjvInstance, schema: ValueSchema): ListExpectation {
  const items = mapOf(schema['items']);
  const element = textExpectation(ajv, items);
  const list = ajv.compile(pick(schema, ['minItems', 'maxItems', 'uniqueItems']));
  return (elements) => {
    for (const text of elements) {
      const expected = element(text);
      if (expected !== undefined) return `a list in which each element is ${expected}`;
    }
    return list(elements.map((text) => convert(text, kindOf(items)))) ? undefined : describeList(schema);
  };
}

const boundWords = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];

/** What a text is converted to: as `type` says, else what the other words are about. */
function kindOf(schema: ValueSchema): Kind {
  const { type } = schema;
  if (type === 'integer' || type === 'number' || type === 'boolean' || type === 'array') return type;
  if (type === 'string') return 'string';
  if (['items', 'minItems', 'maxItems', 'uniqueItems'].some((word) => word in schema)) return 'array';
  if (boundWords.some((word) => word in schema)) return 'number';
  const values = [...listOf(schema['enum']), ...('const' in schema ? [schema['const']] : [])];
  if (values.length > 0 && values.every((value) => typeof value === 'number')) return 'number';
  if (values.length > 0 && values.every((value) => typeof value === 'boolean')) return 'boolean';
  return 'string';
}

function convert(text: string, kind: Kind): string | number | boolean | undefined {
  if (kind === 'integer') return toInteger(text);
  if (kind === 'number') return finite(toInteger(text) ?? toDecimal(text));
  if (kind === 'boolean') return toBoolean(text);
  return text;
}

function finite(value: number | undefined): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** The values of `enum` and `const` in the kind that they are compared with. */
function converted(words: ValueSchema, kind: Kind): ValueSchema {
  const one = (value: unknown) => convert(String(value), kind) ?? value;
  return {
    ...('enum' in words && { enum: listOf(words['enum']).map(one) }),
    ...('const' in words && { const: one(words['const']) }),
  };
}

function excludedValues(not: ValueSchema, kind: Kind): readonly unknown[] {
  const { enum: several, const: one } = converted(pick(not, ['enum', 'const']), kind);
  return [...listOf(several), ...(one === undefined ? [] : [one])];
}

function pick(schema: ValueSchema, words: readonly string[]): ValueSchema {
  return Object.fromEntries(words.filter((word) => word in schema).map((word) => [word, schema[word]]));
}

function mapOf(value: unknown): ValueSchema {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
