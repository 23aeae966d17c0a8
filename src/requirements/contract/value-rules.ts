import { toBoolean, toDecimal, toInteger, toList } from '../../spring/conversions.ts';
import { formats } from '../../spring/formats.ts';
import { longestText, regularExpression } from './regular-expression.ts';
import { describeBounds, describeList, describeText, type Kind } from './value-phrases.ts';
import { isAllowed, isList, isWithinBounds } from './value-validators.generated.js';

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
 * A judge that prepares each schema once. The words were held against the schema of keyparity.yml; ajv has compiled what
 * they mean when Keyparity was built, formats and expressions are our own.
 */
export function createValueJudge(): ValueJudge {
  const ofText = rememberedBySchema(textExpectation);
  const ofList = rememberedBySchema(listExpectation);
  return {
    judge: (schema, text) => verdict(ofText(schema)(text)),
    judgeList: (schema, elements) => verdict(ofList(schema)(elements)),
  };
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
function textExpectation(schema: ValueSchema): Expectation {
  const kind = kindOf(schema);
  if (kind === 'array') {
    const list = listExpectation(schema);
    return (text) => list(toList(text));
  }
  const not = mapOf(schema['not']);
  const allowed = converted(schema, kind);
  const excluded = excludedValues(not, kind);
  const lengths = { minimum: schema['minLength'], maximum: schema['maxLength'] };
  const hasFormat = formatOf(schema);
  const match = expressionOf(schema);
  const mismatch = expressionOf(not);
  const phrases = { bounds: describeBounds(schema, kind), text: describeText(schema) };

  return (text) => {
    const value = convert(text, kind);
    if (value === undefined) return phrases.bounds;
    if (!isAllowed({ value, words: allowed })) return phrases.text.allowed;
    if (!isWithinBounds({ value, words: schema })) return phrases.bounds;
    if (isAllowed({ value, words: { enum: excluded } })) return phrases.text.excluded;
    if (!isWithinBounds({ value: charactersIn(text), words: lengths }) || !hasFormat(text)) return phrases.text.form;
    if (match === undefined && mismatch === undefined) return undefined;
    if (text.length > longestText)
      return `a text of at most ${longestText} characters, because a pattern is held against it`;
    if (match?.(text) === false) return phrases.text.pattern;
    return mismatch?.(text) === true ? phrases.text.mismatch : undefined;
  };
}

/** Code points, which JSON Schema counts. */
function charactersIn(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

function formatOf({ format }: ValueSchema): (text: string) => boolean {
  return (typeof format === 'string' && Object.hasOwn(formats, format) && formats[format]) || (() => true);
}

/** Whether a text has what the `pattern` looks for; nothing has what a faulty one looks for. */
function expressionOf({ pattern }: ValueSchema): ((text: string) => boolean) | undefined {
  if (typeof pattern !== 'string') return undefined;
  const expression = regularExpression(pattern);
  return 'problem' in expression ? () => false : expression.matches;
}

function listExpectation(schema: ValueSchema): ListExpectation {
  const items = mapOf(schema['items']);
  const kind = kindOf(items);
  const element = textExpectation(items);
  return (elements) => {
    for (const text of elements) {
      const expected = element(text);
      if (expected !== undefined) return `a list in which each element is ${expected}`;
    }
    const value = elements.map((text) => convert(text, kind));
    return isList({ value, words: schema }) ? undefined : describeList(schema);
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
  const { enum: several, const: one } = converted(not, kind);
  return [...listOf(several), ...(one === undefined ? [] : [one])];
}

function mapOf(value: unknown): ValueSchema {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
