/**
 * Characters that a reader cannot see or that move what stands around them: controls, bidi marks, zero-width characters,
 * line and paragraph separators, lone surrogates, and every blank but the ordinary one.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;
const ordinary = /^[ -~]*$/;

/** Replaces what a reader cannot see: a line break by `⏎`, everything else by its code point, `\u{202e}`. */
export function visibleText(text: string): string {
  if (ordinary.test(text)) return text;
  return replaceInvisible(
    text.replace(/\r\n|\n/g, '⏎'),
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** The text with every code point that a reader cannot see (line feeds among them) replaced. */
export function replaceInvisible(text: string, replacement: (character: string) => string): string {
  return text.replace(invisible, replacement);
}

/** The first `length` UTF-16 units of the text at most, never half a code point. */
export function cutEnd(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, splitsPair(text, length) ? length - 1 : length);
}

/** At most `length` UTF-16 units, the middle replaced by `…`. */
export function cutMiddle(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = Math.ceil((length - 1) / 2);
  const tail = text.length - (length - 1 - head);
  return `${cutEnd(text, head)}…${text.slice(splitsPair(text, tail) ? tail + 1 : tail)}`;
}

function splitsPair(text: string, index: number): boolean {
  return (text.codePointAt(index - 1) ?? 0) > 0xffff;
}

/** Length of the longest text. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, text.length), 0);
}
