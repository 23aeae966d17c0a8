import { attribute, nestedAnnotations, type PlacedAnnotation, qualifiedName } from './annotations.ts';
import type { ClassIndex } from './class-index.ts';
import { encodingOf } from './encodings.ts';
import type { BeanMethod, CodeClass, CodeFacts, ComponentScan } from './facts.ts';
import { guardsOf, isTrue } from './guards.ts';
import { madeConfigurers } from './made-configurers.ts';
import { boundUses } from './properties-classes.ts';
import type { Call, ClassDeclaration, Expression, Member, SourceFile } from './source-file.ts';
import { type Understanding, usesIn } from './uses.ts';

/** Everything that a source file says about configuration and about which beans there are. */
export function factsOf(file: SourceFile, index: ClassIndex, understanding: Understanding): CodeFacts {
  const bound = boundUses(file, index, understanding);
  const classes = file.classes.filter(({ isLocal }) => !isLocal).map((one) => classFacts(file, one, understanding));
  const texts = (call: Call): readonly string[] =>
    call.arguments.flatMap(({ value }) => understanding.fold(value, { file, owner: call.owner }) ?? []);
  const called = (...names: readonly string[]) => file.calls.filter(({ name }) => names.includes(name));
  return {
    path: file.path,
    uses: [...usesIn(file, understanding), ...bound.uses],
    classes,
    idleConstraints: bound.idle,
    started: started(file),
    xmlLocations: called(...xmlContexts).flatMap(texts),
    given: given(file, understanding),
    marks: file.marks,
    ignoresUnresolvable: called('setIgnoreUnresolvablePlaceholders').some((call) => isTrue(call.arguments[0]?.value)),
    configurers: madeConfigurers(file, understanding),
    begins: begins(file),
  };
}

/** `main`, or what a servlet container calls in its place. */
function begins({ classes, topLevel }: SourceFile): boolean {
  if (topLevel.some(({ kind, name }) => kind === 'method' && name === 'main')) return true;
  return classes.some(
    ({ members, supertypes }) =>
      members.some(({ kind, name }) => kind === 'method' && name === 'main') ||
      supertypes.some((name) => /WebApplicationInitializer$|DispatcherServletInitializer$/.test(name)),
  );
}

const xmlContexts = [
  'ClassPathXmlApplicationContext',
  'GenericXmlApplicationContext',
  'FileSystemXmlApplicationContext',
  'setConfigLocation',
  'setConfigLocations',
];

const startingCalls: ReadonlySet<string> = new Set([
  'AnnotationConfigApplicationContext',
  'AnnotationConfigWebApplicationContext',
  'SpringApplication',
  'SpringApplicationBuilder',
  'getRootConfigClasses',
  'getServletConfigClasses',
  'register',
  'run',
  'sources',
]);

/** The classes that the code hands to `SpringApplication.run` and its like. */
function started(file: SourceFile): readonly string[] {
  const names = new Set<string>();
  for (const call of file.calls) {
    if (call.name === 'runApplication' && call.typeArgument !== undefined) {
      names.add(qualifiedName(call.typeArgument, file, call.owner));
    }
    if (!startingCalls.has(call.name) || (call.name === 'run' && !/^SpringApplication/.test(call.receiver))) continue;
    for (const { value } of call.arguments) {
      if (value.kind === 'type') names.add(qualifiedName(value.name, file, call.owner));
    }
  }
  return [...names];
}

/** Keys that code gives a value: `System.setProperty`, `setDefaultProperties`, `SpringApplicationBuilder.properties`. */
function given(file: SourceFile, { fold }: Understanding): readonly string[] {
  const keys: string[] = [];
  for (const { name, receiver, arguments: values, owner } of file.calls) {
    const text = (value: Expression | undefined) => (value === undefined ? undefined : fold(value, { file, owner }));
    const [first] = values;
    if (name === 'setProperty' && receiver === 'System') keys.push(text(first?.value) ?? '');
    else if (name === 'properties') {
      for (const { value } of values) keys.push(/^([^=:]+)[=:]/.exec(text(value) ?? '')?.[1]?.trim() ?? '');
    } else if (name === 'setDefaultProperties' && first?.value.kind === 'call') {
      const { arguments: entries } = first.value;
      for (let i = 0; i < entries.length; i += 2) keys.push(text(entries[i]?.value) ?? '');
    }
  }
  return keys.filter((key) => key !== '');
}

