import { type Charset, decodeAs } from './charsets.ts';
import { decodeUtf8 } from './decode.ts';
import type { Dialect } from './dialect.ts';
import type { ConfigDocument, ConfigFile, OpenPlace, Origin, Property } from './document.ts';
import { indexLines, type LineIndex } from './line-index.ts';
import { readProperties } from './properties-reader.ts';
import { findTags, type TemplateEngine, type TemplateTag } from './template-tags.ts';
import { readYaml } from './yaml-reader.ts';
import { maskCharacters, unmask } from './yaml-template-mask.ts';

/**
 * Reads what a template of a configuration file tells without running it. The marks are taken out of the text without moving
 * anything, control becomes blanks and output becomes signs that mean nothing, and the reader of the format does the rest.
 *
 * - A value with output in it is opaque and holds the marks as written.
 * - A key in a block (`<% if … %>`, a loop) may be there, once or several times, or not: it is opaque as well.
 * - A key or a whole line that is output is no key: it is a place where keys come from that nobody can know.
 *
 * Never throws. YAML that is none before it is rendered has no keys and is such a place as a whole.
 */
export function readTemplate(
  path: string,
  bytes: Uint8Array,
  dialect: Dialect,
  { written, engine }: { readonly written: string; readonly engine: TemplateEngine },
  charset: Charset = 'latin1',
): ConfigFile {
  const isYaml = /\.ya?ml$/i.test(written);
  const text = isYaml ? decodeUtf8(bytes) : decodeAs(bytes, charset);
  const tags = findTags(text, engine);
  const lines = indexLines(text);
  const { masked, loose } = mask(text, tags);
  const encoded = new TextEncoder().encode(masked);
  const file = isYaml ? readYaml(path, encoded, dialect) : readProperties(path, encoded, dialect, 'utf-8');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const open: OpenPlace[] = loose.map((offset) => ({
    what: `lines that ${name} makes`,
    origin: lines.originAt(path, offset),
  }));
  const directives = file.directives;
  const fault = isYaml ? file.problems.find(({ fatal }) => fatal) : undefined;
  if (fault !== undefined) {
    const whole = { what: `what ${name} becomes`, origin: fault.origin };
    return { path, format: 'yaml', documents: [], problems: [], directives, open: [whole] };
  }
  const isUncertain = uncertainty(tags, text.length, lines);
  const documents = file.documents.map((document) => {
    const read = unmaskedDocument(document, isUncertain);
    open.push(...read.made.map((origin) => ({ what: `keys that ${name} makes`, origin })));
    return read.document;
  });
  return { ...file, documents, directives, ...(open.length > 0 && { open }) };
}

/** The text with all marks masked, and the offsets of lines that are nothing but output. */
function mask(
  text: string,
  tags: readonly TemplateTag[],
): { readonly masked: string; readonly loose: readonly number[] } {
  const { alone, behindText } = placesOnLines(text, tags);
  const loose: number[] = [];
  let masked = '';
  let from = 0;
  for (const tag of tags) {
    masked += text.slice(from, tag.start);
    const written = text.slice(tag.start, tag.end);
    const isLoose = tag.isOutput && alone.has(tag);
    if (isLoose) loose.push(tag.start);
    // Control within a value decides what it is.
    const isOfValue = behindText.has(tag) || (tag.isOutput && !isLoose);
    masked += isOfValue ? maskCharacters(written) : written.replace(/[^\r\n]/g, ' ');
    from = tag.end;
  }
  return { masked: masked + text.slice(from), loose };
}

/** The marks on whose lines is nothing but marks and blanks, and those that stand behind other text on their lines. */
function placesOnLines(
  text: string,
  tags: readonly TemplateTag[],
): { readonly alone: ReadonlySet<TemplateTag>; readonly behindText: ReadonlySet<TemplateTag> } {
  const alone = new Set<TemplateTag>();
  const behindText = new Set<TemplateTag>();
  let line: TemplateTag[] = [];
  let isClean = true;
  let from = 0;
  const endLine = (rest: string) => {
    if (isClean && rest.trim() === '') for (const tag of line) alone.add(tag);
    line = [];
  };
  for (const tag of tags) {
    const between = text.slice(from, tag.start).split(/[\r\n]/);
    const last = between.at(-1) ?? '';
    if (between.length > 1) {
      endLine(between[0] ?? '');
      isClean = last.trim() === '';
    } else if (last.trim() !== '') isClean = false;
    line.push(tag);
    if (!isClean) behindText.add(tag);
    from = tag.end;
  }
  const end = text.slice(from).search(/[\r\n]/);
  endLine(end < 0 ? text.slice(from) : text.slice(from, from + end));
  return { alone, behindText };
}

/** Whether what stands at a place is within a block. */
function uncertainty(tags: readonly TemplateTag[], length: number, lines: LineIndex): (origin: Origin) => boolean {
  const ranges: { readonly from: number; readonly to: number }[] = [];
  let depth = 0;
  let from = 0;
  for (const tag of tags) {
    if (depth === 0 && tag.depth > 0) from = tag.start;
    const after = Math.max(0, depth + tag.depth);
    if (depth > 0 && after === 0) ranges.push({ from, to: tag.end });
    depth = after;
  }
  if (depth > 0) ranges.push({ from, to: length });
  return ({ line, column }) => {
    const offset = lines.startOf(line) + column - 1;
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ranges[middle]?.to ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return (ranges[low]?.from ?? length) <= offset;
  };
}

/** Signs that {@link maskCharacters} has put there. */
const maskedSign = /[\ue020-\ue07e]/;

function unmaskedDocument(
  document: ConfigDocument,
  isUncertain: (origin: Origin) => boolean,
): { readonly document: ConfigDocument; readonly made: readonly Origin[] } {
  const made: Origin[] = [];
  const properties = document.properties.flatMap((property): Property[] => {
    if (maskedSign.test(property.key)) {
      made.push(property.origin);
      return [];
    }
    const uncertain = isUncertain(property.origin);
    if (!uncertain && !maskedSign.test(property.value)) return [property];
    return [{ ...property, value: unmask(property.value), opaque: true, ...(uncertain && { uncertain }) }];
  });
  const duplicates = document.duplicates.filter(
    ({ key, earlier, later }) => !maskedSign.test(key) && !isUncertain(earlier) && !isUncertain(later),
  );
  return { document: { ...document, properties, duplicates }, made };
}
