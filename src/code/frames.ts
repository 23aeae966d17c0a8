import { isAt, nameAt, parseAnnotations, parseArguments, skip, skipAngles, textOf } from './expression.ts';
import { IDENTIFIER, type Tokens } from './lexer.ts';
import type { Annotation, Call, ClassDeclaration, Import, Member } from './source-file.ts';

/** A class whose members are still being read. */
export interface GrowingClass extends ClassDeclaration {
  readonly members: Member[];
}

/** A stretch of tokens that is read in one manner: as members of a class (or of the file), or as statements. */
export interface Frame {
  readonly kind: 'members' | 'code';
  /** Index of the token that ends the stretch. */
  readonly end: number;
  /** Index of the token with which the frame below goes on. */
  readonly next: number;
  readonly owner?: GrowingClass;
  /** The method, constructor or field that the code belongs to, in a class the last one read. */
  member?: Member;
  /** The constants of an enum come before its members. */
  inEnumConstants: boolean;
  /** How many braces are open in it. */
  depth: number;
  /** Annotations in code that a local class may follow. */
  pending: readonly Annotation[];
}

/** Reads one declaration, or a piece of one, and returns where to go on. */
export type StepMember = (reader: Reader, frame: Frame, i: number) => number;

/** What the readers of both languages share. Frames are a list, not a recursion, so that no nesting is too deep. */
export interface Reader {
  readonly tokens: Tokens;
  readonly frames: Frame[];
  readonly classes: GrowingClass[];
  readonly imports: Import[];
  readonly topLevel: Member[];
  readonly calls: Call[];
  readonly stepMember: StepMember;
  packageName: string;
  annotationCount: number;
  /** Offset behind which no annotation was counted yet: some are looked at twice. */
  countedUpTo: number;
}

export function push(
  reader: Reader,
  frame: Pick<Frame, 'kind' | 'end' | 'next'> & {
    owner?: GrowingClass | undefined;
    member?: Member | undefined;
    inEnumConstants?: boolean;
  },
): void {
  const { kind, end, next, owner, member, inEnumConstants = false } = frame;
  reader.frames.push({
    kind,
    end,
    next,
    inEnumConstants,
    depth: 0,
    pending: [],
    ...(owner !== undefined && { owner }),
    ...(member !== undefined && { member }),
  });
}

/** Enters the pair of braces at `open` as code. Returns the index of the first token inside. */
export function enterBlock(reader: Reader, frame: Frame, open: number, member = frame.member): number {
  const end = reader.tokens.partners[open]!;
  push(reader, { kind: 'code', end, next: end + 1, owner: frame.owner, member });
  return open + 1;
}

export function addMember(reader: Reader, frame: Frame, member: Member): void {
  (frame.owner?.members ?? reader.topLevel).push(member);
  frame.member = member;
}

/** Begins a class; its body, if it has one, is the pair of braces at `open`. */
export function addClass(
  reader: Reader,
  frame: Frame,
  facts: Omit<ClassDeclaration, 'qualifiedName' | 'members' | 'isLocal' | 'outer'>,
): GrowingClass {
  const { owner } = frame;
  const prefix = owner?.qualifiedName ?? reader.packageName;
  const added: GrowingClass = {
    ...facts,
    qualifiedName: prefix === '' ? facts.name : `${prefix}.${facts.name}`,
    ...(owner !== undefined && { outer: owner }),
    isLocal: frame.kind === 'code' || owner?.isLocal === true,
    members: [],
  };
  reader.classes.push(added);
  return added;
}

/** The annotations at an `@`, counted. */
export function takeAnnotations(reader: Reader, at: number) {
  const read = parseAnnotations(reader.tokens, at);
  const start = reader.tokens.starts[at]!;
  if (start >= reader.countedUpTo) {
    for (const annotation of read.annotations) reader.annotationCount += countAnnotations(annotation);
    reader.countedUpTo = start + 1;
  }
  return read;
}

function countAnnotations(annotation: Annotation): number {
  let count = 1;
  const open = annotation.arguments.map(({ value }) => value);
  for (let expression = open.pop(); expression !== undefined; expression = open.pop()) {
    if (expression.kind === 'annotation') {
      count++;
      open.push(...expression.annotation.arguments.map(({ value }) => value));
    } else if (expression.kind === 'list') open.push(...expression.elements);
  }
  return count;
}

/** Calls that say something about configuration, or about which beans there are. */
const interestingCalls: ReadonlySet<string> = new Set([
  'AnnotationConfigApplicationContext',
  'AnnotationConfigWebApplicationContext',
  'ClassPathXmlApplicationContext',
  'FileSystemXmlApplicationContext',
  'GenericXmlApplicationContext',
  'SpringApplication',
  'SpringApplicationBuilder',
  'getProperty',
  'getRequiredProperty',
  'properties',
  'register',
  'resolveRequiredPlaceholders',
  'run',
  'runApplication',
  'setConfigLocation',
  'setConfigLocations',
  'setDefaultProperties',
  'setFileEncoding',
  'setIgnoreResourceNotFound',
  'setIgnoreUnresolvablePlaceholders',
  'setLocalOverride',
  'setLocation',
  'setLocations',
  'setProperties',
  'setProperty',
  'setPropertySources',
  'setRequiredProperties',
  'sources',
]);

