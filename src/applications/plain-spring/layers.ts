import type { SourceLocation, SourceReader } from '../../code/readers.ts';
import type { Charset } from '../../documents/charsets.ts';
import type { ConfigDocument, ConfigFile, Property } from '../../documents/document.ts';
import type { Basis } from '../../repository/basis.ts';
import type { OpenSource, PropertySource } from '../../spring/property-source.ts';
import type { Layer } from '../application.ts';
import type { Lead } from './locations.ts';
import { charsetOf } from './read-charsets.ts';
import type { Part, Stack } from './stack.ts';

/** What is known of one environment before its layers are. */
export interface Circumstance {
  /** Names that a placeholder in a location may stand for here, the likeliest first. */
  readonly values: readonly string[];
  leadOf(location: string): Lead;
  read(path: string, charset: Charset): ConfigFile | undefined;
  /** What a build step leaves of the properties of a file. */
  afterBuild(document: ConfigDocument): readonly Property[];
}

export interface FoundLayers {
  /** Highest precedence first. */
  readonly layers: readonly Layer[];
  readonly open: readonly OpenSource[];
  readonly basis: readonly Basis[];
  /** Files that a placeholder in a location chooses, as patterns. */
  readonly slots: readonly string[];
}

/** The layers of one environment. `isShared` tells readers that are at work in every environment. */
export function layersOf(
  { parts, unasked }: Stack,
  circumstance: Circumstance,
  isShared: (reader: SourceReader) => boolean,
): FoundLayers {
  const layers: Layer[] = [];
  const open = new Map<string, OpenSource>();
  const basis: Basis[] = [];
  const slots = new Set<string>();
  const seen = new Set<string>();
  const isOpen = (reader: SourceReader, what: string): void => {
    const optional = reader.ignoresMissing;
    open.set(`${reader.origin.path}:${reader.origin.line} ${what}`, {
      what,
      origin: reader.origin,
      ...(optional && { optional }),
    });
  };
  for (const part of parts) {
    const { reader } = part;
    if (reader.isOpaque) isOpen(reader, `${reader.by} of a class of its own`);
    if (part.kind === 'inline') {
      layers.push(inlineLayer(part, isShared(reader)));
      continue;
    }
    const found = filesIn(part, circumstance);
    if (found.slot !== undefined) slots.add(found.slot);
    if (found.missing !== undefined) isOpen(reader, found.missing);
    const { path: by, line } = reader.origin;
    for (const path of found.paths) {
      // The stronger one of two readers of a file decides.
      if (seen.has(path)) continue;
      seen.add(path);
      if (/\.ya?ml$/.test(path) && !reader.readsYaml) {
        isOpen(reader, `${path}, which is read as properties although it is YAML`);
        continue;
      }
      const kind = found.slot === undefined && isShared(reader) ? 'shared' : 'environment';
      const file = circumstance.read(path, charsetOf(part.location));
      if (file?.guessed === true) isOpen(reader, `${path} in ${charsetText(part.location)}`);
      for (const document of file?.documents.toReversed() ?? []) {
        layers.push({ kind, source: sourceOf(document, circumstance) });
      }
      basis.push({ text: `${found.slot ?? path}, read by ${by}:${line}`, origin: reader.origin, ofLayer: true });
    }
  }
  for (const reader of unasked) {
    const others = reader.locations.filter((location) =>
      location.text === undefined ? true : !pathsOf(location.text, circumstance).every((path) => seen.has(path)),
    );
    if (others.length > 0 || reader.inline.length > 0) isOpen(reader, 'a configurer that a strict one stands before');
  }
  return { layers, open: [...open.values()], basis, slots: [...slots] };
}

interface FoundFiles {
  /** The strongest first. */
  readonly paths: readonly string[];
  readonly slot?: string;
  /** What is not here, for people. */
  readonly missing?: string;
}

function filesIn(part: Extract<Part, { kind: 'location' }>, { values, leadOf }: Circumstance): FoundFiles {
  const { reader } = part;
  const location = part.location.text;
  if (location === undefined) return { paths: [], missing: `what ${reader.by} is given by code` };
  const lead = leadOf(location);
  if (lead.kind === 'files') return { paths: lead.paths.toReversed() };
  if (lead.kind === 'nothing') return { paths: [], missing: location };
  const value = values.find((one) => lead.files.has(one));
  const path = value === undefined ? undefined : lead.files.get(value);
  if (path !== undefined) return { paths: [path], slot: lead.slot };
  // Without a value of its own the placeholder has its default, as far as the repository shows.
  if (values.length === 0 && lead.byDefault !== undefined) return { paths: [lead.byDefault], slot: lead.slot };
  return { paths: [], slot: lead.slot, missing: location };
}

function charsetText({ encoding }: SourceLocation): string {
  const name = encoding?.name;
  return name === undefined ? 'a character set that code works out' : `the character set ${name}`;
}

function pathsOf(location: string, { values, leadOf }: Circumstance): readonly string[] {
  const lead = leadOf(location);
  if (lead.kind === 'files') return lead.paths;
  return lead.kind === 'staged' ? values.flatMap((value) => lead.files.get(value) ?? []) : [location];
}

function inlineLayer({ reader }: Extract<Part, { kind: 'inline' }>, isShared: boolean): Layer {
  const { origin, inline } = reader;
  const name = `properties in ${origin.path}`;
  return { kind: isShared ? 'shared' : 'environment', source: { name, kind: 'defaults', properties: inline } };
}

function sourceOf(document: ConfigDocument, { afterBuild }: Circumstance): PropertySource {
  return {
    name: document.count > 1 ? `${document.path} (document ${document.index + 1})` : document.path,
    kind: 'document',
    properties: afterBuild(document),
    document,
  };
}
