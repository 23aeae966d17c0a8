import { decodeUtf8 } from '../../documents/decode.ts';
import type { Origin, Property } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { pathsByFormat } from '../../documents/paths-by-format.ts';
import { mayBeOfTests } from '../../repository/stage-names.ts';
import { reachesUsers, stageOf } from '../compose/compose-files.ts';
import type { Deployment, VariableHome, WrittenCommand, WrittenVariable } from '../deployment.ts';
import { lastSegment } from '../paths.ts';
import { deployingCommand } from './workflow-commands.ts';

/** What one job of a workflow gives to the processes of a stage. */
interface Job {
  readonly stage: string;
  readonly path: string;
  readonly id: string;
  readonly variables: WrittenVariable[];
  /** Commands that start the process by themselves. */
  readonly commands: { readonly text: string; readonly origin: Origin }[];
  readonly names: string[];
  /** A command or an action of it deploys something. */
  deploys: boolean;
  /** How its variables can be added to. */
  style: VariableHome['style'];
}

/**
 * What the GitHub workflows of a repository write plainly when they deploy to at least two stages: `--set-env-vars A=b`,
 * `cf set-env`, `java -jar … --spring.profiles.active=prod`, and `env:` of jobs as far as it is for Spring. It is some of
 * what a process gets.
 */
export function workflowDeployments(tree: FileTree, library: Library): readonly Deployment[] {
  const jobs = pathsByFormat(tree.list()).yaml.flatMap((path) => {
    if (!path.startsWith('.github/') || !/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) return [];
    const properties = library.read(path, 'manifest')?.documents[0]?.properties ?? [];
    return jobsIn(path, properties, tree);
  });
  const byName = new Map<string, Job[]>();
  for (const job of jobs) {
    const name = job.names.find((one) => /^[\w.-]+$/.test(one)) ?? '';
    const plain = name.replace(`-${job.stage}`, '').replace(`${job.stage}-`, '');
    byName.set(plain, [...(byName.get(plain) ?? []), job]);
  }
  return [...byName].flatMap(([name, own]) => {
    const stages = new Map(own.map((job) => [job.stage, job]));
    const [first] = own as [Job];
    if (stages.size < 2 || !reachesUsers(stages.keys())) return [];
    return [
      {
        names: name === '' ? [] : [name],
        directory: '.',
        what: 'workflow',
        origin: { path: first.path, line: 1, column: 1 },
        manifests: [...new Set(own.map(({ path }) => path))],
        environments: [...stages.values()].map(environmentOf),
        problems: [],
        isPartial: true as const,
      },
    ];
  });
}

function environmentOf({ stage, path, id, variables, commands, style }: Job): Deployment['environments'][number] {
  const origin = { path, line: 1, column: 1 };
  return {
    name: stage,
    layers: variables.length === 0 ? [] : [{ path, kind: 'environment', variables }],
    ...(commands.length > 0 && { command: commandOf(commands) }),
    open: [{ what: 'whatever the workflow does not write plainly', origin }],
    home: { path, parent: style === 'map' ? `jobs.${id}.env` : '', style },
    stray: [],
    basis: [{ text: `a job of a workflow for ${stage}`, origin: variables[0]?.origin ?? origin }],
  };
}

/** Of several processes the last one stays: those before it have ended. */
function commandOf(commands: Job['commands']): WrittenCommand {
  const { text, origin } = commands.at(-1) as Job['commands'][number];
  return { entrypoint: ['bash', '-c', text].map((word) => ({ text: word, origin })) };
}

const inJob = /^jobs\.([\w-]+)\.(.+)$/s;
const inStep =
  /^steps\[\d+\]\.(?:(run)$|env\.(.+)$|with\.(env_vars|environment-variables|service|container-name|app-name)$)/s;
const forSpring = /^(?:SPRING_|JAVA_(?:TOOL_OPTIONS|OPTIONS|OPTS)$|MANAGEMENT_|LOGGING_LEVEL_|SERVER_PORT$)/;

