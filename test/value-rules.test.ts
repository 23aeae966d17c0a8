import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestText, regularExpression } from '../src/requirements/contract/regular-expression.ts';
import { createValueJudge } from '../src/requirements/contract/value-rules.ts';

describe('the value of a key', () => {
  const judge = createValueJudge();

  it.each([
    [{ type: 'integer' }, ['80', ' 80 ', '0x10', '-7'], ['8.5', '', 'eighty'], 'an integer'],
    [{ type: 'integer', minimum: 1, maximum: 10 }, ['1', '10'], ['0', '11', 'x'], 'an integer from 1 to 10'],
    [{ minimum: 1 }, ['1', '1.5'], ['0.5', 'x'], 'a number of at least 1'],
    [{ maximum: 2 }, ['-3'], ['2.1'], 'a number of at most 2'],
    [{ exclusiveMinimum: 0, exclusiveMaximum: 1 }, ['0.5'], ['0', '1'], 'a number above 0 below 1'],
    [{ multipleOf: 0.1 }, ['0.3', '7'], ['0.35'], 'a number that is a multiple of 0.1'],
    [{ type: 'number' }, ['1e3', '0x10'], ['NaN', 'Infinity', '1,5'], 'a number'],
    [
      { type: 'boolean' },
      ['true', 'YES', 'off', '0'],
      ['maybe', ''],
      'true or false (Spring also takes on, off, yes, no, 1 and 0)',
    ],
    [{ enum: ['validate', 'none'] }, ['none'], ['None', 'update', ''], 'one of validate, none'],
    [{ enum: [1, 2] }, ['1', ' 2'], ['3'], 'one of 1, 2'],
    [{ const: true }, ['true', 'on'], ['no'], 'exactly true'],
    [{ type: 'integer', const: 80 }, ['80', '0x50'], ['81'], 'exactly 80'],
    [{ type: 'string', const: 80 }, ['80'], ['080'], 'exactly 80'],
    [{ pattern: '^https://' }, ['https://a'], ['http://a'], 'a text matching ^https://'],
    [{ type: 'integer', pattern: '^[1-9]' }, ['80'], ['080'], 'a text matching ^[1-9]'],
    [{ not: { pattern: 'localhost' } }, ['db.example'], ['http://localhost:80'], 'a text not matching localhost'],
    [{ not: { enum: ['changeit'], const: 'secret' } }, ['x'], ['changeit', 'secret'], 'anything but changeit, secret'],
    [{ minLength: 2, maxLength: 3 }, ['ab', 'äöü'], ['a', 'abcd'], 'a text of 2 to 3 characters'],
    [{ maxLength: 1 }, ['\u{1f511}', ''], ['\u{1f511}\u{1f511}'], 'a text of at most 1 characters'],
    [{ minLength: 16 }, ['a'.repeat(16)], ['a'], 'a text of at least 16 characters'],
    [{ format: 'uri' }, ['https://pay.example/v1'], ['pay.example'], 'a URI with a scheme'],
    [{ format: 'host-port' }, ['db:5432'], ['db'], 'host:port'],
    [{ format: 'duration' }, ['10s', 'PT10S', '500'], ['10 parsecs'], 'a duration such as 10s, PT10S or 500'],
    [{ format: 'data-size' }, ['512KB'], ['512 quarts'], 'a data size such as 512KB or 10MB'],
    [{ format: 'cron' }, ['0 0 * * * *'], ['every day'], 'a cron expression of six fields'],
    [{ format: 'hostname' }, ['db.example'], ['a b'], 'a host name'],
    [
      { items: { format: 'host-port' } },
      ['a:1,b:2', 'a:1', ''],
      ['a:1,b'],
      'a list in which each element is host:port',
    ],
    [{ minItems: 2, uniqueItems: true }, ['a,b'], ['a', 'a,a'], 'a list of at least 2 different elements'],
    [
      { items: { type: 'integer' }, uniqueItems: true },
      ['1,2', ''],
      ['16,0x10', '1,2,1'],
      'a list of different elements',
    ],
    [{ uniqueItems: true }, ['1,01', 'constructor,__proto__'], ['a,b,a'], 'a list of different elements'],
    [{ type: 'array', maxItems: 1 }, ['a'], ['a,b'], 'a list of at most 1 elements'],
    [{ minItems: 2, maxItems: 2 }, ['a,b'], ['a'], 'a list of 2 elements'],
  ])('%j', (schema, right, wrong, expected) => {
    for (const text of right) expect(judge.judge(schema, text), text).toEqual({ ok: true });
    for (const text of wrong) expect(judge.judge(schema, text), text).toEqual({ ok: false, expected });
  });

  it('may be a list of several properties', () => {
    const schema = { items: { type: 'integer' }, minItems: 2 };
    expect(judge.judgeList(schema, ['1', '2'])).toEqual({ ok: true });
    expect(judge.judgeList(schema, ['1'])).toMatchObject({ ok: false });
    expect(judge.judgeList(schema, ['1', 'x'])).toEqual({
      ok: false,
      expected: 'a list in which each element is an integer',
    });
  });

  it('is never told in what was expected', () => {
    const schemas = [
      { type: 'integer' },
      { enum: ['a'] },
      { pattern: '^a' },
      { format: 'uri' },
      { items: { type: 'integer' } },
    ];
    fc.assert(
      fc.property(fc.constantFrom(...schemas), fc.stringMatching(/^planted-[0-9]{6}$/), (schema, text) => {
        const verdict = judge.judge(schema, text);
        expect(verdict.ok || verdict.expected.includes(text)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a regular expression of the contract', () => {
  const matches = (source: string, text: string): boolean => {
    const expression = regularExpression(source);
    if ('problem' in expression) throw new Error(expression.problem);
    return expression.matches(text);
  };

  it('matches what RegExp matches', () => {
    const atoms = [
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '\\d',
      '\\w',
      '^',
      '$',
      '\\b',
      '(?:a|b)',
      '\\u0061',
      '[a-c1]',
      '()',
      '(a|)',
      '\\u{1F600}',
      '\\p{L}',
      '(?<n>b)',
      '[\\]\\-]',
      '\\.',
    ];
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(...atoms),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `${a}${b}`),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a}|${b})`),
        fc
          .tuple(tie('expression'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0}', '{2,}', '*?', '{0,2}?'))
          .map(([a, quantifier]) => `(?:${a})${quantifier}`),
      ),
    }));
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '1', ' ', '.', ']', '😀', '\n'), { maxLength: 10 });
    fc.assert(
      fc.property(expression, text, (source, characters) => {
        fc.pre((source.match(/\?<n>/g) ?? []).length < 2);
        expect(matches(source, characters.join(''))).toBe(new RegExp(source, 'u').test(characters.join('')));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['(a+)+$', 'a'],
    ['(a|a)*$', 'a'],
    ['(a|aa)+$', 'a'],
    ['(.*)*x', 'a'],
    ['(a*)*b', 'a'],
    ['^(\\w+\\s?)*$', 'word '],
    ['([a-z]+)*\\d', 'abc'],
    ['a*a*a*a*a*a*b', 'a'],
    ['(x+x+)+y', 'x'],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'],
    ['(?:a?){50}a{50}b', 'a'],
    ['^(https?://)?([\\w-]+\\.)+[\\w-]+$', 'a.'],
    ['(.+)+=(.+)+;', 'k=v'],
  ])('%s takes time in proportion to the text, whatever stands there', (source, piece) => {
    const expression = regularExpression(source);
    if ('problem' in expression) throw new Error(expression.problem);
    for (const length of [10, 100, 1000, 4000]) {
      const text = `${piece.repeat(length).slice(0, length)}!`;
      expect(expression.search(text).steps).toBeLessThanOrEqual(expression.size * (text.length + 1));
    }
    expect(expression.size).toBeLessThan(400);
  });

  it('is held against texts of a bounded length only', () => {
    expect(matches('^a*$', 'a'.repeat(longestText))).toBe(true);
    expect(matches('^a*$', 'a'.repeat(longestText + 1))).toBe(false);
  });

  it.each([
    ['(?=a)', /looks around/],
    ['(?<!a)b', /looks around/],
    ['(a)\\1', /refers back/],
    ['(?<n>a)\\k<n>', /refers back/],
    ['(', /not a valid/],
    ['[b-a]', /not a valid/],
    ['a{3,2}', /not a valid/],
    ['((a{90}){90}){90}', /repeats too much/],
    ['a{999999999}', /repeats too much/],
    ['(((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9})', /repeats too much/],
    ['a'.repeat(201), /longer than 200/],
  ])('%s is refused', (source, problem) => {
    expect(regularExpression(source)).toEqual({ problem: expect.stringMatching(problem) });
  });
});
