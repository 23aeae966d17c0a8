import { closest } from '../../closest.ts';
import type { Origin } from '../../documents/document.ts';
import type { SettingsProblem } from './settings.ts';
import type { SettingsNode } from './settings-tree.ts';

/** What the generated validator says about one place (the shape of ajv's ErrorObject with `verbose`). */
export interface SettingsError {
  /** JSON pointer of the offending data. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName?: string;
  readonly schema?: unknown;
  readonly parentSchema?: unknown;
}

/** The mistakes as sentences at the lines that hold them, in the order of the file. */
export function mistakes(errors: readonly SettingsError[], root: SettingsNode): readonly SettingsProblem[] {
  const problems = errors.flatMap((error) => mistake(error, root) ?? []);
  const distinct = new Map(problems.map((problem) => [`${position(problem.origin)} ${problem.message}`, problem]));
  return [...distinct.values()].sort((a, b) => a.origin.line - b.origin.line || a.origin.column - b.origin.column);
}

function mistake(error: SettingsError, root: SettingsNode): SettingsProblem | undefined {
  const { node, owner, what } = locate(error.instancePath, root);
  const at = (message: string, origin: Origin, suggestion?: string): SettingsProblem =>
    suggestion === undefined ? { message, origin } : { message, origin, suggestion };
  const limit = String(error.params['limit']);

  switch (error.keyword) {
    case 'additionalProperties':
      return unknownField(String(error.params['additionalProperty']), error, node, what);
    case 'required':
      return at(`${what} needs the field "${String(error.params['missingProperty'])}".`, owner);
    case 'type': {
      const types = texts(error.params['type']);
      if (hasPattern(error.parentSchema)) return patternMistake(error, node, what);
      const kind = types.includes('integer') && isNumber(node) ? 'a fraction' : kindOf(node);
      return at(`${what} must be ${expectedKinds(types)}, not ${kind}.`, node.origin, intended(node, types));
    }
    case 'enum': {
      const allowed = texts(error.params['allowedValues']);
      const meant = node.kind === 'scalar' ? nearest(node.text, allowed) : undefined;
      return at(`${what} must be one of ${allowed.join(', ')}.`, node.origin, didYouMean(meant));
    }
    case 'const':
      return at(`${what} must be ${String(error.params['allowedValue'])}: no other is known here.`, node.origin);
    case 'pattern':
      return patternMistake(error, node, what);
    case 'minimum':
      return at(`${what} must be at least ${limit}.`, node.origin);
    case 'exclusiveMinimum':
      return at(`${what} must be more than ${limit}.`, node.origin);
    case 'maxProperties':
      return at(`${what} has more than ${limit} names.`, owner);
    case 'minItems':
      return at(`${what} is an empty list, which says nothing.`, node.origin);
    case 'minProperties':
      return at(`${what} is empty, which says nothing.`, node.origin);
    case 'minLength':
      return at(`${what} is empty.`, node.origin);
    case 'maxLength':
      return error.propertyName === undefined
        ? at(`${what} is longer than ${limit} characters.`, node.origin)
        : at(`This name is longer than ${limit} characters.`, nameOrigin(node, error.propertyName));
    default:
      // `propertyNames` and `if` only repeat what the keywords within them said.
      return undefined;
  }
}

function unknownField(field: string, error: SettingsError, node: SettingsNode, what: string): SettingsProblem {
  const known = knownFields(error.parentSchema);
  const nested = node.kind === 'map' ? node.fields.get(field)?.value : undefined;
  const origin = nameOrigin(node, field);
  const place = what === 'The file' ? '' : ` in ${what.replace(/^An/, 'an')}`;
  const message = `Unknown field "${field}"${place}.`;
  const meant = nearest(field, known);
  if (meant !== undefined) return { message, origin, suggestion: `did you mean "${meant}"?` };
  const inKey = error.instancePath.startsWith('/keys/');
  if (inKey && nested?.kind === 'map') {
    return { message, origin, suggestion: 'keys are written in full, as payment.gateway.url, not nested' };
  }
  return { message, origin, suggestion: `known here: ${known.join(', ')}` };
}

function patternMistake(error: SettingsError, node: SettingsNode, what: string): SettingsProblem {
  if (error.propertyName === undefined) {
    const text = node.kind === 'scalar' ? node.text : '';
    return { message: `${what} must be a day as YYYY-MM-DD, not "${text}".`, origin: node.origin };
  }
  const allowed = error.instancePath.endsWith('/variables')
    ? 'a variable has neither blanks nor an equals sign in its name'
    : 'a name is made of letters, digits, dots, dashes and underscores, and begins with a letter or digit';
  const origin = nameOrigin(node, error.propertyName);
  return { message: `"${error.propertyName}" is no name: ${allowed}.`, origin };
}

interface Located {
  readonly node: SettingsNode;
  /** Where the name before the value stands; of an element of a list, the element itself. */
  readonly owner: Origin;
  /** What to call it at the beginning of a sentence. */
  readonly what: string;
}

/** Follows a JSON pointer. */
function locate(pointer: string, root: SettingsNode): Located {
  let node = root;
  let owner = root.origin;
  let name = '';
  let what = 'The file';
  for (const escaped of pointer.split('/').slice(1)) {
    const step = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (node.kind === 'list') {
      node = node.items[Number(step)] ?? node;
      owner = node.origin;
      what = `An entry of "${name}"`;
    } else if (node.kind === 'map') {
      const field = node.fields.get(step);
      node = field?.value ?? node;
      owner = field?.origin ?? owner;
      name = step;
      what = `"${name}"`;
    }
  }
  return { node, owner, what };
}

function nameOrigin(node: SettingsNode, name: string): Origin {
  return (node.kind === 'map' ? node.fields.get(name)?.origin : undefined) ?? node.origin;
}

function knownFields(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return [];
  return Object.keys(schema.properties ?? {});
}

function hasPattern(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'pattern' in schema;
}

function isNumber(node: SettingsNode): boolean {
  return node.kind === 'scalar' && typeof node.value === 'number';
}

/** By letters, or else by the beginning: `int` is integer, `warn` is warning. */
function nearest(word: string, candidates: readonly string[]): string | undefined {
  return closest(word, candidates) ?? candidates.find((candidate) => word.length > 2 && candidate.startsWith(word));
}

function expectedKinds(types: readonly string[]): string {
  const kinds = new Map([
    ['boolean', 'true or false'],
    ['array', 'a list'],
    ['object', 'a map'],
    ['string', 'a text'],
    ['number', 'a number'],
    ['integer', 'a whole number'],
  ]);
  const words = types.flatMap((type) => kinds.get(type) ?? []);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function kindOf(node: SettingsNode): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'a map';
  if (node.value === null) return 'empty';
  if (typeof node.value === 'number' && !Number.isFinite(node.value)) return node.text;
  return { string: 'a text', number: 'a number', boolean: 'true or false' }[
    typeof node.value as 'string' | 'number' | 'boolean'
  ];
}

/** What a person who wrote a single value where a list or a truth is expected most likely meant. */
function intended(node: SettingsNode, types: readonly string[]): string | undefined {
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  if (types.includes('boolean') && /^(?:yes|on)$/i.test(node.text)) return didYouMean('true');
  if (types.includes('boolean') && /^(?:no|off)$/i.test(node.text)) return didYouMean('false');
  if (types.includes('array')) return `did you mean [${node.text}]?`;
  if (types.length === 1 && types[0] === 'string') return `put it in quotes: "${node.text}"`;
  return undefined;
}

function didYouMean(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `did you mean "${text}"?`;
}

function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

function position({ line, column }: Origin): string {
  return `${line}:${column}`;
}
