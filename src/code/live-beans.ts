import type { Code } from './candidates.ts';
import type { CodeClass, CodeFacts, Guard } from './facts.ts';
import type { XmlFacts } from './xml-beans.ts';

/** Conditions under all of which something is made; none: always. */
export type Alternative = readonly Guard[];

/** What one start of the application makes, and under which conditions: any one of the alternatives will do. */
export interface LiveBeans {
  /** Spring itself makes an object of the class and processes its annotations. */
  component(name: string): readonly Alternative[];
  /** Spring fills an object of the class, whoever made it. */
  instance(name: string): readonly Alternative[];
  /** Spring binds properties to the class. */
  bound(name: string): readonly Alternative[];
  /** The XML file is part of the context. */
  xml(path: string): readonly Alternative[];
  /** A feature is switched on by an `@Enable…` annotation or by XML: `EnableScheduling`, `task:annotation-driven`. */
  isEnabled(feature: string): boolean;
}

/** The files that an application may contain, and how it begins. */
export interface Contents {
  readonly files: readonly CodeFacts[];
  readonly xml: readonly XmlFacts[];
  readonly autoConfigurations: Code['autoConfigurations'];
}

/** One way in which an application begins: a class that is handed to Spring, or XML files. */
export type Start =
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'xml'; readonly paths: readonly string[] };

/** More ways to make a bean than these are not told apart. */
const mostAlternatives = 8;

export function liveBeans(contents: Contents, start: Start): LiveBeans {
  const classes = new Map<string, CodeClass>();
  for (const { classes: declared } of contents.files)
    for (const one of declared) if (!classes.has(one.name)) classes.set(one.name, one);
  const xmlFiles = new Map(contents.xml.map((facts) => [facts.path, facts]));

  const components = new Map<string, Alternative[]>();
  const instances = new Map<string, Alternative[]>();
  const bound = new Map<string, Alternative[]>();
  const contexts = new Map<string, Alternative[]>();
  const enabled = new Set<string>();
  /** Steps still to take; a list instead of a recursion, because configurations may import each other in long chains. */
  const open: (() => void)[] = [];

  const isNew = (map: Map<string, Alternative[]>, name: string, guards: Alternative): boolean => {
    const known = map.get(name);
    if (known === undefined) {
      map.set(name, [guards]);
      return true;
    }
    if (known.length >= mostAlternatives || known.some((alternative) => implies(guards, alternative))) return false;
    known.push(guards);
    return true;
  };

  const addInstance = (name: string, guards: Alternative): void => {
    const seen = new Set<string>();
    const names = [name];
    for (let next = names.pop(); next !== undefined; next = names.pop()) {
      if (seen.has(next) || seen.size > 100) continue;
      seen.add(next);
      isNew(instances, next, guards);
      const declared = classes.get(next);
      if (declared?.bindsProperties === true) isNew(bound, next, guards);
      names.push(...(declared?.supertypes ?? []));
    }
  };

  const addComponent = (name: string, outer: Alternative): void => {
    const declared = classes.get(name);
    const guards = declared === undefined ? outer : merged(outer, guardsAround(declared, classes));
    if (!isNew(components, name, guards)) return;
    addInstance(name, guards);
    if (declared === undefined) return;
    for (const feature of declared.enables) enabled.add(feature);
    open.push(() => follow(declared, guards));
  };

  const follow = (declared: CodeClass, guards: Alternative): void => {
    for (const { packages, isFiltered } of declared.scans)
      scan(packages, isFiltered ? withDoubt(guards, declared) : guards);
    for (const name of declared.imports) addComponent(name, guards);
    for (const name of declared.enabledProperties) isNew(bound, name, guards);
    for (const one of classes.values()) {
      if (one.bindsProperties && isBelow(one.packageName, declared.propertiesPackages))
        isNew(bound, one.name, merged(guards, one.guards));
      if (one.isFeignClient && isBelow(one.packageName, declared.feignPackages)) addComponent(one.name, guards);
    }
    if (declared.isApplication)
      for (const { classes: names } of contents.autoConfigurations)
        for (const name of names) addComponent(name, guards);
    for (const method of declared.beanMethods) {
      const made = merged(guards, method.guards);
      for (const name of method.returns) addInstance(name, made);
      for (const name of method.constructs) {
        addInstance(name, [...made, { kind: 'unknown', text: `@Bean ${method.name}`, origin: method.origin }]);
      }
    }
    for (const location of declared.xmlResources) addXml(matching(location, declared.path, xmlFiles), guards);
  };

  const scan = (packages: readonly string[], guards: Alternative): void => {
    for (const one of classes.values()) {
      if (one.isComponent && one.isConcrete && isBelow(one.packageName, packages)) addComponent(one.name, guards);
    }
  };

  const addXml = (paths: readonly string[], guards: Alternative): void => {
    for (const path of paths) {
      const facts = xmlFiles.get(path);
      if (facts === undefined || !isNew(contexts, path, guards)) continue;
      for (const feature of facts.features) enabled.add(feature);
      for (const one of facts.scans) {
        scan(
          one.packages,
          one.isFiltered ? [...merged(guards, one.guards), xmlFilter(path)] : merged(guards, one.guards),
        );
      }
      for (const one of facts.beanClasses) addInstance(one.name, merged(guards, one.guards));
      for (const one of facts.beanClasses)
        if (classes.get(one.name)?.isComponent === true) addComponent(one.name, merged(guards, one.guards));
      open.push(() => {
        for (const location of facts.imports) addXml(matching(location, path, xmlFiles), guards);
      });
    }
  };

  if (start.kind === 'class') addComponent(start.name, []);
  else addXml(start.paths, []);
  for (let step = open.pop(); step !== undefined; step = open.pop()) step();

  const none: readonly Alternative[] = [];
  return {
    component: (name) => components.get(name) ?? none,
    instance: (name) => instances.get(name) ?? none,
    bound: (name) => bound.get(name) ?? (components.has(name) ? (components.get(name) ?? none) : none),
    xml: (path) => contexts.get(path) ?? none,
    isEnabled: (feature) => enabled.has(feature),
  };
}

