import { pathsByFormat } from '../../documents/paths-by-format.ts';
import { isStage, stageRank } from '../../repository/stage-names.ts';

/** A file that may be one of a config repository, as far as its name tells. */
export interface NamedFile {
  readonly path: string;
  /** `orders` of `orders-prod.yml`. */
  readonly service: string;
  /** `prod`; absent: it is for every environment. */
  readonly stage?: string;
}

/** What the names of files suggest: several services whose files differ by stages in one way. */
export interface Layout {
  /** Directory of the repository; the empty path is the root of the tree. */
  readonly directory: string;
  /** Search paths of the server beside the root. */
  readonly paths: readonly string[];
  /** Files of each service; those of `application` are everybody's. */
  readonly services: ReadonlyMap<string, readonly NamedFile[]>;
}

const configFile = /^(?:(.*)\/)?([A-Za-z0-9][A-Za-z0-9_.-]*)\.(?:properties|ya?ml)$/;

/** Directories whose files belong to some other tool, and sources, where Spring Boot's own rules hold. */
const otherTools =
  /(?:^|\/)(?:src|\.[^/]+|k8s|kubernetes|kustomize|openshift|helm|charts?|templates|ansible|terraform|argocd|flux|i18n|locales?|translations|migrations?|changelogs?|openapi|swagger|workflows|docs?)\//i;

/** Names before a stage that are no services: of other tools, and of configuration in general. */
const noService: ReadonlySet<string> = new Set(
  [
    'docker-compose dockercompose compose values pipeline pipelines azure-pipeline azure-pipelines bitbucket-pipeline',
    'bitbucket-pipelines cloudbuild buildspec appspec serverless manifest kustomization deployment ingress configmap secret',
    'secrets log4j log4j2 logback message messages validationmessages i18n error errors mkdocs sonar gradle maven ansible',
    'playbook inventory hosts environment environments env config conf setting settings variables vars params parameters',
    'template test tests testng database db liquibase flyway hibernate quartz junit',
  ].flatMap((line) => line.split(' ')),
);

/** Splits `orders-pre-prod` before the longest end that is a stage. */
function splitName(stem: string): { readonly service: string; readonly stage?: string } {
  for (let dash = stem.indexOf('-', 1); dash !== -1; dash = stem.indexOf('-', dash + 1)) {
    const stage = stem.slice(dash + 1);
    if (isStage(stage)) return { service: stem.slice(0, dash), stage };
  }
  return { service: stem };
}

/** The files that may be those of a config repository, as far as they and their folders are called, by folder. */
export function filesByFolder(
  paths: readonly string[],
  isOutside: (path: string) => boolean,
): ReadonlyMap<string, readonly NamedFile[]> {
  const folders = new Map<string, NamedFile[]>();
  for (const path of pathsByFormat(paths).configuration) {
    const match = configFile.exec(path);
    if (match === null || otherTools.test(path) || isOutside(path)) continue;
    const [, directory = '', stem = ''] = match;
    const named = splitName(stem);
    if (noService.has(named.service.toLowerCase())) continue;
    const file = { path, ...named };
    const files = folders.get(directory);
    if (files === undefined) folders.set(directory, [file]);
    else files.push(file);
  }
  return folders;
}

/** Every layout that the listing of a tree suggests, by directory. */
export function layoutsIn(paths: readonly string[], isOutside: (path: string) => boolean): readonly Layout[] {
  const folders = filesByFolder(paths, isOutside);
  const children = new Map<string, string[]>();
  for (const directory of folders.keys()) {
    if (directory === '') continue;
    const parent = directory.slice(0, Math.max(0, directory.lastIndexOf('/')));
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [directory]);
    else siblings.push(directory);
  }
  const found: Layout[] = [];
  const modules = new Set(
    pathsByFormat(paths).builds.flatMap((path) => /^(.*)\/(?:pom\.xml|build\.gradle(?:\.kts)?)$/.exec(path)?.[1] ?? []),
  );
  for (const directory of new Set([...folders.keys(), ...children.keys()])) {
    const own = folders.get(directory) ?? [];
    const below = (children.get(directory) ?? []).filter((child) => !modules.has(child));
    const layout =
      byStage(directory, own, below, folders) ??
      byService(directory, own, below, folders) ??
      convincing(directory, [], own);
    if (layout !== undefined) found.push(layout);
  }
  return outermost(found);
}

