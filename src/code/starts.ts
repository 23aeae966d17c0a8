import type { ModuleGraph } from '../repository/module-graph.ts';
import type { Code } from './candidates.ts';
import { matching, type Start } from './live-beans.ts';

/** The classes and XML files with which the application of a module begins. */
export function startsOf(
  files: readonly Code['files'][number][],
  xml: Code['xml'],
  module: string,
  graph: ModuleGraph,
): readonly Start[] {
  const inModule = files.filter(({ path }) => graph.moduleOf(path) === module);
  const classes = new Map(files.flatMap(({ classes: some }) => some).map((one) => [one.name, one]));
  const names = new Set([
    ...inModule
      .flatMap(({ classes: declared }) => declared.filter((one) => one.isApplication && one.outer === undefined))
      .map(({ name }) => name),
    ...inModule.flatMap(({ started }) => started).filter((name) => classes.has(name)),
    // `AnnotationConfigWebApplicationContext` is given classes.
    ...xml
      .filter(({ path, web }) => web !== undefined && graph.moduleOf(path) === module)
      .flatMap(({ imports }) => imports.filter((name) => classes.has(name))),
  ]);
  const starts: Start[] = [...names].map((name) => ({ kind: 'class', name }));

  const xmlFiles = new Map(xml.map((facts) => [facts.path, facts]));
  const contexts = xml.filter(({ path }) => /(?:^|\/)WEB-INF\/web\.xml$/.test(path) && graph.moduleOf(path) === module);
  const loaded = [
    ...contexts.flatMap(({ path, imports }) => {
      return imports.flatMap((location) => matching(location, path, xmlFiles));
    }),
    ...inModule.flatMap(({ path, xmlLocations }) =>
      xmlLocations.flatMap((location) => matching(location, path, xmlFiles)),
    ),
  ];
  if (loaded.length > 0) starts.push({ kind: 'xml', paths: [...new Set(loaded)] });
  return starts;
}
