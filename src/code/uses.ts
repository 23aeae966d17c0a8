import { attribute, type Flatten, knownAnnotation, nestedAnnotations, type PlacedAnnotation } from './annotations.ts';
import type { Fold, Scope } from './constants.ts';
import type { CodeUse, Guard } from './facts.ts';
import { guardsOf } from './guards.ts';
import { keysIn } from './keys.ts';
import type { Annotation, ClassDeclaration, Expression, Member, SourceFile } from './source-file.ts';

/** What the reader of facts needs to understand an annotation. */
export interface Understanding {
  readonly fold: Fold;
  readonly flatten: Flatten;
}

/** Attributes whose placeholders Spring resolves strictly when it makes the bean; `all`: every attribute. */
const strictAttributes: Readonly<Record<string, readonly string[] | 'all'>> = {
  ComponentScan: ['value', 'basePackages'],
  CrossOrigin: 'all',
  DeleteMapping: ['value', 'path'],
  FeignClient: ['value', 'name', 'contextId', 'url', 'path'],
  GetMapping: ['value', 'path'],
  ImportResource: ['value', 'locations'],
  JmsListener: 'all',
  KafkaListener: 'all',
  PatchMapping: ['value', 'path'],
  PostMapping: ['value', 'path'],
  PropertySource: ['value'],
  PutMapping: ['value', 'path'],
  RabbitListener: 'all',
  RequestMapping: ['value', 'path'],
  Resource: ['name'],
  RetryableTopic: 'all',
  Scheduled: ['cron', 'zone', 'fixedDelayString', 'fixedRateString', 'initialDelayString'],
  Scope: ['value', 'scopeName'],
  SqsListener: 'all',
  Transactional: ['timeoutString', 'label'],
};

const strict = new Map(Object.entries(strictAttributes));

/** An annotation, by its simple name if it is known, whose text may ask for a key. */
export function asksForKeys(known: string | undefined): boolean {
  return known === 'Value' || (known !== undefined && strict.has(known));
}

/** Read when the class is registered, before any bean is made. */
const registration: ReadonlySet<string> = new Set([
  'ComponentScan',
  'FeignClient',
  'ImportResource',
  'PropertySource',
  'Scope',
]);

/** Annotations that only hold others of their kind. */
const containers: ReadonlySet<string> = new Set([
  'ComponentScans',
  'JmsListeners',
  'KafkaListeners',
  'PropertySources',
  'RabbitListeners',
  'Schedules',
]);

/** Every key that the annotations and calls of a file ask for. */
export function usesIn(file: SourceFile, understanding: Understanding): readonly CodeUse[] {
  const uses: CodeUse[] = [];
  for (const declaration of file.classes) {
    if (declaration.isLocal) continue;
    uses.push(...usesOfClass(file, declaration, understanding));
    // The mappings of a Feign client are resolved leniently.
    const { annotations } = declaration;
    const isFeignClient = annotations.some(({ name }) => knownAnnotation(name, file) === 'FeignClient');
    for (const member of declaration.members) {
      if (member.annotations.length === 0 && member.parameters.every((parameter) => parameter.annotations.length === 0))
        continue;
      uses.push(...usesOfMember(file, declaration, member, understanding, isFeignClient));
    }
  }
  uses.push(...requiredProperties(file, understanding));
  return uses;
}

function usesOfClass(
  file: SourceFile,
  declaration: ClassDeclaration,
  understanding: Understanding,
): readonly CodeUse[] {
  const annotations = understanding.flatten(declaration.annotations, { file, owner: declaration });
  const place = { owner: declaration.qualifiedName, member: declaration.name, guards: [] };
  return annotations.flatMap((placed) => strictUses(placed, place, understanding));
}

