import type { Origin } from '../documents/document.ts';
import type { Message, MessagePart } from '../rules/message.ts';
import type { Palette } from './palette.ts';
import { cutMiddle, visibleText } from './visible-text.ts';

/**
 * The one place where the parts of a message become text. A medium says how it writes our own words and what came from
 * the repository; what is dangerous there is made harmless here, and values are hidden here.
 */
export interface Medium {
  /** Our own words. */
  words(text: string): string;
  /** A key, a rule id, a line of a file. */
  code(text: string): string;
  /** An environment, an application, a group. */
  name(text: string): string;
  /** A path, with or without a line. */
  place(text: string): string;
}

/** For JSON, logs and annotations. Code stands in backticks, so that a key cannot pass for a part of the sentence. */
export const plainText: Medium = {
  words: visibleText,
  code: (text) => `\`${visibleText(text)}\``,
  name: visibleText,
  place: visibleText,
};

/** As `plainText`, with every piece of user text cut in the middle to at most `length` UTF-16 units. */
export function shortText(length: number): Medium {
  const short = (text: string) => cutMiddle(visibleText(text), length);
  return { words: visibleText, code: (text) => `\`${short(text)}\``, name: short, place: short };
}

/** The same characters as `plainText`, coloured. */
export function terminalText(palette: Palette): Medium {
  return {
    words: visibleText,
    code: (text) => palette.bold(plainText.code(text)),
    name: plainText.name,
    place: (text) => palette.cyan(plainText.place(text)),
  };
}

/**
 * Markdown as GitHub renders it. Whatever could be markup is an entity, and those are never read as markup. Mentions,
 * issue numbers and emoji are looked for in the rendered text, but not inside of `<code>`.
 */
export const markdownText: Medium = {
  words: (text) =>
    breakLinks(
      visibleText(text)
        .replace(/[&<>|*_`[\]\\~$"@#]/g, (character) =>
          character === '@' || character === '#' ? `<code>${entity(character)}</code>` : entity(character),
        )
        // `GH-1` would be an issue, `:x:` a picture; in code they are not.
        .replace(/GH(?=-\d)|:(?=[\w+-])/gi, '$&<!-- -->'),
    ),
  code: markdownCode,
  name: markdownCode,
  place: markdownCode,
};

function markdownCode(text: string): string {
  const escaped = visibleText(text).replace(/[!-+:-@[-`{-~]/g, (character) =>
    character === '=' ? '=' : entity(character),
  );
  return `<code>${breakLinks(escaped)}</code>`;
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/**
 * GitHub makes links of addresses in the finished text, entities or not, but never across two nodes of the tree; a comment
 * parts them and is not shown.
 */
function breakLinks(markdown: string): string {
  return markdown
    .replace(/www(?=\.)/gi, '$&<!-- -->')
    .replace(/:(?=\/\/)|&#58;(?=\/\/)/g, '<!-- -->$&')
    .replaceAll('&#64;', '<!-- -->&#64;');
}

/** What stands in place of a value that is not shown. */
const hidden = '‹hidden›';
/** The same where values are asked for: no option shows this one. */
const hiddenSecret = '‹hidden, a secret›';
const longestValue = 60;

export interface Rendering {
  readonly medium: Medium;
  /** Without it no value is shown; a secret one never is. */
  readonly showValues: boolean;
}

export function renderMessage(message: Message, { medium, showValues }: Rendering): string {
  return message.map((part) => renderPart(part, medium, showValues)).join('');
}

function renderPart(part: MessagePart, medium: Medium, showValues: boolean): string {
  if (typeof part === 'string') return medium.words(part);
  if ('code' in part) return medium.code(part.code);
  if ('name' in part) return medium.name(part.name);
  if ('place' in part) return medium.place(placeText(part.place));
  if ('path' in part) return medium.place(part.path);
  if (part.secret || !showValues) return medium.words(inPlaceOf(part, showValues));
  return medium.code(cutMiddle(part.value, longestValue));
}

/** What stands in place of a text that is not shown, and whether another option would show it. */
export function inPlaceOf({ secret }: { readonly secret: boolean }, showValues: boolean): string {
  return secret && showValues ? hiddenSecret : hidden;
}

/** A text that stands by itself, in full, where it may be shown; `undefined` where it may not. */
export function shownText({ text, secret }: { readonly text: string; readonly secret: boolean }, showValues: boolean) {
  return secret || !showValues ? undefined : text;
}

/** `path:line`, as people and editors write a place. */
export function placeText({ path, line }: Origin): string {
  return `${path}:${line}`;
}
