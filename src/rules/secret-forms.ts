import { isSecretName } from './secret-names.ts';

/** A part of a text that is a secret by its form. */
export interface SecretPiece {
  readonly text: string;
  /** The form leaves no doubt: it is worth a finding. Else it is hidden and no more. */
  readonly isPlain: boolean;
}

/** A text without anything of these has no form that is known here. */
const worthALook = /[=:@\s<]|[\w+-]{16}/;
/** No secret stands behind so many characters of one value. */
const longest = 100_000;

/** The parts of a value that are secrets, whatever its key is called; what a placeholder gives is none. */
export function secretPiecesIn(value: string): readonly SecretPiece[] {
  if (value.length < 6 || !worthALook.test(value)) return [];
  const text = value.slice(0, longest);
  return [...inJson(text), ...formsIn(text), ...randomIn(text), ...assignedIn(text)].filter(
    (piece) => !isFilledIn(piece.text),
  );
}

/** True for a value of which nobody doubts that it shows a secret. */
export function showsSecret(value: string): boolean {
  return secretPiecesIn(value).some(({ isPlain }) => isPlain);
}

/** `${…}`, `#{…}`, `{{ … }}`, `<password>`, `***`: what belongs here, and not what it is. */
function isFilledIn(text: string): boolean {
  return /^(?:(?:\$\{.*\}|#\{.*\}|\$\(.*\)|\{\{.*\}\}|\(\(.*\)\)|%[sd]|\{\d*\}|\$\w+)+|<[^>]*>|[*x.?…-]+)$/is.test(
    text,
  );
}

interface Form {
  /** In small letters. A text without it is not looked at any closer. */
  readonly sign: string;
  /** Its first group is the secret, else all of it. */
  readonly pattern: RegExp;
  readonly isPlain?: boolean | ((piece: string) => boolean);
}

const forms: readonly Form[] = [
  // `jdbc:…//user:pass@host`, `amqp://user:pass@host`; a port is none.
  {
    sign: '@',
    pattern: /\/\/[^\s/?#@:]{0,200}:((?!\d{1,5}(?:[/?#,\s]|$))[^\s@]{1,300})@/g,
    isPlain: (piece) => !/[/?#]/.test(piece),
  },
  { sign: '@', pattern: /jdbc:oracle:\w{1,10}:[^\s/@]{1,100}\/([^\s@]{1,300})@/gi },
  { sign: '@', pattern: /\/\/([A-Za-z0-9_-]{16,200})@/g },
  { sign: '-----begin', pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*/g },
  { sign: '-----begin', pattern: /-----BEGIN [A-Z0-9 ]{1,40}-----[\s\S]*/g, isPlain: false },
  ...['bearer ', 'basic ', 'token ', 'apikey ', 'digest '].map(
    (sign): Form => ({
      sign,
      pattern: new RegExp(`(?:^|[\\s"':=])${sign.trim()}\\s+([\\w.~+/=:-]{4,300})`, 'gi'),
      isPlain: looksRandom,
    }),
  ),
  { sign: 'eyj', pattern: /\beyJ[\w-]{8,3000}\.[\w-]{8,3000}(?:\.[\w-]*)?/g },
  { sign: 'akia', pattern: /\bAKIA[A-Z0-9]{16}\b/g },
  { sign: 'asia', pattern: /\bASIA[A-Z0-9]{16}\b/g },
  ...[
    'ghp_',
    'gho_',
    'ghu_',
    'ghs_',
    'ghr_',
    'github_pat_',
    'glpat-',
    'sk_live_',
    'rk_live_',
    'sk-',
    'npm_',
    'hf_',
  ].map(ofService),
  ...['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xapp-', 'dop_v1_', 'SG.', 'AIza'].map(ofService),
  { sign: '://hooks.slack.com/', pattern: /https?:\/\/hooks\.slack\.com\/[a-z]+\/\S+/gi },
  { sign: '/api/webhooks/', pattern: /https?:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/\S+/gi },
  { sign: '.webhook.office.com', pattern: /https?:\/\/[\w-]+\.webhook\.office\.com\S+/gi },
  { sign: '://outlook.office', pattern: /https?:\/\/outlook\.office(?:365)?\.com\/webhook\S+/gi },
  { sign: '://api.telegram.org/', pattern: /https?:\/\/api\.telegram\.org\/bot\S+/gi },
  { sign: 'hook', pattern: /https?:\/\/[^\s?#]{1,300}\/(?:web)?hooks?\/[^\s/]{4,}\S*/gi, isPlain: false },
  { sign: '</', pattern: /<(?:\w{1,30}:)?(?:password|passwd|secret|token)>([^<]{1,500})</gi },
];

/** A token that begins with the sign of a well-known service. */
function ofService(sign: string): Form {
  return { sign: sign.toLowerCase(), pattern: new RegExp(`\\b${sign.replace('.', '\\.')}[\\w.-]{16,300}`, 'g') };
}

/** One look for all of them: most values have none. */
const anySign = new RegExp(forms.map(({ sign }) => sign.replace(/[.]/g, '\\.')).join('|'), 'i');

function formsIn(text: string): readonly SecretPiece[] {
  if (!anySign.test(text)) return [];
  const small = text.toLowerCase();
  return forms.flatMap(({ sign, pattern, isPlain = true }) =>
    small.includes(sign)
      ? [...text.matchAll(pattern)].map((match) => {
          const piece = match[1] ?? match[0];
          return { text: piece, isPlain: typeof isPlain === 'boolean' ? isPlain : isPlain(piece) };
        })
      : [],
  );
}

/** Letters and digits that change too often for a word. */
function looksRandom(text: string): boolean {
  return text.length >= 8 && /\d/.test(text) && /[A-Za-z]/.test(text);
}

/** Long tokens without a name: keys of services, hashes. Digests of images are told, and so are UUIDs. */
function randomIn(text: string): readonly SecretPiece[] {
  if (!/[A-Za-z0-9+]{20}/.test(text)) return [];
  return [...text.matchAll(/(?<![A-Za-z0-9+]|sha(?:1|256|512):)[A-Za-z0-9+]{20,}={0,2}(?![A-Za-z0-9+])/g)]
    .filter(([token]) => isRandom(token))
    .map(([token]) => ({ text: token, isPlain: false }));
}

function isRandom(token: string): boolean {
  const kinds = [...token].map((character) => (/\d/.test(character) ? 0 : /[a-z]/.test(character) ? 1 : 2));
  const digits = kinds.filter((kind) => kind === 0).length;
  const changes = kinds.filter((kind, i) => i > 0 && kind !== kinds[i - 1]).length;
  return digits >= 3 && kinds.length - digits >= 3 && changes >= 5;
}

/** What some part of every name of a secret has. */
const namesSecret =
  /pass|pw|secret|token|credential|key|auth|bearer|hook|salt|pepper|sig|dsn|sas|jwk|connection|jaas|totp|mnemonic|seed|pem/i;

const assignment =
  /(?<![\w.-])(-D|--)?([A-Za-z][\w.-]{0,100})["']?(\s*[=:]\s*)(?:"((?:[^"\\]|\\.){1,300})|'([^']{1,300})|((?![[{])[^\s"'&;,<>]{1,300}))/g;
/** No value has more; a hostile one comes to its end. */
const mostAssignments = 1000;

/** `?password=…`, `;AccountKey=…`, `-Ddb.password=…`, `password="…"`, `"token": "…"`: a name of a secret and what it is. */
function assignedIn(text: string): readonly SecretPiece[] {
  if (!namesSecret.test(text)) return [];
  const pieces: SecretPiece[] = [];
  assignment.lastIndex = 0;
  for (let count = 0; count < mostAssignments; count += 1) {
    const match = assignment.exec(text);
    if (match === null) break;
    const [written, option, name = '', sign = '', double, single, bare] = match;
    const value = double ?? single ?? bare ?? '';
    // The value may be an assignment itself: `url=https://…?token=…`.
    assignment.lastIndex = match.index + written.length - value.length;
    if (!isSecretName(name) && !/^(?:sig|sharedaccesskey|sharedaccesssignature|accountkey)$/i.test(name)) continue;
    const before = text[match.index - 1] ?? '';
    const isParameter = /[?&;]/.test(before) && sign === '=';
    const isPlain = option !== undefined || isParameter || double !== undefined;
    pieces.push({ text: value, isPlain });
  }
  return pieces;
}

/** As deep as anybody writes JSON into a value. */
const deepest = 30;

/** `SPRING_APPLICATION_JSON`: an object whose keys are those of properties. */
function inJson(text: string): readonly SecretPiece[] {
  if (!/^\s*[{[]/.test(text)) return [];
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return [];
  }
  const pieces: SecretPiece[] = [];
  const walk = (key: string, value: unknown, depth: number): void => {
    if (depth > deepest) return;
    if (typeof value === 'object' && value !== null) {
      for (const [name, element] of Object.entries(value)) {
        walk(Array.isArray(value) ? `${key}[${name}]` : key === '' ? name : `${key}.${name}`, element, depth + 1);
      }
    } else if (value !== null && value !== '' && isSecretName(key)) pieces.push({ text: String(value), isPlain: true });
  };
  walk('', root, 0);
  return pieces;
}
