import { elementsOf, lettersOf } from '../spring/names.ts';

/**
 * Names that say that their value is a secret. Only the last words of a key count (`mail.password`, `client-secret`),
 * so that `password.min-length` and `token.uri` stay visible.
 */
const secretEnding =
  /(?:pass(?:word|wd|phrase|code)?|pwd|secret|secrets|credential|credentials|token|apikey|accesskey|privatekey|secretkey|encryptionkey|signingkey|sharedkey|masterkey|accountkey|storagekey|connectionstring|authkey|keystorekey|clientkey|salt|signature|webhookurl|dsn|sas)$/;

/** Words that turn a secret-looking name into something about secrets: their place, length, lifetime, header … */
const aboutSecrets =
  /(?:uri|url|endpoint|path|file|location|name|id|type|header|prefix|suffix|length|size|ttl|expiry|expiration|validity|timeout|enabled|issuer|audience|alias|format|algorithm|encoder|policy|pattern|field|param|parameter|attribute|claim|version|store|provider|interval|count|limit|strategy|mode|scope)$/;

/** A URL or connection text that carries user and password: `jdbc:…//user:pass@host`, `amqp://user:pass@host`. */
const userInfo = /\/\/[^\s/?#@]*:[^\s/?#@]+@|[?&;](?:password|pwd|accountkey|sharedaccesskey)=/i;

export function isSecretName(key: string): boolean {
  const elements = elementsOf(key).filter((element) => !/^\d+$/.test(element));
  const last = lettersOf(elements.at(-1) ?? '');
  if (aboutSecrets.test(last)) return false;
  if (secretEnding.test(last)) return true;
  // Environment variables are one element: ORDERS_DB_PASSWORD.
  return (
    last === 'key' &&
    /(?:api|access|private|secret|encryption|signing|shared|master)$/.test(lettersOf(elements.at(-2) ?? ''))
  );
}

/** True for a value that shows a secret whatever its key is called. */
export function holdsCredentials(value: string): boolean {
  return userInfo.test(value);
}
