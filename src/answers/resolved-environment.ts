import { type Application, type Environment, type Layer, lawOf } from '../applications/application.ts';
import type { Configuration, EffectiveProperty, LayeredProperty } from '../configuration/configuration.ts';
import { type Tracer, tracerOf } from '../configuration/trace.ts';
import type { Origin, Property } from '../documents/document.ts';
import type { Contract } from '../requirements/contract/contract.ts';
import type { Provision } from '../requirements/contract/settings.ts';
import type { Subject } from '../rules/rule-context.ts';
import { type GuardedText, secretsOf } from '../rules/secrets.ts';
import { keyOfVariable } from '../spring/environment-variables.ts';
import { isUnreadable } from '../spring/lookup.ts';
import { listKeyOf } from '../spring/names.ts';
import type { OpenSource, StartupFailure } from '../spring/property-source.ts';

/** What becomes of the text of a property when Spring resolves its placeholders. */
export type Outcome =
  | { readonly kind: 'resolved'; readonly value: GuardedText }
  /** These names have neither value nor default: Spring fails when it reads the key. */
  | { readonly kind: 'unresolved'; readonly names: readonly string[] }
  /** It depends on these names, whose values come from outside the repository; none: the text is completed elsewhere. */
  | { readonly kind: 'open'; readonly names: readonly string[] }
  /** It leads back to itself; the first name stands at the end again. */
  | { readonly kind: 'cycle'; readonly names: readonly string[] }
  /** An empty map, which Spring up to Boot 3.3 cannot read as text. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-large' };

/** One place in the stack of an environment. */
export interface LayerPlace {
  readonly kind: Layer['kind'];
  /** The file, with the number of its document where it has several. */
  readonly name: string;
  readonly origin: Origin;
}

/** One key with what an environment really gets for it. */
export interface ResolvedProperty {
  readonly key: string;
  readonly outcome: Outcome;
  /** As it stands in the file, where it has placeholders or marks of a template. */
  readonly written?: GuardedText;
  /** Where the winner is. */
  readonly place: LayerPlace;
  /** Where Spring says it is: the first character of the value. */
  readonly valueOrigin: Origin;
  /** Places whose values lose, highest precedence first. */
  readonly shadows: readonly LayerPlace[];
  /** A layer above this one has a list of this name: bound as a list, this element is not there. */
  readonly outranked: boolean;
  /** Who supplies the key from outside as well, as keyparity.yml says; what comes from there wins. */
  readonly provided?: string;
}

/** The effective configuration of one environment of one application. */
export interface ResolvedEnvironment {
  readonly application: { readonly name: string; readonly path: string };
  /** The Boot line whose law was followed; `plain` for listed layers, `plain-spring` for what code and XML read. */
  readonly law: string;
  readonly environment: string;
  /** The profiles that are active, as Spring orders them (later is stronger). */
  readonly profiles: readonly string[];
  /** Lowest precedence first. */
  readonly layers: readonly { readonly kind: Layer['kind']; readonly name: string }[];
  readonly open: readonly OpenSource[];
  readonly failures: readonly StartupFailure[];
  /** What reaches it from outside, as keyparity.yml says. */
  readonly provided: readonly { readonly keys: readonly string[]; readonly by: string }[];
  /** In the order of the names. */
  readonly properties: readonly ResolvedProperty[];
}

