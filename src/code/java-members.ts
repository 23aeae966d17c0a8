import { isAt, nameAt, parseExpression, skip, skipAngles, textOf } from './expression.ts';
import { addClass, addMember, enterBlock, type Frame, push, type Reader, stepCode, takeAnnotations } from './frames.ts';
import { IDENTIFIER } from './lexer.ts';
import type { Annotation, ClassKind, Member, Parameter } from './source-file.ts';

const modifierWords: ReadonlySet<string> = new Set([
  'abstract',
  'default',
  'final',
  'native',
  'private',
  'protected',
  'public',
  'sealed',
  'static',
  'strictfp',
  'synchronized',
  'transient',
  'volatile',
]);

const classWords: ReadonlyMap<string, ClassKind> = new Map([
  ['class', 'class'],
  ['interface', 'interface'],
  ['enum', 'enum'],
  ['record', 'record'],
]);

/** Reads one member of a Java class, or a local class in code. Returns where to go on. */
export function stepJavaMember(reader: Reader, frame: Frame, start: number): number {
  const { tokens } = reader;
  if (frame.inEnumConstants) return stepEnumConstants(reader, frame, start);

  const annotations: Annotation[] = [...frame.pending];
  frame.pending = [];
  const modifiers: string[] = [];
  let i = start;
  for (; i < frame.end; ) {
    if (isAt(tokens, i, '@') && textOf(tokens, i + 1) !== 'interface') {
      const read = takeAnnotations(reader, i);
      annotations.push(...read.annotations);
      i = read.next;
    } else if (tokens.kinds[i] === IDENTIFIER && modifierWords.has(textOf(tokens, i))) {
      modifiers.push(textOf(tokens, i));
      i++;
    } else if (textOf(tokens, i) === 'non' && isAt(tokens, i + 1, '-')) i += 3;
    else break;
  }
  if (i >= frame.end) return i;

  if (isAt(tokens, i, '{')) return enterBlock(reader, frame, i);
  if (isAt(tokens, i, '@')) {
    if (tokens.kinds[i + 2] !== IDENTIFIER) return i + 2;
    return readClass(reader, frame, i + 1, 'annotation', annotations, modifiers);
  }
  if (isAt(tokens, i, '<')) i = skipAngles(tokens, i, frame.end);
  if (tokens.kinds[i] !== IDENTIFIER) return i === start ? i + 1 : i;

  const word = textOf(tokens, i);
  if (frame.owner === undefined && (word === 'package' || word === 'import')) return readName(reader, i, word);
  const classKind = classWords.get(word);
  if (classKind !== undefined && tokens.kinds[i + 1] === IDENTIFIER) {
    const isRecord = isAt(tokens, i + 2, '(') || isAt(tokens, i + 2, '<');
    if (word !== 'record' || isRecord) return readClass(reader, frame, i, classKind, annotations, modifiers);
  }
  return readMember(reader, frame, i, annotations, modifiers);
}

/** Constants may have arguments and a body, whose contents are read as code. */
function stepEnumConstants(reader: Reader, frame: Frame, i: number): number {
  const { tokens } = reader;
  if (isAt(tokens, i, ';')) {
    frame.inEnumConstants = false;
    return i + 1;
  }
  return isAt(tokens, i, '{') ? enterBlock(reader, frame, i) : stepCode(reader, frame, i);
}

function readName(reader: Reader, start: number, word: string): number {
  const { tokens } = reader;
  let i = start + 1;
  const isStatic = word === 'import' && textOf(tokens, i) === 'static';
  if (isStatic) i++;
  const names: string[] = [];
  for (; i < tokens.count && !isAt(tokens, i, ';'); i++) {
    if (tokens.kinds[i] === IDENTIFIER) names.push(nameAt(tokens, i));
    else if (!isAt(tokens, i, '.') && !isAt(tokens, i, '*')) return i;
  }
  const name = names.join('.');
  if (word === 'package') reader.packageName = name;
  else reader.imports.push({ name, isStatic, isWildcard: isAt(tokens, i - 1, '*') });
  return i + 1;
}

