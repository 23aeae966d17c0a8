import fc from 'fast-check';
import { oddScalars, plainScalars, quotedScalars } from './generate-scalars.mjs';
import { settings } from './generate-settings.mjs';
import { keyName, placeholderText, spelled, weighted } from './generate-words.mjs';

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

/** The text of a YAML file; `variant`: its name has a profile in it. */
export function yamlFile(variant) {
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
