/** A value with the words of a schema that are asked about it; other words, and absent ones, say nothing. */
interface Asked<Value> {
  readonly value: Value;
  readonly words: Readonly<Record<string, unknown>>;
}

type Scalar = string | number | boolean;

/** `enum` and `const` */
export function isAllowed(asked: Asked<Scalar>): boolean;

/** `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum` and `multipleOf`, which only bind numbers */
export function isWithinBounds(asked: Asked<Scalar>): boolean;

/** `minItems`, `maxItems` and `uniqueItems` */
export function isList(asked: Asked<readonly (Scalar | undefined)[]>): boolean;
