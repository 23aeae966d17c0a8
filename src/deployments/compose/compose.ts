import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { findConfiguredModules } from '../../repository/modules.ts';
import { lettersOf } from '../../spring/names.ts';
import type { OpenSource } from '../../spring/property-source.ts';
import { wordsIn } from '../command-line/words-in.ts';
import type { DeployedEnvironment, Deployment, VariableHome, VariableLayer } from '../deployment.ts';
import { imageName } from '../helm/helm.ts';
import { variablesByStage } from '../known-variables.ts';
import { directoryOf, isWithin, lastSegment, resolvePath } from '../paths.ts';
import { type ComposeProject, composeProjects, reachesUsers } from './compose-files.ts';
import { type ComposeService, completed } from './compose-services.ts';
import { envFileLayer, givenBy, machineOf, type Reading, reading, spelled, type Written } from './compose-values.ts';

/** The services of a repository's Compose files that are started in several environments. */
export function composeDeployments(tree: FileTree, library: Library): readonly Deployment[] {
  const paths = tree.list();
  const found = composeProjects(paths);
  if (found.length === 0) return [];
  const stages = variablesByStage(paths);
  const projects = found.map((project) => withStagesOfVariables(project, stages.get(project.directory)));
  const some = projects.filter(({ environments }) => reachesUsers(environments.keys()));
  if (some.length === 0) return [];
  const modules = findConfiguredModules(paths).map(({ path }) => path);
  return some.flatMap((project) => deploymentsOf(project, reading(tree, library, stages), modules));
}

/** A plain file that is started with `--env-file .env.prod`: the stages are those of the files of variables. */
function withStagesOfVariables(
  project: ComposeProject,
  stages: ReadonlyMap<string, string> = new Map(),
): ComposeProject {
  if (project.environments.size > 0 || project.shared.length === 0 || stages.size < 2) return project;
  return { ...project, environments: new Map([...stages.keys()].map((stage) => [stage, []])) };
}

function deploymentsOf(project: ComposeProject, files: Reading, modules: readonly string[]): readonly Deployment[] {
  const all = [...project.shared, ...[...project.environments.values()].flat()];
  const names = new Set(all.flatMap((path) => [...files.services(path).keys()]));
  return [...names].flatMap((name): readonly Deployment[] => {
    const stages = [...project.environments].flatMap(([stage, own]) => {
      const found = stagedService(name, project.shared, own, files);
      return found === undefined ? [] : [{ stage, own, ...found }];
    });
    const [first] = stages;
    if (
      first === undefined ||
      !isApplication(
        name,
        stages.map(({ whole }) => whole),
        project,
        modules,
      )
    )
      return [];
    if (all.length === project.shared.length && !stages.some(({ whole }) => takesVariables(whole))) return [];
    const described = completeOf(stages.map(({ whole }) => whole));
    const contexts = contextsOf(described, project.directory);
    const dockerfile =
      described.dockerfile === undefined
        ? undefined
        : resolvePath(contexts[0] ?? project.directory, described.dockerfile);
    const home = homeStyle(stages.map(({ mine }) => mine));
    const environments = stages.map((stage) => environmentOf(name, stage, project, files, home));
    // A file that only publishes ports shows nothing of what the processes get.
    if (!environments.some(showsSomething)) return [];
    return [
      {
        names: [
          name,
          described.container,
          described.image && imageName(described.image),
          ...contexts.map(lastSegment),
        ].filter((one): one is string => one !== undefined && one !== '' && one !== '.'),
        directory: contexts[0] ?? project.directory,
        what: 'Compose service',
        origin: described.origin,
        manifests: [...new Set([...all, ...files.read()])],
        environments,
        problems: files.problems,
        ...(dockerfile !== undefined && { dockerfile }),
      },
    ];
  });
}

function showsSomething({ layers, command = {}, open }: DeployedEnvironment): boolean {
  const words = [...(command.entrypoint ?? []), ...(command.arguments ?? [])];
  return layers.length + words.length + open.length > 0;
}

interface Stage {
  readonly stage: string;
  readonly own: readonly string[];
  /** What its own files say, what all say, and both together. */
  readonly mine: ComposeService | undefined;
  readonly ours: ComposeService | undefined;
  readonly whole: ComposeService;
}

function stagedService(
  name: string,
  shared: readonly string[],
  own: readonly string[],
  files: Reading,
): Pick<Stage, 'mine' | 'ours' | 'whole'> | undefined {
  const together = (paths: readonly string[]): ComposeService | undefined => {
    let result: ComposeService | undefined;
    for (const path of paths) {
      const service = extendedService(name, path, files, 0);
      if (service !== undefined) result = completed(result, service);
    }
    return result;
  };
  const ours = together(shared);
  const mine = together(own);
  const whole = mine === undefined ? ours : completed(ours, mine);
  return whole === undefined ? undefined : { mine, ours, whole };
}

const deepest = 8;

/** A service with what it extends, of the same file or another of the repository. */
function extendedService(name: string, path: string, files: Reading, depth: number): ComposeService | undefined {
  const service = files.services(path).get(name);
  if (service?.extended === undefined || depth > deepest) return service;
  const { file, service: other } = service.extended;
  const from = file === undefined ? path : resolvePath(directoryOf(path), file);
  const below = from === undefined ? undefined : extendedService(other, from, files, depth + 1);
  return completed(below, service);
}