/** What the names of the files in one directory suggest, wherever it is. */
export function layoutAt(paths: readonly string[], directory: string): Layout | undefined {
  const files = pathsByFormat(paths).configuration.flatMap((path): NamedFile[] => {
    const match = configFile.exec(path);
    if (match === null || (match[1] ?? '') !== directory) return [];
    const named = splitName(match[2] ?? '');
    return noService.has(named.service.toLowerCase()) ? [] : [{ path, ...named }];
  });
  return convincing(directory, [], files);
}

/** `orders-dev.yml`, `orders-prod.yml`, `billing-prod.yml` …: two names at least, two stages, and a stage that two names have. */
function convincing(directory: string, paths: readonly string[], files: readonly NamedFile[]): Layout | undefined {
  const services = new Map<string, NamedFile[]>();
  const owners = new Map<string, Set<string>>();
  for (const file of files) {
    const own = services.get(file.service);
    if (own === undefined) services.set(file.service, [file]);
    else own.push(file);
    if (file.stage === undefined) continue;
    owners.set(file.stage, (owners.get(file.stage) ?? new Set()).add(file.service));
  }
  const isShared = [...owners.values()].some((names) => names.size > 1);
  return differ([...owners.keys()]) && isShared ? { directory, paths, services } : undefined;
}

/** Two stages at least; `dev` and `development` are one. */
export function differ(stages: readonly string[]): boolean {
  return new Set(stages.map(stageRank)).size > 1;
}

/** `orders/orders-dev.yml` or `orders/application-dev.yml`: a folder for each service. */
function byService(
  directory: string,
  own: readonly NamedFile[],
  below: readonly string[],
  folders: ReadonlyMap<string, readonly NamedFile[]>,
): Layout | undefined {
  const files: NamedFile[] = [];
  let count = 0;
  for (const child of below) {
    const name = nameOf(child);
    const ofService = (folders.get(child) ?? []).filter(({ service }) => service === name || service === 'application');
    if (!ofService.some(({ stage }) => stage !== undefined)) continue;
    count++;
    files.push(...ofService.map((file) => ({ ...file, service: name })));
  }
  return count < 2 ? undefined : convincing(directory, ['{application}'], [...own, ...files]);
}

/** `dev/orders.yml`, `prod/orders.yml`: a folder for each stage, and in it two services at least that others have too. */
function byStage(
  directory: string,
  own: readonly NamedFile[],
  below: readonly string[],
  folders: ReadonlyMap<string, readonly NamedFile[]>,
): Layout | undefined {
  const files: NamedFile[] = [];
  const stagesOf = new Map<string, Set<string>>();
  for (const child of below) {
    const name = nameOf(child);
    if (!isStage(name)) continue;
    for (const file of folders.get(child) ?? []) {
      if (file.stage !== undefined && file.stage !== name) continue;
      files.push({ ...file, stage: name });
      stagesOf.set(file.service, (stagesOf.get(file.service) ?? new Set()).add(name));
    }
  }
  const services = [...stagesOf].filter(([service, stages]) => service !== 'application' && stages.size > 1);
  return services.length < 2 ? undefined : convincing(directory, ['{profile}'], [...own, ...files]);
}

function nameOf(directory: string): string {
  return directory.slice(directory.lastIndexOf('/') + 1);
}

/** Without layouts of which another one has files already. */
function outermost(layouts: readonly Layout[]): readonly Layout[] {
  const taken = new Set<string>();
  return layouts
    .toSorted((a, b) => a.directory.length - b.directory.length)
    .filter(({ services }) => {
      const files = [...services.values()].flat();
      if (files.some(({ path }) => taken.has(path))) return false;
      for (const { path } of files) taken.add(path);
      return true;
    });
}
