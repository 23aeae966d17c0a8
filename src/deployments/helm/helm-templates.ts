import type { Origin } from '../../documents/document.ts';
import type { OpenSource } from '../../spring/property-source.ts';

/*
 * Charts of the repository, read as text. Nothing of a template runs: what is understood is a plain substitution
 * (`value: {{ .Values.env.URL | quote }}`) and a loop over a map of variables; everything else is known to be there and no
 * more.
 */

/** A piece of a value: text as it stands, or a value of the chart. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly path: string; readonly fallback?: string };

export interface TemplateVariable {
  readonly name: string;
  /** Absent where its value cannot be told. */
  readonly parts?: readonly TemplatePart[];
  /** Under a condition that is not followed: it may not be there. */
  readonly isConditional: boolean;
  readonly origin: Origin;
}

/** What the templates of a chart make of its values. */
export interface ChartTemplates {
  readonly variables: readonly TemplateVariable[];
  /** Paths of maps and lists of values that become variables as a whole. */
  readonly maps: readonly string[];
  readonly open: readonly OpenSource[];
  /** The lines of the workload, with those of named blocks in their places. */
  readonly workload: readonly TemplateLine[];
  /** True where one of the templates is a workload, so that these are all of its variables. */
  readonly hasWorkload: boolean;
  /** Whether any template reads a value, or something below or around it. */
  reads(path: string): boolean;
  /** Whether any template reads a value itself, or something that it is a part of. */
  takes(path: string): boolean;
}

/** One line of a template, with the place where it stands. */
export interface TemplateLine {
  readonly text: string;
  readonly origin: Origin;
}

const workload = /^[ \t]*kind:[ \t]*["']?(?:Deployment|StatefulSet|DaemonSet|Rollout|DeploymentConfig)\b/m;
const configMap = /^[ \t]*kind:[ \t]*["']?ConfigMap\b/m;

/** No template is longer. */
const longestTemplate = 512 * 1024;
const mostLines = 20_000;

/** @param files The templates of one chart, by path. */
export function readChartTemplates(chart: string, files: ReadonlyMap<string, string>): ChartTemplates {
  const all = [...files].filter(([, text]) => text.length <= longestTemplate);
  const blocks = new Map<string, readonly TemplateLine[]>();
  for (const [path, text] of all) for (const [name, lines] of definitionsIn(path, text)) blocks.set(name, lines);
  const workloads = all.filter(([, text]) => workload.test(text));
  const main = mainWorkload(chart, workloads);
  const found: Found = { variables: [], maps: new Set(), open: [], takesConfigMaps: false };
  const workloadLines = main === undefined ? [] : expanded(linesOf(...main), blocks);
  if (main !== undefined) {
    readLines(workloadLines, found);
    if (found.takesConfigMaps)
      for (const [path, text] of all)
        if (configMap.test(text)) readConfigMap(expanded(linesOf(path, text), blocks), found);
  }
  const mentioned = new Set(all.flatMap(([, text]) => mentions(text)));
  return {
    variables: found.variables,
    maps: [...found.maps],
    open: found.open,
    workload: workloadLines,
    hasWorkload: main !== undefined,
    reads: (path) =>
      [...mentioned].some(
        (other) => other === '' || other === path || path.startsWith(`${other}.`) || other.startsWith(`${path}.`),
      ),
    takes: (path) => [...mentioned].some((other) => other === '' || other === path || path.startsWith(`${other}.`)),
  };
}

/** Of several workloads the one that is called like the chart, or just `deployment.yaml`. */
function mainWorkload(
  chart: string,
  workloads: readonly (readonly [string, string])[],
): readonly [string, string] | undefined {
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return (
    workloads.find(([path]) => /^(?:deployment|statefulset|rollout)$/.test(nameOf(path))) ??
    workloads.find(([path]) => nameOf(path).includes(chart)) ??
    workloads[0]
  );
}

function linesOf(path: string, text: string): readonly TemplateLine[] {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line, i) => ({ text: line, origin: { path, line: i + 1, column: line.search(/\S|$/) + 1 } }));
}

const control = /\{\{-?\s*(if|range|with|define|block|else|end)\b((?:[^}"]|"[^"]*"|\}(?!\}))*)\}\}/g;

/** The named blocks of a file: `{{ define "app.envs" }} … {{ end }}`. */
function definitionsIn(path: string, text: string): readonly (readonly [string, readonly TemplateLine[]])[] {
  const found: [string, TemplateLine[]][] = [];
  let depth = 0;
  let open: { readonly name: string; readonly depth: number; readonly lines: TemplateLine[] } | undefined;
  for (const line of linesOf(path, text)) {
    open?.lines.push(line);
    for (const [, word, rest = ''] of line.text.matchAll(control)) {
      if (word === 'end') {
        if (open?.depth === depth) {
          found.push([open.name, open.lines]);
          open = undefined;
        }
        depth -= 1;
      } else if (word !== 'else') {
        depth += 1;
        const name = word === 'define' ? /"([^"]+)"/.exec(rest)?.[1] : undefined;
        if (name !== undefined && open === undefined) open = { name, depth, lines: [] };
      }
    }
  }
  return found;
}

