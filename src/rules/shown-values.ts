import type { Configuration } from '../configuration/configuration.ts';
import type { Property } from '../documents/document.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { code, enumerate, type Message, type MessagePart } from './message.ts';
import type { Subject } from './rule-context.ts';
import { secretsOf } from './secrets.ts';

/** The resolved value of a property as a part of a message: hidden always where it is a secret. */
export function valuePart(
  subject: Subject,
  configuration: Configuration,
  property: Property,
  text: string,
): MessagePart & { readonly secret: boolean } {
  const { secret } = secretsOf(subject).value({ configuration, names: [property.key], property }, text);
  return { value: text, secret };
}

/** ` because feature.x is true`; nothing for a demand without a condition. */
export function conditionText(subject: Subject, { condition = [] }: Requirement): Message {
  const secrets = secretsOf(subject);
  const parts = condition.map(({ key, value }) => {
    const isSecret = secrets.isSecretKey(key) || secrets.holdsSecret(String(value));
    return code(isSecret ? `${key} has the value in keyparity.yml` : `${key} is ${value}`);
  });
  return parts.length === 0 ? [] : [' because ', ...enumerate(parts)];
}
