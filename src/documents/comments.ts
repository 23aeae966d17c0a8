/**
 * Text without its comments, for those who look for words in it: what somebody has commented out says nothing. The number of
 * lines stays as it is.
 */

/** Comments of Java, Kotlin and Groovy; what looks like one within quotes (`https://…`) stays. */
export function withoutCodeComments(source: string): string {
  let text = '';
  let from = 0;
  for (let at = 0; at < source.length; ) {
    const code = source.charCodeAt(at);
    if (code === DOUBLE || code === SINGLE) at = endOfQuotes(source, at);
    else if (code === SLASH && source.charCodeAt(at + 1) === SLASH) {
      const end = endOfLine(source, at);
      text += `${source.slice(from, at)} `;
      from = end;
      at = end;
    } else if (code === SLASH && source.charCodeAt(at + 1) === STAR) {
      const close = source.indexOf('*/', at + 2);
      const end = close === -1 ? source.length : close + 2;
      text += `${source.slice(from, at)} ${linesOf(source.slice(at, end))}`;
      from = end;
      at = end;
    } else at++;
  }
  return text + source.slice(from);
}

/** Comments of XML. */
export function withoutXmlComments(source: string): string {
  let text = '';
  let from = 0;
  for (let start = source.indexOf('<!--'); start !== -1; start = source.indexOf('<!--', from)) {
    const close = source.indexOf('-->', start + 4);
    const end = close === -1 ? source.length : close + 3;
    text += source.slice(from, start) + linesOf(source.slice(start, end));
    from = end;
  }
  return text + source.slice(from);
}

/** Lines that are nothing but a comment, of YAML, properties, TOML and shells. */
export function withoutHashLines(source: string): string {
  return source.includes('#') ? source.replace(/^[ \t]*#.*$/gm, '') : source;
}

const DOUBLE = 0x22;
const SINGLE = 0x27;
const SLASH = 0x2f;
const STAR = 0x2a;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;

/** Behind a text in quotes; a text block ends with three of them, any other where its line does at the latest. */
function endOfQuotes(source: string, start: number): number {
  const quote = source.charAt(start);
  const three = quote.repeat(3);
  if (source.startsWith(three, start)) {
    const close = source.indexOf(three, start + 3);
    return close === -1 ? source.length : close + 3;
  }
  for (let at = start + 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === LINE_FEED) return at;
    else if (source.charAt(at) === quote) return at + 1;
  }
  return source.length;
}

function endOfLine(source: string, start: number): number {
  const end = source.indexOf('\n', start);
  return end === -1 ? source.length : end;
}

function linesOf(comment: string): string {
  return comment.replace(/[^\n]+/g, '');
}