const stereotypes: ReadonlySet<string> = new Set([
  'AutoConfiguration',
  'Component',
  'Configuration',
  'Controller',
  'ControllerAdvice',
  'JsonComponent',
  'Named',
  'Repository',
  'RestController',
  'RestControllerAdvice',
  'Service',
  'SpringBootApplication',
  'SpringBootConfiguration',
  'SpringCloudApplication',
]);

const applications: ReadonlySet<string> = new Set([
  'EnableAutoConfiguration',
  'SpringBootApplication',
  'SpringBootConfiguration',
  'SpringCloudApplication',
]);

function classFacts(file: SourceFile, declaration: ClassDeclaration, understanding: Understanding): CodeClass {
  const { fold, flatten } = understanding;
  const annotations = flatten(declaration.annotations, { file, owner: declaration });
  const named = (...names: readonly string[]) =>
    annotations.filter(({ known }) => known !== undefined && names.includes(known));
  const has = (...names: readonly string[]): boolean => named(...names).length > 0;
  const texts = ({ annotation, scope }: PlacedAnnotation, ...names: readonly string[]) =>
    attribute(annotation, ...names).map((value) => fold(value, scope));
  const types = ({ annotation, scope }: PlacedAnnotation, ...names: readonly string[]): readonly string[] =>
    attribute(annotation, ...names).flatMap((value) =>
      value.kind === 'type' ? [qualifiedName(value.name, scope.file, scope.owner)] : [],
    );
  /** Packages by text or by a class in them; those of the class where none is given. */
  const packagesOf = (placed: PlacedAnnotation, byText: readonly string[], byClass: readonly string[]) => {
    const found = texts(placed, ...byText)
      .flatMap((text) => text?.split(/[,;\s]+/) ?? [])
      .concat(types(placed, ...byClass).map(packageOf))
      .filter((name) => name !== '');
    const isGiven = attribute(placed.annotation, ...byText, ...byClass).length > 0;
    return isGiven ? found : [file.packageName];
  };

  const properties = named('ConfigurationPropertiesScan').flatMap((placed) =>
    packagesOf(placed, ['value', 'basePackages'], ['basePackageClasses']),
  );
  const feign = named('EnableFeignClients').flatMap((placed) =>
    packagesOf(placed, ['value', 'basePackages'], ['basePackageClasses', 'clients']),
  );
  return {
    name: declaration.qualifiedName,
    path: file.path,
    packageName: file.packageName,
    ...(declaration.outer !== undefined && { outer: declaration.outer.qualifiedName }),
    origin: file.originOf(declaration.offset),
    isConcrete:
      declaration.kind !== 'interface' &&
      declaration.kind !== 'annotation' &&
      !declaration.modifiers.includes('abstract') &&
      !declaration.modifiers.includes('sealed'),
    supertypes: declaration.supertypes.map((name) => qualifiedName(name, file, declaration.outer)),
    isComponent:
      annotations.some(({ known }) => known !== undefined && stereotypes.has(known)) &&
      declaration.kind !== 'annotation',
    isFeignClient: has('FeignClient'),
    isApplication:
      annotations.some(({ known }) => known !== undefined && applications.has(known)) &&
      declaration.kind !== 'annotation',
    guards: guardsOf(annotations, fold),
    scans: scansOf(file, annotations, packagesOf),
    imports: named('Import').flatMap((placed) => types(placed, 'value')),
    xmlResources: named('ImportResource').flatMap((placed) =>
      texts(placed, 'value', 'locations').flatMap((text) => text ?? []),
    ),
    propertySources: propertySourcesOf(annotations).map((placed) => {
      const [factory] = types(placed, 'factory');
      const encoding = encodingOf(attribute(placed.annotation, 'encoding')[0], placed.scope, fold);
      return {
        locations: texts(placed, 'value'),
        ignoresMissing: isTrue(attribute(placed.annotation, 'ignoreResourceNotFound')[0]),
        ...(factory !== undefined && { factory: simpleName(factory) }),
        ...(encoding !== undefined && { encoding }),
        origin: placed.scope.file.originOf(placed.annotation.offset),
      };
    }),
    enables: new Set(
      annotations.map(({ annotation }) => simpleName(annotation.name)).filter((name) => name.startsWith('Enable')),
    ),
    enabledProperties: named('EnableConfigurationProperties').flatMap((placed) => types(placed, 'value')),
    ...(properties.length > 0 && { propertiesPackages: properties }),
    ...(feign.length > 0 && { feignPackages: feign }),
    bindsProperties: has('ConfigurationProperties'),
    beanMethods: declaration.members.flatMap((member) => beanMethod(file, declaration, member, understanding)),
  };
}

