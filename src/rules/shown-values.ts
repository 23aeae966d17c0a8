import type { Configuration } from '../configuration/configuration.ts';
import type { Property } from '../documents/document.ts';
import type { Term } from '../requirements/contract/contract.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { listKeyOf } from '../spring/names.ts';
import { placeholdersIn } from '../spring/placeholders.ts';
import { code, enumerate, type Message, type MessagePart } from './message.ts';
import type { Subject } from './rule-context.ts';
import { holdsCredentials, isSecretName } from './secret-names.ts';

/** What the contract says about a key being secret; an element of a list is what its list is. */
export function secretTerm({ contract }: Subject, key: string): Term<boolean> | undefined {
  return contract.termsFor(key).secret ?? contract.termsFor(listKeyOf(key)).secret;
}

/** True where the contract or the name of the key says that its value must not be shown. */
export function isSecret(subject: Subject, key: string): boolean {
  return secretTerm(subject, key)?.value ?? isSecretName(key);
}

/**
 * The resolved value of a property as a part of a message: hidden always where its key is secret, where it shows
 * credentials by its form, and where it is made of the value of a secret key.
 */
export function valuePart(
  subject: Subject,
  configuration: Configuration,
  property: Property,
  text: string,
): MessagePart {
  const { key, value } = property;
  const marked = secretTerm(subject, key)?.value;
  const secret =
    (marked ?? (isSecretName(key) || holdsCredentials(text))) || refersToSecret(subject, configuration, value);
  return { value: text, secret };
}

function refersToSecret(subject: Subject, configuration: Configuration, value: string): boolean {
  const seen = new Set<string>();
  const pending = [value];
  for (let text = pending.pop(); text !== undefined; text = pending.pop()) {
    for (const { name } of placeholdersIn(text)) {
      if (isSecret(subject, name)) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      const winner = configuration.winner(name);
      if (winner !== undefined) pending.push(winner.value);
    }
  }
  return false;
}

/** ` because feature.x is true`; nothing for a demand without a condition. */
export function conditionText(subject: Subject, { condition = [] }: Requirement): Message {
  const parts = condition.map(({ key, value }) =>
    code(isSecret(subject, key) ? `${key} has the value in keyparity.yml` : `${key} is ${value}`),
  );
  return parts.length === 0 ? [] : [' because ', ...enumerate(parts)];
}
