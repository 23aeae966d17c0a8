/**
 * Regular expressions of keyparity.yml, in time proportional to the text whatever the expression: a pull request may
 * bring both the expression and the text, and V8's own matcher backtracks. `(a+)+$` needs no special refusal here, because
 * all states of the automaton are followed at once (Thompson 1968).
 *
 * The language is that of `RegExp` with the flag `u`, which JSON Schema asks for, less what no automaton can do: look-around
 * and back references.
 */
export interface RegularExpression {
  /** Number of states. */
  readonly size: number;
  /** True where it matches somewhere in the text. A text longer than `longestText` never matches. */
  matches(text: string): boolean;
  /** The same for a text of any length, with the number of states that were entered: at most `size · (length + 1)`. */
  search(text: string): { readonly found: boolean; readonly steps: number };
}

/** Longest text that is searched, in UTF-16 units. */
export const longestText = 4096;

const longestSource = 200;

/** Bound of the automaton: `(a{100}){100}` would be ten thousand states. */
const mostInstructions = 2000;

/** Prepares an expression, or tells what is wrong with it in words that follow its quotation. */
export function regularExpression(source: string): RegularExpression | { readonly problem: string } {
  if (source.length > longestSource) return { problem: `is longer than ${longestSource} characters` };
  try {
    // Its parser knows the whole grammar; nothing is matched with it.
    new RegExp(source, 'u');
  } catch {
    return { problem: 'is not a valid regular expression' };
  }
  const parsed = parse(source);
  if ('problem' in parsed) return parsed;
  const program = assemble(parsed.expression);
  if (program === undefined) return { problem: 'repeats too much: its counts multiply to thousands of states' };
  return {
    size: program.length,
    matches: (text) => text.length <= longestText && run(program, text).found,
    search: (text) => run(program, text),
  };
}

/** Matches one character. */
type CharacterTest = (character: string) => boolean;

type Assertion = 'start' | 'end' | 'boundary' | 'no-boundary';

type Expression =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly kind: 'choice'; readonly options: readonly Expression[] }
  | { readonly kind: 'repeat'; readonly part: Expression; readonly least: number; readonly most: number };

