import fc from 'fast-check';
import { settings } from './generate-settings.mjs';
import { keyName, placeholderText, spelled, weighted } from './generate-words.mjs';

const escapedKey = (key) => key.replace(/[\\ :=#!]/g, '\\$&').replace(/[^\x20-\x7e]/g, unicodeEscape);
const escapedValue = (value) =>
  value
    .replaceAll('\\', '\\\\')
    .replace(/^ /, '\\ ')
    .replace(/[^\x20-\x7e]/g, unicodeEscape);

function unicodeEscape(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Values as they are written, not as they are meant. */
const rawValue = fc.constantFrom(
  ...[
    'v ',
    ' v',
    'a\\\n   b',
    'a\\\n',
    'a\\',
    '\\u00e9',
    '\\u0041b',
    'a\\=b',
    'x # y',
    '\\ a',
    'C:\\\\dir',
    'C:\\dir',
    'a\\tb',
    '\\n',
    '"q"',
    'a,b,c',
  ],
  ...['a\\\\', 'a\\\r\n  b', '\\\n\\\n x', 'é', 'a = b', '\\#x', 'a\\\n#b', '\\u00e9\\u00e8', 'a\fb', '😀'],
);

const rawLine = weighted(
  [60, fc.constantFrom('', '# c', '! c', '  ', ' # c', '#c\\', '#---x', '# ---', '#--')],
  [
    30,
    fc.constantFrom(
      'l[]=a,b',
      'l[]=a, b ,',
      'l[]=',
      'a b',
      'a',
      ' a = x',
      'a:b',
      'a\\:b=c',
      '=x',
      ':',
      'a\\ =1',
      '\\#a=1',
      '\\!b',
      'a\\\n b=1',
      '\\',
      'k\t=\tv',
      'a==b',
      'k[0]=z',
      'a.=1',
      '.a=1',
    ),
  ],
  [1, fc.constantFrom('a=\\u12', '#\\u12', '\\u0023a=1', '\\u0061=1', 'a=\\U0041', '\ta=1', '\fa=1')],
);

const propertyLine = fc
  .tuple(
    spelled(keyName),
    weighted([10, fc.constant('=')], [3, fc.constantFrom(' = ', ':', ': ', ' ', '\t', ' : ')]),
    weighted([10, placeholderText.map(escapedValue)], [3, rawValue]),
  )
  .map(([key, separator, value]) => `${escapedKey(key)}${separator}${value}`);

const separatorLine = weighted(
  [20, fc.constantFrom('#---')],
  [
    3,
    fc.constantFrom('!---', '#--- ', ' #---', '#---\n#---', '#---\n# c', '# c\n#---', '#---\n\n! c', '\\#---', '#----'),
  ],
);

/** The text of a property file; `variant`: its name has a profile in it. */
export function propertiesFile(variant) {
  const document = fc
    .tuple(settings(variant), fc.array(weighted([5, propertyLine], [1, rawLine]), { maxLength: 5 }))
    .map(([own, lines]) =>
      [...own.map(([key, value]) => `${escapedKey(key)}=${escapedValue(value)}`), ...lines].join('\n'),
    );
  return fc
    .tuple(
      fc.array(document, { minLength: 1, maxLength: 3 }),
      fc.array(separatorLine, { minLength: 2, maxLength: 2 }),
      weighted([10, fc.constant('\n')], [1, fc.constant('')]),
      weighted([12, fc.constant('\n')], [1, fc.constantFrom('\r\n', '\r')]),
    )
    .map(([documents, separators, end, lineEnd]) => {
      const text =
        documents
          .map((lines, position) => (position === 0 ? lines : `${separators[position - 1]}\n${lines}`))
          .join('\n') + end;
      return lineEnd === '\n' ? text : text.replace(/\r?\n/g, lineEnd);
    });
}