function xmlFilter(path: string): Guard {
  return { kind: 'unknown', text: '<context:component-scan> with filters', origin: { path, line: 1, column: 1 } };
}

function withDoubt(guards: Alternative, { origin }: CodeClass): Alternative {
  return [...guards, { kind: 'unknown', text: '@ComponentScan with filters', origin }];
}

/** Whatever meets the conditions of one meets those of the other. */
function implies(stronger: Alternative, weaker: Alternative): boolean {
  return weaker.every((guard) => stronger.includes(guard));
}

function merged(outer: Alternative, inner: readonly Guard[]): Alternative {
  const added = inner.filter((guard) => !outer.includes(guard));
  return added.length === 0 ? outer : [...outer, ...added];
}

/** Conditions of a class and of the classes around it. */
function guardsAround(declared: CodeClass, classes: ReadonlyMap<string, CodeClass>): readonly Guard[] {
  const guards = [...declared.guards];
  for (let { outer } = declared; outer !== undefined; ) {
    const around = classes.get(outer);
    guards.push(...(around?.guards ?? []));
    outer = around?.outer;
  }
  return guards;
}

/** A package is one of these or below one. */
export function isBelow(packageName: string, packages: readonly string[] | undefined): boolean {
  return (
    packages?.some(
      (base) =>
        base === '' || packageName === base || packageName.startsWith(`${base}.`) || isPattern(base, packageName),
    ) === true
  );
}

/** `com.acme.**.service` and its like, which few use: true where the fixed beginning fits. */
function isPattern(base: string, packageName: string): boolean {
  const star = base.search(/[*?]/);
  return star !== -1 && packageName.startsWith(base.slice(0, star).replace(/\.$/, ''));
}

/** Files that a location of an XML file may mean: `classpath:a/b.xml`, `/WEB-INF/c.xml`, `classpath*:spring/*.xml`. */
export function matching(location: string, from: string, files: ReadonlyMap<string, unknown>): readonly string[] {
  const path = location.replace(/^(?:classpath\*?|file):/, '').replace(/^\/+/, '');
  if (path === '' || path.includes('${')) return [];
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const beside = folder + path;
  if (!/[*?]/.test(path)) {
    if (!location.startsWith('classpath') && files.has(beside)) return [beside];
    return [...files.keys()].filter((file) => file === path || file.endsWith(`/${path}`));
  }
  const fixed = path.slice(0, path.search(/[*?]/));
  const ending = path.slice(Math.max(path.lastIndexOf('*'), path.lastIndexOf('?')) + 1);
  return [...files.keys()].filter((file) => file.endsWith(ending) && `/${file}`.includes(`/${fixed}`));
}
