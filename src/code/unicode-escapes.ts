/** Java source with its Unicode escapes translated (JLS 3.3), and the way back to what is written. */
export interface TranslatedSource {
  readonly text: string;
  /** Offset in the file of an offset in `text`. */
  writtenOffset(offset: number): number;
}

const unicodeEscape = /(\\+)u+([0-9a-fA-F]{4})/g;

/**
 * Java translates `\u0024` everywhere before it looks for tokens, so that an escape may even end a string. An escape is
 * one whose backslash is preceded by an even number of backslashes.
 */
export function translateUnicodeEscapes(source: string): TranslatedSource {
  if (!source.includes('\\u')) return { text: source, writtenOffset: (offset) => offset };
  let text = '';
  let copied = 0;
  /** Ends of the escapes: in the translated text, and how much longer the file is up to there. */
  const ends: number[] = [];
  const surplus: number[] = [];
  let longer = 0;
  for (const match of source.matchAll(unicodeEscape)) {
    const [whole, backslashes = '', digits = ''] = match;
    if (backslashes.length % 2 === 0) continue;
    text +=
      source.slice(copied, match.index + backslashes.length - 1) + String.fromCharCode(Number.parseInt(digits, 16));
    copied = match.index + whole.length;
    longer += whole.length - backslashes.length;
    ends.push(text.length);
    surplus.push(longer);
  }
  text += source.slice(copied);
  return {
    text,
    writtenOffset(offset) {
      let low = 0;
      let high = ends.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (ends[middle]! <= offset) low = middle + 1;
        else high = middle;
      }
      return offset + (low === 0 ? 0 : surplus[low - 1]!);
    },
  };
}