/** One token of statements. */
export function stepCode(reader: Reader, frame: Frame, i: number): number {
  const { tokens } = reader;
  const kind = tokens.kinds[i]!;
  if (kind === IDENTIFIER) {
    // Most names in statements are none of a class, and call nothing.
    if (tokens.kinds[i + 1] !== IDENTIFIER && !isAt(tokens, i + 1, '(') && !isAt(tokens, i + 1, '<')) return i + 1;
    const text = textOf(tokens, i);
    // No class begins between the constants of an enum; the reader of members would only come back here.
    if (!frame.inEnumConstants && isClassKeyword(tokens, i, text)) return reader.stepMember(reader, frame, i);
    noteCall(reader, frame, i, text);
    return i + 1;
  }
  if (isAt(tokens, i, '@')) {
    // `return@label` and `this@Outer` are no annotations.
    if (i > 0 && tokens.kinds[i - 1] === IDENTIFIER && tokens.ends[i - 1] === tokens.starts[i]) return i + 1;
    const { annotations, next } = takeAnnotations(reader, i);
    frame.pending = [...frame.pending.slice(-20), ...annotations];
    return next;
  }
  if (isAt(tokens, i, '{')) frame.depth++;
  else if (isAt(tokens, i, '}')) frame.depth--;
  else if (!isAt(tokens, i, ';') && !isAt(tokens, i, '=')) return i + 1;
  frame.pending = [];
  return i + 1;
}

function isClassKeyword(tokens: Tokens, i: number, text: string): boolean {
  if (text !== 'class' && text !== 'interface' && text !== 'enum' && text !== 'record') return false;
  if (tokens.kinds[i + 1] !== IDENTIFIER || isAt(tokens, i - 1, '.') || isAt(tokens, i - 1, ':')) return false;
  if (tokens.language === 'kotlin') return text === 'class';
  return text !== 'record' || isAt(tokens, i + 2, '(') || isAt(tokens, i + 2, '<');
}

/** Remembers a call at an identifier, if it is of a kind that anybody asks about. */
export function noteCall(reader: Reader, frame: Frame, i: number, text: string): void {
  const { tokens } = reader;
  if (text === 'class' && startingMethods.has(frame.member?.name ?? '')) noteStarted(reader, frame, i);
  const isTyped = isAt(tokens, i + 1, '<') && (text === 'runApplication' || /^[A-Z]/.test(text));
  if (!isTyped && !isAt(tokens, i + 1, '(')) return;
  const isBeanMethod = frame.member?.annotations.some(({ name }) => name === 'Bean' || name.endsWith('.Bean')) === true;
  const isConstruction = isConstructionAt(tokens, i, text);
  if (!interestingCalls.has(text) && !(isBeanMethod && isConstruction)) return;
  const open = isTyped ? skipAngles(tokens, i + 1, tokens.count) : i + 1;
  if (!isAt(tokens, open, '(')) return;
  const before = isConstruction && tokens.language === 'java' ? i - 1 : i;
  const typeArgument = isTyped && open > i + 3 ? nameAt(tokens, i + 2) : undefined;
  reader.calls.push({
    name: text,
    receiver: receiverBefore(tokens, before),
    ...(typeArgument !== undefined && { typeArgument }),
    arguments: parseArguments(tokens, open),
    isConstruction,
    isReturned: isReturnedAt(tokens, before, skip(tokens, open)),
    isNested: frame.depth > 0,
    ...(frame.owner !== undefined && { owner: frame.owner }),
    ...(frame.member !== undefined && { member: frame.member }),
    offset: tokens.starts[i]!,
  });
}

/** Methods of `AbstractAnnotationConfigDispatcherServletInitializer`: what they return the servlet container starts. */
const startingMethods: ReadonlySet<string> = new Set(['getRootConfigClasses', 'getServletConfigClasses']);

/** `X.class` in one of these, as if it were handed to a call of that name. */
function noteStarted(reader: Reader, frame: Frame, i: number): void {
  const offset = reader.tokens.starts[i]!;
  const name = receiverBefore(reader.tokens, i);
  if (name === '') return;
  reader.calls.push({
    name: frame.member?.name ?? '',
    receiver: '',
    arguments: [{ value: { kind: 'type', name, offset } }],
    isConstruction: false,
    isReturned: true,
    isNested: frame.depth > 0,
    ...(frame.owner !== undefined && { owner: frame.owner }),
    ...(frame.member !== undefined && { member: frame.member }),
    offset,
  });
}

function isConstructionAt(tokens: Tokens, i: number, text: string): boolean {
  if (!/^[A-Z]/.test(text)) return false;
  return tokens.language === 'java' ? i > 0 && textOf(tokens, i - 1) === 'new' : !isAt(tokens, i - 1, '@');
}

/** `return new X(…);`, `= X(…)`: the whole expression, not the beginning of a chain of calls. */
function isReturnedAt(tokens: Tokens, first: number, behind: number): boolean {
  if (first === 0 || isAt(tokens, behind, '.') || isAt(tokens, behind, '?')) return false;
  return textOf(tokens, first - 1) === 'return' || (tokens.language === 'kotlin' && isAt(tokens, first - 1, '='));
}

function receiverBefore(tokens: Tokens, i: number): string {
  if (!isAt(tokens, i - 1, '.')) return '';
  const at = isAt(tokens, i - 2, '?') ? i - 3 : i - 2;
  return at >= 0 && tokens.kinds[at] === IDENTIFIER ? nameAt(tokens, at) : '';
}
