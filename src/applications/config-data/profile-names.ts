import type { StartupFailure } from '../../spring/property-source.ts';
import { isBlank } from './location.ts';
import { fail, failure, type Session } from './session.ts';

const allowed = '-_.+@';

/** The first name that `ProfilesValidator` refuses (Boot 3.5.1 and later). */
export function firstInvalid(names: readonly string[]): StartupFailure | undefined {
  for (const name of names) {
    if (isBlank(name)) return failure('IllegalStateException', 'Invalid empty profile');
    for (let index = 0; index < name.length; index++) {
      const character = String.fromCodePoint(name.codePointAt(index) ?? 0);
      const isLetterOrDigit = /^[\p{L}\p{Nd}]$/u.test(character);
      if (!isLetterOrDigit && !allowed.includes(character)) {
        const list = [...allowed].map((each) => `'${each}'`).join(', ');
        return failure(
          'IllegalStateException',
          `Profile '${name}' must contain a letter, digit or allowed char (${list})`,
        );
      }
      if (!isLetterOrDigit && (index === 0 || index === name.length - 1)) {
        return failure('IllegalStateException', `Profile '${name}' must start and end with a letter or digit`);
      }
    }
  }
  return undefined;
}

/** What the environment itself refuses at the very end (`AbstractEnvironment.validateProfile`). */
export function checkProfileNames(session: Session, names: readonly string[]): void {
  for (const name of names) {
    const reason = isBlank(name) ? 'must contain text' : name.startsWith('!') ? 'must not begin with ! operator' : '';
    if (reason !== '') {
      fail(session, failure('IllegalArgumentException', `Invalid profile [${name}]: ${reason}`));
      return;
    }
  }
}