/** The lines with those of named blocks in the place where they are included. */
function expanded(
  lines: readonly TemplateLine[],
  blocks: ReadonlyMap<string, readonly TemplateLine[]>,
): readonly TemplateLine[] {
  const result: TemplateLine[] = [];
  const add = (some: readonly TemplateLine[], outer: ReadonlySet<string>): void => {
    for (const line of some) {
      if (result.length >= mostLines) return;
      result.push(line);
      for (const [, name = ''] of line.text.matchAll(/\b(?:include|template)\s+"([^"]+)"/g)) {
        const block = outer.has(name) ? undefined : blocks.get(name);
        if (block !== undefined) add(block, new Set([...outer, name]));
      }
    }
  };
  add(lines, new Set());
  return result;
}

interface Found {
  readonly variables: TemplateVariable[];
  readonly maps: Set<string>;
  readonly open: OpenSource[];
  takesConfigMaps: boolean;
}

/** What is open around a line: loops, conditions, changes of the context. */
export interface Frame {
  readonly word: string;
  /** The value of the chart that a loop or a `with` is about. */
  readonly path?: string;
}

/** A list item whose name is known and whose value comes next. */
interface Pending {
  readonly name: string;
  readonly line: TemplateLine;
  readonly indent: number;
}

const variableMap = /(?:^|\.)[\w-]*env(?:s|vars?|iron\w*)?$/i;

function readLines(lines: readonly TemplateLine[], found: Found): void {
  const frames: Frame[] = [];
  let pending: Pending | undefined;
  let initFrom: number | undefined;
  for (const line of lines) {
    const { text } = line;
    const indent = text.search(/\S|$/);
    const isText = indent < text.length && !/^\s*(?:#|\{\{)/.test(text);
    if (isText && initFrom !== undefined && indent <= initFrom && !text.trimStart().startsWith('-'))
      initFrom = undefined;
    if (/^\s*initContainers:/.test(text)) initFrom = indent;
    if (initFrom === undefined) {
      pending = readItem(line, indent, frames, pending, found);
      readWhole(text, frames, found);
      readEnvFrom(line, found);
    }
    followFrames(text, frames);
  }
}

function readItem(
  line: TemplateLine,
  indent: number,
  frames: readonly Frame[],
  pending: Pending | undefined,
  found: Found,
): Pending | undefined {
  const item = /^\s*-\s+name:\s*(\S.*)$/.exec(line.text);
  if (item !== null) return { name: unquoted(item[1] as string), line, indent };
  if (pending === undefined || line.text.trim() === '') return pending;
  const value = /^\s*(value|valueFrom):\s*(.*)$/.exec(line.text);
  if (value === null || indent <= pending.indent) return indent > pending.indent ? pending : undefined;
  const loop = frames.findLast(({ word, path }) => word === 'range' && path !== undefined);
  if (pending.name.includes('{{')) {
    // The name itself comes from what is gone through: every entry of it is a variable.
    if (loop?.path !== undefined) found.maps.add(loop.path);
    return undefined;
  }
  const parts = value[1] === 'value' ? partsOf(value[2] ?? '') : undefined;
  found.variables.push({
    name: pending.name,
    ...(parts !== undefined && { parts }),
    isConditional: frames.some(({ word }) => word !== 'define' && word !== 'block'),
    origin: { ...pending.line.origin, column: pending.line.text.indexOf('name:') + 1 },
  });
  return undefined;
}

/** `{{ toYaml .Values.env | nindent 12 }}`, or `{{ toYaml . }}` within `{{ with .Values.env }}`. */
function readWhole(text: string, frames: readonly Frame[], found: Found): void {
  const path = wholeValue(text, frames);
  if (path !== undefined && variableMap.test(path)) found.maps.add(path);
}

/** The value of the chart that a line puts in as a whole. */
export function wholeValue(text: string, frames: readonly Frame[]): string | undefined {
  if (!/\btoYaml\b/.test(text)) return undefined;
  const direct = /\btoYaml\s+\(?\s*\$?\.Values\.([\w.-]+)/.exec(text)?.[1];
  const around = /\btoYaml\s+\.\s*[|)}]/.test(text)
    ? frames.findLast(({ word }) => word === 'with' || word === 'range')?.path
    : undefined;
  return direct ?? around;
}

function readEnvFrom({ text, origin }: TemplateLine, found: Found): void {
  if (/^\s*(?:-\s*)?configMapRef:/.test(text)) found.takesConfigMaps = true;
  if (/^\s*(?:-\s*)?secretRef:/.test(text))
    found.open.push({ what: 'a secret taken over as a whole (envFrom)', origin });
}