function usesOfMember(
  file: SourceFile,
  owner: ClassDeclaration,
  member: Member,
  understanding: Understanding,
  isFeignClient: boolean,
): readonly CodeUse[] {
  const scope = { file, owner };
  const { flatten, fold } = understanding;
  const annotations = flatten(member.annotations, scope);
  const guards = member.kind === 'method' ? guardsOf(annotations, fold) : [];
  const place = { owner: owner.qualifiedName, member: member.name, guards };
  const uses: CodeUse[] = [];

  // Spring leaves static fields alone, and what stands on an annotation's attribute is no bean.
  if (!member.modifiers.includes('static') || member.kind === 'method') {
    for (const { annotation, known, scope: placed } of annotations) {
      if (known !== 'Value') continue;
      const doubt = member.kind === 'field' ? undefined : setterDoubt(member);
      uses.push(
        ...valueUses(
          annotation,
          placed,
          { ...place, reader: 'instance', ...(doubt !== undefined && { doubt }) },
          fold,
          {
            type: member.kind === 'field' ? member.type : (member.parameters[0]?.type ?? ''),
            language: file.language,
          },
        ),
      );
    }
  }
  if (!isFeignClient) {
    for (const placed of annotations) uses.push(...strictUses(placed, place, understanding));
  }
  const injection = injectionOf(owner, member, annotations);
  for (const parameter of member.parameters) {
    for (const { annotation, known, scope: placed } of flatten(parameter.annotations, scope)) {
      if (known !== 'Value') continue;
      // On a Kotlin constructor's property `@field:` and `@set:` fill the instance afterwards.
      const isLater =
        annotation.useSite === 'field' || annotation.useSite === 'set' || annotation.useSite === 'property';
      const { doubt, reader } = isLater ? { doubt: undefined, reader: 'instance' as const } : injection;
      const at = { ...place, member: parameter.name, reader, ...(doubt !== undefined && { doubt }) };
      uses.push(...valueUses(annotation, placed, at, fold, { type: parameter.type, language: file.language }));
    }
  }
  return uses;
}

/** `@Value` on a method makes it an autowired one, which needs a parameter. */
function setterDoubt({ kind, parameters }: Member): string | undefined {
  return kind === 'method' && parameters.length === 0 ? 'a method without parameters is not injected' : undefined;
}

function injectionOf(
  owner: ClassDeclaration,
  member: Member,
  annotations: readonly PlacedAnnotation[],
): { readonly reader: CodeUse['reader']; readonly doubt?: string } {
  const isMarked = annotations.some(({ known }) => known === 'Autowired' || known === 'Inject');
  if (member.kind === 'constructor') {
    const constructors = owner.members.filter(({ kind }) => kind === 'constructor');
    if (isMarked || constructors.length === 1) return { reader: 'constructor' };
    return { reader: 'constructor', doubt: 'the class has several constructors' };
  }
  if (annotations.some(({ known }) => known === 'Bean')) return { reader: 'component' };
  const onMethod = annotations.some(({ known }) => known === 'Value' || known === 'Resource');
  if (isMarked || onMethod) return { reader: 'instance' };
  // A method that only other code calls: Spring does not look at its parameters.
  return { reader: 'instance', doubt: `Spring may not call ${member.name}` };
}

/** `GenericConversionService` refuses null for a primitive, and null is what its converters make of the empty text. */
const primitives: Readonly<Record<SourceFile['language'], RegExp>> = {
  java: /^(?:boolean|byte|double|float|int|long|short)$/,
  kotlin: /^(?:Boolean|Byte|Double|Float|Int|Long|Short)$/,
};

type UsePlace = Pick<CodeUse, 'owner' | 'member' | 'guards'>;

function valueUses(
  annotation: Annotation,
  scope: Scope,
  place: UsePlace & Pick<CodeUse, 'reader' | 'doubt'>,
  fold: Fold,
  target: { readonly type: string; readonly language: SourceFile['language'] },
): readonly CodeUse[] {
  const [expression] = attribute(annotation, 'value');
  const text = expression === undefined ? undefined : fold(expression, scope);
  if (text === undefined) return [];
  const origin = scope.file.originOf(annotation.offset);
  const refusesEmpty = primitives[target.language].test(target.type) && /^\$\{[^${}:]+\}$/.test(text.trim());
  const { owner, member, guards, reader, doubt } = place;
  // Field by field: nearly every key of a repository comes here.
  return keysIn(text).map(({ key, hasDefault, fallbackOf }) => ({
    key,
    hasDefault,
    form: 'value',
    annotation: 'Value',
    origin,
    owner,
    member,
    guards,
    reader,
    ...(fallbackOf !== undefined && { fallbackOf }),
    ...(doubt !== undefined && { doubt }),
    ...(refusesEmpty && { refusesEmpty: true as const }),
  }));
}

