/**
 * Names of properties as Spring Boot compares them: `ConfigurationPropertyName`.
 *
 * A name is a list of elements, split at dots outside brackets. An element in brackets is an index and stands for its
 * text verbatim; of every other element only the letters a–z (whatever their case) and digits count. Two names are equal
 * when they have the same number of elements and these are equal, whether index or not: `l.0` is `l[0]`.
 */

/** What `ConfigurationPropertyName.ElementType` tells apart. An `empty` element has no letter or digit and is dropped. */
type ElementKind = 'empty' | 'uniform' | 'dashed' | 'irregular' | 'index' | 'number';

/** One element of a name: what is written, and how it is compared. */
export interface NameElement {
  /** As written; of an index what stands between the brackets. */
  readonly text: string;
  readonly kind: ElementKind;
  /** Offset of the text in the name. */
  readonly start: number;
}

/** Begins the uniform name of a key that is compared by its text; no other has it. */
const byText = '\\?';

const alreadyUniform = /^[a-z0-9]+(?:\.[a-z0-9]+)*$/;

/** Every environment writes much the same keys, and several stages ask for the name of each. Emptied when it is full. */
const uniformNames = new Map<string, string>();
/** The names that are looked up: Spring's own, again for every environment, and those of placeholders. */
const canonicalNames = new Map<string, readonly NameElement[] | undefined>();
const mostNames = 100_000;

/**
 * One text for all spellings of a name: two keys have the same uniform name exactly when a `ConfigurationPropertyName`
 * made of one equals that made of the other. Elements are joined with dots, and there is a dot nowhere else: that of an index
 * is written `\,` (and a backslash `\\`).
 *
 * A key of plain elements that starts or ends with something that is dropped (`.a`, `a.`) has a uniform name of its own, because
 * `ConfigurationPropertyName.equals` compares such names by their texts: `a.` is not `a`. That equality is not transitive in Spring (`A.`
 * equals both); here only the comparison with regular names is followed.
 */
export function uniformName(key: string): string {
  const known = uniformNames.get(key);
  if (known !== undefined) return known;
  if (uniformNames.size >= mostNames) uniformNames.clear();
  const name = toUniform(key);
  uniformNames.set(key, name);
  return name;
}

function toUniform(key: string): string {
  if (alreadyUniform.test(key)) return key;
  const common = uniformOfCommon(key);
  if (common !== undefined) return common;
  const elements = parseName(key, '.');
  if (isPlain(elements)) return uniformOf(elements) === key ? key : `${byText}${key}`;
  return uniformOf(elements);
}

/** True for the uniform name of a key such as `a.`, which is equal to another plain name only where the texts are. */
export function isComparedByText(uniform: string): boolean {
  return uniform.startsWith(byText);
}

/** True where `ConfigurationPropertyName.of` accepts the text, so that a look-up may match other spellings of it. */
export function isCanonicalName(key: string): boolean {
  if (alreadyUniform.test(key)) return true;
  return canonicalElements(key) !== undefined;
}

/** The elements of a name as written, an index without its brackets; what has no letter or digit is left out. */
export function elementsOf(key: string): readonly string[] {
  return parseName(key, '.').map((element) => element.text);
}

/**
 * The name that the binder looks up for a Java property or a constructor parameter: `fooBar` is `foo-bar`
 * (`DataObjectPropertyName.toDashedForm`).
 */
export function dashedForm(javaName: string): string {
  let result = '';
  let inIndex = false;
  for (let position = 0; position < javaName.length; position++) {
    const written = javaName.charAt(position);
    if (inIndex || written === '[') {
      inIndex = written !== ']';
      result += written;
      continue;
    }
    const character = written === '_' ? '-' : written;
    if (isUpperCase(character) && result !== '' && !result.endsWith('-')) result += '-';
    result += lowerCaseOf(character);
  }
  return result;
}

/**
 * The key of the list that an element belongs to: the part before the first numeric index (`a.b[0].c` gives `a.b`).
 * A key without one is returned as it is. Uniform names are understood as well: `a.b.0.c`.
 */