const springVariable = /^(?:SPRING_|MANAGEMENT_|JAVA_|JDK_JAVA_|LOGGING_LEVEL_|SERVER_(?:PORT|SERVLET))/;

/** Images of what stands beside an application. */
const ofOthers =
  /postgres|mysql|maria|mongo|redis|valkey|rabbit|kafka|zookeeper|elastic|kibana|logstash|keycloak|vault|consul|nginx|traefik|grafana|prometheus|loki|tempo|jaeger|zipkin|otel|minio|mail|node|httpd|adminer|pgadmin|localstack|wiremock/i;

/** Whether a service runs a module of the repository, and no database or broker beside it. */
function isApplication(
  name: string,
  services: readonly ComposeService[],
  project: ComposeProject,
  modules: readonly string[],
): boolean {
  const folders = new Set(modules.map((path) => lettersOf(lastSegment(path))));
  return services.some((service) => {
    const { image, container, variables, command = [], entrypoint = [] } = service;
    const called = [name, container, image === undefined ? undefined : imageName(image)];
    if (called.some((one) => one !== undefined && folders.has(lettersOf(one)))) return true;
    if (modules.length === 1 && image?.includes('/') === true && !ofOthers.test(`${name} ${image}`)) return true;
    if (variables.some((variable) => springVariable.test(variable.name))) return true;
    const words = [...command, ...entrypoint].flatMap(({ text, isLine }) => (isLine === true ? wordsIn(text) : [text]));
    if (words.some((text) => /^(?:-D|--spring\.)|^(?:.*\/)?java$/.test(text))) return true;
    return contextsOf(service, project.directory).some((context) =>
      modules.some((module) => isWithin(module, context) || (module !== '.' && isWithin(context, module))),
    );
  });
}

function takesVariables({ variables, envFiles }: ComposeService): boolean {
  return (
    variables.some(({ written }) => written === undefined || written.includes('$')) ||
    envFiles.some(({ written }) => written.includes('$'))
  );
}

function contextsOf({ context }: ComposeService, directory: string): readonly string[] {
  const path = context === undefined || context.includes('$') ? undefined : resolvePath(directory, context);
  return path === undefined ? [] : [path];
}

function completeOf(services: readonly ComposeService[]): ComposeService {
  return services.find(({ context }) => context !== undefined) ?? (services[0] as ComposeService);
}

function homeStyle(services: readonly (ComposeService | undefined)[]): VariableHome['style'] {
  const styles = services.flatMap((service) => service?.style ?? []);
  if (styles.length > 0) return styles[0] as VariableHome['style'];
  return services.some((service) => service !== undefined && service.envFiles.length > 0) ? 'lines' : 'map';
}

function environmentOf(
  name: string,
  { stage, own, mine, ours, whole }: Stage,
  project: ComposeProject,
  files: Reading,
  style: VariableHome['style'],
): DeployedEnvironment {
  const manifest = own.at(-1) ?? project.shared.at(-1) ?? project.directory;
  const directory = directoryOf(own[0] ?? project.shared[0] ?? manifest);
  const machine = machineOf(stage, directory, files);
  const open: OpenSource[] = [];
  const layers: VariableLayer[] = [];
  const ownNames = new Set(mine?.variables.map((variable) => variable.name));
  const split = (service: ComposeService | undefined, kind: VariableLayer['kind'], path: string): void => {
    const variables = (service?.variables ?? []).filter((one) => kind === 'environment' || !ownNames.has(one.name));
    const written = variables.map((variable) => givenBy(variable, machine));
    const ofStage = kind === 'shared' ? written.filter((one) => one.isOwn) : [];
    if (ofStage.length > 0) layers.push(layer(machine.path ?? path, 'environment', ofStage));
    layers.push(layer(path, kind, kind === 'shared' ? written.filter((one) => !one.isOwn) : written));
  };
  split(mine, 'environment', manifest);
  split(ours, 'shared', project.shared.at(-1) ?? manifest);
  const seen = (service: ComposeService | undefined, kind: VariableLayer['kind']): void => {
    for (const file of service?.envFiles.toReversed() ?? []) {
      const read = envFileLayer(file, kind, project, machine, files);
      if ('what' in read) open.push(read);
      else layers.push(read);
    }
  };
  seen(mine, 'environment');
  seen(ours, 'shared');
  for (const { text, origin } of whole.mounted) open.push({ what: `files that are mounted at ${text}`, origin });
  const command = {
    ...(whole.entrypoint && { entrypoint: whole.entrypoint.flatMap((word) => spelled(word, machine)) }),
    ...(whole.command && { arguments: whole.command.flatMap((word) => spelled(word, machine)) }),
  };
  const lines = layers.find(({ kind, path }) => kind === 'environment' && path !== manifest)?.path;
  const home: VariableHome =
    style === 'lines' && lines !== undefined
      ? { path: lines, parent: '', style }
      : { path: manifest, parent: `services.${name}.environment`, style: style === 'lines' ? 'map' : style };
  return {
    name: stage,
    layers: layers.filter(({ variables }) => variables.length > 0),
    command,
    open,
    home,
    stray: [],
    basis: [{ text: `a Compose file for ${stage}`, origin: { path: machine.path ?? manifest, line: 1, column: 1 } }],
  };
}

function layer(path: string, kind: VariableLayer['kind'], written: readonly Written[]): VariableLayer {
  return { path, kind, variables: written.map(({ variable }) => variable) };
}
