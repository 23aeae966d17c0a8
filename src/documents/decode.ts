/** Small enough to be the arguments of one call, large enough to make the calls few. */
const CHUNK = 8192;

/**
 * Text of bytes in ISO-8859-1, one character per byte: what `java.util.Properties` and Spring's loaders use for
 * `.properties` files unless told otherwise. (`TextDecoder` cannot do this: its `latin1` is windows-1252.)
 */
export function decodeLatin1(bytes: Uint8Array): string {
  // Nearly every file is ASCII. The built-in decoder is many times faster and shows it: one character for each byte.
  const ascii = decodeUtf8(bytes);
  if (ascii.length === bytes.length && !ascii.includes('\ufffd')) return ascii;
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(start, start + CHUNK));
  }
  return text;
}

/** Text of bytes in UTF-8 as Java decodes it: bytes that are not UTF-8 become U+FFFD, a byte order mark stays. */
export function decodeUtf8(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
