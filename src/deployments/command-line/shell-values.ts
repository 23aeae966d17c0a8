import type { ShellPart, ShellWord } from '../../documents/shell-reader.ts';
import type { WrittenWord } from '../deployment.ts';

/** What a variable of a shell holds. */
export interface ShellValue {
  readonly text: string;
  /** Part of it is put in by something that the repository does not show. */
  readonly opaque: boolean;
  /** Of a list: `ARGS=(--a=b --c=d)`. */
  readonly elements?: readonly ShellText[];
  /** The programs that the shell starts get it as well. */
  readonly isExported?: true;
}

/** One word that a command gets. */
export interface ShellText {
  readonly text: string;
  readonly opaque: boolean;
  /** The word of `"$@"` that it is. */
  readonly from?: WrittenWord;
}

export interface ShellScope {
  valueOf(name: string): ShellValue | undefined;
  /** `$0`. */
  readonly program: string;
  /** `$1`, `$2` …; all of them are `"$@"`. */
  readonly positional: readonly ShellText[];
  /** `${A:=text}` sets it as well. */
  assign(name: string, value: ShellValue): void;
}

/** No option is longer; a script that doubles a text again and again comes to its end. */
const longest = 16_384;
export const mostWords = 500;

export function shortened(value: ShellValue): ShellValue {
  const { text, opaque, elements } = value;
  if (text.length <= longest && (elements?.length ?? 0) <= mostWords) return value;
  return { text: text.slice(0, longest), opaque, ...(elements && { elements: elements.slice(0, mostWords) }) };
}

/**
 * The words that a command gets for one word of its text: none for an unknown `$A`, several for `$A` with blanks in it, and one
 * that is empty and open for what another command writes.
 */
export function expanded({ parts }: ShellWord, scope: ShellScope): readonly ShellText[] {
  const fields: ShellText[] = [];
  let open: ShellText | undefined;
  const add = (one: ShellText): void => {
    open = open === undefined ? one : { text: open.text + one.text, opaque: open.opaque || one.opaque };
  };
  const addAll = (texts: readonly ShellText[]): void => {
    for (const [i, text] of texts.entries()) {
      if (i > 0 && open !== undefined) {
        fields.push(open);
        open = undefined;
      }
      add(text);
    }
  };
  for (const part of parts) {
    if ((open?.text.length ?? 0) > longest || fields.length > mostWords) break;
    if (part.kind === 'text') add({ text: part.text, opaque: false });
    else if (part.kind === 'unknown') add({ text: '', opaque: true });
    else {
      const list = listOf(part, scope);
      if (list !== undefined) addAll(list);
      else {
        const value = heldBy(part, scope);
        if (part.quoted) add(value);
        else addAll(parted(value, open !== undefined || parts.length > 1));
      }
    }
  }
  return open === undefined ? fields : [...fields, open];
}

/** The words together, as an assignment takes them. */
export function textOf(parts: readonly ShellPart[], scope: ShellScope): ShellValue {
  let text = '';
  let opaque = false;
  for (const part of parts) {
    if (text.length > longest) break;
    const value = part.kind === 'variable' ? heldBy(part, scope) : part;
    text += 'text' in value ? value.text : '';
    opaque ||= 'opaque' in value ? value.opaque : value.kind === 'unknown';
  }
  return { text, opaque };
}

type Variable = Extract<ShellPart, { kind: 'variable' }>;

function listOf({ name, operator }: Variable, scope: ShellScope): readonly ShellText[] | undefined {
  if (operator !== undefined) return undefined;
  return name === '@' || name === '*' ? scope.positional : scope.valueOf(name)?.elements;
}

/** A value without quotes around it is parted at its blanks. What is unknown within a word makes that word open. */
function parted({ text, opaque }: ShellValue, isPartOfWord: boolean): readonly ShellText[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return isPartOfWord ? [{ text: '', opaque }] : [];
  return words.map((word) => ({ text: word, opaque }));
}

function heldBy({ name, operator = '', operand = [] }: Variable, scope: ShellScope): ShellValue {
  const found = plainValue(name, scope);
  const isThere = found !== undefined && (found.text !== '' || found.opaque || !operator.startsWith(':'));
  if (operator.endsWith('+')) {
    return isThere ? textOf(operand, scope) : { text: '', opaque: found === undefined };
  }
  if (found !== undefined && isThere) return found;
  if (!/[-=]$/.test(operator)) return { text: '', opaque: true };
  const { text, opaque } = textOf(operand, scope);
  const value = { text, opaque: opaque || found === undefined };
  if (operator.endsWith('=')) scope.assign(name, value);
  return value;
}

function plainValue(name: string, scope: ShellScope): ShellValue | undefined {
  if (name === '0') return { text: scope.program, opaque: false };
  if (name === '@' || name === '*') {
    const { positional } = scope;
    return { text: positional.map(({ text }) => text).join(' '), opaque: positional.some(({ opaque }) => opaque) };
  }
  if (/^\d+$/.test(name)) return scope.positional[Number(name) - 1] ?? { text: '', opaque: false };
  return scope.valueOf(name);
}
