/** What a value is converted to before it is judged. */
export type Kind = 'string' | 'integer' | 'number' | 'boolean' | 'array';

type Words = Readonly<Record<string, unknown>>;

const formatPhrases: ReadonlyMap<unknown, string> = new Map([
  ['uri', 'a URI with a scheme'],
  ['url', 'a URL with a host'],
  ['hostname', 'a host name'],
  ['host-port', 'host:port'],
  ['email', 'an e-mail address'],
  ['duration', 'a duration such as 10s, PT10S or 500'],
  ['data-size', 'a data size such as 512KB or 10MB'],
  ['cron', 'a cron expression of six fields'],
  ['charset', 'the name of a character set'],
  ['locale', 'a locale such as de_CH'],
  ['class-name', 'the name of a Java class'],
]);

/** `an integer from 1 to 10`, `a number above 0`, `true or false`: the kind of the value with its bounds. */
export function describeBounds(words: Words, kind: Kind): string {
  if (kind === 'boolean') return 'true or false (Spring also takes on, off, yes, no, 1 and 0)';
  if (kind !== 'integer' && kind !== 'number') return 'a text';
  const noun = kind === 'integer' ? 'an integer' : 'a number';
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = words;
  const parts: string[] = [];
  if (minimum !== undefined && maximum !== undefined) parts.push(`from ${minimum} to ${maximum}`);
  else if (minimum !== undefined) parts.push(`of at least ${minimum}`);
  else if (maximum !== undefined) parts.push(`of at most ${maximum}`);
  if (exclusiveMinimum !== undefined) parts.push(`above ${exclusiveMinimum}`);
  if (exclusiveMaximum !== undefined) parts.push(`below ${exclusiveMaximum}`);
  if (multipleOf !== undefined) parts.push(`that is a multiple of ${multipleOf}`);
  return [noun, ...parts].join(' ');
}

/** What each group of words about the text wants. */
export function describeText(words: Words): {
  readonly allowed: string;
  readonly excluded: string;
  readonly form: string;
  readonly pattern: string;
  readonly mismatch: string;
} {
  const not = typeof words['not'] === 'object' && words['not'] !== null ? (words['not'] as Words) : {};
  const excluded = [...listed(not['enum']), ...('const' in not ? [String(not['const'])] : [])];
  return {
    allowed: 'const' in words ? `exactly ${words['const']}` : `one of ${listed(words['enum']).join(', ')}`,
    excluded: `anything but ${excluded.join(', ')}`,
    form: [formatPhrases.get(words['format']) ?? 'a text', lengthPhrase(words)].filter((part) => part !== '').join(' '),
    pattern: `a text matching ${words['pattern']}`,
    mismatch: `a text not matching ${not['pattern']}`,
  };
}

/** `a list of at least 3 different elements` */
export function describeList(words: Words): string {
  const { minItems, maxItems, uniqueItems } = words;
  return `a list of ${amount(minItems, maxItems)}${uniqueItems === true ? 'different ' : ''}elements`;
}

function lengthPhrase(words: Words): string {
  const { minLength, maxLength } = words;
  return minLength === undefined && maxLength === undefined ? '' : `of ${amount(minLength, maxLength)}characters`;
}

function amount(least: unknown, most: unknown): string {
  if (least !== undefined && most !== undefined) return least === most ? `${least} ` : `${least} to ${most} `;
  if (least !== undefined) return `at least ${least} `;
  return most === undefined ? '' : `at most ${most} `;
}

function listed(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
