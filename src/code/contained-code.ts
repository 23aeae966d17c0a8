import { compareBytes } from '../documents/file-tree.ts';
import type { ModuleGraph } from '../repository/module-graph.ts';
import type { Code } from './candidates.ts';

/** The code of an application: that of its own module and of all that this one contains, each list in the order of the paths. */
export interface ContainedCode extends Pick<Code, 'files' | 'xml' | 'autoConfigurations' | 'sources'> {
  /** The module of the application itself. */
  readonly module: string;
  isContained(path: string): boolean;
}

type ByModule<Item> = ReadonlyMap<string, readonly Item[]>;

interface CodeByModule {
  /** What was worked out already, by the module of the application. */
  readonly known: Map<string, ContainedCode>;
  readonly files: ByModule<Code['files'][number]>;
  readonly xml: ByModule<Code['xml'][number]>;
  /** Only worked out for those who ask: there are many. */
  readonly sources: () => ByModule<string>;
}

/** A repository may have hundreds of applications: none of them goes through what the others contain. */
const codeByModule = new WeakMap<Code, CodeByModule>();

export function containedCode(application: { readonly path: string }, graph: ModuleGraph, code: Code): ContainedCode {
  const module = graph.moduleAt(application.path);
  let groups = codeByModule.get(code);
  if (groups === undefined) {
    let sources: ByModule<string> | undefined;
    groups = {
      known: new Map(),
      files: byModule(code.files, ({ path }) => graph.moduleOf(path)),
      xml: byModule(code.xml, ({ path }) => graph.moduleOf(path)),
      sources: () => {
        sources ??= byModule(code.sources, (path) => graph.moduleOf(path));
        return sources;
      },
    };
    codeByModule.set(code, groups);
  }
  let contained = groups.known.get(module);
  if (contained === undefined) {
    contained = contentsOf(module, graph, code, groups);
    groups.known.set(module, contained);
  }
  return contained;
}

function contentsOf(module: string, graph: ModuleGraph, code: Code, groups: CodeByModule): ContainedCode {
  const modules = new Set([module, ...graph.dependenciesOf(module)]);
  const isContained = (path: string): boolean => modules.has(graph.moduleOf(path));
  let sources: readonly string[] | undefined;
  return {
    module,
    isContained,
    files: itemsOf(modules, groups.files).sort((a, b) => compareBytes(a.path, b.path)),
    xml: itemsOf(modules, groups.xml).sort((a, b) => compareBytes(a.path, b.path)),
    autoConfigurations: code.autoConfigurations.filter(({ path }) => isContained(path)),
    get sources() {
      sources ??= itemsOf(modules, groups.sources()).sort(compareBytes);
      return sources;
    },
  };
}

function byModule<Item>(items: readonly Item[], moduleOf: (item: Item) => string): ByModule<Item> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const module = moduleOf(item);
    const group = groups.get(module);
    if (group === undefined) groups.set(module, [item]);
    else group.push(item);
  }
  return groups;
}

function itemsOf<Item>(modules: ReadonlySet<string>, groups: ByModule<Item>): Item[] {
  return [...modules].flatMap((module) => groups.get(module) ?? []);
}
