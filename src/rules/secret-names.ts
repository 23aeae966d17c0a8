import { elementsOf, lettersOf } from '../spring/names.ts';

/**
 * Names that say that their value is a secret. Only the last words of a key count (`mail.password`, `client-secret`),
 * so that `password.min-length` and `token.uri` stay visible.
 */
const secretEnding = new RegExp(
  `(?:${[
    'passwords?|passwds?|passphrases?|passcodes?|(?<!com|by|sur|over|under|tres)pass|pwds?|pw',
    'secrets?|credentials?|tokens?|authorization|bearer|basicauth|webhooks?|salt|pepper|signature|dsn|(?<!vi)sas|jwk',
    '(?:api|access|private|secret|encryption|encrypt|signing|shared|master|account|storage|auth|keystore|client|hmac|jwt)keys?',
    '(?:aes|rsa|ssh|subscription|license|integration|write|deploy|sas)keys?|totp|mnemonic|seedphrase',
  ].join('|')})$`,
);

/** Secrets although their last word is one about secrets: an address that whoever knows it may write to, a login of JAAS. */
const secretAsWhole =
  /(?:webhookur[li]|hookurl|connectionstring|jaasconfig|secretid|keypem|privatepem|(?:private|client|server|tls|ssl)keypem)$/;

/** Words that turn a secret-looking name into something about secrets: their place, length, lifetime, header … */
const aboutSecrets =
  /(?:uri|url|endpoint|path|file|location|name|id|type|header|prefix|suffix|length|size|ttl|expiry|expiration|validity|timeout|enabled|issuer|audience|alias|format|algorithm|encoder|policy|pattern|field|param|parameter|attribute|claim|version|store|provider|interval|count|limit|strategy|mode|scope)$/;

/** Pieces of text that a model reads, and what a limiter hands out. */
const countedTokens =
  /(?:max|min|num|total|initial|refill|available|burst|request|prompt|completion|output|input)(?:new)?tokens?$/;

/** What the key of these opens or signs; that of a storage or an account may be a name. */
const ofKeys = /(?:api|access|private|secret|encryption|encrypt|signing|shared|master|auth|jwt|hmac|aes|rsa|ssh|sas)$/;

/** Below these, whatever it is called, is a secret: `passwords.orders`, `tokens[0]`. */
const ofSecrets = /(?:passwords|passwds|passphrases|secrets|tokens|apikeys|secretkeys|accesskeys|privatekeys)$/;

/** Names of a part that is all of a secret: `credentials.value`, `password.current`. */
const itself =
  /^(?:value|values|text|plain|plaintext|data|content|raw|current|previous|old|new|primary|secondary|default|main|encoded|base64|string|literal|json)$/;

export function isSecretName(key: string): boolean {
  const elements = wordsOf(key);
  const last = elements.at(-1) ?? '';
  const parent = elements.at(-2) ?? '';
  const end = elements.slice(-3).join('');
  if (secretAsWhole.test(end)) return true;
  if (aboutSecrets.test(last) || countedTokens.test(end)) return false;
  if (secretEnding.test(last)) return true;
  // `orders.api.key`, and variables: ORDERS_API_KEY.
  if (/^keys?$/.test(last) && ofKeys.test(parent)) return true;
  if (itself.test(last) && secretEnding.test(parent)) return true;
  return elements.slice(0, -1).some((element) => ofSecrets.test(element));
}

/** The elements of a key in small letters, without numbers; environment variables are one element: ORDERS_DB_PASSWORD. */
function wordsOf(key: string): readonly string[] {
  const elements = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+_?$/.test(key) ? key.split('_') : elementsOf(key);
  return elements.filter((element) => !/^\d*$/.test(element)).map(lettersOf);
}
