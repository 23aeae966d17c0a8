import type { Configuration } from '../configuration/configuration.ts';
import type { Property } from '../documents/document.ts';
import { isLive } from '../repository/stage-names.ts';
import { placeholdersIn } from '../spring/placeholders.ts';
import { background } from './evidence.ts';
import { code } from './message.ts';
import type { Rule } from './rule.ts';
import type { Subject } from './rule-context.ts';
import { showsSecret } from './secret-forms.ts';
import { isSecretName } from './secret-names.ts';
import { secretTerm } from './secrets.ts';
import { isMarked } from './unfilled.ts';

/**
 * A secret stands in the repository as text. Where the contract marks the key this is proven; where only its name or
 * the form of its value says so it is likely.
 */
export const rule: Rule = {
  id: 'plaintext-secret',
  summary: 'A secret stands in the repository as plain text.',
  severity: 'error',
  *check(subject) {
    const compared = subject.compared.map(({ environment }) => environment);
    const live = new Set(subject.compared.filter(({ environment }) => isJudgedByName(subject, environment.name)));
    const soundsSecret = eachNameOnce(isSecretName);
    for (const document of subject.application.documents) {
      const readers = compared.filter(({ layers }) => layers.some(({ source }) => source.document === document));
      if (readers.length === 0) continue;
      for (const property of document.properties) {
        const { key, value, origin, opaque } = property;
        if (value === '' || opaque === true || isMarked(property)) continue;
        const marked = secretTerm(subject, key)?.value;
        if (marked === false) continue;
        const isSuspect = soundsSecret(key) || showsSecret(value);
        if (!(marked ?? isSuspect) || !hasLiteral(value)) continue;
        const isTold = isSuspect && !isHarmless(value) && isOwnValue(live, key, property);
        if (marked !== true && !isTold) continue;
        const limit = secretTerm(subject, key)?.entry.severity;
        const isShared = readers.length === compared.length && compared.length > 1;
        yield {
          key,
          environments: isShared ? [] : readers.map(({ name }) => name),
          certainty: marked === true ? 'certain' : 'likely',
          // An entry limits what it says itself: what the name or the form tells is a warning without it.
          ...(limit !== undefined && { loudest: isTold && limit === 'notice' ? 'warning' : limit }),
          at: origin,
          message: [
            code(key),
            marked === true
              ? ' is marked as a secret, and its value stands here as plain text.'
              : ' looks like a secret, and its value stands here as plain text.',
          ],
          advice: [
            'Replace it by a placeholder (',
            code('${...}'),
            ') or a cipher text, and change the secret: whoever can read the repository knows it.',
            ...(marked === true
              ? []
              : [' If it is none, say ', code('secret: false'), ' for this key in keyparity.yml.']),
            ...background(subject, key),
          ],
          related: [],
        };
      }
    }
  },
};

/** Every environment writes much the same keys; each is judged once. */
function eachNameOnce(judge: (key: string) => boolean): (key: string) => boolean {
  const judged = new Map<string, boolean>();
  return (key) => {
    let verdict = judged.get(key);
    if (verdict === undefined) {
      verdict = judge(key);
      judged.set(key, verdict);
    }
    return verdict;
  };
}

/**
 * A name that sounds like a secret is enough where real secrets are: in production and what stands in for it, or where
 * the environments were declared. The passwords of laptops and of samples are no secrets.
 */
function isJudgedByName(subject: Subject, environment: string): boolean {
  return isLive(environment) || subject.declaredEnvironments.some(({ name }) => name === environment);
}

/** What all share is often a stand-in that real environments replace from outside; their own values are meant. */
function isOwnValue(configurations: Iterable<Configuration>, key: string, property: Property): boolean {
  for (const configuration of configurations) {
    const winner = configuration.winner(key);
    if (winner?.property === property && winner.layer.kind === 'environment') return true;
  }
  return false;
}

/** True where a part of the value is neither a placeholder nor a cipher text; the default of a placeholder is a part. */
function hasLiteral(value: string): boolean {
  if (/^\s*(?:\{cipher\}|\{(?:bcrypt|pbkdf2|scrypt|argon2|sha256|ldap)[^}]*\}|ENC\(|vault:|sm:\/\/|arn:)/i.test(value))
    return false;
  const references = placeholdersIn(value);
  if (references.some((reference) => (reference.default ?? '').replace(/\$\{[^}]*\}/g, '').trim() !== '')) return true;
  if (references.length === 0) return true;
  return showsSecret(value) && !/\/\/[^\s/@]*\$\{/.test(value);
}

/** Values that protect nothing: switches, numbers, references to files and stand-ins (`??`, `your secret here`). */
function isHarmless(value: string): boolean {
  // `db_password`: what belongs here, not what it is.
  if (/^[a-z]+(?:_[a-z]+)+$/.test(value.trim()) && isSecretName(value.trim())) return true;
  return /^(?:true|false|null|none|\d{1,6}|classpath:.*|file:.*|https?:\/\/[^@]*|<[^>]*>|[^\p{L}\p{N}]+|x{3,}|change-?me|todo|tbd|your[-_ ]?[a-z][a-z _-]*)$/iu.test(
    value.trim(),
  );
}
