import { isArrowHead, isAt, nameAt, parseExpression, skip, skipAngles, textOf } from './expression.ts';
import { addClass, addMember, enterBlock, type Frame, push, type Reader, stepCode, takeAnnotations } from './frames.ts';
import { IDENTIFIER, type Tokens } from './lexer.ts';
import type { Annotation, ClassKind, Member, Parameter } from './source-file.ts';

const modifierWords: ReadonlySet<string> = new Set([
  'abstract',
  'actual',
  'annotation',
  'companion',
  'const',
  'crossinline',
  'data',
  'enum',
  'expect',
  'external',
  'final',
  'infix',
  'inline',
  'inner',
  'internal',
  'lateinit',
  'noinline',
  'open',
  'operator',
  'override',
  'private',
  'protected',
  'public',
  'sealed',
  'suspend',
  'tailrec',
  'value',
  'vararg',
]);

interface Head {
  readonly annotations: readonly Annotation[];
  readonly modifiers: readonly string[];
}

/**
 * Reads one declaration of a Kotlin class or file, or one token of an expression between two: where an expression body
 * ends only a full parser knows, so what is no declaration is read as code.
 */
export function stepKotlinMember(reader: Reader, frame: Frame, start: number): number {
  const { tokens } = reader;
  if (frame.inEnumConstants) {
    if (isAt(tokens, start, ';')) frame.inEnumConstants = false;
    return isAt(tokens, start, '{') ? enterBlock(reader, frame, start, undefined) : stepCode(reader, frame, start);
  }
  const { head, next: i } = readHead(reader, frame, start);
  if (i >= frame.end) return i;
  if (isAt(tokens, i, '{')) return enterBlock(reader, frame, i);
  if (tokens.kinds[i] !== IDENTIFIER) return i + 1;
  const word = textOf(tokens, i);
  const isSelected = isAt(tokens, i - 1, '.') || (isAt(tokens, i - 1, ':') && isAt(tokens, i - 2, ':'));
  if (!isSelected) {
    const behind = readDeclaration(reader, frame, i, word, head);
    if (behind !== undefined) return behind;
  }
  return i > start && word !== '' && modifierWords.has(word) ? i + 1 : stepCode(reader, frame, i);
}

function readHead(reader: Reader, frame: Frame, start: number): { readonly head: Head; readonly next: number } {
  const { tokens } = reader;
  const annotations: Annotation[] = [...frame.pending];
  const modifiers: string[] = [];
  frame.pending = [];
  let i = start;
  while (i < frame.end) {
    if (isAt(tokens, i, '@') && !isLabel(tokens, i)) {
      const read = takeAnnotations(reader, i);
      annotations.push(...read.annotations);
      i = read.next;
    } else if (isModifier(tokens, i)) modifiers.push(textOf(tokens, i++));
    else break;
  }
  return { head: { annotations, modifiers }, next: i };
}

/** `return@label`, `this@Outer` */
function isLabel(tokens: Tokens, i: number): boolean {
  return i > 0 && tokens.kinds[i - 1] === IDENTIFIER && tokens.ends[i - 1] === tokens.starts[i];
}

/** The words are names as well: `value = 1`, `data.size`. */
function isModifier(tokens: Tokens, i: number): boolean {
  if (tokens.kinds[i] !== IDENTIFIER || isAt(tokens, i - 1, '.')) return false;
  const followed = tokens.kinds[i + 1] === IDENTIFIER || isAt(tokens, i + 1, '@');
  return followed && modifierWords.has(textOf(tokens, i));
}

