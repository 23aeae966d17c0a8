import type { ConfigFormat, Directive } from './document.ts';

/** A comment, from its prefix: `# keyparity-ignore missing-value …`; a colon behind the verb is forgiven. */
const DIRECTIVE = /^[#!]+[ \t]*keyparity-([A-Za-z][A-Za-z-]*):?(.*)$/;

/**
 * Finds the comment lines `# keyparity-<verb> <text>` of a file (`!` too in `.properties`). The comment stands on a line
 * of its own; a line that continues a value is none. Linear in the length of the text.
 */
export function findDirectives(path: string, text: string, format: ConfigFormat): readonly Directive[] {
  if (!text.includes('keyparity-')) return [];
  const directives: Directive[] = [];
  let waiting: Omit<Directive, 'nextLine'>[] = [];
  let continued = false;
  const settle = (nextLine: number) => {
    for (const directive of waiting) directives.push({ ...directive, nextLine });
    waiting = [];
  };
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const content = line.trim();
    const comment = !continued && (content.startsWith('#') || (format === 'properties' && content.startsWith('!')));
    if (comment) {
      const [, verb, rest] = DIRECTIVE.exec(content) ?? [];
      if (verb === undefined || rest === undefined) continue;
      const column = line.length - line.trimStart().length + 1;
      waiting.push({ verb, text: rest.trim(), origin: { path, line: index + 1, column } });
      continue;
    }
    if (content !== '' && !continued) settle(index + 1);
    continued = format === 'properties' && isContinued(line);
  }
  settle(0);
  return directives;
}

/** The line ends with a backslash that no other backslash escapes. */
function isContinued(line: string): boolean {
  let backslashes = 0;
  while (line.charCodeAt(line.length - 1 - backslashes) === 0x5c) backslashes++;
  return backslashes % 2 === 1;
}
