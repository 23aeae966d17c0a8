import { type ClassIndex, explicitImport, qualifiedNames } from './class-index.ts';
import type { Scope } from './constants.ts';
import type { Annotation, ClassDeclaration, Expression, SourceFile } from './source-file.ts';

/** Packages of the annotations that matter, by simple name: Lombok's `@Value` is not Spring's. */
const packages: Readonly<Record<string, readonly string[]>> = {
  AssertTrue: ['javax.validation.constraints', 'jakarta.validation.constraints'],
  AutoConfiguration: ['org.springframework.boot.autoconfigure'],
  Autowired: ['org.springframework.beans.factory.annotation'],
  Bean: ['org.springframework.context.annotation'],
  Component: ['org.springframework.stereotype'],
  ComponentScan: ['org.springframework.context.annotation'],
  ComponentScans: ['org.springframework.context.annotation'],
  ConditionalOnBooleanProperty: ['org.springframework.boot.autoconfigure.condition'],
  ConditionalOnProperty: ['org.springframework.boot.autoconfigure.condition'],
  Configuration: ['org.springframework.context.annotation'],
  ConfigurationProperties: ['org.springframework.boot.context.properties'],
  ConfigurationPropertiesScan: ['org.springframework.boot.context.properties'],
  Controller: ['org.springframework.stereotype'],
  ControllerAdvice: ['org.springframework.web.bind.annotation'],
  CrossOrigin: ['org.springframework.web.bind.annotation'],
  DefaultValue: ['org.springframework.boot.context.properties.bind'],
  DeleteMapping: ['org.springframework.web.bind.annotation'],
  EnableAutoConfiguration: ['org.springframework.boot.autoconfigure'],
  EnableConfigurationProperties: ['org.springframework.boot.context.properties'],
  EnableFeignClients: ['org.springframework.cloud.openfeign', 'org.springframework.cloud.netflix.feign'],
  FeignClient: ['org.springframework.cloud.openfeign', 'org.springframework.cloud.netflix.feign'],
  GetMapping: ['org.springframework.web.bind.annotation'],
  Import: ['org.springframework.context.annotation'],
  ImportResource: ['org.springframework.context.annotation'],
  Inject: ['javax.inject', 'jakarta.inject'],
  JmsListener: ['org.springframework.jms.annotation'],
  JmsListeners: ['org.springframework.jms.annotation'],
  JobScope: ['org.springframework.batch.core.configuration.annotation'],
  JsonComponent: ['org.springframework.boot.jackson'],
  KafkaListener: ['org.springframework.kafka.annotation'],
  KafkaListeners: ['org.springframework.kafka.annotation'],
  Lazy: ['org.springframework.context.annotation'],
  Min: ['javax.validation.constraints', 'jakarta.validation.constraints'],
  Named: ['javax.inject', 'jakarta.inject'],
  NotBlank: ['javax.validation.constraints', 'jakarta.validation.constraints', 'org.hibernate.validator.constraints'],
  NotEmpty: ['javax.validation.constraints', 'jakarta.validation.constraints', 'org.hibernate.validator.constraints'],
  NotNull: ['javax.validation.constraints', 'jakarta.validation.constraints'],
  PatchMapping: ['org.springframework.web.bind.annotation'],
  Positive: ['javax.validation.constraints', 'jakarta.validation.constraints'],
  PostConstruct: ['javax.annotation', 'jakarta.annotation'],
  PostMapping: ['org.springframework.web.bind.annotation'],
  Profile: ['org.springframework.context.annotation'],
  PropertySource: ['org.springframework.context.annotation'],
  PropertySources: ['org.springframework.context.annotation'],
  PutMapping: ['org.springframework.web.bind.annotation'],
  RabbitListener: ['org.springframework.amqp.rabbit.annotation'],
  RabbitListeners: ['org.springframework.amqp.rabbit.annotation'],
  Repository: ['org.springframework.stereotype'],
  RequestMapping: ['org.springframework.web.bind.annotation'],
  RequestScope: ['org.springframework.web.context.annotation'],
  Resource: ['javax.annotation', 'jakarta.annotation'],
  RestController: ['org.springframework.web.bind.annotation'],
  RestControllerAdvice: ['org.springframework.web.bind.annotation'],
  RetryableTopic: ['org.springframework.kafka.annotation'],
  Scheduled: ['org.springframework.scheduling.annotation'],
  Schedules: ['org.springframework.scheduling.annotation'],
  Scope: ['org.springframework.context.annotation'],
  Service: ['org.springframework.stereotype'],
  SessionScope: ['org.springframework.web.context.annotation'],
  SpringBootApplication: ['org.springframework.boot.autoconfigure'],
  SpringBootConfiguration: ['org.springframework.boot'],
  SpringCloudApplication: ['org.springframework.cloud.client'],
  SqsListener: [
    'io.awspring.cloud.sqs.annotation',
    'org.springframework.cloud.aws.messaging.listener.annotation',
    'io.awspring.cloud.messaging.listener.annotation',
  ],
  StepScope: ['org.springframework.batch.core.configuration.annotation'],
  Transactional: ['org.springframework.transaction.annotation'],
  Valid: ['javax.validation', 'jakarta.validation'],
  Validated: ['org.springframework.validation.annotation'],
  Value: ['org.springframework.beans.factory.annotation'],
};

