import { startsJava } from '../command-line/command-line.ts';
import { wordsIn } from '../command-line/words-in.ts';

/** What one command of a script gives to the process that it deploys or starts. */
export interface Deploying {
  /** `A=b`, in the order of the command. */
  readonly variables: readonly { readonly name: string; readonly value: string; readonly isSecret: boolean }[];
  /** The command is that of the process itself. */
  readonly isProcess?: true;
  /** What the command calls the application. */
  readonly names: readonly string[];
}

interface Command {
  readonly pattern: RegExp;
  /** Options that are followed by variables, and how these are parted. */
  readonly options: ReadonlyMap<string, 'words' | 'commas' | 'one' | 'helm' | 'secrets'>;
  /** Options that are followed by the name of the application. */
  readonly named?: readonly string[];
  /** Whether variables stand anywhere among the words. */
  readonly bare?: boolean;
  /** The word behind the command is the name. */
  readonly first?: boolean;
}

const commands: readonly Command[] = [
  {
    pattern: /^helm (?:upgrade|install) /,
    options: new Map([
      ['--set', 'helm'],
      ['--set-string', 'helm'],
    ]),
    first: true,
  },
  {
    pattern: /^az (?:webapp|functionapp|spring) .*(?:appsettings set|app (?:create|update|deploy)) ?/,
    options: new Map([
      ['--settings', 'words'],
      ['--env', 'words'],
    ]),
    named: ['--name', '-n'],
  },
  {
    pattern: /^az containerapp (?:create|update|up) /,
    options: new Map([
      ['--set-env-vars', 'words'],
      ['--env-vars', 'words'],
      ['--replace-env-vars', 'words'],
    ]),
    named: ['--name', '-n'],
  },
  {
    pattern: /^gcloud (?:beta )?run (?:deploy|services update) /,
    options: new Map([
      ['--set-env-vars', 'commas'],
      ['--update-env-vars', 'commas'],
      ['--set-secrets', 'secrets'],
      ['--update-secrets', 'secrets'],
    ]),
    first: true,
  },
  { pattern: /^kubectl set env /, options: new Map(), bare: true, first: true },
  { pattern: /^heroku config:set /, options: new Map(), bare: true, named: ['--app', '-a'] },
  {
    pattern: /^docker run /,
    options: new Map([
      ['-e', 'one'],
      ['--env', 'one'],
    ]),
    named: ['--name'],
  },
];

const assignment = /^([A-Za-z_][A-Za-z0-9_.-]*)=(.*)$/s;

/** Reads one command of a shell; `undefined` where it is none that is known to deploy something. */
export function deployingCommand(line: string): Deploying | undefined {
  const words = wordsIn(line.replace(/^(?:sudo|exec|nohup|time)\s+/, ''));
  const text = `${words.join(' ')} `;
  if (/^cf (?:set-env|v3-set-env) /.test(text)) {
    const [, , app = '', name = '', value = ''] = words;
    return { variables: [{ name, value, isSecret: false }], names: [app] };
  }
  const command = commands.find(({ pattern }) => pattern.test(text));
  if (command !== undefined) return variablesOf(command, words);
  return /\bjava\b/.test(line) && startsJava(line) ? { variables: [], names: [], isProcess: true } : undefined;
}

function variablesOf({ options, named = [], bare, first }: Command, words: readonly string[]): Deploying {
  const variables: Deploying['variables'][number][] = [];
  const names: string[] = [];
  const add = (text: string, isSecret = false): boolean => {
    const [, name, value] = assignment.exec(text) ?? [];
    if (name === undefined || value === undefined) return false;
    variables.push({ name, value, isSecret });
    return true;
  };
  for (let i = 1; i < words.length; i += 1) {
    const word = words[i] as string;
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    const option = equals < 0 ? word : word.slice(0, equals);
    const style = options.get(option);
    if (named.includes(option)) {
      names.push(equals < 0 ? (words[i + 1] ?? '') : word.slice(equals + 1));
    } else if (style === undefined) {
      if (bare === true && !word.startsWith('-')) add(word);
    } else if (style === 'words') {
      if (equals >= 0) add(word.slice(equals + 1));
      while (i + 1 < words.length && add(words[i + 1] as string)) i += 1;
    } else {
      if (equals < 0) i += 1;
      const value = equals < 0 ? (words[i] ?? '') : word.slice(equals + 1);
      for (const one of style === 'one' ? [value] : listed(value)) {
        if (style === 'helm') helmValue(one, add);
        else add(one, style === 'secrets');
      }
    }
  }
  if (first === true) {
    const plain = words.slice(2).filter((word) => !word.startsWith('-') && !word.includes('='));
    const target = plain.find((word) => !/^(?:deploy|services|update|run|env|set|upgrade|install)$/.test(word));
    if (target !== undefined) names.push(target.slice(target.lastIndexOf('/') + 1));
  }
  return { variables, names };
}

/** `A=b,C=d`, or with another separator `^;^A=b;C=d`. */
function listed(text: string): readonly string[] {
  const [, separator, rest] = /^\^(.+?)\^(.*)$/s.exec(text) ?? [];
  if (separator !== undefined) return (rest ?? '').split(separator);
  return text.split(/(?<!\\),/).map((one) => one.replaceAll('\\,', ','));
}

/** `env.DB_URL=…`, `orders.env.DB_URL=…`. */
function helmValue(text: string, add: (text: string) => boolean): void {
  const match =
    /^(?:[\w-]+\.)*(?:env|envs|environment|envVars|extraEnv|configmap|secrets)\.([A-Z][A-Z0-9_]*=.*)$/s.exec(text);
  if (match !== null) add(match[1] as string);
}
