/** Text in which a shell, Docker Compose or a `.env` file has put variables. */
export interface Interpolated {
  readonly text: string;
  /** Part of it comes from a variable that nobody in the repository sets. */
  readonly opaque: boolean;
  /** Where it is a single variable's value, the name of that. */
  readonly only?: string;
}

/** What a name stands for; `undefined` where only the machine knows. */
export type VariableLookup = (name: string) => { readonly text: string; readonly opaque: boolean } | undefined;

/** Deeper nobody writes `${A:-${B:-…}}`. */
const deepest = 8;

/**
 * Replaces `$NAME`, `${NAME}`, `${NAME:-text}`, `${NAME-text}`, `${NAME:?text}` and `${NAME:+text}`; `$$` is a `$`. What is not
 * well formed stays as it is. Of a name that is not known the text after `-` is taken, and all is opaque.
 */
export function interpolate(written: string, lookup: VariableLookup, depth = 0): Interpolated {
  if (!written.includes('$')) return { text: written, opaque: false };
  if (depth > deepest) return { text: written, opaque: true };
  let text = '';
  let opaque = false;
  let at = 0;
  let only: string | undefined;
  while (at < written.length) {
    const dollar = written.indexOf('$', at);
    if (dollar < 0) break;
    text += written.slice(at, dollar);
    const reference = written[dollar + 1] === '$' ? undefined : referenceAt(written, dollar);
    if (reference === undefined) {
      text += '$';
      at = dollar + (written[dollar + 1] === '$' ? 2 : 1);
      continue;
    }
    const value = resolved(reference, lookup, depth);
    if (dollar === 0 && reference.end === written.length) only = reference.name;
    text += value.text;
    opaque ||= value.opaque;
    at = reference.end;
  }
  return { text: text + written.slice(at), opaque, ...(only !== undefined && { only }) };
}

interface Reference {
  readonly name: string;
  /** `:-`, `-`, `:?`, `?`, `:+`, `+`; absent where there is nothing but a name. */
  readonly operator?: string;
  readonly operand: string;
  /** Behind its last character. */
  readonly end: number;
}

const nameHere = /[A-Za-z_][A-Za-z0-9_]*/y;
const operatorHere = /:?[-?+]/y;

function referenceAt(text: string, dollar: number): Reference | undefined {
  const braced = text[dollar + 1] === '{';
  nameHere.lastIndex = dollar + (braced ? 2 : 1);
  const name = nameHere.exec(text)?.[0];
  if (name === undefined) return undefined;
  const behind = nameHere.lastIndex;
  if (!braced) return { name, operand: '', end: behind };
  if (text[behind] === '}') return { name, operand: '', end: behind + 1 };
  operatorHere.lastIndex = behind;
  const operator = operatorHere.exec(text)?.[0];
  if (operator === undefined) return undefined;
  const start = operatorHere.lastIndex;
  const close = closingBrace(text, start);
  return close < 0 ? undefined : { name, operator, operand: text.slice(start, close), end: close + 1 };
}

function closingBrace(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith('${', at)) depth += 1;
    else if (text[at] === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}

function resolved({ name, operator, operand }: Reference, lookup: VariableLookup, depth: number): Interpolated {
  const found = lookup(name);
  const isThere = found !== undefined && (found.text !== '' || operator?.startsWith(':') !== true);
  if (operator?.endsWith('+') === true) {
    const put = interpolate(operand, lookup, depth + 1);
    return isThere ? put : { text: '', opaque: found === undefined };
  }
  if (found !== undefined && isThere) return found;
  if (operator?.endsWith('-') !== true) return { text: '', opaque: true };
  const put = interpolate(operand, lookup, depth + 1);
  return { text: put.text, opaque: put.opaque || found === undefined };
}
