import type { ConfigDocument, Property } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import { buildFileText } from '../../repository/build-files.ts';
import { placeholdersIn } from '../../spring/placeholders.ts';

/** What the build of a module writes into its resources before anybody reads them. */
export interface BuildFilter {
  /** The build gives a value to such a placeholder, as far as its files show. */
  fills(name: string): boolean;
  /** Locations of files with further values, as the build names them, and whether only some profile of it does. */
  readonly files: readonly { readonly location: string; readonly isOfProfile: boolean }[];
  /** Properties of a document; those whose text the build changes are unknown. */
  afterBuild(document: ConfigDocument): readonly Property[];
}

const buildFiles = ['pom.xml', 'build.gradle', 'build.gradle.kts'];

/** Maven's `<filtering>`; Gradle's `expand` and `filter`. */
const filters = /<filtering>\s*true\s*<|\bexpand\s*\(|\bReplaceTokens\b/;

const filtersOf = new WeakMap<FileTree, Map<string, BuildFilter>>();

/** The filter of a module: its build file and those of the directories above it. */
export function buildFilterOf(tree: FileTree, module: string): BuildFilter {
  let known = filtersOf.get(tree);
  if (known === undefined) {
    known = new Map();
    filtersOf.set(tree, known);
  }
  let filter = known.get(module);
  if (filter === undefined) {
    filter = readFilter(tree, module);
    known.set(module, filter);
  }
  return filter;
}

function readFilter(tree: FileTree, module: string): BuildFilter {
  const texts = directoriesAbove(module)
    .flatMap((directory) => buildFiles.map((name) => (directory === '.' ? name : `${directory}/${name}`)))
    .map((path) => buildFileText(tree, path) ?? '');
  const text = texts.join('\n');
  if (!filters.test(text)) {
    return { fills: () => false, files: [], afterBuild: ({ properties }) => properties };
  }
  const names = new Set([...text.matchAll(/<([\w.-]+)>[^<>]*<\//g)].map(([, name]) => name));
  const isOwn = (name: string) => /^(?:project|pom|maven|env|settings)\./.test(name);
  const fills = (name: string) => names.has(name) || isOwn(name);
  const results = new WeakMap<ConfigDocument, readonly Property[]>();
  return {
    fills,
    files: texts.flatMap(filterFilesIn),
    afterBuild(document) {
      let result = results.get(document);
      if (result === undefined) {
        // `url=${url}` can only mean a value of the build: Spring would go round in circles.
        const changed = document.properties.map((property) =>
          placeholdersIn(property.value).some(({ name }) => name === property.key || fills(name))
            ? { ...property, opaque: true as const }
            : property,
        );
        result = changed.some(({ opaque }, i) => opaque !== document.properties[i]?.opaque)
          ? changed
          : document.properties;
        results.set(document, result);
      }
      return result;
    },
  };
}

function filterFilesIn(text: string): BuildFilter['files'] {
  const start = text.indexOf('<profiles>');
  const end = text.lastIndexOf('</profiles>');
  return [...text.matchAll(/<filter>\s*([^<>\s]+\.properties)\s*<\/filter>/g)].map(({ index, 1: path = '' }) => ({
    location: `file:${path.replace(/^\$\{(?:project\.)?basedir\}\/+/, '')}`,
    isOfProfile: start !== -1 && index > start && index < end,
  }));
}

/** A directory, and every one above it. */
function directoriesAbove(directory: string): readonly string[] {
  const found = [directory];
  for (let at = directory; at !== '.'; ) {
    const slash = at.lastIndexOf('/');
    at = slash < 0 ? '.' : at.slice(0, slash);
    found.push(at);
  }
  return found;
}
