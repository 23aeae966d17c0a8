/**
 * Text that a build step or a template engine replaces before the application reads it:
 *
 * | written             | replaced by                                                                   |
 * |---------------------|-------------------------------------------------------------------------------|
 * | `@project.version@` | Maven resource filtering as Spring Boot's parent sets it up: a letter, then letters, digits, `.`, `_`, `-` |
 * | `<% … %>` `<%= … %>`| ERB (Chef, Puppet, Rails tooling)                                             |
 * | `{{ … }}` `{% … %}` | Jinja (Ansible), Go templates (Helm), Mustache                                |
 * | `__API_URL__`       | token replacement of release pipelines: upper case, digits and single `_`     |
 *
 * `${…}` is not among them: Spring resolves it itself.
 */
const BUILD_TOKEN = /@[A-Za-z][A-Za-z0-9._-]*@/;
const PIPELINE_TOKEN = /__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__/;
const MARKS = [
  ['<%', '%>'],
  ['{{', '}}'],
  ['{%', '%}'],
] as const;

/** What every token and mark begins with: most values have none of it, and every value comes here. */
const BEGINNING = /@|__|<%|\{[{%]/;

/** True where some part of the text is such a token or mark. Linear in the length of the text. */
export function isOpaque(text: string): boolean {
  if (!BEGINNING.test(text)) return false;
  return hasTemplateMark(text) || BUILD_TOKEN.test(text) || PIPELINE_TOKEN.test(text);
}

/** True where the text has a closed mark of a template engine (not a token). */
export function hasTemplateMark(text: string): boolean {
  return MARKS.some(([open, close]) => {
    const start = text.indexOf(open);
    return start !== -1 && text.indexOf(close, start + open.length) !== -1;
  });
}

/** The offset behind the template mark that starts at `offset` and closes before `limit`, or -1 where there is none. */
export function endOfTemplateMark(text: string, offset: number, limit: number): number {
  const mark = MARKS.find(([open]) => text.startsWith(open, offset));
  if (mark === undefined) return -1;
  const [open, close] = mark;
  for (let end = offset + open.length; end + close.length <= limit; end++) {
    if (text.startsWith(close, end)) return end + close.length;
  }
  return -1;
}

/** True where `text` from `start` to `end` holds nothing but template marks and blanks: control flow, not a property. */
export function isTemplateControl(text: string, start: number, end: number): boolean {
  let offset = start;
  while (offset < end) {
    if (isBlank(text.charCodeAt(offset))) {
      offset++;
      continue;
    }
    offset = endOfTemplateMark(text, offset, end);
    if (offset === -1) return false;
  }
  return true;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0c;
}
