/**
 * Text to values as Spring's conversion service makes them (`ApplicationConversionService`). Each function answers
 * `undefined` for text that Spring refuses, and for the empty text, which it converts to null.
 */

const longMinimum = -(2n ** 63n);
const longMaximum = 2n ** 63n - 1n;

/**
 * A whole number in the range of `long` (`NumberUtils.parseNumber`): decimal, or hexadecimal with `0x` or `#`; blanks do not
 * count. A leading zero means nothing: `010` is ten. Beyond 2⁵³ the nearest number is returned.
 */
export function toInteger(text: string): number | undefined {
  const match = /^(?:([+-]?)(\d+)|(-?)(?:0[xX]|#)([\da-fA-F]+))$/.exec(withoutWhitespace(text));
  if (match === null) return undefined;
  const size = match[2] === undefined ? BigInt(`0x${match[4]}`) : BigInt(match[2]);
  const value = (match[1] ?? match[3]) === '-' ? -size : size;
  return isLong(value) ? Number(value) : undefined;
}

/** A `double` (`Double.valueOf`): decimal or hexadecimal floating point, `NaN` and `Infinity` included; blanks do not count. */
export function toDecimal(text: string): number | undefined {
  const number = withoutWhitespace(text);
  const match = /^([+-]?)(?:(NaN)|(Infinity)|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[fFdD]?|(0[xX].+))$/.exec(number);
  if (match === null) return undefined;
  const sign = match[1] === '-' ? -1 : 1;
  if (match[2] !== undefined) return Number.NaN;
  if (match[3] !== undefined) return sign * Number.POSITIVE_INFINITY;
  if (match[4] !== undefined) return sign * Number(match[4]);
  const hexadecimal = /^0[xX](?:([\da-fA-F]+)\.?|([\da-fA-F]*)\.([\da-fA-F]+))[pP]([+-]?\d+)[fFdD]?$/.exec(
    match[5] ?? '',
  );
  if (hexadecimal === null) return undefined;
  const fraction = hexadecimal[3] ?? '';
  const digits = Number(BigInt(`0x${hexadecimal[1] ?? hexadecimal[2]}${fraction}`));
  return sign * digits * 2 ** (Number(hexadecimal[4]) - 4 * fraction.length);
}

/** `true`, `on`, `yes`, `1` or `false`, `off`, `no`, `0` in any case (`StringToBooleanConverter`). */
export function toBoolean(text: string): boolean | undefined {
  switch (trimmed(text).toLowerCase()) {
    case 'true':
    case 'on':
    case 'yes':
    case '1':
      return true;
    case 'false':
    case 'off':
    case 'no':
    case '0':
      return false;
    default:
      return undefined;
  }
}

const nanosecondsOf: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: 86_400_000_000_000n,
};
const nanosecondsPerSecond = 1_000_000_000n;

/**
 * A duration in milliseconds (`DurationStyle.detectAndParse`): `10s`, `PT10S`, or a plain number of `unit`. Blanks are not
 * tolerated.
 *
 * @param unit what a plain number counts: `ms`, or what the property's `@DurationUnit` says
 */
export function toDuration(text: string, unit: 'ns' | 'us' | 'ms' | 's' | 'm' | 'h' | 'd' = 'ms'): number | undefined {
  const simple = /^([+-]?\d+)([a-zA-Z]{0,2})$/.exec(text);
  const nanoseconds = simple === null ? isoDuration(text) : simpleDuration(simple[1] ?? '', simple[2] || unit);
  return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1e6;
}

function simpleDuration(amount: string, unit: string): bigint | undefined {
  const count = BigInt(amount.replace('+', ''));
  const suffix = unit.toLowerCase();
  const length = Object.hasOwn(nanosecondsOf, suffix) ? nanosecondsOf[suffix] : undefined;
  return length === undefined || !isLong(count) ? undefined : withinDuration(count * length);
}

/** `Duration.parse`. */
function isoDuration(text: string): bigint | undefined {
  const match =
    /^([-+]?)P(?:([-+]?\d+)D)?(T(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?\d+)(?:[.,](\d{0,9}))?S)?)?$/i.exec(text);
  if (match === null || match[3] === 'T') return undefined;
  const [, sign, days, , hours, minutes, seconds, fraction = ''] = match;
  const counts = [days, hours, minutes, seconds];
  if (counts.every((count) => count === undefined)) return undefined;
  const lengths = [86_400n, 3_600n, 60n, 1n];
  let total = 0n;
  for (const [index, count] of counts.entries()) {
    const amount = BigInt((count ?? '0').replace('+', ''));
    const part = amount * (lengths[index] ?? 0n);
    if (!isLong(amount) || !isLong(part)) return undefined;
    total += part;
  }
  const rest = BigInt(fraction.padEnd(9, '0'));
  const nanoseconds = total * nanosecondsPerSecond + (seconds?.startsWith('-') ? -rest : rest);
  return withinDuration(sign === '-' ? -nanoseconds : nanoseconds);
}

/** A `Duration` holds as many seconds as a `long`. */
function withinDuration(nanoseconds: bigint): bigint | undefined {
  const floor = nanoseconds / nanosecondsPerSecond - (nanoseconds % nanosecondsPerSecond < 0n ? 1n : 0n);
  return isLong(floor) ? nanoseconds : undefined;
}

const bytesOf: Readonly<Record<string, bigint>> = {
  '': 1n,
  B: 1n,
  KB: 2n ** 10n,
  MB: 2n ** 20n,
  GB: 2n ** 30n,
  TB: 2n ** 40n,
};

/** A size in bytes (`DataSize.parse`): `10MB`, or a plain number of bytes. Units are in upper case; blanks do not count. */
export function toDataSize(text: string): number | undefined {
  const match = /^([+-]?\d+)([a-zA-Z]{0,2})$/.exec(withoutWhitespace(text));
  if (match === null) return undefined;
  const [, amount = '', suffix = ''] = match;
  const count = BigInt(amount.replace('+', ''));
  const unit = Object.hasOwn(bytesOf, suffix) ? bytesOf[suffix] : undefined;
  return unit !== undefined && isLong(count) && isLong(count * unit) ? Number(count * unit) : undefined;
}

/** The elements of a list written in one text (`DelimitedStringToCollectionConverter`): split at commas, trimmed; none of the empty text. */
export function toList(text: string): readonly string[] {
  return text === '' ? [] : text.split(',').map(trimmed);
}

/** `String.trim` of Java: everything up to the blank, and nothing else. */
export function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}

/** `StringUtils.trimAllWhitespace`: blanks go, also within the text. No-break spaces are none to `Character.isWhitespace`. */
function withoutWhitespace(text: string): string {
  return text.replace(/[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]/g, '');
}

function isLong(value: bigint): boolean {
  return value >= longMinimum && value <= longMaximum;
}
