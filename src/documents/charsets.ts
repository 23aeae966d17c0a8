import { decodeLatin1, decodeUtf8 } from './decode.ts';

/**
 * A character set in which a file of properties can be read here: `latin1` is ISO-8859-1, `ascii` has U+FFFD for every byte beyond
 * its own, `utf-16` is told by its byte order mark, and `unknown` is one that nobody can name, so that the text is a guess; all others
 * are labels of `TextDecoder`.
 */
export type Charset = string;

/** Names that Java's standard character sets have besides their own (`sun.nio.cs.StandardCharsets`), in lower case. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  latin1: [
    ...['iso-8859-1', 'iso8859-1', 'iso8859_1', 'iso_8859-1', 'iso_8859_1', 'iso_8859-1:1987', 'iso-ir-100', '8859_1'],
    ...['latin1', 'l1', 'ibm819', 'ibm-819', 'cp819', '819', 'csisolatin1'],
  ],
  ascii: [
    ...['us-ascii', 'ascii', 'ascii7', '646', 'iso646-us', 'iso_646.irv:1991', 'iso_646.irv:1983', 'iso-ir-6', 'us'],
    ...['ansi_x3.4-1968', 'ansi_x3.4-1986', 'ibm367', 'cp367', 'csascii', 'default'],
  ],
  'utf-8': ['utf-8', 'utf8', 'unicode-1-1-utf-8'],
  'utf-16': ['utf-16', 'utf_16', 'utf16', 'unicode', 'unicodebig'],
  'utf-16be': ['utf-16be', 'utf_16be', 'x-utf-16be', 'iso-10646-ucs-2', 'unicodebigunmarked'],
  'utf-16le': ['utf-16le', 'utf_16le', 'x-utf-16le', 'unicodelittleunmarked'],
};

const known = new Map(Object.entries(aliases).flatMap(([charset, names]) => names.map((name) => [name, charset])));

/** How Java writes what has a dash elsewhere: `ISO8859_15`, `Cp1252`, `EUC_JP`, `KOI8_R`. */
const spellings: readonly (readonly [written: RegExp, label: string])[] = [
  [/^iso[-_]?8859[-_](\d+)$/, 'iso-8859-$1'],
  [/^(?:cp|ibm-?)(125\d)$/, 'windows-$1'],
  [/^euc[-_](jp|kr)$/, 'euc-$1'],
  [/^koi8[-_]([ru])$/, 'koi8-$1'],
  [/^(?:ms932|windows-31j)$/, 'shift_jis'],
];

/** The character set of a name that Java takes, whatever its case; `undefined` for one that cannot be read here. */
export function charsetNamed(name: string): Charset | undefined {
  const written = name.toLowerCase();
  const own = known.get(written);
  if (own !== undefined) return own;
  const [spelling, dashed] = spellings.find(([pattern]) => pattern.test(written)) ?? [];
  const label = spelling === undefined ? written : written.replace(spelling, dashed ?? '');
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** Text of bytes as Java decodes it: what is not of the character set becomes U+FFFD. */
export function decodeAs(bytes: Uint8Array, charset: Charset): string {
  switch (charset) {
    case 'latin1':
      return decodeLatin1(bytes);
    case 'ascii':
      return decodeLatin1(bytes).replace(/[\u0080-\u00ff]/g, '\ufffd');
    case 'utf-8':
      return decodeUtf8(bytes);
    case 'utf-16':
      return decodeUtf16(bytes);
    case 'unknown':
      return decodeByGuess(bytes);
    default:
      return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  }
}

/** Without a mark the larger byte comes first; the mark is no part of the text. */
function decodeUtf16(bytes: Uint8Array): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(bytes);
}

/** UTF-8 where it can be that, which it is most often. */
function decodeByGuess(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  return text.includes('\ufffd') ? decodeLatin1(bytes) : text;
}

/** Nearly every character set has the same letters for these bytes; those that have not (UTF-16, UTF-32, EBCDIC) write other bytes. */
export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80 && byte !== 0);
}
