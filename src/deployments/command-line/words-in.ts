/** Words of a line as a shell would part them, in which nothing is replaced. */
export function wordsIn(text: string): readonly string[] {
  return writtenWordsIn(text).map(withoutQuotes);
}

/** The same with their quotes. */
export function writtenWordsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*'|["'\\])+/g)].map(([word]) => word);
}

/** Only the outer quotes go: of `sh -c "java -Da='b c'"` the shell gets the inner ones. */
export function withoutQuotes(word: string): string {
  return word.replace(
    /"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'|\\([\s\S])|["']/g,
    (_, double: string | undefined, single: string | undefined, escaped: string | undefined) =>
      double?.replace(/\\(["\\$`])/g, '$1') ?? single ?? escaped ?? '',
  );
}
