import { isTemplateControl } from './opaque-text.ts';

/*
 * Text that a template engine or a build step replaces may be no YAML: `version: @project.version@`, `{% if x %}`. Such
 * marks are masked by as many characters that mean nothing to YAML, so that every position stays right, and put back
 * in the keys and values that are read. Each character of a mark becomes its neighbour in a private-use block.
 */

const block = 0xe000;
const masked = /[\ue020-\ue07e]/g;
/** Stands for the first two characters of a mark that is masked as a comment: `#` is the first, one of these the second. */
const openings = [
  ['{{', '\ue201'],
  ['{%', '\ue202'],
  ['<%', '\ue203'],
] as const;
/** `@x@` of Maven; `{#x#}` and `#{x}#` of tasks in pipelines that replace tokens. */
const buildToken = /@[A-Za-z][\w.-]*@|\{#[A-Za-z][\w.-]*#\}|#\{[A-Za-z][\w.-]*\}#/g;

/**
 * The text with its template marks and build tokens masked, or `undefined` where there is none (or the text has
 * private-use characters of its own). A line of nothing but marks, which is control flow or inserts lines, becomes a
 * comment.
 */
export function maskTemplates(text: string): string | undefined {
  if (!/\{\{|\{%|<%|@[A-Za-z]|\{#|#\{/.test(text) || /[\ue020-\ue203]/.test(text)) return undefined;
  const lines = text.split(/(\r\n|[\r\n])/);
  const result = lines.map((line) => maskLine(line)).join('');
  return result === text ? undefined : result;
}

function maskLine(line: string): string {
  const start = line.search(/[^ \t]/);
  const opening = start < 0 ? undefined : openings.find(([written]) => line.startsWith(written, start));
  if (opening !== undefined && isTemplateControl(line, start, line.length)) {
    return `${' '.repeat(start)}#${opening[1]}${maskCharacters(line.slice(start + 2))}`;
  }
  return maskMarks(line).replace(buildToken, maskCharacters);
}

const closings = { '{{': '}}', '{%': '%}', '<%': '%>' } as const;

function maskMarks(line: string): string {
  let result = '';
  let from = 0;
  // An opening that is not closed on its line is none; to look for its end once per kind keeps this linear.
  const unclosed = new Set<string>();
  for (const match of line.matchAll(/\{\{|\{%|<%/g)) {
    const opening = match[0] as keyof typeof closings;
    if (match.index < from || unclosed.has(opening)) continue;
    const closing = line.indexOf(closings[opening], match.index + 2);
    if (closing < 0) {
      unclosed.add(opening);
      continue;
    }
    result += line.slice(from, match.index) + maskCharacters(line.slice(match.index, closing + 2));
    from = closing + 2;
  }
  return result + line.slice(from);
}

/** Each character of a mark as a sign that means nothing to any format. */
export function maskCharacters(text: string): string {
  return text.replace(/[\x20-\x7e]/g, (character) => String.fromCharCode(block + character.charCodeAt(0)));
}

/** Puts the marks back into a text that was read from a masked one. */
export function unmask(text: string): string {
  let result = text;
  for (const [written, mark] of openings) result = result.replaceAll(`#${mark}`, written);
  return result.replace(masked, (character) => String.fromCharCode(character.charCodeAt(0) - block));
}