function readClass(
  reader: Reader,
  frame: Frame,
  keyword: number,
  kind: ClassKind,
  annotations: readonly Annotation[],
  modifiers: readonly string[],
): number {
  const { tokens } = reader;
  const name = nameAt(tokens, keyword + 1);
  const offset = tokens.starts[keyword + 1]!;
  const supertypes: string[] = [];
  let i = keyword + 2;
  if (isAt(tokens, i, '<')) i = skipAngles(tokens, i, frame.end);
  const header = kind === 'record' && isAt(tokens, i, '(') ? i : undefined;
  if (header !== undefined) i = skip(tokens, i);
  let inPermits = false;
  while (i < frame.end && !isAt(tokens, i, '{') && !isAt(tokens, i, ';')) {
    if (isAt(tokens, i, '<')) i = skipAngles(tokens, i, frame.end);
    else if (isAt(tokens, i, '@')) i = takeAnnotations(reader, i).next;
    else if (tokens.kinds[i] === IDENTIFIER) {
      const word = textOf(tokens, i);
      if (word === 'permits') inPermits = true;
      else if (word !== 'extends' && word !== 'implements' && !inPermits) {
        if (isAt(tokens, i - 1, '.')) supertypes.push(`${supertypes.pop() ?? ''}.${word}`);
        else supertypes.push(word);
      }
      i++;
    } else i++;
  }
  const declaration = addClass(reader, frame, { kind, name, modifiers, annotations, supertypes, offset });
  if (header !== undefined) {
    declaration.members.push({
      ...bareMember(name, offset),
      kind: 'constructor',
      parameters: readParameters(reader, header),
      isPrimary: true,
    });
  }
  if (!isAt(tokens, i, '{')) return i + 1;
  const end = tokens.partners[i]!;
  push(reader, { kind: 'members', end, next: end + 1, owner: declaration, inEnumConstants: kind === 'enum' });
  return i + 1;
}

function bareMember(name: string, offset: number): Omit<Member, 'kind'> {
  return {
    name,
    type: '',
    modifiers: [],
    annotations: [],
    parameters: [],
    isPrimary: false,
    hasInitializer: false,
    offset,
  };
}

/** A field, a method or a constructor, from the first token of its type. */
function readMember(
  reader: Reader,
  frame: Frame,
  start: number,
  annotations: Annotation[],
  modifiers: readonly string[],
): number {
  const { tokens } = reader;
  let name = -1;
  let names = 0;
  let i = start;
  for (; i < frame.end; ) {
    if (tokens.kinds[i] === IDENTIFIER) {
      name = i++;
      names++;
    } else if (isAt(tokens, i, '<')) i = skipAngles(tokens, i, frame.end);
    else if (isAt(tokens, i, '@')) {
      const read = takeAnnotations(reader, i);
      annotations.push(...read.annotations);
      i = read.next;
    } else if ('.[]?&'.includes(textOf(tokens, i))) i++;
    else break;
  }
  if (name === -1 || i >= frame.end) return Math.max(i, start + 1);
  const member = {
    ...bareMember(nameAt(tokens, name), tokens.starts[name]!),
    type: tokens.text.slice(tokens.starts[start], tokens.starts[name]).trim(),
    annotations,
    modifiers,
  };
  if (isAt(tokens, i, '(')) return readMethod(reader, frame, i, member, names === 1);
  if (isAt(tokens, i, '{') && names === 1) {
    // A record's compact constructor: its parameters are the components.
    addMember(reader, frame, { ...member, kind: 'constructor' });
    return enterBlock(reader, frame, i);
  }
  if (isAt(tokens, i, '=') || isAt(tokens, i, ';') || isAt(tokens, i, ',')) return readField(reader, frame, i, member);
  return isAt(tokens, i, '{') ? enterBlock(reader, frame, i) : i + 1;
}

