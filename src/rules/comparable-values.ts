import type { Origin } from '../documents/document.ts';
import type { Where } from '../requirements/contract/settings.ts';
import { toDataSize, toDuration } from '../spring/conversions.ts';
import { winnerOf } from './evidence.ts';
import { isLegible } from './legible.ts';
import type { Subject } from './rule-context.ts';
import { isUnfilled } from './unfilled.ts';

/** The value of one environment in a form in which equal values are equal texts. */
export interface ComparableValue {
  readonly environment: string;
  readonly origin: Origin;
  readonly comparable: string;
}

/** The values of a key in some environments, resolved and converted; environments without a knowable value are left out. */
export function comparableValues(subject: Subject, key: string, where: Where): readonly ComparableValue[] {
  const names = new Set(subject.contract.expand(where));
  return subject.configurations.flatMap((configuration) => {
    const { name } = configuration.environment;
    const isKnown = names.has(name) && isLegible(subject.application, configuration.environment);
    const winner = isKnown ? winnerOf(configuration, key) : undefined;
    if (winner === undefined) return [];
    const below = configuration.below(key);
    // A variable that only its look-up finds stands below no key.
    const written = below.length > 0 ? below : [winner];
    if (written.some(({ property }) => isUnfilled(configuration, property))) return [];
    const texts = written.map(({ property }) => configuration.resolve(property));
    const format = subject.contract.valueTermsFor(key, name)?.schema['format'];
    const parts = texts.map((resolution) =>
      resolution.kind === 'resolved' ? comparable(resolution.value, format) : undefined,
    );
    return parts.includes(undefined)
      ? []
      : [{ environment: name, origin: winner.property.origin, comparable: parts.join('\n') }];
  });
}

/** `10s` and `PT10S` are one duration, `1.0` and `1` one number, `TRUE` and `true` one switch. */
function comparable(text: string, format: unknown): string {
  const trimmed = text.trim();
  if (format === 'data-size') return `size ${toDataSize(trimmed) ?? trimmed}`;
  if (format === 'duration' || /^(?:P|\d+(?:ns|us|ms|s|m|h|d)$)/i.test(trimmed)) {
    return `duration ${toDuration(trimmed) ?? trimmed}`;
  }
  if (/^[-+]?\d+(?:\.\d+)?$/.test(trimmed) && trimmed.length <= 15) return `number ${Number(trimmed)}`;
  return /^(?:true|false)$/i.test(trimmed) ? trimmed.toLowerCase() : trimmed;
}