function readDeclaration(reader: Reader, frame: Frame, i: number, word: string, head: Head): number | undefined {
  const { tokens } = reader;
  const hasName = tokens.kinds[i + 1] === IDENTIFIER;
  switch (word) {
    case 'package':
    case 'import':
      return frame.owner === undefined && hasName ? readName(reader, i, word) : undefined;
    case 'class':
      if (!hasName) return undefined;
      return readClass(reader, frame, i, kindOf(head), nameAt(tokens, i + 1), i + 2, head);
    case 'interface':
      return hasName ? readClass(reader, frame, i, 'interface', nameAt(tokens, i + 1), i + 2, head) : undefined;
    case 'object':
      if (hasName) return readClass(reader, frame, i, 'object', nameAt(tokens, i + 1), i + 2, head);
      return head.modifiers.includes('companion')
        ? readClass(reader, frame, i, 'object', 'Companion', i + 1, head)
        : undefined;
    case 'fun':
      if (textOf(tokens, i + 1) === 'interface' && tokens.kinds[i + 2] === IDENTIFIER) {
        return readClass(reader, frame, i + 1, 'interface', nameAt(tokens, i + 2), i + 3, head);
      }
      return isAt(tokens, i + 1, '(') ? undefined : readFunction(reader, frame, i, head);
    case 'val':
    case 'var':
      return readProperty(reader, frame, i, head);
    case 'constructor':
      return isAt(tokens, i + 1, '(') && frame.owner !== undefined
        ? readConstructor(reader, frame, i, head)
        : undefined;
    case 'get':
    case 'set':
      return readAccessor(reader, frame, i, word, head);
    default:
      return undefined;
  }
}

function kindOf({ modifiers }: Head): ClassKind {
  if (modifiers.includes('enum')) return 'enum';
  return modifiers.includes('annotation') ? 'annotation' : 'class';
}

function startsLine(tokens: Tokens, i: number): boolean {
  if (i === 0 || i >= tokens.count) return true;
  return /[\r\n]/.test(tokens.text.slice(tokens.ends[i - 1], tokens.starts[i]));
}

function readName(reader: Reader, start: number, word: string): number {
  const { tokens } = reader;
  const names: string[] = [];
  let i = start + 1;
  while (tokens.kinds[i] === IDENTIFIER) {
    names.push(nameAt(tokens, i++));
    if (!isAt(tokens, i, '.')) break;
    i++;
  }
  const name = names.join('.');
  if (word === 'package') {
    reader.packageName = name;
    return i;
  }
  const isWildcard = isAt(tokens, i, '*');
  const hasAlias = textOf(tokens, i) === 'as' && !startsLine(tokens, i);
  reader.imports.push({ name, isStatic: false, isWildcard, ...(hasAlias && { alias: nameAt(tokens, i + 1) }) });
  return i + (isWildcard ? 1 : hasAlias ? 2 : 0);
}

function readClass(
  reader: Reader,
  frame: Frame,
  keyword: number,
  kind: ClassKind,
  name: string,
  from: number,
  { annotations, modifiers }: Head,
): number {
  const { tokens } = reader;
  const offset = tokens.starts[Math.max(keyword, from - 1)]!;
  let i = isAt(tokens, from, '<') ? skipAngles(tokens, from, frame.end) : from;

  const constructorHead = readHead(reader, { ...frame, pending: [] }, i);
  const hasKeyword = textOf(tokens, constructorHead.next) === 'constructor';
  if (hasKeyword) i = constructorHead.next + 1;
  const members: Member[] = [];
  if (isAt(tokens, i, '(') && kind !== 'object' && kind !== 'interface') {
    members.push({
      kind: 'constructor',
      name,
      type: '',
      modifiers: hasKeyword ? constructorHead.head.modifiers : [],
      annotations: hasKeyword ? constructorHead.head.annotations : [],
      parameters: readParameters(reader, i),
      isPrimary: true,
      hasInitializer: false,
      offset: tokens.starts[i]!,
    });
    i = skip(tokens, i);
  }

  const heritage = isAt(tokens, i, ':') ? readSupertypes(reader, frame, i + 1) : { supertypes: [], calls: [], next: i };
  i = heritage.next;
  const declaration = addClass(reader, frame, {
    kind,
    name,
    modifiers,
    annotations,
    supertypes: heritage.supertypes,
    offset,
  });
  declaration.members.push(...members);
  if (textOf(tokens, i) === 'where') while (i < frame.end && !isAt(tokens, i, '{') && !startsLine(tokens, i + 1)) i++;

  let next = i;
  if (isAt(tokens, i, '{')) {
    const end = tokens.partners[i]!;
    next = i + 1;
    push(reader, { kind: 'members', end, next: end + 1, owner: declaration, inEnumConstants: kind === 'enum' });
  }
  // What is handed to the constructor of a superclass may be a lambda with a whole test in it.
  for (const [open, close] of heritage.calls.toReversed()) {
    push(reader, { kind: 'code', end: close, next, owner: declaration });
    next = open + 1;
  }
  return next;
}