function jobsIn(path: string, properties: readonly Property[], tree: FileTree): readonly Job[] {
  const ofFile = stageOf(lastSegment(path).replace(/\.ya?ml$/, ''));
  const byJob = new Map<string, [string, Property][]>();
  for (const property of properties) {
    const [, id, rest] = inJob.exec(property.key) ?? [];
    if (id === undefined || rest === undefined) continue;
    const entries = byJob.get(id) ?? [];
    byJob.set(id, entries);
    entries.push([rest, property]);
  }
  const everywhere = properties.flatMap((property) =>
    property.key.startsWith('env.') ? [variableOf(property.key.slice('env.'.length), property)] : [],
  );
  let lines: readonly string[] | undefined;
  const textLines = (): readonly string[] => {
    lines ??= decodeUtf8(tree.read(path) ?? new Uint8Array()).split(/\r\n|[\r\n]/);
    return lines;
  };
  return [...byJob].flatMap(([id, entries]): readonly Job[] => {
    const named = entries.find(([rest]) => rest === 'environment' || rest === 'environment.name')?.[1].value;
    const declared = named === undefined ? undefined : stageOf(named);
    const stage = declared ?? ofFile;
    // `test.yml` is for the tests of a pipeline.
    if (stage === undefined || (declared === undefined && mayBeOfTests(stage))) return [];
    const job: Job = { stage, path, id, variables: [], commands: [], names: [], deploys: false, style: 'none' };
    for (const [rest, property] of entries) readEntry(rest, property, job, textLines);
    if (job.variables.length + job.commands.length === 0 || (declared === undefined && !job.deploys)) return [];
    const own = new Set(job.variables.map(({ name }) => name));
    job.variables.push(...everywhere.filter(({ name }) => forSpring.test(name) && !own.has(name)));
    return [job];
  });
}

function readEntry(rest: string, property: Property, job: Job, lines: () => readonly string[]): void {
  const ofJob = /^env\.(.+)$/s.exec(rest)?.[1];
  const [, run, ofStep, input] = inStep.exec(rest) ?? [];
  const name = ofJob ?? ofStep;
  if (name !== undefined) {
    if (!forSpring.test(name)) return;
    job.variables.push(variableOf(name, property));
    if (ofJob !== undefined && job.style === 'none') job.style = 'map';
  } else if (run !== undefined) {
    for (const { text, origin } of commandsOf(property, lines)) readCommand(text, origin, job);
  } else if (input === 'env_vars' || input === 'environment-variables') {
    job.deploys = true;
    const isLiteral = isLiteralBlock(property, lines());
    if (isLiteral) job.style = 'lines';
    for (const { text, origin } of isLiteral
      ? commandsOf(property, lines)
      : [{ text: property.value, origin: property.origin }]) {
      for (const one of text.split(',')) {
        const [, key, value] = /^\s*([A-Za-z_][\w.-]*)=(.*)$/.exec(one) ?? [];
        if (key !== undefined && value !== undefined) job.variables.push(plainly(key, value.trim(), origin));
      }
    }
  } else if (input !== undefined) job.names.push(property.value);
}

function readCommand(text: string, origin: Origin, job: Job): void {
  const found = deployingCommand(text);
  if (found === undefined) return;
  job.deploys = true;
  for (const { name, value, isSecret } of found.variables)
    job.variables.push(isSecret ? { name, value: '', opaque: true, origin } : plainly(name, value, origin));
  if (found.isProcess === true) job.commands.push({ text, origin });
  job.names.push(...found.names);
}

function variableOf(name: string, { value, origin }: Property): WrittenVariable {
  return plainly(name, value, origin);
}

function plainly(name: string, value: string, origin: Origin): WrittenVariable {
  return { name, value: isFilledIn(value) ? '' : value, opaque: isFilledIn(value), origin };
}

/** An expression of the workflow, or a variable of the shell. */
function isFilledIn(text: string): boolean {
  return text.includes('${') || /\$[A-Za-z_(]/.test(text);
}

/** In a literal block the lines of the text are those of the file; else only the key has a place. */
function isLiteralBlock({ valueOrigin: { line, column } }: Property, lines: readonly string[]): boolean {
  return lines[line - 1]?.[column - 1] === '|';
}

/** The commands of a script, each with the line where it begins. */
function commandsOf(property: Property, lines: () => readonly string[]) {
  const { value, origin, valueOrigin } = property;
  const isLiteral = isLiteralBlock(property, lines());
  const found: { readonly text: string; readonly origin: Origin }[] = [];
  // Expressions have blanks, which part no words.
  const script = value.replace(/\$\{\{[^}]{0,300}\}\}/g, (expression) => expression.replace(/[\t ]+/g, ''));
  let begun: { text: string; readonly line: number } | undefined;
  for (const [i, line] of script.split('\n').entries()) {
    const text = line.trimEnd();
    begun ??= { text: '', line: i };
    begun.text += text.endsWith('\\') ? `${text.slice(0, -1)} ` : text;
    if (text.endsWith('\\')) continue;
    const at = isLiteral ? valueOrigin.line + 1 + begun.line : origin.line;
    const column = isLiteral ? (lines()[at - 1] ?? '').search(/\S|$/) + 1 : origin.column;
    found.push({ text: begun.text.trim(), origin: { path: origin.path, line: at, column } });
    begun = undefined;
  }
  return found;
}
