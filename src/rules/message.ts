import type { Origin } from '../documents/document.ts';

/**
 * A message is a list of parts, so that escaping (terminal, workflow command, Markdown, HTML, SARIF) and the hiding of
 * values happen in exactly one place: `reports/render-message.ts`. A plain string is our own text; whatever comes from
 * the repository is a typed part.
 */
export type MessagePart =
  | string
  /** A property key, a rule id or any other code-like text. */
  | { readonly code: string }
  /** The name of an environment, an application, a group. */
  | { readonly name: string }
  /** A place in a file. */
  | { readonly place: Origin }
  /** A path without a line. */
  | { readonly path: string }
  /** A value of a property. Hidden unless values are asked for; `secret` is hidden always. */
  | { readonly value: string; readonly secret: boolean };

export type Message = readonly MessagePart[];

export const code = (text: string): MessagePart => ({ code: text });
export const named = (text: string): MessagePart => ({ name: text });
export const place = (origin: Origin): MessagePart => ({ place: origin });
export const path = (text: string): MessagePart => ({ path: text });

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(parts: readonly MessagePart[], word = 'and'): Message {
  return parts.flatMap((part, i) => {
    if (i === 0) return [part];
    return [i === parts.length - 1 ? ` ${word} ` : ', ', part];
  });
}