function readSupertypes(reader: Reader, frame: Frame, from: number) {
  const { tokens } = reader;
  const supertypes: string[] = [];
  const calls: (readonly [number, number])[] = [];
  let i = from;
  while (i < frame.end) {
    while (isAt(tokens, i, '@')) i = takeAnnotations(reader, i).next;
    if (tokens.kinds[i] !== IDENTIFIER) break;
    let name = nameAt(tokens, i++);
    while (isAt(tokens, i, '.') && tokens.kinds[i + 1] === IDENTIFIER) {
      name += `.${nameAt(tokens, i + 1)}`;
      i += 2;
    }
    supertypes.push(name);
    if (isAt(tokens, i, '<')) i = skipAngles(tokens, i, frame.end);
    if (isAt(tokens, i, '(')) {
      calls.push([i, Math.min(tokens.partners[i]!, tokens.count)]);
      i = skip(tokens, i);
    }
    if (textOf(tokens, i) === 'by') {
      i++;
      while (i < frame.end && !isAt(tokens, i, ',') && !isAt(tokens, i, '{') && (i === 0 || !startsLine(tokens, i)))
        i = skip(tokens, i);
    }
    if (!isAt(tokens, i, ',')) break;
    i++;
  }
  return { supertypes, calls, next: i };
}

function readFunction(reader: Reader, frame: Frame, keyword: number, { annotations, modifiers }: Head): number {
  const { tokens } = reader;
  let i = keyword + 1;
  let name = -1;
  while (i < frame.end && !(isAt(tokens, i, '(') && name !== -1)) {
    if (isAt(tokens, i, '<')) i = skipAngles(tokens, i, frame.end);
    else if (isAt(tokens, i, '@')) i = takeAnnotations(reader, i).next;
    else {
      if (tokens.kinds[i] === IDENTIFIER) name = i;
      else if (!'.?('.includes(textOf(tokens, i))) return i;
      i = skip(tokens, i);
    }
  }
  if (i >= frame.end) return i;
  const parameters = readParameters(reader, i);
  i = skip(tokens, i);
  const type = isAt(tokens, i, ':') ? readType(reader, i + 1, frame.end) : { text: '', next: i };
  i = type.next;
  addMember(reader, frame, {
    kind: 'method',
    name: nameAt(tokens, name),
    type: type.text,
    modifiers,
    annotations,
    parameters,
    isPrimary: false,
    hasInitializer: false,
    offset: tokens.starts[name]!,
  });
  // `= expression` goes on as code of this member.
  return isAt(tokens, i, '{') ? enterBlock(reader, frame, i) : i;
}

function readConstructor(reader: Reader, frame: Frame, keyword: number, { annotations, modifiers }: Head): number {
  const { tokens } = reader;
  addMember(reader, frame, {
    kind: 'constructor',
    name: frame.owner?.name ?? '',
    type: '',
    modifiers,
    annotations,
    parameters: readParameters(reader, keyword + 1),
    isPrimary: false,
    hasInitializer: false,
    offset: tokens.starts[keyword]!,
  });
  return skip(tokens, keyword + 1);
}

function readProperty(reader: Reader, frame: Frame, keyword: number, { annotations, modifiers }: Head): number {
  const { tokens } = reader;
  let i = keyword + 1;
  let name = -1;
  for (; i < frame.end; ) {
    if (isAt(tokens, i, '<')) i = skipAngles(tokens, i, frame.end);
    else if (isAt(tokens, i, '@')) i = takeAnnotations(reader, i).next;
    else if (tokens.kinds[i] === IDENTIFIER && !(name !== -1 && tokens.kinds[i - 1] === IDENTIFIER)) name = i++;
    else if (isAt(tokens, i, '.') || isAt(tokens, i, '?')) i++;
    else break;
  }
  // `val (a, b) = …` declares no property.
  if (name === -1) return keyword + 1;
  const type = isAt(tokens, i, ':') ? readType(reader, i + 1, frame.end) : { text: '', next: i };
  i = type.next;
  const isAssigned = isAt(tokens, i, '=');
  const hasInitializer = isAssigned || textOf(tokens, i) === 'by';
  const isConstant = isAssigned && modifiers.includes('const');
  addMember(reader, frame, {
    kind: 'field',
    name: nameAt(tokens, name),
    type: type.text,
    modifiers: [...modifiers, textOf(tokens, keyword)],
    annotations,
    parameters: [],
    isPrimary: false,
    hasInitializer,
    ...(isConstant && { constant: parseExpression(tokens, i + 1, endOfExpression(tokens, i + 1, frame.end)) }),
    offset: tokens.starts[name]!,
  });
  return hasInitializer ? i + 1 : i;
}