/** Parses an expression that `RegExp` accepts. */
function parse(source: string): { readonly expression: Expression } | { readonly problem: string } {
  let at = 0;
  let problem: string | undefined;

  const choice = (): Expression => {
    const options = [sequence()];
    while (source[at] === '|') {
      at++;
      options.push(sequence());
    }
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  };

  const sequence = (): Expression => {
    const parts: Expression[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')' && problem === undefined) {
      parts.push(repeated(part()));
    }
    return { kind: 'sequence', parts };
  };

  const repeated = (part: Expression): Expression => {
    const quantifier = take(/(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/y);
    if (quantifier === null) return part;
    const [text, least, comma, most] = quantifier;
    if (text.startsWith('*')) return { kind: 'repeat', part, least: 0, most: Number.POSITIVE_INFINITY };
    if (text.startsWith('+')) return { kind: 'repeat', part, least: 1, most: Number.POSITIVE_INFINITY };
    if (text.startsWith('?')) return { kind: 'repeat', part, least: 0, most: 1 };
    const open = comma === ',' && most === '';
    const end = open ? Number.POSITIVE_INFINITY : Number(comma === ',' ? most : least);
    return { kind: 'repeat', part, least: Number(least), most: end };
  };

  const part = (): Expression => {
    const character = source[at];
    if (character === '(') return group();
    if (character === '^' || character === '$') {
      at++;
      return { kind: 'assertion', assertion: character === '^' ? 'start' : 'end' };
    }
    if (character === '\\') return escaped();
    if (character === '[') return oneOf(take(/\[(?:\\[\s\S]|[^\]\\])*\]/y)?.[0] ?? '');
    if (character === '.') return oneOf(take(/\./y)?.[0] ?? '');
    const literal = String.fromCodePoint(source.codePointAt(at) ?? 0);
    at += literal.length;
    return { kind: 'character', test: (other) => other === literal };
  };

  const group = (): Expression => {
    if (take(/\(\?<?[=!]/y) !== null) problem = 'looks around with (?…), which takes unbounded time: use `not`';
    else if (take(/\((?:\?:|\?<[^>=!][^>]*>|(?!\?))/y) === null)
      problem = 'sets flags with (?…), which is not supported';
    const inner = choice();
    at++;
    return inner;
  };

  const escaped = (): Expression => {
    const boundary = take(/\\[bB]/y)?.[0];
    if (boundary !== undefined) {
      return { kind: 'assertion', assertion: boundary === '\\b' ? 'boundary' : 'no-boundary' };
    }
    if (/\\[1-9k]/y.test(source.slice(at, at + 2))) problem = 'refers back to a group, which takes unbounded time';
    const surrogates = 'u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}';
    const form = new RegExp(`\\\\(?:[pPu]\\{[^}]*\\}|${surrogates}|u.{4}|x.{2}|c.|[\\s\\S])`, 'yu');
    return oneOf(take(form)?.[0] ?? '');
  };

  const take = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at;
    const match = form.exec(source);
    at += match?.[0].length ?? 0;
    return match;
  };

  const expression = choice();
  return problem === undefined ? { expression } : { problem };
}

/** A class, an escape or the dot: on a single character `RegExp` itself has nothing to go back to. */
function oneOf(source: string): Expression {
  let form: RegExp | undefined;
  const known = new Map<string, boolean>();
  const test = (character: string): boolean => {
    const answer = known.get(character);
    if (answer !== undefined) return answer;
    form ??= new RegExp(`^${source}$`, 'u');
    const found = form.test(character);
    known.set(character, found);
    return found;
  };
  return { kind: 'character', test };
}

type Instruction =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  /** Goes on at all of these places at once. */
  | { readonly kind: 'fork'; targets: readonly number[] }
  | { readonly kind: 'found' };

/** Characters and assertions go on at the next instruction. */
type Program = readonly Instruction[];

/** The automaton of an expression; `undefined` where it has too many states. */
function assemble(expression: Expression): Program | undefined {
  const program: Instruction[] = [];

  const emit = (node: Expression): void => {
    if (program.length > mostInstructions) return;
    if (node.kind === 'sequence') node.parts.forEach(emit);
    else if (node.kind === 'choice') emitChoice(node.options);
    else if (node.kind === 'repeat') emitRepeat(node.part, node.least, node.most);
    else program.push(node);
  };

  const fork = (): { kind: 'fork'; targets: readonly number[] } => {
    const instruction = { kind: 'fork' as const, targets: [] };
    program.push(instruction);
    return instruction;
  };

  const emitChoice = (options: readonly Expression[]): void => {
    const entry = fork();
    const exits = options.map((option) => {
      entry.targets = [...entry.targets, program.length];
      emit(option);
      return fork();
    });
    for (const exit of exits) exit.targets = [program.length];
  };

  const emitRepeat = (part: Expression, least: number, most: number): void => {
    for (let count = 0; count < least && program.length <= mostInstructions; count++) emit(part);
    if (most === Number.POSITIVE_INFINITY) {
      const loop = program.length;
      const entry = fork();
      emit(part);
      fork().targets = [loop];
      entry.targets = [loop + 1, program.length];
      return;
    }
    const exits: { targets: readonly number[] }[] = [];
    for (let count = least; count < most && program.length <= mostInstructions; count++) {
      const entry = fork();
      entry.targets = [program.length];
      exits.push(entry);
      emit(part);
    }
    for (const exit of exits) exit.targets = [...exit.targets, program.length];
  };

  emit(expression);
  program.push({ kind: 'found' });
  return program.length > mostInstructions ? undefined : program;
}

/**
 * Follows all states through the text. Each is entered at most once before each character and at the end.
 */
function run(program: Program, text: string): { readonly found: boolean; readonly steps: number } {
  const entered = new Int32Array(program.length).fill(-1);
  let current: number[] = [];
  let steps = 0;
  let position = 0;
  let before = '';
  while (true) {
    const character = position < text.length ? String.fromCodePoint(text.codePointAt(position) ?? 0) : '';
    const open = [0, ...current];
    const waiting: number[] = [];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (entered[state] === position) continue;
      entered[state] = position;
      steps++;
      const instruction = program[state]!;
      if (instruction.kind === 'found') return { found: true, steps };
      if (instruction.kind === 'fork') open.push(...instruction.targets);
      else if (instruction.kind === 'character') waiting.push(state);
      else if (holds(instruction.assertion, before, character)) open.push(state + 1);
    }
    if (character === '') return { found: false, steps };
    current = [];
    for (const state of waiting) {
      const instruction = program[state];
      if (instruction?.kind === 'character' && instruction.test(character)) current.push(state + 1);
    }
    before = character;
    position += character.length;
  }
}

function holds(assertion: Assertion, before: string, after: string): boolean {
  if (assertion === 'start') return before === '';
  if (assertion === 'end') return after === '';
  return (isWordCharacter(before) !== isWordCharacter(after)) === (assertion === 'boundary');
}

function isWordCharacter(character: string): boolean {
  return /^\w$/.test(character);
}
