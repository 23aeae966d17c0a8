import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Heard, hear } from './commands.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

export interface ActionRun extends Heard {
  readonly exitCode: number | null;
  readonly outputs: ReadonlyMap<string, string>;
  readonly summary: string;
  /** Everything that was printed, both streams. */
  readonly printed: string;
  /** What the step put into the files that change the environment of later steps. */
  readonly leaked: string;
  /** Text of a file below RUNNER_TEMP or the workspace. */
  readonly read: (path: string) => string;
}

export interface Scenario {
  /** The checked-out repository; it is the working directory, as on the platform. */
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** What started the workflow; by default a person did. */
  readonly event?: { readonly name: string; readonly payload: object };
  /** `github.token` */
  readonly token?: string;
  /** Modules that Node loads before the Action. */
  readonly preloaded?: readonly string[];
}

/** The Node of this process, or the one that the variable NODE24 names. */
const nodeOfActions = process.env['NODE24'] || process.execPath;

/**
 * Runs the bundled Action as a runner does: `runs.main` of action.yml under Node, nothing inherited but the path to
 * programs, inputs as variables, files for outputs and summary, both streams read for commands.
 *
 * @throws Error for an input or an output that action.yml does not declare
 */
export function runAction(scenario: Scenario): ActionRun {
  const step = prepareStep(scenario);
  try {
    const { status, stdout, stderr } = spawnSync(nodeOfActions, step.words, { ...step.options, encoding: 'utf8' });
    return step.result(status, stdout, stderr);
  } finally {
    step.cleanUp();
  }
}

/** As `runAction`, while this process goes on: it may be the server that the Action talks to. */
export async function startAction(scenario: Scenario): Promise<ActionRun> {
  const step = prepareStep(scenario);
  try {
    const child = spawn(nodeOfActions, step.words, { ...step.options, stdio: ['ignore', 'pipe', 'pipe'] });
    const streams = ['', ''];
    for (const [index, stream] of [child.stdout, child.stderr].entries()) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        streams[index] += text;
      });
    }
    const [status] = await once(child, 'close');
    return step.result(status, ...streams);
  } finally {
    step.cleanUp();
  }
}

/** The variables and files of a step, and what has become of them. */
export function prepareStep({ workspace, inputs = {}, environment = {}, event, token = '', preloaded = [] }: Scenario) {
  const metadata = parse(readFileSync(join(repository, 'action.yml'), 'utf8'));
  for (const name of Object.keys(inputs)) {
    if (!Object.hasOwn(metadata.inputs, name)) throw new Error(`action.yml has no input ${name}`);
  }
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'keyparity-runner-')));
  const files = {
    GITHUB_OUTPUT: join(temporary, 'output'),
    GITHUB_STEP_SUMMARY: join(temporary, 'summary'),
    GITHUB_ENV: join(temporary, 'env'),
    GITHUB_PATH: join(temporary, 'path'),
    GITHUB_STATE: join(temporary, 'state'),
    GITHUB_EVENT_PATH: join(temporary, 'event.json'),
  };
  for (const file of Object.values(files)) writeFileSync(file, '');
  writeFileSync(files.GITHUB_EVENT_PATH, JSON.stringify(event?.payload ?? {}));
  const runnerTemp = join(temporary, 'temp');
  mkdirSync(runnerTemp);

  return {
    words: [...preloaded.flatMap((module) => ['--import', module]), join(repository, metadata.runs.main)],
    options: {
      cwd: workspace,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: temporary,
        LANG: 'C.UTF-8',
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: workspace,
        GITHUB_EVENT_NAME: event?.name ?? 'workflow_dispatch',
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_RUN_ID: '1658821493',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_JOB: 'keyparity',
        GITHUB_ACTION: '__self',
        RUNNER_TEMP: runnerTemp,
        ...files,
        ...inputVariables(metadata.inputs, inputs, token),
        ...environment,
      },
    },
    result: (exitCode: number | null, stdout = '', stderr = ''): ActionRun => {
      const outputs = readOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8'));
      for (const name of outputs.keys()) {
        if (!Object.hasOwn(metadata.outputs, name)) throw new Error(`action.yml has no output ${name}`);
      }
      const reportPath = outputs.get('report') ?? '';
      const report = reportPath === '' ? '' : readFileSync(reportPath, 'utf8');
      return {
        ...hear(`${stdout}\n${stderr}`),
        exitCode,
        outputs,
        summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
        printed: stdout + stderr,
        leaked: [files.GITHUB_ENV, files.GITHUB_PATH, files.GITHUB_STATE]
          .map((file) => readFileSync(file, 'utf8'))
          .join(''),
        read: (path) => (path === reportPath ? report : readFileSync(join(workspace, path), 'utf8')),
      };
    },
    cleanUp: () => rmSync(temporary, { recursive: true, force: true }),
  };
}

/** Every declared input is set, to its default or to nothing; the hyphens of a name stay. */
function inputVariables(
  declared: Readonly<Record<string, { readonly default?: string }>>,
  given: Readonly<Record<string, string>>,
  token: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(declared).map(([name, input]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      given[name] ?? evaluated(input.default ?? '', token),
    ]),
  );
}

/** A default of action.yml; the only expression in one is that for the token. */
function evaluated(text: string, token: string): string {
  if (/^\$\{\{ github\.token \}\}$/.test(text)) return token;
  if (text.includes('${{')) throw new Error(`this runner does not know the expression ${text}`);
  return text;
}

/** `name=value`, or `name<<DELIMITER`, lines, and the delimiter on a line of its own. */
function readOutputs(text: string): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>();
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line === '') continue;
    const match = /^([^=<]+)(=|<<)(.*)$/.exec(line);
    if (match === null) throw new Error(`a line of GITHUB_OUTPUT that fails the step: ${line}`);
    const [, name = '', sign, rest = ''] = match;
    if (sign === '=') {
      outputs.set(name, rest);
      continue;
    }
    const end = lines.indexOf(rest, i + 1);
    if (end < 0) throw new Error(`GITHUB_OUTPUT has no end of ${name}`);
    outputs.set(name, lines.slice(i + 1, end).join('\n'));
    i = end;
  }
  return outputs;
}