/** An expression goes on in the next line only behind an operator. */
function endOfExpression(tokens: Tokens, from: number, limit: number): number {
  let i = from;
  while (i < limit && !isAt(tokens, i, ';') && (i === from || isAt(tokens, i - 1, '+') || !startsLine(tokens, i))) {
    i = skip(tokens, i);
  }
  return Math.min(i, limit);
}

/** `@Value(…) set` puts the annotation on the setter of the property above. */
function readAccessor(
  reader: Reader,
  frame: Frame,
  i: number,
  word: string,
  { annotations }: Head,
): number | undefined {
  const { member } = frame;
  const siblings = frame.owner?.members;
  if (member?.kind !== 'field' || siblings?.at(-1) !== member || annotations.length === 0) return undefined;
  const useSite = word === 'set' ? 'set' : 'get';
  const moved = annotations.map((annotation): Annotation => ({ ...annotation, useSite }));
  siblings.pop();
  addMember(reader, frame, { ...member, annotations: [...member.annotations, ...moved] });
  return i + 1;
}

function readType(reader: Reader, from: number, limit: number): { readonly text: string; readonly next: number } {
  const { tokens } = reader;
  let i = from;
  while (i < limit) {
    if (i > from && startsLine(tokens, i) && !isAt(tokens, i - 1, '.') && !isArrowHead(tokens, i - 1)) break;
    if (isAt(tokens, i, '<')) i = skipAngles(tokens, i, limit);
    else if (isAt(tokens, i, '@')) i = takeAnnotations(reader, i).next;
    else if (tokens.kinds[i] === IDENTIFIER) {
      if (textOf(tokens, i) === 'by' || textOf(tokens, i) === 'where') break;
      i++;
    } else if (isAt(tokens, i, '(')) i = skip(tokens, i);
    else if ('.?->&'.includes(textOf(tokens, i))) i++;
    else break;
  }
  const end = Math.min(i, limit);
  return { text: end > from ? tokens.text.slice(tokens.starts[from], tokens.ends[end - 1]) : '', next: end };
}

function readParameters(reader: Reader, open: number): readonly Parameter[] {
  const { tokens } = reader;
  const close = Math.min(tokens.partners[open]!, tokens.count);
  const found: Parameter[] = [];
  let i = open + 1;
  while (i < close) {
    const annotations: Annotation[] = [];
    const modifiers: string[] = [];
    while (i < close && (isAt(tokens, i, '@') || (tokens.kinds[i] === IDENTIFIER && !isAt(tokens, i + 1, ':')))) {
      if (isAt(tokens, i, '@')) {
        const read = takeAnnotations(reader, i);
        annotations.push(...read.annotations);
        i = read.next;
      } else modifiers.push(textOf(tokens, i++));
    }
    const name = i;
    let hasDefault = false;
    let typeEnd = name;
    if (i < close && tokens.kinds[i] === IDENTIFIER) i += 2;
    const typeStart = i;
    while (i < close && !isAt(tokens, i, ',')) {
      if (isAt(tokens, i, '=') && !hasDefault) {
        hasDefault = true;
        typeEnd = i;
      }
      if (isAt(tokens, i, '<') && !hasDefault) i = skipAngles(tokens, i, close);
      else if (isAt(tokens, i, '@') && !hasDefault) i = takeAnnotations(reader, i).next;
      else i = skip(tokens, i);
    }
    if (!hasDefault) typeEnd = Math.min(i, close);
    if (tokens.kinds[name] === IDENTIFIER && name < close) {
      found.push({
        name: nameAt(tokens, name),
        type: typeEnd > typeStart ? tokens.text.slice(tokens.starts[typeStart], tokens.ends[typeEnd - 1]) : '',
        annotations,
        modifiers,
        hasDefault,
        offset: tokens.starts[name]!,
      });
    }
    i++;
  }
  return found;
}
