import type { Configuration } from '../configuration/configuration.ts';
import { type Tracer, tracerOf } from '../configuration/trace.ts';
import type { Property } from '../documents/document.ts';
import { fillIn } from '../documents/fill-in.ts';
import type { Term } from '../requirements/contract/contract.ts';
import { listKeyOf } from '../spring/names.ts';
import { placeholdersIn } from '../spring/placeholders.ts';
import type { Subject } from './rule-context.ts';
import { secretPiecesIn } from './secret-forms.ts';
import { isSecretName } from './secret-names.ts';

/** A text of the repository that is shown only where values are asked for; `secret`: never. */
export interface GuardedText {
  readonly text: string;
  readonly secret: boolean;
}

/** A property in one environment, with every name that it goes by. */
export interface NamedProperty {
  readonly configuration: Configuration;
  readonly names: readonly string[];
  readonly property: Property;
}

/**
 * What is secret in one application. Whoever prints a value asks here, and nowhere else: a value is secret by the contract, by the
 * name of its key, by its form, by where it comes from, and where it has a part in common with such a value.
 */
export interface Secrets {
  /** By the contract, else by its name. */
  isSecretKey(key: string): boolean;
  /** The value as it is in the end. */
  value(named: NamedProperty, text: string): GuardedText;
  /** The text as the file has it: `${ORDERS_PASSWORD}` is no secret, a default in it is one. */
  written(named: NamedProperty): GuardedText;
  /** A text that is nobody's value, such as one of the contract. */
  holdsSecret(text: string): boolean;
}

type Context = Pick<Subject, 'application' | 'contract' | 'configurations'>;

const known = new WeakMap<Context['contract'], Secrets>();

/** Worked out once for each application, where its first value is asked for. */
export function secretsOf(context: Context): Secrets {
  const found = known.get(context.contract) ?? newSecrets(context);
  known.set(context.contract, found);
  return found;
}

/** What the contract says about a key being secret; an element of a list is what its list is. */
export function secretTerm({ contract }: Pick<Subject, 'contract'>, key: string): Term<boolean> | undefined {
  return contract.termsFor(key).secret ?? contract.termsFor(listKeyOf(key)).secret;
}

function newSecrets(context: Context): Secrets {
  const marks = new Map<string, boolean>();
  const isSecretKey = (key: string): boolean => {
    const marked = marks.get(key) ?? secretTerm(context, key)?.value ?? isSecretName(key);
    marks.set(key, marked);
    return marked;
  };
  const isNamed = ({ names, property }: Pick<NamedProperty, 'names' | 'property'>): boolean => {
    const terms = names.flatMap((name) => secretTerm(context, name)?.value ?? []);
    if (terms.includes(true)) return true;
    return terms.length === 0 && (names.some(isSecretName) || isOfSecrets(property));
  };
  const isDeclaredHarmless = (names: readonly string[]): boolean =>
    names.some((name) => secretTerm(context, name)?.value === false);
  let texts: KnownTexts | undefined;
  const knownTexts = (): KnownTexts => {
    texts ??= knownTextsOf(context, isNamed);
    return texts;
  };
  const isPart = (text: string): boolean => knownTexts().texts.some((part) => text.includes(part));
  const holdsSecret = (text: string): boolean => secretPiecesIn(text).length > 0 || isPart(text);

  const value = (named: NamedProperty, text: string): GuardedText => {
    const { configuration, names, property } = named;
    const secret =
      isNamed(named) ||
      (!isDeclaredHarmless(names) && (secretPiecesIn(text).length > 0 || secretPiecesIn(property.value).length > 0)) ||
      isPart(text) ||
      knownTexts().parts.has(property) ||
      comesAcrossSecret(tracerFor(context, configuration), property, isSecretKey, isNamed);
    return { text, secret };
  };
  const written = (named: NamedProperty): GuardedText => {
    const text = named.property.value;
    const literal = literalOf(text, isSecretKey);
    const isSecretLiteral =
      isNamed(named) || knownTexts().parts.has(named.property) ? literal.rest !== '' : literal.ofSecrets !== '';
    return { text, secret: isSecretLiteral || (!isDeclaredHarmless(named.names) && holdsSecret(text)) || isPart(text) };
  };
  return { isSecretKey, value, written, holdsSecret };
}

/** A file or a folder that nothing but secrets are kept in: `secrets.yml`, `application-secrets.yml`, `secrets/db`. */
const ofSecrets = /(?:^|[/._-])(?:secrets?|credentials?|passwords?)(?:[/._-]|$)/i;

