/*
 * Property files as no person would write them: every construct of the format, often broken, in every neighbourhood.
 * Two characters never occur: `%` and `{`, of which template marks are made. Text with such marks is not what Java
 * reads, so there is nothing to compare.
 */

const KEYS = [
  'a',
  'b',
  'key',
  'server.port',
  'a.b[0]',
  'list[]',
  'l[]',
  'Url',
  'x-y_z',
  'a.b.c',
  '[]',
  '0',
  'é',
  '\xff',
];
const WORDS = [
  'x',
  'value',
  '1',
  'true',
  'http://host:80/?a=b&c',
  'a,b',
  ', ',
  ',',
  'C:',
  '#',
  '!',
  '--',
  '\xe9',
  '\xc3\xa9',
  '@',
  '\x00',
  '\x0b',
  '\xa0',
  '"',
];
const SEPARATORS = ['=', ':', ' ', ' = ', ' : ', '\t', '\f', '=:', '= =', '  ', ' \t\f=', ''];
const BLANKS = [' ', '\t', '\f', '  ', ' \t '];
const ESCAPES = [
  '\\t',
  '\\n',
  '\\r',
  '\\f',
  '\\\\',
  '\\=',
  '\\:',
  '\\ ',
  '\\#',
  '\\!',
  '\\,',
  '\\"',
  '\\z',
  '\\-',
  '\\0',
  '\\\xe9',
];
const UNICODE = [
  '\\u0041',
  '\\u00e9',
  '\\u4E2D',
  '\\uD83D\\uDE00',
  '\\uD83D',
  '\\u0000',
  '\\u0020',
  '\\u003d',
  '\\u0023',
  '\\u000a',
  '\\u002D',
  '\\uFFFF',
  '\\u002c',
];
const MALFORMED = ['\\u', '\\u1', '\\u12', '\\u123', '\\u12g4', '\\users', '\\u 041', '\\u00=1', '\\uu0041'];
const SEPARATOR_LINES = [
  '#---',
  '!---',
  '#--- ',
  '!---\t\f',
  ' #---',
  '#----',
  '# ---',
  '#---x',
  '#--',
  '#-',
  '#',
  '!',
  '\\#---',
  '#\\---',
  '#-\\u002d-',
  '#---\\',
];

/** What the grammar is made of; put together blindly these find the corners that no line above thinks of. */
const SOUP = [
  '#',
  '#---',
  '!',
  '-',
  '\\',
  '\\',
  '\n',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '\t',
  'a',
  'b',
  '=',
  ':',
  ',',
  '[]',
  'u0041',
  'u0023',
  'u00',
  'u',
  'n',
  '\\n',
];

/** Inputs in which one quirk stands alone. */
export const EDGE_CASES = [
  '',
  '\\',
  '\\\n',
  '\\\r',
  '\\\r\n',
  '\\\n\n',
  '\\\n \n',
  '\\\n#a=1\nb=2',
  '\\\n\\\na=1',
  ' \\\n  a=1',
  '\\\n\\',
  'a\\',
  'a\\\n',
  'a=\\',
  'a=1\\',
  'a=b\\\r\n  c',
  'a=b\\\rc',
  'a=b\\\n\nc=1',
  'a=b\\\n#c',
  'a=b\\\n \\\n c',
  'a\\\n=b',
  'a \\\n = b',
  'a=\\\n b',
  'a=\\\n\\\nb',
  'a\\\\\nb',
  'a\\\\\\\nb',
  '=',
  ':',
  '==',
  '= =',
  'a',
  'a=',
  'a b',
  'a  b',
  'a = b',
  'a : b',
  'a: = b',
  'a=:b',
  'a\\=b=c',
  'a\\ b=c',
  'a\\:b:c',
  '\\ a=b',
  'a\\ =b',
  ' =b',
  '\f=b',
  '\\#a=1',
  '\\!a=1',
  '\\u0023a=1',
  '#a\\\nb=1',
  '# \\\nb=1',
  '#\\n---\na=1',
  '#a\r\nb=1\rc=2',
  '  ! c\na=1',
  'a=1 # x',
  'a=#x',
  'a=!x',
  'a=\\u0041',
  'a=\\u00\\\n41',
  'a=\\u00\\\n  \\\n 41',
  'a\\u00\\\n41=1',
  'a=\\u41',
  'a\\u00=1',
  'a=\\u',
  'a=1\nb=\\users\nc=3',
  'a=\\\\users',
  '# \\users\na=1',
  'a=1\na=2',
  'a=1\rb=2\r\nc=3\n\rd=4',
  '\xef\xbb\xbfa=1',
  'a=\xc3\xa9',
  'a=\x80\x9f',
  '\x00=\x00',
  'a=1 ',
  'a=1\t\f',
  '\x0ba=1',
  'a\x0b=1',
  '\xa0a=\xa0b',
  'a=1\n#---\nb=2',
  'a=1\n#---\n# c\nb=2',
  'a=1\n# c\n#---\nb=2',
  'a=1\n!---\n#---\nb=2',
  'a=1\n#--- \n b=2',
  'a=1\n#--- \n#---\nb=2',
  'a[]=1,2 , 3\\,4,',
  'a[]=',
  'a[]=,',
  'a[]=, ',
  'a[]=,\\\n',
  'a[]=,\\\n ,\\\n b',
  '[]=a,b',
  'a[] = x',
  'a[]=1,2\na[]=3',
  'l\\[]=a',
  '__proto__=1',
  'constructor=1',
  'toString',
];

