import { visibleText } from './visible-text.ts';

/**
 * Workflow commands: what a GitHub runner takes out of the lines that a step prints. The rules are those of the runner's
 * `ActionCommand` and `ActionCommandManager`: `::name key=value,…::data` at the start of a line, behind any white space,
 * and the older `##[name key=value;…]data` anywhere in a line.
 */

/** `%` first: it is the escape character. The runner undoes it last. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(visibleText(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * One command as one line, with nothing in it that a reader of the log could not see: the file of an annotation as well, which
 * no platform finds then, but a terminal does what its characters say. Properties keep their order, those without a value are
 * left out. The runner trims the list of properties, so the last one must not end in a blank.
 */
export function workflowCommand(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  data: string,
): string {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  const lines = data.split(/\r\n|\r|\n/).map(visibleText);
  return `::${name}${list === '' ? '' : ` ${list}`}::${escapeData(lines.join('\n'))}`;
}

/**
 * A line in which a runner finds no command: `##[` is broken wherever it stands, `::` at the start. The line must not
 * hold white space other than blanks, because the runner skips all of it before it looks for `::`.
 */
export function breakCommands(line: string): string {
  return line.replaceAll('##[', '#\\u{23}[').replace(/^( *)::/, '$1\\u{3a}:');
}

/**
 * Any text as lines for the log of a step. Every line that the Action prints and that is not meant as a command goes
 * through here: texts of exceptions and of git, keys, file names.
 */
export function logLine(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => breakCommands(visibleText(line)))
    .join('\n');
}
