import { type ScalarNode, YamlFailure } from './yaml-node.ts';

/**
 * A scalar as a Java object: the simple name of its class (two scalars are the same map key only if class and text
 * are equal) and what `toString` gives.
 */
export interface JavaScalar {
  readonly type: 'String' | 'Boolean' | 'Integer' | 'Long' | 'BigInteger' | 'Double' | 'null' | 'byte[]' | 'Date';
  readonly text: string;
}

const booleans = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const nulls = /^(?:~|null|Null|NULL| )?$/;
const integers =
  /^(?:[-+]?0b_*[01][01_]*|[-+]?0_*[0-7][0-7_]*|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x_*[0-9a-fA-F][0-9a-fA-F_]*|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const floats =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/**
 * The tag of an untagged plain scalar: SnakeYAML's `Resolver` without its timestamp rule, which Spring Boot removes
 * (OriginTrackedYamlLoader.NoTimestampResolver).
 */
export function implicitTag(text: string): string {
  const length = text.length;
  if (length === 0) return 'null';
  const first = text.charCodeAt(0);
  // Digits, '+', '-' and '.': the first characters of the number rules.
  if ((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46) {
    if (length > 1024) return 'str';
    if (first !== 46 && integers.test(text)) return 'int';
    return floats.test(text) ? 'float' : 'str';
  }
  if (length > 5) return 'str';
  if (booleans.test(text)) return 'bool';
  if (nulls.test(text)) return 'null';
  return text === '<<' ? 'merge' : 'str';
}

/**
 * The Java object that SnakeYAML's `SafeConstructor` makes of a scalar. Throws {@link YamlFailure} where it throws: a
 * tag without constructor, or a text that the tag does not accept.
 */
export function constructScalar(node: ScalarNode): JavaScalar {
  const { text } = node;
  switch (node.tag) {
    case 'str':
      return { type: 'String', text };
    case 'null':
      return { type: 'null', text: '' };
    case 'bool':
      return booleanOf(text);
    case 'int':
      return integerOf(text, node.at);
    case 'float':
      return { type: 'Double', text: doubleText(doubleOf(text, node.at)) };
    case 'binary':
      return { type: 'byte[]', text: binaryText(text, node.at) };
    case 'timestamp':
      if (!timestamp.test(text)) throw invalid('a timestamp', node.at);
      return { type: 'Date', text };
    default:
      throw new YamlFailure('unknown-tag', 'A value has a tag that Spring cannot read.', node.at);
  }
}

/** SnakeYAML lets Java's NumberFormatException through. */
function malformedNumber(at: number): YamlFailure {
  return new YamlFailure('malformed-number', 'The text of a value is not a number, which it has to be.', at);
}

function invalid(what: string, at: number): YamlFailure {
  return new YamlFailure('invalid-value', `The text of a value is not ${what}, which it has to be.`, at);
}

/** Only an explicit `!!bool` can carry another word; SnakeYAML makes null of it. */
function booleanOf(text: string): JavaScalar {
  const word = text.toLowerCase();
  if (word === 'true' || word === 'yes' || word === 'on') return { type: 'Boolean', text: 'true' };
  if (word === 'false' || word === 'no' || word === 'off') return { type: 'Boolean', text: 'false' };
  return { type: 'null', text: '' };
}

/** SafeConstructor.ConstructYamlInt. */
function integerOf(written: string, at: number): JavaScalar {
  let text = written.includes('_') ? written.replaceAll('_', '') : written;
  let negative = false;
  const first = text.charCodeAt(0);
  if (first === 45 || first === 43) {
    negative = first === 45;
    text = text.slice(1);
  }
  if (text === '0') return { type: 'Integer', text: '0' };
  if (text.startsWith('0b')) return numberOf(negative, text.slice(2), 2, at);
  if (text.startsWith('0x')) return numberOf(negative, text.slice(2), 16, at);
  if (text.startsWith('0')) return numberOf(negative, text.slice(1), 8, at);
  if (text.includes(':')) return numberOf(negative, sexagesimal(text, at), 10, at);
  return numberOf(negative, text, 10, at);
}

/** Sums in a Java `int`, overflow included. */
function sexagesimal(text: string, at: number): string {
  const digits = text.replace(/:+$/, '').split(':').reverse();
  let sum = 0n;
  let base = 1n;
  for (const digit of digits) {
    if (!/^[-+]?[0-9]+$/.test(digit)) throw malformedNumber(at);
    const value = BigInt(digit.replace('+', ''));
    if (BigInt.asIntN(64, value) !== value) throw malformedNumber(at);
    sum = BigInt.asIntN(32, sum + value * base);
    base = BigInt.asIntN(32, base * 60n);
  }
  return sum.toString();
}

const digitsOf = {
  2: /^[-+]?[01]+$/,
  8: /^[-+]?[0-7]+$/,
  10: /^[-+]?[0-9]+$/,
  16: /^[-+]?[0-9a-fA-F]+$/,
} as const;
const prefixOf = { 2: '0b', 8: '0o', 10: '', 16: '0x' } as const;
/** Digits of the largest `int` and `long` by radix: SafeConstructor decides by length before it decides by value. */
const maximalDigits = { 2: [31, 63], 8: [11, 21], 10: [10, 19], 16: [8, 16] } as const;

function numberOf(negative: boolean, digits: string, radix: 2 | 8 | 10 | 16, at: number): JavaScalar {
  const length = digits.length;
  if (radix === 10 && length < 10 && /^[1-9][0-9]*$/.test(digits)) {
    return { type: 'Integer', text: negative ? `-${digits}` : digits };
  }
  const signed = negative ? `-${digits}` : digits;
  if (!digitsOf[radix].test(signed)) throw malformedNumber(at);
  const minus = signed.startsWith('-');
  const magnitude = BigInt(prefixOf[radix] + signed.replace(/^[-+]/, ''));
  const value = minus ? -magnitude : magnitude;
  const [intDigits, longDigits] = maximalDigits[radix];
  let type: JavaScalar['type'] = 'BigInteger';
  if (length <= intDigits && BigInt.asIntN(32, value) === value) type = 'Integer';
  else if (length <= longDigits && BigInt.asIntN(64, value) === value) type = 'Long';
  return { type, text: value.toString() };
}

/** SafeConstructor.ConstructYamlFloat. */
function doubleOf(written: string, at: number): number {
  let text = written.replaceAll('_', '');
  let sign = 1;
  if (text.startsWith('-') || text.startsWith('+')) {
    sign = text.startsWith('-') ? -1 : 1;
    text = text.slice(1);
  }
  const lower = text.toLowerCase();
  if (lower === '.inf') return sign * Number.POSITIVE_INFINITY;
  if (lower === '.nan') return Number.NaN;
  if (!text.includes(':')) return parseDouble(text, at) * sign;
  let sum = 0;
  let base = 1;
  for (const digit of text.replace(/:+$/, '').split(':').reverse()) {
    sum += parseDouble(digit, at) * base;
    // The factor is a Java int and overflows.
    base = Math.imul(base, 60);
  }
  return sign * sum;
}

/** `Double.parseDouble` for decimal text. */
function parseDouble(text: string, at: number): number {
  const trimmed = text.trim();
  const special = /^([-+]?)(NaN|Infinity)$/.exec(trimmed);
  if (special !== null) return special[2] === 'NaN' ? Number.NaN : Number(trimmed);
  if (!/^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?[fFdD]?$/.test(trimmed)) throw malformedNumber(at);
  return Number(trimmed.replace(/[fFdD]$/, ''));
}

/**
 * `Double.toString` of JDK 19 and later: the shortest decimal of at least two digits that gives the number back. (Older
 * JDKs print superfluous or wrong last digits for a few numbers, such as 2.0E-3 or 1.0E23.)
 */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const sign = value < 0 ? '-' : '';
  const shortest = Math.abs(value).toExponential();
  const [mantissa = '', power = '0'] = (shortest[1] === '.' ? shortest : Math.abs(value).toExponential(1)).split('e');
  const exponent = Number(power);
  const digits = mantissa.replace('.', '').replace(/(?<=.)0$/, '');
  if (exponent >= 7 || exponent < -3) return `${sign}${digits[0]}.${digits.slice(1) || '0'}E${exponent}`;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}

const timestamp =
  /^[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:(?:[Tt]|[ \t]+)[0-9][0-9]?:[0-9][0-9]:[0-9][0-9](?:\.[0-9]*)?(?:[ \t]*(?:Z|(?:[-+][0-9][0-9]?(?::[0-9][0-9])?)?))?)?$/;

/** Spring converts a `byte[]` to text as a list of its signed numbers. */
function binaryText(text: string, at: number): string {
  const base64 = text.replace(/\s/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(base64)) {
    throw invalid('Base64', at);
  }
  return Array.from(atob(base64), (character) => (character.charCodeAt(0) << 24) >> 24).join(',');
}
