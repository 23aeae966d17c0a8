import fc from 'fast-check';
import {
  condition,
  indexedOrJoined,
  keyName,
  location,
  placeholderText,
  profile,
  sometimes,
  spelled,
  weighted,
} from './generate-words.mjs';

/** The texts of property and YAML files. */

const nothing = fc.constant([]);

/** Keys that config data processing reads: pairs of key and value. */
function settings(variant) {
  const seldom = variant ? 1 : 8;
  const pairs = (percent, key, one) => weighted([100 - percent, nothing], [percent, indexedOrJoined(key, one)]);
  return (
    fc
      .tuple(
        pairs(33, 'spring.config.activate.on-profile', condition),
        pairs(30, 'spring.config.import', location),
        pairs(seldom, 'spring.profiles.active', profile),
        pairs(Math.ceil(seldom / 2), 'spring.profiles.include', profile),
        pairs(Math.ceil(seldom / 2), 'spring.profiles.default', profile),
        fc
          .constantFrom('p', 'q', 'r', 'Q', '[q]', '[a.b]')
          .chain((group) => pairs(12, `spring.profiles.group.${group}`, profile)),
        pairs(1, 'spring.profiles', condition),
        weighted(
          [90, nothing],
          [
            4,
            fc
              .constantFrom('kubernetes', 'none', 'cloud-foundry', 'heroku', 'CLOUD_FOUNDRY')
              .map((platform) => [['spring.config.activate.on-cloud-platform', platform]]),
          ],
          [
            1,
            fc
              .constantFrom('kubernetes', 'none', 'heroku', 'zz')
              .map((platform) => [['spring.main.cloud-platform', platform]]),
          ],
          [
            1,
            fc
              .constantFrom('spring.config.location', 'spring.config.name', 'spring.config.additional-location')
              .map((key) => [[key, 'e']]),
          ],
          [
            1,
            fc
              .constantFrom('spring.config', 'spring.config.activate', 'spring.profiles.group', 'spring.config.import')
              .map((key) => [[key, '']]),
          ],
          [
            3,
            fc.constantFrom(
              [['name', 'e']],
              [['my.loc', 'f.yml']],
              [['myLoc', 'g.properties']],
              [['NAME', 'f']],
              [['loc', 'classpath:f.yml']],
              [['prof', 'p']],
              [['my-name', 'q']],
            ),
          ],
        ),
      )
      .map(([first, ...others]) => [...first, ...others.flat()])
      // A document with a condition may say next to nothing about profiles; most of them should start.
      .map((all) =>
        all.some(([key]) => key.includes('activate'))
          ? all.filter(([key]) => !/^spring\.profiles\.(?:include|active|default)/i.test(key))
          : all,
      )
  );
}

export function fileText(properties, variant) {
  return properties ? propertiesFile(variant) : yamlFile(variant);
}

export const treeFile = weighted([5, placeholderText], [2, fc.constantFrom('x\n', 'x\r\n', 'x\ny\n', '\n', 'x\n\n')]);

// Properties files

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

