import { compareBytes } from '../documents/file-tree.ts';
import type { ModuleGraph } from '../repository/module-graph.ts';
import { parseProfileExpression, profilesNamedIn } from '../spring/profile-expression.ts';
import { annotatedReaders } from './annotated-readers.ts';
import type { Code } from './candidates.ts';
import { configurerReaders } from './configurer-readers.ts';
import { type ContainedCode, containedCode } from './contained-code.ts';
import type { CodeFacts } from './facts.ts';
import { liveBeans } from './live-beans.ts';
import type { Readers } from './readers.ts';
import { startsOf } from './starts.ts';
import type { XmlFacts } from './xml-beans.ts';

/**
 * What reads property files, for every module in which something begins and for libraries that nobody in the repository
 * contains. Repositories without `@PropertySource` and without a configurer of placeholders cost nothing.
 *
 * @param byConvention files that a framework reads, whatever the code says
 */
export function propertyReaders(
  code: Code,
  graphOf: () => ModuleGraph,
  byConvention: readonly string[] = [],
): readonly Readers[] {
  const readingFiles = code.files.filter(readsByCode);
  const readingXml = code.xml.filter(({ placeholders }) => placeholders.length > 0);
  const readingPaths = [...[...readingFiles, ...readingXml].map(({ path }) => path), ...byConvention];
  if (readingPaths.length === 0) return [];
  const graph = graphOf();
  const reading = new Set(readingPaths.map((path) => graph.moduleOf(path)));

  const beginning = new Set([
    ...code.xml.filter(({ web }) => web !== undefined).map(({ path }) => graph.moduleOf(path)),
    ...code.files.filter(begins).map(({ path }) => graph.moduleOf(path)),
  ]);
  const within = new Set<string>();
  const begun = [...beginning].sort(compareBytes).flatMap((module): readonly Readers[] => {
    const dependencies = graph.dependenciesOf(module);
    for (const dependency of dependencies) within.add(dependency);
    if (![module, ...dependencies].some((one) => reading.has(one))) return [];
    return [readersIn(module, containedCode({ path: module }, graph, code), graph)];
  });
  const libraries = [...reading].filter((module) => !beginning.has(module) && !within.has(module));
  return [
    ...begun,
    ...libraries.map((module) => readersIn(module, containedCode({ path: module }, graph, code), graph)),
  ];
}

function readsByCode({ classes, configurers }: CodeFacts): boolean {
  return configurers.length > 0 || classes.some(({ propertySources }) => propertySources.length > 0);
}

function begins(file: CodeFacts): boolean {
  return isOfBoot(file) || (file.begins && (file.started.length > 0 || file.xmlLocations.length > 0));
}

function isOfBoot({ classes }: CodeFacts): boolean {
  return classes.some(({ isApplication, outer }) => isApplication && outer === undefined);
}

function readersIn(module: string, contained: ContainedCode, graph: ModuleGraph): Readers {
  const { files, xml, autoConfigurations } = contained;
  const own = files.filter(({ path }) => graph.moduleOf(path) === module);
  const starts = startsOf(files, xml, module, graph);
  const contents = { files, xml, autoConfigurations };
  const worlds = starts.map((start) => liveBeans(contents, start));
  const web = xml.find((facts) => facts.web !== undefined && graph.moduleOf(facts.path) === module);
  const boot = own.find(isOfBoot);
  const first = boot ?? web ?? own.find(begins);
  const path = first?.path ?? [...own.filter(readsByCode), ...xml][0]?.path ?? module;
  return {
    module,
    contained: [module, ...graph.dependenciesOf(module)],
    begins: boot !== undefined ? 'spring-boot' : first !== undefined ? 'plain-spring' : 'nothing',
    origin: { path, line: 1, column: 1 },
    annotated: annotatedReaders(files, starts, worlds),
    configurers: configurerReaders(contained, own, starts, worlds),
    asked: new Set(xml.flatMap(({ uses }) => uses.map(({ key }) => key))),
    profilesNamed: profilesNamed(files, xml),
    profilesByDefault: web?.web?.profiles ?? [],
  };
}

function profilesNamed(files: readonly CodeFacts[], xml: readonly XmlFacts[]): ReadonlySet<string> {
  const guards = [
    ...files.flatMap(({ classes }) =>
      classes.flatMap((one) => [...one.guards, ...one.beanMethods.flatMap((method) => method.guards)]),
    ),
    ...xml.flatMap(({ uses, placeholders, scans, beanClasses }) =>
      [...uses, ...placeholders, ...scans, ...beanClasses].flatMap((one) => one.guards),
    ),
  ];
  const expressions = new Set(guards.flatMap((guard) => (guard.kind === 'profile' ? guard.expressions : [])));
  return new Set(
    [...expressions].flatMap((text) => {
      const expression = parseProfileExpression(text);
      return 'malformed' in expression ? [] : profilesNamedIn(expression);
    }),
  );
}