/** By where it comes from: a secret of Kubernetes, a file of secrets. A module may be called so as well. */
function isOfSecrets({ ofSecret, origin }: Property): boolean {
  return ofSecret === true || ofSecrets.test(origin.path.replace(/^.*\/(?:src|resources)\//, ''));
}

const tracers = new WeakMap<Configuration, Tracer>();

function tracerFor({ application }: Context, configuration: Configuration): Tracer {
  const found = tracers.get(configuration) ?? tracerOf(configuration, application.generation);
  tracers.set(configuration, found);
  return found;
}

type IsNamed = (named: Pick<NamedProperty, 'names' | 'property'>) => boolean;

/**
 * True where the placeholders of a property come across a secret. A default that is not needed counts as well: it stands in the text
 * (`${url:${password:…}}`).
 */
function comesAcrossSecret(
  tracer: Tracer,
  property: Property,
  isSecretKey: (key: string) => boolean,
  isNamed: IsNamed,
): boolean {
  if (!property.value.includes('${')) return false;
  if (placeholdersIn(property.value).some(({ name }) => isSecretKey(name))) return true;
  return tracer.leadsTo(property, ({ name, leadsTo }) => {
    if (leadsTo.kind !== 'property') return isSecretKey(name);
    const { property: found } = leadsTo.found;
    return isNamed({ names: [name, found.key], property: found }) || secretPiecesIn(found.value).length > 0;
  });
}

const deepest = 10;

/** What of a text is no placeholder; `ofSecrets`: the defaults of those that have the name of a secret. */
function literalOf(text: string, isSecretKey: (key: string) => boolean) {
  const references = placeholdersIn(text);
  const plain = (some: string) =>
    some
      .replace(/\$\{[^{}]*\}/g, '')
      .replace(/[${}]/g, '')
      .trim();
  let rest = text;
  // Innermost first, as deep as anybody writes them.
  for (let depth = 0; depth < deepest && rest.includes('${'); depth += 1) {
    rest = rest.replace(/\$\{[^{}:]*(?::([^{}]*))?\}/g, (_, otherwise: string | undefined) => otherwise ?? '');
  }
  const defaults = references.filter(({ name }) => isSecretKey(name)).map((reference) => reference.default ?? '');
  return { rest: rest.trim(), ofSecrets: plain(defaults.join('')) };
}

/** What the secrets of an application are, to know them again within other values. */
interface KnownTexts {
  readonly texts: readonly string[];
  /** Properties that a secret is put together from. */
  readonly parts: ReadonlySet<Property>;
}

/** Shorter texts, and stand-ins, are in too many others to tell anything. */
const shortest = 6;
const standIn = /^(?:true|false|null|none|\d{1,6}|change-?me|password|secret|example|default|localhost)$/i;

function knownTextsOf(context: Context, isNamed: IsNamed): KnownTexts {
  const texts = new Set<string>();
  const parts = new Set<Property>();
  const add = (text: string): void => {
    // A line that was added and not filled in holds no secret yet.
    if (text.includes(fillIn)) return;
    for (const one of [text, ...text.split(/[\s,;]+/)])
      if (one.length >= shortest && !standIn.test(one)) texts.add(one);
  };
  const addParts = (configuration: Configuration, property: Property): void => {
    if (!property.value.includes('${')) return;
    const steps = tracerFor(context, configuration).steps(property);
    for (const { leadsTo } of steps) if (leadsTo.kind === 'property') parts.add(leadsTo.found.property);
  };
  for (const configuration of context.configurations) {
    for (const { source } of configuration.environment.layers) {
      for (const property of source.properties) {
        const { key, value } = property;
        const pieces = secretPiecesIn(value);
        for (const { text } of pieces) add(text);
        if (!isNamed({ names: [key], property })) continue;
        if (!value.includes('${')) add(value);
        for (const reference of placeholdersIn(value)) if (reference.default !== undefined) add(reference.default);
        if (property.ofSecret === true) add(decoded(value));
        addParts(configuration, property);
      }
    }
    for (const [name, { property }] of configuration.winners) {
      if (!property.value.includes('${')) continue;
      const resolution = configuration.resolve(property);
      if (resolution.kind !== 'resolved') continue;
      if (isNamed({ names: [name, property.key], property })) add(resolution.value);
      for (const { text } of secretPiecesIn(resolution.value)) add(text);
    }
  }
  return { texts: [...texts], parts };
}

/** `data` of a secret of Kubernetes is base64; what is none gives a text that nothing is equal to. */
function decoded(value: string): string {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value.trim())) return '';
  try {
    return atob(value.trim());
  } catch {
    return '';
  }
}