/** `NAME: {{ .Values.x | quote }}` below `data:` of a config map, and loops over a map of them. */
function readConfigMap(lines: readonly TemplateLine[], found: Found): void {
  const frames: Frame[] = [];
  let isData = false;
  for (const line of lines) {
    if (/^data:/.test(line.text)) isData = true;
    else if (/^\S/.test(line.text) && !/^(?:\{\{|#)/.test(line.text)) isData = false;
    const loop = frames.findLast(({ word, path }) => word === 'range' && path !== undefined)?.path;
    const entry = isData ? /^\s+(\{\{.*?\}\}|["']?[\w.-]+["']?):\s*(.*)$/.exec(line.text) : null;
    if (entry !== null) {
      const name = unquoted(entry[1] as string);
      if (name.includes('{{')) {
        if (loop !== undefined) found.maps.add(loop);
      } else if (/^[|>]/.test(entry[2] as string)) {
        found.open.push({ what: `the file ${name} that the chart makes`, origin: line.origin });
      } else if (/^[A-Za-z_][\w.-]*$/.test(name)) {
        const parts = partsOf(entry[2] ?? '');
        const isConditional = frames.some(({ word }) => word !== 'define');
        found.variables.push({ name, ...(parts && { parts }), isConditional, origin: line.origin });
      }
    }
    if (isData) readWhole(line.text, frames, found);
    followFrames(line.text, frames);
  }
}

/** Opens and closes what a line opens and closes. */
export function followFrames(text: string, frames: Frame[]): void {
  for (const [, word = '', rest = ''] of text.matchAll(control)) {
    if (word === 'end') frames.pop();
    else if (word !== 'else') {
      const path = pathIn(rest.replace(/^.*:=/, ''));
      frames.push({ word, ...(path !== undefined && { path }) });
    }
  }
}

/** The value of the chart that an expression is: `.Values.a.b`, `$.Values.a.b`, `index .Values "a" "b"`. */
function pathIn(expression: string): string | undefined {
  const plain = /^\s*(?:\(\s*)?\$?\.Values\.([\w.-]+)\s*(?:\)\s*)?-?$/.exec(expression);
  if (plain !== null) return plain[1];
  const indexed = /^\s*index\s+\$?\.Values((?:\.[\w-]+)*)((?:\s+"[^"]+")+)\s*-?$/.exec(expression);
  if (indexed === null) return undefined;
  const names = [...(indexed[2] as string).matchAll(/"([^"]+)"/g)].map(([, name]) => name);
  return [...(indexed[1] as string).split('.').filter((name) => name !== ''), ...names].join('.');
}

/** Reads a value: text with plain substitutions in it, or `undefined` where more happens to it. */
export function partsOf(written: string): readonly TemplatePart[] | undefined {
  const text = unquoted(written.replace(/\s+#.*$/, '').trim());
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{\{-?((?:[^}"]|"[^"]*"|\}(?!\}))*)\}\}/g)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    const part = substitution((match[1] as string).replace(/-\s*$/, '').trim());
    if (part === undefined) return undefined;
    parts.push(part);
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return text.slice(from).includes('{{') ? undefined : parts;
}

/** Functions that leave a text as it is. */
const plainFunction = /^(?:quote|squote|toString|trim|tpl)$/;

function substitution(expression: string): TemplatePart | undefined {
  const [head = '', ...pipes] = expression.split('|').map((piece) => piece.trim());
  const path = pathIn(head.replace(/^(?:quote|squote|toString|required\s+"[^"]*")\s+/, ''));
  if (path === undefined) return undefined;
  let fallback: string | undefined;
  for (const pipe of pipes) {
    const given = /^default\s+(?:"([^"]*)"|([\w.+-]+))$/.exec(pipe);
    if (given !== null) fallback = given[1] ?? given[2];
    else if (!plainFunction.test(pipe) && !/^required\s+"[^"]*"$/.test(pipe)) return undefined;
  }
  return { kind: 'value', path, ...(fallback !== undefined && { fallback }) };
}

function mentions(text: string): readonly string[] {
  const found: string[] = [];
  for (const [, path = ''] of text.matchAll(/\.Values\b((?:\.[\w-]+)*)/g)) {
    // `index .Values "a" "b"` names what it reads behind it.
    if (path !== '') found.push(path.slice(1));
  }
  for (const [, names = ''] of text.matchAll(/\bindex\s+\$?\.Values((?:\s+"[^"]+")+)/g)) {
    found.push([...names.matchAll(/"([^"]+)"/g)].map(([, name]) => name).join('.'));
  }
  if (/\btoYaml\s+\$?\.Values\s*[|)}]/.test(text)) found.push('');
  return found;
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  return /^(["']).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
