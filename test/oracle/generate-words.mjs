import fc from 'fast-check';

/** The small words that generated cases are made of. */

export function weighted(...choices) {
  return fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

/** A value in so many of a hundred cases, else nothing. */
export function sometimes(percent, arbitrary) {
  return weighted([100 - percent, fc.constant(undefined)], [percent, arbitrary]);
}

const plainProfile = fc.constantFrom('p', 'q', 'r', 'default', 'x-y');
const oddProfile = fc.constantFrom(
  'a b',
  '-a',
  'p!',
  '',
  '!p',
  'é',
  'a.b',
  'P',
  '${prof}',
  '${prof:q}',
  '${my-name}',
  '${myName}',
);

export const profile = weighted([150, plainProfile], [1, oddProfile]);

export const profileList = fc
  .tuple(fc.array(profile, { maxLength: 3 }), weighted([5, fc.constant(',')], [1, fc.constant(', ')]))
  .map(([names, separator]) => names.join(separator));

/** What `spring.config.activate.on-profile` says. */
export const condition = weighted(
  [60, profile],
  [15, profile.map((name) => `!${name}`)],
  [8, fc.tuple(profile, profile).map(([a, b]) => `${a} & ${b}`)],
  [7, fc.tuple(profile, profile).map(([a, b]) => `${a} | !${b}`)],
  [3, fc.tuple(profile, profile, profile).map(([a, b, c]) => `(${a} | ${b}) & ${c}`)],
  [1, fc.tuple(profile, profile, profile).map(([a, b, c]) => `${a} & ${b} | ${c}`)],
  [2, fc.tuple(profile, profile).map(([a, b]) => `${a},${b}`)],
  [1, fc.constantFrom('', '()', '!', 'a,', '${prof}')],
);

const importedName = fc
  .tuple(
    fc.constantFrom('e', 'f', 'g', 'e', 'f', 'application', 'svc', 'e-p'),
    weighted(
      [12, fc.constantFrom('.yml', '.properties', '.yaml')],
      [
        1,
        fc.constantFrom('', '[.yml]', '[.properties]', '.YML', '[encoding=utf-8].properties', '[.yml][x=y]', '[.yml]q'),
      ],
    ),
  )
  .map((parts) => parts.join(''));

const plainLocation = weighted(
  [35, importedName],
  [
    15,
    fc
      .tuple(fc.constantFrom('classpath:', 'classpath:/', 'classpath:config/', 'classpath:/sub/'), importedName)
      .map((parts) => parts.join('')),
  ],
  [
    15,
    fc
      .tuple(fc.constantFrom('file:./', 'file:./config/', 'file:sub/', 'file:./d/../'), importedName)
      .map((parts) => parts.join('')),
  ],
  [
    7,
    fc.constantFrom(
      'sub/',
      './',
      'd/',
      'classpath:/sub/',
      'file:./sub/',
      'file:./d/',
      'file:./config/*/',
      'file:./zz/',
      'optional:file:./zz/',
    ),
  ],
  [
    1,
    fc.constantFrom(
      'file:./config/*/e.yml',
      'file:./*/f.properties',
      'file:./config/*/*/e.yml',
      'file:./conf*/e.yml',
      'classpath*:e.yml',
      'file:./d/*/',
    ),
  ],
  [
    4,
    fc.constantFrom(
      'configtree:./t/',
      'configtree:t/',
      'configtree:./t',
      'configtree:./t/*/',
      'configtree:./zz/',
      'optional:configtree:./zz/*/',
    ),
  ],
  [3, fc.constantFrom('env:VAR', 'env:VARY[.yml]', 'optional:env:NONE')],
  [4, importedName.map((name) => `../${name}`)],
  [
    5,
    fc.constantFrom(
      '${loc:e.yml}',
      'classpath:${name:e}.properties',
      'file:./${NAME:f}.yml',
      '${my.loc:f.yml}',
      '${myLoc:f.yml}',
      '${a:${b:e}}.yml',
    ),
  ],
  [2, importedName.map((name) => `resource:${name}`)],
  [1, fc.constantFrom('', 'foo:bar.yml', '/etc/zz.yml', 'optional:e.yml')],
  [
    4,
    fc
      .tuple(importedName, fc.constantFrom('', 'optional:'), importedName)
      .map(([a, prefix, b]) => `${a};${prefix}${b}`),
  ],
);

/** One entry of `spring.config.import` and its like, mostly optional. */
export const location = fc
  .tuple(weighted([60, fc.constant('optional:')], [1, fc.constant('')]), plainLocation)
  .map(([prefix, text]) => (text.startsWith('optional:') ? text : prefix + text));

const element = fc.constantFrom('a', 'b', 'k', 'my-key', 'k1', 'other-long-key', 'c');
const index = weighted([9, fc.constantFrom('[0]', '[1]', '[2]')], [1, fc.constantFrom('[a.b]', '[K]', '[a]', '[10]')]);

/** A name of a property in its canonical spelling. */
export const keyName = fc
  .tuple(fc.array(element, { minLength: 1, maxLength: 3 }), sometimes(15, index), sometimes(6, element))
  .map(
    ([elements, own, below]) =>
      `${elements.join('.')}${own ?? ''}${own === undefined || below === undefined ? '' : `.${below}`}`,
  );

const spellings = [
  (key) => key,
  (key) => key.replace(/-(.)/g, (_, letter) => letter.toUpperCase()),
  (key) => key.replaceAll('-', '_'),
  (key) => key.replaceAll('-', ''),
  (key) => key.toUpperCase(),
  (key) => key.toUpperCase().replaceAll('-', '_'),
  (key) => key.replace('k', 'K'),
  (key) => key.replace('-', '--'),
  (key) => `${key}_`,
  (key) => key.replace(/\[(\d+)\]/g, '.$1'),
  (key) => key.replaceAll('.', '_'),
  (key) => key.replace('.', '..'),
  (key) => key.replace('a', 'é'),
];

/** A name in any spelling, mostly its own. */
export function spelled(name) {
  return fc
    .tuple(name, weighted([6, fc.constant(0)], [1, fc.integer({ min: 0, max: spellings.length - 1 })]))
    .map(([key, form]) => spellings[form](key));
}

/** A list as text with commas or as elements with indexes: pairs of key and value. */
export function indexedOrJoined(key, one) {
  return fc
    .tuple(
      spelled(fc.constant(key)),
      fc.array(one, { minLength: 1, maxLength: 3 }),
      weighted([65, fc.constant('joined')], [34, fc.constant('indexed')], [1, fc.constant('from one')]),
    )
    .map(([name, values, form]) => {
      if (form === 'joined') return [[name, values.join(',')]];
      const first = form === 'indexed' ? 0 : 1;
      return values.map((value, position) => [`${name}[${position + first}]`, value]);
    });
}

const nested = fc.letrec((tie) => ({
  text: weighted(
    [5, tie('plain')],
    [5, tie('reference')],
    [1, fc.tuple(tie('plain'), tie('reference'), tie('plain')).map((parts) => parts.join(''))],
  ),
  plain: weighted(
    [8, fc.constantFrom('v', 'w', '1', 'x y', 'true')],
    [3, fc.constantFrom('', ' ', 'a,b', 'http://h:1/', '#{1+1}', '$', '{', '}', '$a', ':', '\\', 'é', '😀', '\\:')],
  ),
  reference: weighted(
    [8, tie('name').map((name) => `\${${name}}`)],
    [8, fc.tuple(tie('name'), tie('plain')).map(([name, text]) => `\${${name}:${text}}`)],
    [3, fc.tuple(tie('name'), tie('reference')).map(([name, text]) => `\${${name}:${text}}`)],
    [2, tie('reference').map((name) => `\${a.${name}}`)],
    [1, fc.tuple(tie('reference'), tie('plain')).map(([name, text]) => `\${${name}:${text}}`)],
    [
      1,
      fc.constantFrom(
        '${}',
        '${a',
        '${a:',
        '\\${a}',
        '\\${a:b}',
        '${a\\:b}',
        '${a:b\\:c}',
        '${a:${b}',
        '${ a }',
        '${a:}',
        '$${a}',
        '${a}}',
        '${:x}',
        '${a:b:c}',
        '${{a}}',
        '\\\\${a}',
      ),
    ],
  ),
  name: spelled(keyName),
}));

/** A value, with a placeholder in half of all cases. */
export const placeholderText = weighted([1, fc.constantFrom('v1', 'v2', 'v3', '1', '')], [1, nested.text]);
