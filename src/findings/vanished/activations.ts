import type { Environment } from '../../applications/application.ts';
import type { Deployment } from '../../deployments/deployment.ts';
import { processOf } from '../../deployments/process.ts';
import { decodeLatin1 } from '../../documents/decode.ts';
import type { Origin, Property } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Settings } from '../../requirements/contract/settings.ts';
import type { Subject } from '../../rules/rule-context.ts';
import { uniformName } from '../../spring/names.ts';

/** A place that names an environment or a profile, so that it is started or meant: a manifest, a group, keyparity.yml. */
export interface Activation {
  /** An environment, a profile, or the path of a file. */
  readonly name: string;
  readonly origin: Origin;
}

/** What names environments, profiles and files of an application in one state of a repository. */
export function activationsOf(
  { application }: Pick<Subject, 'application'>,
  { tree, settings, unjoined }: { tree: FileTree; settings: Settings; unjoined: readonly Deployment[] },
): readonly Activation[] {
  return [
    ...application.environments.flatMap(ofEnvironment),
    ...application.documents.flatMap(({ properties }) => properties.flatMap(ofProperty)),
    ...ofSettings(settings, application.name),
    ...unjoined.flatMap(ofDeployment),
    ...scriptsOf(tree).flatMap((path) => ofScript(path, tree)),
  ];
}

function ofEnvironment({ name, deployed, basis, layers }: Environment): readonly Activation[] {
  const origin = basis?.find((one) => one.origin !== undefined)?.origin;
  return [
    ...(deployed === undefined || origin === undefined ? [] : [{ name, origin }]),
    ...layers.flatMap(({ source }) => (source.document === undefined ? source.properties.flatMap(ofProperty) : [])),
  ];
}

function ofDeployment({ environments }: Deployment): readonly Activation[] {
  return environments.flatMap((environment) => {
    const { arguments: options, systemProperties, variables } = processOf(environment);
    return [
      ...environment.basis.flatMap(({ origin }) => (origin === undefined ? [] : [{ name: environment.name, origin }])),
      ...variables.flatMap(({ source }) => source.properties.flatMap(ofProperty)),
      ...[...systemProperties].flatMap(([key, { value, origin }]) => ofEntry(key, value, origin)),
      ...options.flatMap(({ text, origin }) => ofOption(text, origin)),
    ];
  });
}

function ofOption(text: string, origin: Origin): readonly Activation[] {
  const [, key = '', value = ''] = /^--([^=]+)=(.*)$/s.exec(text) ?? [];
  return ofEntry(key, value, origin);
}

function ofProperty({ key, value, origin }: Property): readonly Activation[] {
  return ofEntry(key, value, origin);
}

function ofEntry(key: string, value: string, origin: Origin): readonly Activation[] {
  const plain = key.replace(/\[\d+\]$/, '');
  const isActivating = /^SPRING_PROFILES_ACTIVE$/i.test(plain) || activating.has(uniformName(plain));
  const group = /^spring\.profiles\.group\.(.+)$/i.exec(plain)?.[1];
  if (!isActivating && group === undefined) return [];
  return [...value.split(/[\s,{}$:]+/), group ?? ''].flatMap((name) => (name === '' ? [] : [{ name, origin }]));
}

const activating: ReadonlySet<string> = new Set(
  ['active', 'include', 'default'].map((word) => `spring.profiles.${word}`),
);

function ofSettings({ environments, groups, applications }: Settings, application: string): readonly Activation[] {
  const own = applications.find(({ name }) => name === application)?.environments ?? [];
  return [
    ...environments.flatMap(({ name, profiles, origin }) => [name, ...profiles].map((one) => ({ name: one, origin }))),
    ...groups.flatMap(({ members }) => members),
    ...own,
  ];
}

/** Files of pipelines and scripts, which start things by their names. */
const script =
  /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.circleci\/config\.ya?ml|\.(?:gitlab-ci|travis)\.ya?ml|bitbucket-pipelines\.ya?ml|azure-pipelines[^/]*\.ya?ml)$|(?:^|\/)(?:Jenkinsfile[^/]*|Makefile|Procfile|Taskfile\.ya?ml|skaffold\.ya?ml|helmfile[^/]*\.ya?ml|Dockerfile[^/]*|[^/]+\.(?:sh|service))$/;
const mostScripts = 200;
const longestScript = 200_000;

function scriptsOf(tree: FileTree): readonly string[] {
  return tree
    .list()
    .filter((path) => script.test(path))
    .slice(0, mostScripts);
}

/** Names of profiles behind their switch, and every word that may be a path. */
function ofScript(path: string, tree: FileTree): readonly Activation[] {
  const bytes = tree.read(path);
  if (bytes === undefined || bytes.length > longestScript) return [];
  return decodeLatin1(bytes)
    .split(/\r\n|\n|\r/)
    .flatMap((line, index) => {
      if (/^\s*(?:#|\/\/)/.test(line)) return [];
      const origin = { path, line: index + 1, column: 1 };
      const profiles = /(?:SPRING_PROFILES_ACTIVE|spring\.profiles\.active)["']?\s*[=:]\s*["']?([\w.,-]+)/.exec(
        line,
      )?.[1];
      const words = line.match(/[\w./-]*[./][\w./-]+/g) ?? [];
      return [...(profiles ?? '').split(','), ...words].flatMap((name) => (name === '' ? [] : [{ name, origin }]));
    });
}