function strictUses(
  { annotation, known, scope }: PlacedAnnotation,
  place: UsePlace,
  understanding: Understanding,
): readonly CodeUse[] {
  if (known === undefined) return [];
  if (containers.has(known)) {
    return nestedAnnotations(annotation).flatMap((inner) =>
      understanding.flatten([inner], scope).flatMap((placed) => strictUses(placed, place, understanding)),
    );
  }
  const attributes = strict.get(known);
  if (attributes === undefined) return [];
  if (
    known === 'PropertySource' &&
    attribute(annotation, 'ignoreResourceNotFound').some((value) => value.kind === 'text' && value.text === 'true')
  )
    return [];
  const values = annotation.arguments
    .filter(({ name }) => attributes === 'all' || attributes.includes(name ?? 'value'))
    .map(({ value }) => value);
  const doubt = doubtOf(known, annotation);
  return textsIn(values, understanding, scope).flatMap((text) =>
    keysIn(text).map((asked) => ({
      ...asked,
      form: 'annotation' as const,
      annotation: known,
      origin: scope.file.originOf(annotation.offset),
      ...place,
      reader: registration.has(known) ? ('component' as const) : ('instance' as const),
      ...(doubt !== undefined && { doubt }),
    })),
  );
}

function doubtOf(known: string, annotation: Annotation): string | undefined {
  if (known === 'Transactional') return 'it is read when a proxy is made';
  const isStopped = attribute(annotation, 'autoStartup').some(
    (value) => value.kind === 'text' && value.text === 'false',
  );
  return isStopped ? 'the listener is not started' : undefined;
}

/** Every constant text in values of an annotation, nested annotations included. */
function textsIn(values: readonly Expression[], { fold }: Understanding, scope: Scope): readonly string[] {
  const texts: string[] = [];
  const open = [...values];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value.kind === 'list') open.push(...value.elements);
    else if (value.kind === 'annotation') open.push(...value.annotation.arguments.map((argument) => argument.value));
    else if (value.kind === 'call') open.push(...value.arguments.map((argument) => argument.value));
    else {
      const text = fold(value, scope);
      if (text !== undefined) texts.push(text);
    }
  }
  return texts;
}

const requiring: ReadonlySet<string> = new Set(['getProperty', 'getRequiredProperty', 'resolveRequiredPlaceholders']);

const atStart: ReadonlySet<string> = new Set(['afterPropertiesSet', 'setEnvironment']);

/** Spring Boot calls `run` of these before it says that the application has started, and fails with it. */
const runners: ReadonlySet<string> = new Set(['ApplicationRunner', 'CommandLineRunner']);

/**
 * `getRequiredProperty("k")` and `resolveRequiredPlaceholders("${k}")` fail where the key has no value, once they are called;
 * `getProperty("k")` gives null.
 */
function requiredProperties(file: SourceFile, { fold, flatten }: Understanding): readonly CodeUse[] {
  return file.calls.flatMap((call): readonly CodeUse[] => {
    const { owner, member } = call;
    if (!requiring.has(call.name) || owner === undefined || !/env/i.test(call.receiver)) return [];
    const [argument] = call.arguments;
    const text = argument === undefined ? undefined : fold(argument.value, { file, owner });
    if (text === undefined) return [];
    const mayBeMissing = call.name === 'getProperty';
    // With a second argument it has a default, or a type.
    if (mayBeMissing && call.arguments.length > 1) return [];
    const isKey = mayBeMissing || call.name === 'getRequiredProperty';
    const asked = isKey
      ? [{ key: text, hasDefault: mayBeMissing }].filter(({ key }) => /^\S+$/.test(key))
      : keysIn(text);
    const isRunner =
      member?.name === 'run' && owner.supertypes.some((name) => runners.has(name.slice(name.lastIndexOf('.') + 1)));
    const annotations = member === undefined ? [] : flatten(member.annotations, { file, owner });
    const isBean = annotations.some(({ known }) => known === 'Bean');
    const isEarly =
      isBean ||
      member?.kind === 'constructor' ||
      member?.kind === 'field' ||
      annotations.some(({ known }) => known === 'PostConstruct') ||
      atStart.has(member?.name ?? '') ||
      isRunner;
    const guards: readonly Guard[] = isBean ? guardsOf(annotations, fold) : [];
    const doubt = !isEarly ? 'it may be called later' : call.isNested ? 'it stands in a block of its own' : undefined;
    return asked.map((one) => ({
      ...one,
      form: mayBeMissing ? ('property' as const) : ('required-property' as const),
      origin: file.originOf(call.offset),
      owner: owner.qualifiedName,
      member: member?.name ?? '',
      reader: member?.kind === 'constructor' ? 'constructor' : isBean ? 'component' : 'instance',
      guards,
      ...(doubt !== undefined && { doubt }),
    }));
  });
}