function propertySourcesOf(annotations: readonly PlacedAnnotation[]): readonly PlacedAnnotation[] {
  return annotations.flatMap((placed) => {
    if (placed.known === 'PropertySource') return [placed];
    if (placed.known !== 'PropertySources') return [];
    return nestedAnnotations(placed.annotation).map((annotation) => ({
      annotation,
      scope: placed.scope,
      known: 'PropertySource',
    }));
  });
}

function scansOf(
  file: SourceFile,
  annotations: readonly PlacedAnnotation[],
  packagesOf: (placed: PlacedAnnotation, byText: readonly string[], byClass: readonly string[]) => readonly string[],
): readonly ComponentScan[] {
  const scan = (placed: PlacedAnnotation): ComponentScan => {
    const isBoot = placed.known === 'SpringBootApplication' || placed.known === 'SpringCloudApplication';
    return {
      packages: isBoot
        ? packagesOf(placed, ['scanBasePackages'], ['scanBasePackageClasses'])
        : packagesOf(placed, ['value', 'basePackages'], ['basePackageClasses']),
      isFiltered: attribute(placed.annotation, 'excludeFilters', 'includeFilters', 'useDefaultFilters').length > 0,
    };
  };
  // A `@ComponentScan` beside `@SpringBootApplication` takes the place of the one that the latter stands for.
  const explicit = annotations.flatMap((placed): readonly PlacedAnnotation[] => {
    if (placed.known === 'ComponentScan') return [placed];
    if (placed.known !== 'ComponentScans') return [];
    return nestedAnnotations(placed.annotation).map((annotation) => ({
      annotation,
      scope: placed.scope,
      known: 'ComponentScan',
    }));
  });
  if (explicit.length > 0) return explicit.map(scan);
  const boot = annotations.filter(
    ({ known }) => known === 'SpringBootApplication' || known === 'SpringCloudApplication',
  );
  return boot.length === 0 || file.packageName === '' ? [] : boot.map(scan);
}

function beanMethod(
  file: SourceFile,
  owner: ClassDeclaration,
  member: Member,
  { flatten, fold }: Understanding,
): readonly BeanMethod[] {
  if (member.kind !== 'method' || member.annotations.length === 0) return [];
  const annotations = flatten(member.annotations, { file, owner });
  if (!annotations.some(({ known }) => known === 'Bean')) return [];
  const constructions = file.calls.filter((call) => call.member === member && call.isConstruction);
  const type = member.type.replace(/<.*$|\?$/gs, '').trim();
  const qualify = (name: string) => qualifiedName(name, file, owner);
  const returned = constructions
    .filter((call) => call.isReturned || call.name === type)
    .map(({ name }) => qualify(name));
  const others = constructions
    .filter((call) => !call.isReturned && call.name !== type)
    .map(({ name }) => qualify(name));
  return [
    {
      name: member.name,
      guards: guardsOf(annotations, fold),
      returns: [...new Set(returned)],
      constructs: [...new Set(others)],
      origin: file.originOf(member.offset),
    },
  ];
}

/** The package of a qualified class name, nested classes included. */
function packageOf(name: string): string {
  return name.replace(/\.[A-Z].*$/, '');
}

function simpleName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
