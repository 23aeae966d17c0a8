import type { Property, ReadProblem } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import { pathsByFormat } from '../../documents/paths-by-format.ts';
import { absenceProblem } from '../../documents/stand-ins.ts';
import { readYaml } from '../../documents/yaml-reader.ts';
import { isOutsideProduction } from '../../repository/modules.ts';
import type { OpenSource } from '../../spring/property-source.ts';
import { reachesUsers, stageOf } from '../compose/compose-files.ts';
import type { DeployedEnvironment, Deployment, WrittenVariable, WrittenWord } from '../deployment.ts';
import { imageName } from '../helm/helm.ts';
import { directoryOf, lastSegment } from '../paths.ts';

const fileName = /^(?:(.+)[-_.])?(?:ecs[-_.])?task[-_]?def(?:inition)?(?:[-_.](.+))?\.json$/;

/** One container of one task definition. */
interface Container {
  readonly stage: string;
  readonly path: string;
  readonly prefix: string;
  readonly properties: ReadonlyMap<string, Property>;
}

/** The containers of ECS task definitions that are there for several stages: `taskdef-prod.json`. */
export function ecsDeployments(tree: FileTree): readonly Deployment[] {
  const byContainer = new Map<string, Container[]>();
  const problems: ReadProblem[] = [];
  for (const path of pathsByFormat(tree.list()).json) {
    if (
      !path.includes('task') ||
      !/task[-_]?def[^/]*\.json$/.test(path) ||
      isOutsideProduction(path.replace(/^\.(?:aws|github)\//, ''))
    )
      continue;
    const [, before, after] = fileName.exec(lastSegment(path)) ?? [];
    const stage = stageOf(after ?? '') ?? stageOf(before ?? '') ?? stageOf(lastSegment(directoryOf(path)));
    if (stage === undefined) continue;
    const bytes = tree.read(path);
    if (bytes === undefined) {
      const absence = absenceProblem(path, tree);
      if (absence !== undefined) problems.push(absence);
      continue;
    }
    // JSON is YAML whose tabs are blanks, which the newest reader allows.
    const file = readYaml(path, bytes, 'spring-boot-4.1');
    problems.push(...file.problems.filter(({ fatal }) => fatal));
    for (const container of containersIn(stage, path, file.documents[0]?.properties ?? [])) {
      const name = container.properties.get('name')?.value ?? '';
      const plain = name.replace(`-${stage}`, '').replace(`${stage}-`, '');
      byContainer.set(plain, [...(byContainer.get(plain) ?? []), container]);
    }
  }
  return [...byContainer].flatMap(([name, containers]) => {
    if (!reachesUsers(containers.map(({ stage }) => stage))) return [];
    const [first] = containers as [Container];
    const images = containers.flatMap(({ properties }) => properties.get('image')?.value ?? []);
    return [
      {
        names: [name, ...images.map(imageName)].filter((one) => /^[\w.-]+$/.test(one)),
        directory: directoryOf(first.path),
        what: 'ECS task definition',
        origin: { path: first.path, line: 1, column: 1 },
        manifests: containers.map(({ path }) => path),
        environments: containers.map(environmentOf),
        problems,
      },
    ];
  });
}

const inContainer = /^((?:taskDefinition\.)?containerDefinitions\[\d+\])\.(.+)$/s;

function containersIn(stage: string, path: string, properties: readonly Property[]): readonly Container[] {
  const found = new Map<string, Map<string, Property>>();
  for (const property of properties) {
    const [, prefix, rest] = inContainer.exec(property.key) ?? [];
    if (prefix === undefined || rest === undefined) continue;
    const own = found.get(prefix) ?? new Map<string, Property>();
    found.set(prefix, own);
    own.set(rest, property);
  }
  return [...found].map(([prefix, own]) => ({ stage, path, prefix, properties: own }));
}

function environmentOf({ stage, path, prefix, properties }: Container): DeployedEnvironment {
  const variables: WrittenVariable[] = [];
  const words = { entryPoint: [] as WrittenWord[], command: [] as WrittenWord[] };
  const open: OpenSource[] = [];
  for (const [rest, { value, origin, opaque }] of properties) {
    const [, block, index] = /^(environment|secrets)\[(\d+)\]\.name$/.exec(rest) ?? [];
    if (block === 'secrets') variables.push({ name: value, value: '', opaque: true, origin });
    else if (block !== undefined) {
      const given = properties.get(`environment[${index}].value`);
      const isOpaque = given === undefined || given.opaque === true || /\$\{|<[A-Z_]+>/.test(given.value);
      variables.push({ name: value, value: given?.value ?? '', opaque: isOpaque, origin });
      continue;
    }
    const list = /^(entryPoint|command)\[\d+\]$/.exec(rest)?.[1];
    if (list === 'entryPoint' || list === 'command')
      words[list].push({ text: value, origin, ...(opaque && { opaque }) });
    else if (rest.startsWith('environmentFiles[')) open.push({ what: 'files of variables in a bucket', origin });
  }
  return {
    name: stage,
    layers: variables.length === 0 ? [] : [{ path, kind: 'environment', variables }],
    command: {
      ...(words.entryPoint.length > 0 && { entrypoint: words.entryPoint }),
      ...(words.command.length > 0 && { arguments: words.command }),
    },
    open,
    home: { path, parent: `${prefix}.environment`, style: 'json' },
    stray: [],
    basis: [{ text: `a task definition for ${stage}`, origin: { path, line: 1, column: 1 } }],
  };
}
