import type { Property } from '../../documents/document.ts';
import type { Generation } from '../../spring/generation.ts';
import { type Found, findProperty } from '../../spring/lookup.ts';
import { resolvePlaceholders } from '../../spring/placeholders.ts';
import type { StartupFailure } from '../../spring/property-source.ts';
import type { Contributor } from './contributor.ts';
import { failure, type Session } from './session.ts';

/** The text of a value of `spring.config.*` or `spring.profiles.*` once its placeholders are resolved. */
export interface ResolvedText {
  readonly text: string;
  /** What Spring refuses in it; the text is then the best that can be said. */
  readonly problem?: StartupFailure;
  /** Something in it comes from a build step, or from a name that nothing in sight defines. */
  readonly uncertain: boolean;
}

/** Resolves the value of a property with what is known at this moment. */
export type TextResolver = (property: Property) => ResolvedText;

/** Resolves with nothing but the sources that exist before any file. */
export function outerResolver(session: Pick<Session, 'outer' | 'generation'>): TextResolver {
  return (property) =>
    resolveWith(
      property,
      (name) => {
        const found = findProperty(session.outer, name, session.generation);
        return found && placeholderText(found, session.generation);
      },
      session,
      () => undefined,
    );
}

/** Resolves the placeholders of a value with a look-up, leniently. */
export function resolveWith(
  property: Property,
  lookup: (name: string) => string | undefined,
  { generation }: Pick<Session, 'generation'>,
  problem: () => StartupFailure | undefined,
): ResolvedText {
  const opaque = property.opaque === true;
  if (property.verbatim === true || !property.value.includes('${')) return { text: property.value, uncertain: opaque };
  const resolution = resolvePlaceholders(property.value, lookup, generation, 'lenient');
  const found = problem();
  if (resolution.kind === 'cycle' || resolution.kind === 'too-large') {
    const message =
      resolution.kind === 'cycle' ? 'Circular placeholder reference' : 'Placeholders are nested too deeply';
    const exception = generation.lazyPlaceholders ? 'PlaceholderResolutionException' : 'IllegalArgumentException';
    return { text: property.value, uncertain: true, problem: found ?? failure(exception, message) };
  }
  const uncertain = opaque || resolution.kind !== 'resolved';
  return { text: resolution.value, uncertain, ...(found && { problem: found }) };
}

/**
 * The text that `String.valueOf` makes of a value, as these placeholders are replaced: an empty list and an empty map are
 * still collections where they come from `SPRING_APPLICATION_JSON`, and up to Boot 3.3 where they come from YAML.
 */
export function placeholderText({ property, source }: Found, { emptyMap }: Pick<Generation, 'emptyMap'>): string {
  const { value, shape } = property;
  if (shape === undefined || (emptyMap !== 'map-object' && source.kind !== 'json')) return value;
  return shape === 'empty-list' ? '[]' : '{}';
}

/** What Spring throws where something is in a document that is not active. */
export function inactiveAccess(contributor: Contributor, name: string, property: Property): StartupFailure {
  const from =
    contributor.resource === undefined ? '' : `' imported from location '${contributor.resource.description}`;
  return failure(
    'InactiveConfigDataAccessException',
    `Inactive property source '${contributor.source?.name}${from}' cannot contain property '${name}'`,
    property.origin,
  );
}