function readMethod(
  reader: Reader,
  frame: Frame,
  open: number,
  member: Omit<Member, 'kind'>,
  isConstructor: boolean,
): number {
  const { tokens } = reader;
  const method: Member = {
    ...member,
    kind: isConstructor ? 'constructor' : 'method',
    parameters: readParameters(reader, open),
  };
  addMember(reader, frame, method);
  let i = skip(tokens, open);
  while (i < frame.end && !isAt(tokens, i, '{') && !isAt(tokens, i, ';')) {
    if (isAt(tokens, i, '@')) i = takeAnnotations(reader, i).next;
    else if (textOf(tokens, i) === 'default') return readDefault(reader, frame, i, method);
    else if (isAt(tokens, i, '}')) return i;
    else i++;
  }
  return isAt(tokens, i, '{') ? enterBlock(reader, frame, i, method) : i + 1;
}

/** The default of an annotation's attribute; it may be an annotation itself. */
function readDefault(reader: Reader, frame: Frame, keyword: number, member: Member): number {
  const end = endOfInitializer(reader, keyword + 1, frame.end);
  push(reader, { kind: 'code', end, next: end, owner: frame.owner, member });
  return keyword + 1;
}

function readField(reader: Reader, frame: Frame, at: number, first: Omit<Member, 'kind'>): number {
  const { tokens } = reader;
  let field = first;
  let i = at;
  const initializers: [number, number][] = [];
  for (;;) {
    const hasInitializer = isAt(tokens, i, '=');
    const end = hasInitializer ? endOfInitializer(reader, i + 1, frame.end) : i;
    const isConstant =
      field.modifiers.includes('final') || frame.owner?.kind === 'interface' || frame.owner?.kind === 'annotation';
    addMember(reader, frame, {
      ...field,
      kind: 'field',
      hasInitializer,
      ...(hasInitializer && isConstant && { constant: parseExpression(tokens, i + 1, end) }),
    });
    if (hasInitializer) initializers.push([i + 1, end]);
    i = end;
    if (!isAt(tokens, i, ',') || tokens.kinds[i + 1] !== IDENTIFIER) break;
    field = { ...field, name: nameAt(tokens, i + 1), offset: tokens.starts[i + 1]! };
    i += 2;
    while (isAt(tokens, i, '[') || isAt(tokens, i, ']')) i++;
  }
  // The initializers hold code; the topmost frame is the first of them.
  let next = i + (isAt(tokens, i, ';') ? 1 : 0);
  let resume = next;
  for (const [start, end] of initializers.reverse()) {
    push(reader, { kind: 'code', end, next, owner: frame.owner, member: frame.member });
    next = start;
    resume = start;
  }
  return resume;
}

/** Index of the `;` or `,` behind an initializer. The comma of `new Map<A, B>()` is none of these. */
function endOfInitializer(reader: Reader, from: number, limit: number): number {
  const { tokens } = reader;
  let i = from;
  while (i < limit && !isAt(tokens, i, ';')) {
    if (isAt(tokens, i, ',') && tokens.kinds[i + 1] === IDENTIFIER && '=,;['.includes(textOf(tokens, i + 2))) break;
    i = skip(tokens, i);
  }
  return Math.min(i, limit);
}

function readParameters(reader: Reader, open: number): readonly Parameter[] {
  const { tokens } = reader;
  const close = Math.min(tokens.partners[open]!, tokens.count);
  const found: Parameter[] = [];
  let i = open + 1;
  while (i < close) {
    const annotations: Annotation[] = [];
    let typeStart = -1;
    let name = -1;
    while (i < close && !isAt(tokens, i, ',')) {
      if (isAt(tokens, i, '@')) {
        const read = takeAnnotations(reader, i);
        annotations.push(...read.annotations);
        i = read.next;
      } else if (isAt(tokens, i, '<')) i = skipAngles(tokens, i, close);
      else {
        if (tokens.kinds[i] === IDENTIFIER && textOf(tokens, i) !== 'final') {
          if (typeStart === -1) typeStart = i;
          name = i;
        }
        i = skip(tokens, i);
      }
    }
    if (name !== -1) {
      found.push({
        name: nameAt(tokens, name),
        type: tokens.text.slice(tokens.starts[typeStart], tokens.starts[name]).trim(),
        annotations,
        modifiers: [],
        hasDefault: false,
        offset: tokens.starts[name]!,
      });
    }
    i++;
  }
  return found;
}
