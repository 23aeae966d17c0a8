import { YamlFailure } from './yaml-node.ts';

/** The text of a YAML file without its byte order mark, and what keeps it from being read. */
export interface DecodedYaml {
  readonly text: string;
  readonly failure?: YamlFailure;
}

/** Everything but what SnakeYAML's `StreamReader.isPrintable` lets pass. */
const unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/**
 * Decodes a file as SnakeYAML's `UnicodeReader` and `StreamReader` do: UTF-16 where a byte order mark says so, else
 * UTF-8; malformed bytes and unprintable characters are fatal.
 */
export function decodeYaml(bytes: Uint8Array): DecodedYaml {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder(encoding).decode(bytes);
    const at = encoding === 'utf-8' ? malformedAt(text, bytes) : text.indexOf('\ufffd');
    return { text, failure: new YamlFailure('malformed-text', `This file is not ${encoding.toUpperCase()} text.`, at) };
  }
  const failure = firstUnprintable(text);
  return failure === undefined ? { text } : { text, failure };
}

/** The first character of a text that YAML does not allow. */
export function firstUnprintable(text: string): YamlFailure | undefined {
  const at = text.search(unprintable);
  if (at < 0) return undefined;
  return new YamlFailure('unprintable-character', 'YAML does not allow this control character.', at);
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16be' | 'utf-16le' {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return 'utf-8';
}

/** The first replacement character that the bytes do not really hold. */
function malformedAt(text: string, bytes: Uint8Array): number {
  const encoder = new TextEncoder();
  let byteOffset = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let from = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    byteOffset += encoder.encode(text.slice(from, at)).length;
    from = at;
    if (bytes[byteOffset] !== 0xef || bytes[byteOffset + 1] !== 0xbf || bytes[byteOffset + 2] !== 0xbd) return at;
  }
  return Math.max(text.length - 1, 0);
}