/**
 * Inputs of a seed, the edge cases first.
 *
 * @param {number} count
 * @param {number} seed
 * @returns {Uint8Array[]} ISO-8859-1
 */
export function generateInputs(count, seed) {
  const random = randomNumbers(seed);
  const inputs = EDGE_CASES.slice(0, count);
  while (inputs.length < count) inputs.push(generateInput(random));
  return inputs.map((input) => Buffer.from(input, 'latin1'));
}

function generateInput(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  if (random() < 0.25) return Array.from({ length: 1 + Math.floor(random() * 24) }, () => pick(SOUP)).join('');
  const chance = (probability) => random() < probability;
  const lineEnds = chance(0.5) ? ['\n'] : chance(0.5) ? ['\r\n'] : ['\n', '\r\n', '\r'];
  const malformed = chance(0.15);
  const some = (probability, text) => (chance(probability) ? text() : '');
  const times = (most, text) => Array.from({ length: Math.floor(random() * (most + 1)) }, text).join('');

  const continuation = () => `\\${pick(lineEnds)}${some(0.6, () => pick(BLANKS))}`;
  const oddity = () => {
    if (malformed && chance(0.2)) return pick(MALFORMED);
    return chance(0.4) ? pick(ESCAPES) : chance(0.5) ? pick(UNICODE) : continuation();
  };
  const piece = (plain) => (chance(0.3) ? oddity() : chance(0.1) ? pick(BLANKS) : pick(plain));
  const key = () => some(0.9, () => pick(KEYS)) + times(1, () => piece(KEYS)) + some(0.15, () => '[]');
  const value = () => times(4, () => piece(WORDS));
  const gap = () => some(0.1, continuation) + pick(SEPARATORS) + some(0.1, continuation);
  const property = () => some(0.15, () => pick(BLANKS)) + key() + gap() + value();
  const comment = () => some(0.2, () => pick(BLANKS)) + pick(['#', '!']) + times(3, () => piece(WORDS));
  const line = () => {
    const kind = random();
    if (kind < 0.55) return property();
    if (kind < 0.68) return comment();
    if (kind < 0.82) return pick(SEPARATOR_LINES);
    if (kind < 0.9) return some(0.4, () => pick(BLANKS));
    return times(6, () => pick([...WORDS, ...SEPARATORS, ...ESCAPES, ...BLANKS, continuation()]));
  };
  const lines = Array.from({ length: 1 + Math.floor(random() * 8) }, () => line() + pick(lineEnds)).join('');
  return chance(0.3) ? lines.slice(0, lines.length - 1 - Math.floor(random() * 3)) : lines;
}

/** Numbers from 0 to 1 that are the same for the same seed everywhere (mulberry32). */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
