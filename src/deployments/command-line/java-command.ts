import type { WrittenWord } from '../deployment.ts';

/** What stands behind the name of the program `java`. */
export interface JavaCommand {
  /** Options of the JVM. */
  readonly options: readonly WrittenWord[];
  /** What `main` gets; absent where no jar, war or class is named. */
  readonly arguments?: readonly WrittenWord[];
}

/** Options of the launcher whose value is the next word (`java --help`, `java --help-extra`). */
const valued: ReadonlySet<string> = new Set(
  [
    ['-cp', '-classpath', '--class-path', '-p', '--module-path', '--upgrade-module-path', '--add-modules'],
    ['--limit-modules', '--add-opens', '--add-exports', '--add-reads', '--patch-module', '--enable-native-access'],
    ['--source', '-d', '--describe-module', '--illegal-native-access', '--finalization'],
  ].flat(),
);

/**
 * Splits the words of a launcher of Java as it does: options, the jar or the main class, arguments of the application. `-jar` is
 * an option as others are, behind which more of them may stand (`ParseArguments` of the launcher): the first word that is none
 * names the application.
 *
 * @param argumentsIn the words of a file that is named as `@file`
 */
export function javaCommand(
  words: readonly WrittenWord[],
  argumentsIn: (file: WrittenWord) => readonly WrittenWord[],
): JavaCommand {
  const options: WrittenWord[] = [];
  const pending = words.toReversed();
  for (let word = pending.pop(); word !== undefined; word = pending.pop()) {
    const { text, opaque } = word;
    if (text === '-m' || text === '--module') pending.pop();
    if (/^(?:-m|--module(?:=.*)?)$/s.test(text)) return { options, arguments: pending.reverse() };
    if (valued.has(text)) pending.pop();
    else if (text.startsWith('@')) pending.push(...argumentsIn(word).toReversed());
    else if (text.startsWith('-')) options.push(word);
    // An empty word that something else fills in is an option as well, unless a jar has to stand there.
    else if (text !== '' || opaque !== true || options.at(-1)?.text === '-jar')
      return { options, arguments: pending.reverse() };
  }
  return { options };
}

export function isJava(program: string): boolean {
  return /^javaw?(?:\.exe)?$/.test(program);
}

/** `/usr/bin/java` is `java`. */
export function programName(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
}
