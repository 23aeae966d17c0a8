import type { Configuration } from '../configuration/configuration.ts';
import type { Property } from '../documents/document.ts';
import { fillIn } from '../documents/fill-in.ts';

/**
 * Whether an environment gets a line that was added and never filled in: the marker is left in the value, or in one that
 * it refers to. Such a value is there, and says nothing; the rule not-filled-in tells of it, and no other has to.
 */
export function isUnfilled(configuration: Configuration, property: Property): boolean {
  const resolution = configuration.resolve(property);
  if (resolution.kind === 'resolved') return resolution.value.includes(fillIn);
  return isMarked(property) && withoutPlaceholders(property.value).includes(fillIn);
}

/** The marker stands in the text itself, be it in a default that nobody needs. */
export function isMarked({ value }: Property): boolean {
  return value.includes(fillIn);
}

/** The text beside its placeholders; where one cannot be resolved, its default does not hold. */
export function withoutPlaceholders(value: string): string {
  let text = value;
  // From the inside out, each round a level; deeper nesting is nothing that a person writes.
  for (let round = 0; round < 10 && text.includes('${'); round++) text = text.replace(/\$\{[^${}]*\}/g, '');
  return text;
}