function propertiesFile(variant) {
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

// YAML files

const plainScalars = [
  ...[
    'v',
    'text',
    'x y',
    '1',
    '010',
    '08',
    '0x1F',
    '0b11',
    '1_000',
    '12:30',
    '08:30',
    '190:20:30',
    '12:30:45',
    '1.10',
    '1e3',
    '1E400',
    '1.5e3',
    '12345678.0',
    '0.0001',
    '-0',
    '00',
    '+49123',
  ],
  ...[
    'on',
    'yes',
    'NO',
    'y',
    'True',
    'tRue',
    '~',
    'null',
    'Null',
    '',
    '.inf',
    '-.INF',
    '.nan',
    '.5',
    '1.',
    '1_',
    '0o17',
    '0777',
    '1:60',
    '1:2.5',
    '2024-01-02',
    '-0x1F',
    '9007199254740993',
    '1.7976931348623157e308',
  ],
  ...[
    '123456789012345678901234567890',
    '2147483648',
    '4.9e-324',
    '037777777777',
    '685230.15',
    '1e+3',
    '1e-7',
    '99999999999',
    '3.14',
    '100.0',
    '._5',
  ],
  ...[
    '${a:1}',
    '#{x}',
    'a#b',
    'a #b',
    'a:b',
    '-a',
    '?a',
    ':a',
    'http://h:1/x',
    'C:\\x',
    'a,b',
    "a'b",
    'a"b',
    '<<',
    '=',
    'é',
    '😀x',
    '日本',
    'a\\n',
  ],
];
const quotedScalars = [
  ...[
    "'a'",
    "'it''s'",
    "''",
    '"a"',
    '"\\n\\t\\x41\\u00e9"',
    '"a\\\n  b"',
    "'a\n  b'",
    '"a\n\n b"',
    '" x "',
    "' x '",
    '"${a}"',
    '"\\U0001F600"',
    '"a\\/b"',
    '"\\e"',
  ],
  ...[
    '!!str 12',
    '!!int "3"',
    '!!float 1',
    '!!bool yes',
    '!!binary aGVsbG8=',
    '! "12"',
    '! 12',
    '!!null x',
    '!!str',
    '&x v',
    '[]',
    '{}',
    '[{}]',
    '[[]]',
    '""',
  ],
];
/** What SnakeYAML mostly refuses. */
const oddScalars = [
  '!!int x',
  '!!bool x',
  '!!timestamp x',
  '!x 1',
  '"\\q"',
  '*nope',
  '%x',
  '"a" b',
  '>x',
  'a: b',
  '- a',
  "'open",
];

const scalarText = weighted(
  [8, fc.constantFrom(...plainScalars)],
  [3, fc.constantFrom(...quotedScalars)],
  [6, placeholderText.map((value) => JSON.stringify(value))],
);

const flowText = fc.letrec((tie) => ({
  value: weighted(
    [
      6,
      fc.constantFrom(
        'a',
        '1',
        'x y',
        '"q"',
        "'s'",
        'true',
        '~',
        'http://x',
        'a:b',
        '010',
        '-1',
        'a#b',
        '!!str 3',
        '😀',
        '',
      ),
    ],
    [1, tie('list')],
    [1, tie('map')],
  ),
  space: weighted([8, fc.constantFrom('', ' ')], [2, fc.constantFrom('\n  ', ' # c\n ')]),
  list: fc
    .tuple(fc.array(fc.tuple(tie('space'), tie('value')), { maxLength: 3 }), fc.constantFrom('', ','))
    .map(([items, end]) => `[${items.map((parts) => parts.join('')).join(',')}${items.length > 0 ? end : ''}]`),
  map: fc
    .array(
      fc.tuple(
        tie('space'),
        fc.constantFrom('a', 'b', 'my-key', '"q"', '1', 'a.b'),
        weighted([9, fc.constant(': ')], [1, fc.constantFrom(':', ' : ', '')]),
        tie('value'),
      ),
      { maxLength: 3 },
    )
    .map((items) => `{${items.map((parts) => parts.join('')).join(',')}}`),
}));

const blockScalar = fc.tuple(
  fc.constantFrom('|', '>'),
  fc.constantFrom('', '', '-', '+', '2', '1-'),
  fc.array(fc.constantFrom('text', 'more: x', '# no comment', '  deeper', '', 'trail  ', '${a:1}', '\ttab'), {
    minLength: 1,
    maxLength: 4,
  }),
);

/** Values of a YAML tree: what they hold, not yet how they are indented. */
const node = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    { weight: 12, arbitrary: scalarText.map((text) => ({ kind: 'text', text })) },
    { weight: 2, arbitrary: weighted([1, flowText.list], [1, flowText.map]).map((text) => ({ kind: 'text', text })) },
    { weight: 1, arbitrary: blockScalar.map(([style, head, lines]) => ({ kind: 'block', style, head, lines })) },
    { weight: 5, arbitrary: tie('map') },
    {
      weight: 3,
      arbitrary: fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((items) => ({ kind: 'list', items })),
    },
  ),
  map: weighted(
    [60, fc.uniqueArray(fc.tuple(tie('key'), tie('node')), { minLength: 1, maxLength: 4, selector: ([key]) => key })],
    [1, fc.array(fc.tuple(tie('key'), tie('node')), { minLength: 1, maxLength: 4 })],
  ).map((entries) => ({ kind: 'map', entries })),
  key: weighted(
    [60, fc.constantFrom('a', 'b', 'k', 'my-key', 'k1', 'c', 'other-long-key')],
    [20, spelled(keyName).map((key) => (/^[\w.-]+$/.test(key) ? key : JSON.stringify(key)))],
    [
      2,
      fc.constantFrom(
        '1',
        '010',
        'on',
        'true',
        '1.50',
        '"[x.y]"',
        '[x]',
        'a b',
        '/x',
        'é',
        '😀',
        '"q"',
        "'s'",
        '? k',
        '!!str 1',
        'a:b',
        '-a',
        '0x1',
        '" "',
        '"a."',
      ),
    ],
  ),
}));

