import type { Origin } from '../../documents/document.ts';

/** One entry of `spring.config.location`, `.additional-location` or `.import` (`ConfigDataLocation`). */
export interface ConfigLocation {
  /** Without `optional:`. Two locations with the same value are equal, as Spring compares them. */
  readonly value: string;
  readonly optional: boolean;
  /** Where it is written; absent for the default locations. */
  readonly origin?: Origin;
  /** Part of the text is put in by a build step or by a variable that the repository does not show. */
  readonly uncertain: boolean;
  /** As it stands in the file where it has placeholders: their values may be secrets, so that people are told this. */
  readonly written?: string;
}

const optionalPrefix = 'optional:';

/** The location that a text names; `undefined` where it is blank. */
export function locationOf(
  text: string,
  origin?: Origin,
  uncertain = false,
  written?: string,
): ConfigLocation | undefined {
  const optional = text.startsWith(optionalPrefix);
  const value = optional ? text.slice(optionalPrefix.length) : text;
  if (isBlank(value)) return undefined;
  const isResolved = written?.includes('${') === true;
  return { value, optional, uncertain, ...(origin && { origin }), ...(isResolved && { written }) };
}

/** A location for people. */
export function toldOf({ value, written = value }: ConfigLocation): string {
  return written.startsWith(optionalPrefix) ? written.slice(optionalPrefix.length) : written;
}

/** True for a text that is no location at all; up to Boot 3.5 `ConfigDataLocation.of` then gives `null`. */
export function isBlankLocation(text: string): boolean {
  return locationOf(text) === undefined;
}

/** `ConfigDataLocation.toString`: as it is written. */
export function textOf(location: ConfigLocation): string {
  return location.optional ? optionalPrefix + location.value : location.value;
}

/** The members of a group (`a;optional:b`); `undefined` in place of a blank one. A leading `optional:` is the first member's. */
export function membersOf(location: ConfigLocation): readonly (ConfigLocation | undefined)[] {
  let found = members.get(location);
  if (found === undefined) {
    found = textOf(location)
      .split(';')
      .map((member) => locationOf(member, location.origin, location.uncertain, location.written));
    members.set(location, found);
  }
  return found;
}

/** Every application asks for those of the default locations. */
const members = new WeakMap<ConfigLocation, readonly (ConfigLocation | undefined)[]>();

/** What stands in brackets in a location: `file:./conf[.yml]`. */
export interface LocationHint {
  /** The location without the hint. */
  readonly rest: string;
  /** With its dot. */
  readonly extension?: string;
  readonly encoding?: string;
}

/** Reads hints: only `[.ext]` at the very end (`FileExtensionHint`), or any brackets from Boot 4.1 (`FileHint`). */
export function hintOf(text: string, anywhere: boolean): LocationHint {
  if (anywhere) return hintAnywhere(text);
  const match = /^(.*)\[(\.\w+)\]$/.exec(text);
  return match === null ? { rest: text } : { rest: match[1]!, extension: match[2]! };
}

function hintAnywhere(text: string): LocationHint {
  if (!text.includes('[') || !text.includes(']')) return { rest: text };
  let rest = '';
  let buffer = '';
  let depth = 0;
  const attributes = new Map<string, string>();
  for (const character of text) {
    if (character === '[') {
      if (depth > 0) buffer += character;
      depth++;
    } else if (character === ']') {
      depth--;
      if (depth > 0) buffer += character;
      if (depth === 0) {
        const entry = buffer.trim();
        const equals = entry.indexOf('=');
        if (equals !== -1) attributes.set(entry.slice(0, equals).trim(), entry.slice(equals + 1).trim());
        else if (entry !== '') attributes.set('extension', entry);
        buffer = '';
      }
    } else if (depth > 0) {
      buffer += character;
    } else {
      rest += character;
    }
  }
  const extension = attributes.get('extension');
  const encoding = attributes.get('encoding');
  return {
    rest,
    ...(extension?.startsWith('.') && { extension }),
    ...(encoding !== undefined && { encoding }),
  };
}

/** The scheme of a location, without its colon, where Spring takes it for fixed (`StandardConfigDataLocationResolver.URL_PREFIX`). */
export function schemeOf(value: string): string | undefined {
  return /^([a-zA-Z][a-zA-Z0-9*]*):/.exec(value)?.[1];
}

/** The opposite of Spring's `StringUtils.hasText`. */
export function isBlank(text: string): boolean {
  return /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*$/.test(text);
}
