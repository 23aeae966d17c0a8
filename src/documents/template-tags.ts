/**
 * The marks of template engines in a text, found without running any of it. What is known of a mark is only whether it puts
 * text in its place, and whether it begins or ends a stretch that may be left out or repeated.
 *
 * | extension                | marks                                                                        |
 * |--------------------------|------------------------------------------------------------------------------|
 * | `.erb`                   | `<% … %>`, `<%= … %>`, `<%# … %>` (ERB: Chef, Puppet)                        |
 * | `.j2` `.jinja` `.jinja2` | `{{ … }}`, `{% … %}`, `{# … #}` (Ansible, Salt)                              |
 * | `.mustache`              | `{{ … }}`, `{{# … }}`, `{{/ … }}`                                            |
 * | `.tpl` `.tmpl`           | any of these, and `${ … }`, `%{ … }` (Go, Terraform): the name does not tell |
 */
export interface TemplateTag {
  readonly start: number;
  /** Behind the closing mark. */
  readonly end: number;
  /** It puts text in its place. */
  readonly isOutput: boolean;
  /** What stands between the marks, without blanks and signs that belong to the marks. */
  readonly code: string;
  /** 1 where a block begins, -1 where one ends, 0 for all else. */
  readonly depth: number;
}

export type TemplateEngine = 'erb' | 'jinja' | 'mustache' | 'unknown';

const engines: ReadonlyMap<string, TemplateEngine> = new Map([
  ['erb', 'erb'],
  ['j2', 'jinja'],
  ['jinja', 'jinja'],
  ['jinja2', 'jinja'],
  ['mustache', 'mustache'],
  ['tpl', 'unknown'],
  ['tmpl', 'unknown'],
]);

/** `server.properties.erb` → `server.properties` and its engine; `undefined` for what is no template of a file. */
export function templateOf(path: string): { readonly written: string; readonly engine: TemplateEngine } | undefined {
  const dot = path.lastIndexOf('.');
  const engine = engines.get(path.slice(dot + 1).toLowerCase());
  const written = path.slice(0, dot);
  return engine !== undefined && /\.(?:properties|ya?ml)$/i.test(written) ? { written, engine } : undefined;
}

const openings: Readonly<Record<TemplateEngine, RegExp>> = {
  erb: /<%/g,
  jinja: /\{[{%#]/g,
  mustache: /\{\{/g,
  unknown: /<%|\{[{%]|[$%]\{/g,
};

const closings: ReadonlyMap<string, string> = new Map([
  ['<%', '%>'],
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
  ['${', '}'],
  ['%{', '}'],
]);

/** The marks in the order of the text; linear in its length. What is not closed is no mark. */
export function findTags(text: string, engine: TemplateEngine): readonly TemplateTag[] {
  const tags: TemplateTag[] = [];
  const unclosed = new Set<string>();
  let from = 0;
  for (const { 0: opening, index: start } of text.matchAll(openings[engine])) {
    if (start < from || unclosed.has(opening)) continue;
    // `<%%` is the text `<%`.
    if (opening === '<%' && text[start + 2] === '%') continue;
    const closing = closings.get(opening) as string;
    const found = text.indexOf(closing, start + 2);
    if (found < 0) {
      unclosed.add(opening);
      continue;
    }
    const isTriple = opening === '{{' && text[start + 2] === '{' && text[found + 2] === '}';
    from = found + closing.length + (isTriple ? 1 : 0);
    tags.push({ start, end: from, ...meaningOf(opening, text.slice(start + 2, found)) });
  }
  return tags;
}

type Meaning = Pick<TemplateTag, 'isOutput' | 'code' | 'depth'>;

function meaningOf(opening: string, inside: string): Meaning {
  const sign = inside.charAt(0);
  if (opening === '{#') return { isOutput: false, code: '', depth: 0 };
  if (opening === '<%') {
    const body = /^[=#-]/.test(inside) ? inside.slice(1) : inside;
    const code = (body.endsWith('-') ? body.slice(0, -1) : body).trim();
    if (sign === '=') return { isOutput: true, code, depth: 0 };
    return { isOutput: false, code, depth: sign === '#' ? 0 : rubyDepth(code) };
  }
  const code = inside.replace(/^[-~+]|[-~+]$/g, '').trim();
  if (opening === '{{') return mustacheMeaning(code);
  if (opening === '${') return { isOutput: true, code, depth: 0 };
  return { isOutput: false, code, depth: wordDepth(code) };
}

const blockWords = /^(?:if|unless|for|range|with|define|block|macro|call|filter|raw|autoescape|trans)\b/;

/** Of Jinja's `{% … %}` and of Terraform's `%{ … }`. */
function wordDepth(code: string): number {
  if (/^end/.test(code)) return -1;
  return blockWords.test(code) || (/^set\b/.test(code) && !code.includes('=')) ? 1 : 0;
}

/** Mustache, Handlebars, Go's templates and Jinja share these braces. */
function mustacheMeaning(code: string): Meaning {
  const sign = code.charAt(0);
  if (sign === '#' || sign === '^') return { isOutput: false, code, depth: 1 };
  if (sign === '/') return { isOutput: false, code, depth: code.startsWith('/*') ? 0 : -1 };
  if (sign === '!') return { isOutput: false, code, depth: 0 };
  if (code === 'end') return { isOutput: false, code, depth: -1 };
  if (/^(?:if|range|with|define|block)\s/.test(code)) return { isOutput: false, code, depth: 1 };
  const isControl = /^else\b/.test(code) || /^\$\w+\s*:?=/.test(code);
  return { isOutput: !isControl, code, depth: 0 };
}

/** Blocks that Ruby code opens and leaves open, less those that it closes. */
function rubyDepth(code: string): number {
  let depth = 0;
  for (const line of code.split(/[;\n]/)) {
    const statement = line.trim();
    if (/^(?:end\b|\})/.test(statement)) depth--;
    else if (/^(?:\w+ = )?(?:if|unless|case|while|until|for|begin|def)\b/.test(statement)) depth++;
    else if (opensBlock(statement)) depth++;
  }
  return depth;
}

/** `… do`, `… do |key, value|`, `… { |key|`. */
function opensBlock(statement: string): boolean {
  const arguments_ = statement.endsWith('|') ? statement.lastIndexOf('|', statement.length - 2) : -1;
  const head = (arguments_ < 0 ? statement : statement.slice(0, arguments_)).trimEnd();
  return /(?:^|[\s)])do$/.test(head.slice(-3)) || head.endsWith('{');
}
