import { findProperty } from '../../spring/lookup.ts';
import { isActiveNow } from './activation.ts';
import type { ActivationContext } from './contributor.ts';
import { type ConfigLocation, textOf } from './location.ts';
import { contributorsOf, fail, failure, inDoubt, type Session } from './session.ts';
import { settingsOf } from './settings.ts';

const replacedKeys = ['spring.profiles', 'spring.profiles[0]'];

const profileKeys = ['spring.profiles.include', 'spring.profiles.active', 'spring.profiles.default'].flatMap((name) => [
  name,
  `${name}[0]`,
]);

/** Keys that must not stand where they do, in active and inactive documents (`InvalidConfigDataPropertyException`). */
export function checkForInvalidProperties(session: Session): void {
  for (const { source, resource, profileVariant, ignores } of contributorsOf(session)) {
    const settings = source && settingsOf(source);
    if (settings === undefined || settings.properties.length === 0) continue;
    const from = resource === undefined ? '' : `' imported from location '${resource.description}`;
    const refuse = (name: string, why: string) => {
      const property = findProperty([settings], name, session.generation)?.property;
      if (property === undefined) return;
      const message = `Property '${name}${from}' is invalid${why}`;
      fail(session, failure('InvalidConfigDataPropertyException', message, property.origin));
    };
    if (!session.generation.legacyProfiles) {
      const replacement = " and should be replaced with 'spring.config.activate.on-profile'";
      for (const name of replacedKeys) refuse(name, replacement);
    }
    if (profileVariant && !ignores?.profiles) {
      for (const name of profileKeys) refuse(name, ' in a profile specific resource');
    }
  }
}

/** Mandatory locations of active documents that led to nothing. */
export function checkMandatoryLocations(session: Session, context: ActivationContext): void {
  const mandatory = new Map<string, ConfigLocation>();
  const found = new Set(session.foundLocations);
  for (const contributor of contributorsOf(session)) {
    if (contributor.location !== undefined) found.add(contributor.location.value);
    if (!isActiveNow(session, contributor, context)) continue;
    for (const location of contributor.imports) {
      if (!location.optional && !mandatory.has(location.value)) mandatory.set(location.value, location);
    }
  }
  const blank = session.blankLocations[0];
  if (blank !== undefined) fail(session, blank);
  if (session.ignoresMissing) return;
  for (const location of mandatory.values()) {
    if (found.has(location.value)) continue;
    const message = `Config data location '${textOf(location)}' cannot be found`;
    fail(session, inDoubt(session, failure('ConfigDataLocationNotFoundException', message, location.origin), location));
  }
}
