import type { Readers, SourceLocation } from '../../code/readers.ts';
import { type Charset, charsetNamed } from '../../documents/charsets.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { ModuleGraph } from '../../repository/module-graph.ts';
import { placesOf } from './locations.ts';

/** The character set of a location: what its reader is told, else that of `java.util.Properties`. */
export function charsetOf({ encoding }: SourceLocation): Charset {
  if (encoding === undefined) return 'latin1';
  return (encoding.name === undefined ? undefined : charsetNamed(encoding.name)) ?? 'unknown';
}

/** Where the code of a module has its files read in another character set than Java does by itself. */
export interface ReadCharsets {
  /** Of a template the character set of what is made of it. */
  of(path: string): Charset;
}

const usual: ReadCharsets = { of: () => 'latin1' };

/**
 * For layers that somebody has listed, or that Chef writes: who reads them is not asked, but in which character set they are read the
 * code says.
 */
export function readCharsets(
  module: string,
  tree: FileTree,
  reading: { readonly readers: readonly Readers[]; readonly graph: ModuleGraph } | undefined,
): ReadCharsets {
  const readers = reading?.readers.find((one) => one.module === module);
  const told =
    readers === undefined ? [] : [...readers.annotated, ...readers.configurers].flatMap((one) => one.locations);
  const encoded = told.filter(({ encoding }) => encoding !== undefined);
  if (reading === undefined || readers === undefined || encoded.length === 0) return usual;
  const places = placesOf(module, readers.contained, tree, reading.graph);
  const byPath = new Map<string, Charset>();
  const byName = new Map<string, Charset>();
  for (const location of encoded) {
    if (location.text === undefined) continue;
    const charset = charsetOf(location);
    byName.set(lastOf(location.text), charset);
    const lead = places.leadOf(location.text);
    const paths = lead.kind === 'files' ? lead.paths : lead.kind === 'staged' ? [...lead.files.values()] : [];
    for (const path of paths) byPath.set(path, charset);
  }
  return { of: (path) => byPath.get(path) ?? byName.get(lastOf(path).replace(/\.erb$/, '')) ?? 'latin1' };
}

/** `classpath:shop.properties` has no folder. */
function lastOf(path: string): string {
  return path.replace(/^.*[/:]/s, '');
}