/** Lines of a value behind its key, with the rest of the key's line first. */
function render(value, indent) {
  const pad = ' '.repeat(indent);
  switch (value.kind) {
    case 'text':
      return [` ${value.text.replaceAll('\n', `\n${pad} `)}`];
    case 'block':
      return [` ${value.style}${value.head}`, ...value.lines.map((line) => (line === '' ? '' : `${pad}  ${line}`))];
    case 'list':
      return [
        '',
        ...value.items.flatMap((item) =>
          item.kind === 'map'
            ? withDash(renderMap(item, indent + 2), pad)
            : prefixed(`${pad}-`, render(item, indent + 2)),
        ),
      ];
    default:
      return ['', ...renderMap(value, indent)];
  }
}

function renderMap({ entries }, indent) {
  const pad = ' '.repeat(indent);
  return entries.flatMap(([key, value]) => prefixed(`${pad}${key}:`, render(value, indent + 2)));
}

function prefixed(start, [first, ...others]) {
  return [start + first, ...others];
}

function withDash([first, ...others], pad) {
  return [`${pad}- ${first.trimStart()}`, ...others];
}

const yamlText = (key) => (/^[a-zA-Z][\w.-]*$/.test(key) ? key : JSON.stringify(key));

/** An anchored mapping that later entries merge or repeat. */
const anchored = fc
  .tuple(
    node.map,
    weighted([3, fc.constant('merge')], [1, fc.constant('alias')], [1, fc.constant('merge list')]),
    node.map,
  )
  .map(([base, how, own]) => {
    const use = how === 'alias' ? ['  u: *base'] : how === 'merge' ? ['  <<: *base'] : ['  <<: [*base, {m1: 1}]'];
    return ['base: &base', ...renderMap(base, 2), 'user:', ...use, ...renderMap(own, 2)];
  });

function yamlFile(variant) {
  const document = fc
    .tuple(
      settings(variant),
      weighted(
        [9, node.map.map((map) => renderMap(map, 0))],
        [1, anchored],
        [2, fc.constant(['k: v'])],
        [1, fc.constantFrom([], ['# c'], ['- a'], ['text'], ['{}'], ['[]'], ['~'], ['[a, b]'])],
      ),
    )
    .map(([own, lines]) => {
      const pairs = [...new Map(own)].map(([key, value]) => `${yamlText(key)}: ${JSON.stringify(value)}`);
      return /^[-[{~t]/.test(lines[0] ?? '') ? lines : [...pairs, ...lines];
    });
  const text = fc
    .tuple(
      fc.array(document, { minLength: 1, maxLength: 3 }),
      weighted([12, fc.constant('---')], [1, fc.constantFrom('--- # c', '...\n---', '---\n---')]),
      weighted([10, fc.constant('\n')], [1, fc.constantFrom('', '\r\n')]),
    )
    .map(([documents, separator, end]) => {
      const joined = `${documents.map((lines) => lines.join('\n')).join(`\n${separator}\n`)}\n`;
      return end === '\r\n' ? joined.replaceAll('\n', '\r\n') : end === '' ? joined.slice(0, -1) : joined;
    });
  const slip = fc
    .tuple(
      text,
      fc.nat({ max: 200 }),
      fc.nat({ max: 2 }),
      fc.constantFrom(
        ...oddScalars,
        '',
        ' ',
        '\t',
        '\n',
        ':',
        '-',
        '#',
        '"',
        "'",
        '{',
        '}',
        '[',
        ']',
        ',',
        '&',
        '*',
        '!',
        '|',
        '>',
        '?',
        '%',
        ': ',
        '- ',
        ' #',
        '\u0085',
        '\u2028',
        '\ufeff',
        '---',
      ),
    )
    .map(([whole, at, removed, added]) => whole.slice(0, at) + added + whole.slice(at + removed));
  return weighted([40, text], [1, slip]);
}

export { sometimes };