export function listKeyOf(key: string): string {
  const match = /\[\d+\]|\.\d+(?=[.[]|$)/.exec(key);
  return match === null ? key : key.slice(0, match.index);
}

/** True where `key` is a name below `prefix`, in whatever spelling: `my-app.url` is nested in `myApp`. */
export function isNested(prefix: string, key: string): boolean {
  const ancestor = uniformName(prefix);
  return ancestor === '' ? uniformName(key) !== '' : uniformName(key).startsWith(`${ancestor}.`);
}

/** The elements of a name that is canonical (`ConfigurationPropertyName.ofIfValid`), else `undefined`. */
export function canonicalElements(key: string): readonly NameElement[] | undefined {
  const known = canonicalNames.get(key);
  if (known !== undefined || canonicalNames.has(key)) return known;
  if (canonicalNames.size >= mostNames) canonicalNames.clear();
  const elements = parseCanonical(key);
  canonicalNames.set(key, elements);
  return elements;
}

function parseCanonical(key: string): readonly NameElement[] | undefined {
  if (key.startsWith('.') || key.endsWith('.')) return undefined;
  const elements = parseName(key, '.');
  return elements.some((element) => element.kind === 'irregular') ? undefined : elements;
}

/** `ConfigurationPropertyName.toString` of a canonical name: the text that is tried first in a source. */
export function canonicalText(key: string, elements: readonly NameElement[]): string {
  if (elements.every((element) => element.kind === 'uniform' || element.kind === 'dashed') && isContiguous(elements)) {
    return key;
  }
  let text = '';
  for (const { kind, text: element } of elements) {
    if (isIndex(kind)) text += `[${element}]`;
    else text += text === '' ? element : `.${element}`;
  }
  return text;
}

/** How an element is compared: an index verbatim, any other in lower case without all but a–z and 0–9. */
export function uniformElement({ text, kind }: NameElement): string {
  if (kind === 'uniform' || isIndex(kind)) return text;
  let uniform = '';
  for (let position = 0; position < text.length; position++) {
    const character = lowerCaseOf(text.charAt(position));
    if (isAlphanumeric(character.charCodeAt(0))) uniform += character;
  }
  return uniform;
}

/**
 * Splits a name into elements (`ConfigurationPropertyName.ElementsParser`). Brackets nest; where they do not close, what
 * follows is one irregular element.
 */
export function parseName(name: string, separator: '.' | '_'): readonly NameElement[] {
  const elements: NameElement[] = [];
  let depth = 0;
  let start = 0;
  let kind: ElementKind = 'empty';
  const add = (end: number) => {
    if (end > start && kind !== 'empty') elements.push({ text: name.slice(start, end), kind, start });
  };
  for (let position = 0; position < name.length; position++) {
    // Most characters tell nothing new.
    if ((kind === 'uniform' || kind === 'dashed') && isAlphanumeric(name.charCodeAt(position))) continue;
    const character = name.charAt(position);
    if (character === '[') {
      if (depth === 0) {
        add(position);
        start = position + 1;
        kind = 'number';
      }
      depth++;
    } else if (character === ']') {
      depth--;
      if (depth === 0) {
        add(position);
        start = position + 1;
        kind = 'empty';
      }
    } else if (character === separator && !isIndex(kind)) {
      add(position);
      start = position + 1;
      kind = 'empty';
    } else {
      kind = kindWith(kind, character, position - start);
    }
  }
  if (depth !== 0) kind = 'irregular';
  add(name.length);
  return elements;
}

/** The kind of an element after one more character (`ElementsParser.updateType`). */
function kindWith(kind: ElementKind, character: string, index: number): ElementKind {
  const code = character.charCodeAt(0);
  if (isIndex(kind)) return kind === 'number' && !isDigit(code) ? 'index' : kind;
  const valid = isAlphanumeric(code) || (index !== 0 && character === '-');
  if (kind === 'empty' && valid) return index === 0 ? 'uniform' : 'irregular';
  if (kind === 'uniform' && character === '-') return 'dashed';
  if (valid) return kind;
  if (kind !== 'empty') return 'irregular';
  const lower = lowerCaseOf(character);
  return isAlphanumeric(lower.charCodeAt(0)) || (index !== 0 && lower === '-') ? 'irregular' : 'empty';
}

/**
 * The uniform name of a key of the usual form: elements of ASCII letters, digits, `-` and `_`, and numbers in brackets;
 * `undefined` for all others. It does in one pass what parsing does for every key, since every key of every file comes here.
 */
function uniformOfCommon(key: string): string | undefined {
  let uniform = '';
  let runStart = 0;
  let counted = false;
  let closed = false;
  for (let position = 0; position < key.length; position++) {
    const code = key.charCodeAt(position);
    if (code === 0x2e || code === 0x5b) {
      if (!counted && !closed) return undefined;
      if (code === 0x2e) {
        counted = false;
        closed = false;
        continue;
      }
      const end = key.indexOf(']', position);
      if (end <= position + 1) return undefined;
      for (let index = position + 1; index < end; index++) if (!isDigit(key.charCodeAt(index))) return undefined;
      uniform += `${key.slice(runStart, position)}.${key.slice(position + 1, end)}`;
      position = end;
      runStart = end + 1;
      counted = false;
      closed = true;
    } else if (closed) {
      return undefined;
    } else if (isDigit(code) || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) {
      counted = true;
    } else if (code === 0x2d || code === 0x5f) {
      uniform += key.slice(runStart, position);
      runStart = position + 1;
    } else {
      return undefined;
    }
  }
  return counted || closed ? (uniform + key.slice(runStart)).toLowerCase() : undefined;
}

/** As {@link uniformName}, but never by the text: so are the names of environment variables compared. */
export function uniformOf(elements: readonly NameElement[]): string {
  let text = '';
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]!;
    const uniform = uniformElement(element);
    text += index === 0 ? '' : '.';
    text += isIndex(element.kind)
      ? uniform.replace(/[.\\]/g, (character) => (character === '.' ? '\\,' : '\\\\'))
      : uniform;
  }
  // One element of which nothing counts (`--`) is not the empty name.
  return text === '' && elements.length === 1 ? '\\' : text;
}

/** `Elements.canShortcutWithSource`: such names are equal when their texts are. */
function isPlain(elements: readonly NameElement[]): boolean {
  return elements.length > 0 && elements.every((element) => element.kind === 'uniform') && isContiguous(elements);
}

function isContiguous(elements: readonly NameElement[]): boolean {
  return elements.every((element, index) => {
    const previous = elements[index - 1];
    return previous === undefined || previous.start + previous.text.length + 1 === element.start;
  });
}

function isIndex(kind: ElementKind): boolean {
  return kind === 'index' || kind === 'number';
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isAlphanumeric(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || isDigit(code);
}

/** `Character.toLowerCase(char)`: always one unit, so that the dotted capital I becomes a plain i. */
function lowerCaseOf(character: string): string {
  return character === 'İ' ? 'i' : character.toLowerCase();
}

function isUpperCase(character: string): boolean {
  return /^\p{Uppercase}$/u.test(character);
}

/**
 * What is left of any name without case and punctuation. Two keys with the same letters may be set by the same variable;
 * services and modules with the same letters are called the same.
 */
export function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