const packagesByName = new Map(Object.entries(packages));

const knownByFile = new WeakMap<SourceFile, Map<string, string | undefined>>();

/** The simple name of a known annotation, decided by the imports of the file; `undefined` for every other. */
export function knownAnnotation(written: string, file: SourceFile): string | undefined {
  let names = knownByFile.get(file);
  if (names === undefined) {
    names = new Map();
    knownByFile.set(file, names);
  }
  if (!names.has(written)) names.set(written, findKnown(written, file));
  return names.get(written);
}

function findKnown(written: string, file: SourceFile): string | undefined {
  const simple = written.slice(written.lastIndexOf('.') + 1);
  const imported = explicitImport(written, file);
  if (imported !== undefined) {
    const name = imported.name.slice(imported.name.lastIndexOf('.') + 1);
    return packagesByName.get(name)?.some((known) => `${known}.${name}` === imported.name) ? name : undefined;
  }
  const known = packagesByName.get(simple);
  if (known === undefined) return undefined;
  if (written !== simple) return known.some((candidate) => `${candidate}.${simple}` === written) ? simple : undefined;
  const isImported = file.imports.some(
    ({ isWildcard, isStatic, name }) => isWildcard && !isStatic && known.includes(name),
  );
  return isImported ? simple : undefined;
}

/** An annotation with the place that its names are to be understood at. */
export interface PlacedAnnotation {
  readonly annotation: Annotation;
  readonly scope: Scope;
  /** Simple name of a known annotation. */
  readonly known: string | undefined;
}

export type Flatten = (annotations: readonly Annotation[], scope: Scope) => readonly PlacedAnnotation[];

const deepestMetaAnnotation = 4;

/** Spreads annotations of the repository into those that are put on their declarations. */
export function annotationFlattener(index: ClassIndex): Flatten {
  const metaOf = new Map<ClassDeclaration, readonly PlacedAnnotation[]>();

  const flatten = (annotations: readonly Annotation[], scope: Scope, depth: number): readonly PlacedAnnotation[] =>
    annotations.flatMap((annotation): readonly PlacedAnnotation[] => {
      const known = knownAnnotation(annotation.name, scope.file);
      const placed: PlacedAnnotation = { annotation, scope, known };
      if (known !== undefined || depth > deepestMetaAnnotation || isForeign(annotation.name, scope.file))
        return [placed];
      const declared = index.resolve(annotation.name, scope.file, scope.owner);
      if (declared?.declaration.kind !== 'annotation') return [placed];
      const { declaration, file } = declared;
      let meta = metaOf.get(declaration);
      if (meta === undefined) {
        metaOf.set(declaration, []);
        meta = flatten(declaration.annotations, { file, owner: declaration }, depth + 1);
        metaOf.set(declaration, meta);
      }
      return [placed, ...meta];
    });
  const none: readonly PlacedAnnotation[] = [];
  return (annotations, scope) => (annotations.length === 0 ? none : flatten(annotations, scope, 0));
}

const foreign =
  /^(?:java|javax|jakarta|kotlin|lombok|org\.(?:springframework|junit|hibernate|mapstruct|jetbrains|slf4j)|com\.fasterxml|io\.swagger)\./;

/** Known to come from a library, so that nobody needs to look for it. */
function isForeign(written: string, file: SourceFile): boolean {
  const name = explicitImport(written, file)?.name ?? written;
  return foreign.test(name) || alwaysThere.has(name);
}

const alwaysThere: ReadonlySet<string> = new Set([
  'Deprecated',
  'FunctionalInterface',
  'JvmField',
  'JvmStatic',
  'Override',
  'SafeVarargs',
  'Suppress',
  'SuppressWarnings',
  'Throws',
]);

/** The values of an attribute, one for each element of a list; `names` are its aliases, `value` includes the positional. */
export function attribute(annotation: Annotation, ...names: readonly string[]): readonly Expression[] {
  return annotation.arguments
    .filter(({ name }) => names.includes(name ?? 'value'))
    .flatMap(({ value }) => (value.kind === 'list' ? value.elements : [value]));
}

/** The annotations that an annotation holds; in Kotlin they are written like calls: `PropertySources(PropertySource("…"))`. */
export function nestedAnnotations(annotation: Annotation): readonly Annotation[] {
  return attribute(annotation, 'value').flatMap((value) => {
    if (value.kind === 'annotation') return [value.annotation];
    return value.kind === 'call' ? [{ name: value.path, arguments: value.arguments, offset: value.offset }] : [];
  });
}

/**
 * The qualified name that a class name most likely stands for, without looking into other files: a class of this file, an
 * import, or the same package.
 */
export function qualifiedName(written: string, file: SourceFile, at?: ClassDeclaration): string {
  const candidates = [...qualifiedNames(written, file, at)];
  const own = file.classes.find((declaration) => candidates.includes(declaration.qualifiedName));
  if (own !== undefined) return own.qualifiedName;
  const [head = ''] = written.split('.');
  const imported = explicitImport(head, file);
  if (imported !== undefined) return imported.name + written.slice(head.length);
  if (/^[a-z]/.test(written) && written.includes('.')) return written;
  return file.packageName === '' ? written : `${file.packageName}.${written}`;
}
