import { describe, expect, it } from 'vitest';
import { readArguments } from '../src/cli/arguments.ts';
import { explanation, help, spelling } from '../src/cli/help.ts';
import { closest } from '../src/closest.ts';
import { commandNames, optionRows, optionsOf } from '../src/commands/options.ts';
import { UsageError } from '../src/usage-error.ts';

function refusal(...words: string[]): string {
  try {
    readArguments(words);
  } catch (error) {
    if (error instanceof UsageError) return [error.message, error.hint].filter(Boolean).join(' ');
    throw error;
  }
  throw new Error(`accepted: ${words.join(' ')}`);
}

describe('a command line', () => {
  it('without a word checks this folder and fails on errors', () => {
    const { command, named, values } = readArguments([]);
    expect({ command, named }).toEqual({ command: 'check', named: false });
    expect(values).toMatchObject({
      cwd: '.',
      config: undefined,
      application: [],
      environment: [],
      'fail-on': 'error',
      format: 'text',
      output: [],
      'show-values': false,
      help: false,
    });
  });

  it('gives every option, with and without an equals sign, before and behind the command', () => {
    const { values } = readArguments([
      '--cwd=a=b',
      'check',
      '--application',
      'orders',
      '--application=billing',
      '--application=orders',
      '--fail-on',
      'warning',
      '--output',
      'json=out/r=1.json',
      '--output=markdown=r.md',
      '--show-values',
      '--no-color',
    ]);
    expect(values).toMatchObject({
      cwd: 'a=b',
      application: ['orders', 'billing'],
      'fail-on': 'warning',
      output: [
        { format: 'json', path: 'out/r=1.json' },
        { format: 'markdown', path: 'r.md' },
      ],
      'show-values': true,
      'no-color': true,
    });
  });

  it('takes the last of an option that holds one value', () => {
    expect(readArguments(['--format', 'json', '--format', 'markdown']).values.format).toBe('markdown');
  });

  it('names a rule to explain', () => {
    expect(readArguments(['rules', 'missing-value'])).toMatchObject({ command: 'rules', operand: 'missing-value' });
  });

  it.each([
    [['chekc'], 'no command "chekc" Did you mean "check"?'],
    [['fixtures/projects'], 'a folder is named with --cwd'],
    [['check', 'orders'], '"orders" is one word too many'],
    [['rules', 'a', 'b'], '"b" is one word too many'],
    [['--fail-no', 'error'], 'no option --fail-no Did you mean --fail-on?'],
    [['-x'], 'no option -x'],
    [['matrix', '--fail-on', 'error'], 'keyparity matrix has no option --fail-on; it belongs to check'],
    [['--report-file', 'x'], 'no option --report-file'],
    [['--fail-on', 'errors'], '--fail-on takes error, warning, notice or never, not "errors" Did you mean "error"?'],
    [['--fail-on', 'toString'], 'not "toString"'],
    [['--__proto__', 'x'], 'no option --__proto__'],
    [['constructor'], 'no command "constructor"'],
    [['--config'], '--config needs a value'],
    [['--config='], '--config needs a value'],
    [['--config', '--format', 'json'], '--config needs a value'],
    [['--cwd', 'a\0b'], 'NUL'],
    [['--show-values=yes'], '--show-values takes no value'],
    [['--output', 'report.json'], '--output takes FORMAT=FILE, not "report.json"'],
    [['--output', 'json='], '--output takes FORMAT=FILE'],
    [['--output', 'jsn=report.json'], 'Did you mean "json"?'],
  ])('%j is refused, with what to do', (words, complaint) => {
    expect(refusal(...words)).toContain(complaint);
  });
});

describe('--help', () => {
  it.each(commandNames)('of %s names each of its options with its default', (command) => {
    const text = help(command);
    for (const [name, shape] of optionsOf(command)) {
      expect(text).toContain(spelling(name, shape));
      expect(text).toContain(explanation(shape));
    }
    expect(text).toMatch(/Examples\n {2}keyparity/);
    expect(text).toMatch(/Exit codes\n {2}0/);
  });

  it('of the program names each command and no option of the Action alone', () => {
    const text = help(undefined);
    for (const command of commandNames) expect(text).toContain(`  ${command}`);
    expect(text).not.toContain('report-file');
  });
});

it('every option is for the command line, for the Action or for both, and says what it does', () => {
  for (const [name, shape] of optionRows()) {
    expect(shape.commands.length + (shape.input === undefined ? 0 : 1), name).toBeGreaterThan(0);
    expect(shape.description, name).toMatch(/^[A-Z].*\.$/);
    if (shape.kind === 'choice' && shape.default !== undefined) expect(shape.values, name).toContain(shape.default);
  }
});

describe('what was meant', () => {
  it.each([
    ['stag', ['dev', 'stage', 'prod'], 'stage'],
    ['prdo', ['dev', 'stage', 'prod'], 'prod'],
    ['STAGE', ['stage'], 'stage'],
    ['missing-overide', ['missing-value', 'missing-override'], 'missing-override'],
    ['qa', ['dev', 'prod'], undefined],
    ['x', [], undefined],
  ])('by %s among %j is %s', (text, candidates, expected) => {
    expect(closest(text, candidates)).toBe(expected);
  });

  it('is not looked for in texts that nobody typed', () => {
    expect(closest('x'.repeat(100_000), ['y'.repeat(100_000)])).toBeUndefined();
  });
});