/** Everything that one environment gets, key by key. */
export function resolvedEnvironmentOf(
  subject: Pick<Subject, 'application' | 'contract' | 'configurations'>,
  configuration: Configuration,
  provisions: readonly Provision[],
): ResolvedEnvironment {
  const { application, contract } = subject;
  const secrets = secretsOf(subject);
  const { environment } = configuration;
  const tracer = tracerOf(configuration, application.generation);
  const outranked = application.relaxed ? outrankedElements(configuration) : new Set();
  return {
    application: { name: application.name, path: application.path },
    law: lawOf(application),
    environment: environment.name,
    profiles: environment.profiles,
    layers: environment.layers.toReversed().map(({ kind, source }) => ({ kind, name: source.name })),
    open: environment.open,
    failures: environment.failures,
    provided: provisions
      .filter((provision) => concerns(provision, application, environment, contract))
      .map(({ keys, by }) => ({ keys: keys.map(({ pattern }) => pattern), by })),
    properties: [...configuration.winners].map(([name, winner]): ResolvedProperty => {
      const stack = stackOf(configuration, name, winner);
      const { property } = winner;
      const key = spelling(name, stack);
      const names = [name, ...stack.map((each) => each.property.key)];
      const named = { configuration, names, property };
      const by = contract.providedFor(key, environment.name)?.by;
      return {
        key,
        outcome: outcomeOf(configuration, application, winner, tracer, (text) => secrets.value(named, text)),
        ...(hasMarks(property) && { written: secrets.written(named) }),
        place: placeOf(winner),
        valueOrigin: property.valueOrigin,
        shadows: stack.slice(1).map(placeOf),
        outranked: outranked.has(name),
        ...(by !== undefined && { provided: by }),
      };
    }),
  };
}

/** What Spring makes of a property; what is missing in an environment with open sources may come from them. */
export function outcomeOf(
  configuration: Configuration,
  { generation }: Application,
  { property, layer }: LayeredProperty,
  tracer: Tracer,
  guarded: (text: string) => GuardedText,
): Outcome {
  const told = (names: readonly string[]) => names.map((name) => tracer.told(property, name));
  if (isUnreadable({ property, source: layer.source }, generation)) return { kind: 'unreadable' };
  const resolution = configuration.resolve(property);
  switch (resolution.kind) {
    case 'resolved':
      return { kind: 'resolved', value: guarded(resolution.value) };
    case 'open':
      return { kind: 'open', names: told(resolution.names) };
    case 'unresolved':
      return {
        kind: configuration.environment.open.length > 0 ? 'open' : 'unresolved',
        names: told(resolution.missing),
      };
    case 'cycle':
      return { kind: 'cycle', names: told(resolution.keys) };
    case 'too-large':
      return { kind: 'too-large' };
  }
}

export function placeOf({ property, layer }: LayeredProperty): LayerPlace {
  return { kind: layer.kind, name: layer.source.name, origin: property.origin };
}

/** True for a text that Spring, a build step or a template engine changes. */
export function hasMarks({ value, opaque }: Property): boolean {
  return opaque === true || value.includes('${');
}

/** Variables have names of their own, so that they are asked for by that of the key. */
export function stackOf(
  configuration: Configuration,
  name: string,
  winner: EffectiveProperty,
): readonly LayeredProperty[] {
  const stack = configuration.stack(winner.layer.source.kind === 'variables' ? name : winner.key);
  return stack.length > 0 ? stack : [winner];
}

/** As the winner spells it, unless that is a variable and a file spells it as well. */
function spelling(name: string, stack: readonly LayeredProperty[]): string {
  const written = stack.find(({ layer }) => layer.source.kind !== 'variables') ?? stack[0];
  if (written === undefined) return name;
  const { key } = written.property;
  return written.layer.source.kind === 'variables' ? keyOfVariable(key) : key;
}

function concerns(provision: Provision, application: Application, environment: Environment, contract: Contract) {
  const { applications, where } = provision;
  const isMeant = applications === undefined || applications.some(({ name }) => name === application.name);
  return isMeant && (where === 'all' || contract.expand(where).includes(environment.name));
}

/**
 * The names of list elements that a list of a higher layer replaces: the binder takes all elements from the first source
 * that has any (`IndexedElementsBinder`), although each can still be looked up by its own name.
 */
export function outrankedElements({ winners, environment }: Configuration): ReadonlySet<string> {
  const ranks = new Map(environment.layers.map((layer, rank) => [layer, rank]));
  const highest = new Map<string, number>();
  const elements: (readonly [name: string, list: string, rank: number])[] = [];
  for (const [name, { layer }] of winners) {
    const list = listKeyOf(name);
    const rank = ranks.get(layer) ?? 0;
    highest.set(list, Math.min(rank, highest.get(list) ?? rank));
    if (list !== name) elements.push([name, list, rank]);
  }
  return new Set(elements.filter(([, list, rank]) => rank > (highest.get(list) ?? rank)).map(([name]) => name));
}
