import { isOutsideProduction } from './modules.ts';

/** Files that look like configuration and that no application reads, with what they seem to be. */
export interface SkippedFiles {
  readonly reason: SkipReason;
  /** In the order of the listing. */
  readonly paths: readonly string[];
}

/**
 * Why a file is left alone, what a person most wants to know first: `configuration` looks like Spring's and is read by
 * nobody; `manifest` and `values` describe deployments of no application; `unread` stands among main resources and nothing
 * is known to read it; `chef` is not understood; the others are no configuration of a deployed application.
 */
export type SkipReason = keyof typeof reasons;

const reasons = {
  configuration: /(?:^|\/)(?:application|bootstrap)(?:-[^/]+)?\.(?:properties|ya?ml)$/,
  chef: /(?:^|\/)(?:cookbooks|data_bags|attributes|recipes)\/.*\.(?:rb|json)$|(?:^|\/)(?:environments|roles)\/[^/]+\.rb$/,
  values: /(?:^|\/)(?:values(?:[-_.][^/]*)?|[^/]*[-_.]values)\.ya?ml$|(?:^|\/)(?:helm-)?values\/[^/]+\.ya?ml$/,
  manifest:
    /(?:^|\/)\.?(?:nais|k8s|kube|kubernetes|openshift|kustomize|manifests?|helm(?:_deploy)?|charts?|deploy(?:ment)?s?|overlays|infra(?:structure)?)\/.*\.ya?ml$|(?:^|\/)(?:nais|naiserator|docker-?compose|compose|deployment|kustomization)(?:[-_.][^/]*)?\.ya?ml$/i,
  unread: /(?:^|\/)src\/main\/(?:resources?|config|webapp)\/.*\.(?:properties|ya?ml)$/,
  /** By the folder alone. */
  tests: /(?!)/,
  samples: /(?!)/,
  messages:
    /(?:^|\/)(?:[^/]*messages?[^/]*|[^/]*errors?|[^/]+_(?!qa)[a-z]{2}(?:_[A-Z]{2})?)\.properties$|(?:^|\/)(?:i18n|l10n|locales?|lang|languages?|translations?|messages)\/.*\.(?:properties|ya?ml)$/i,
  changes: /(?:^|\/)(?:db|database|liquibase|flyway|changelogs?|migrations?)\/.*\.ya?ml$/i,
  logging: /(?:^|\/)(?:log4j2?|logback|logging|simplelogger)[^/]*\.(?:properties|ya?ml)$/i,
  tools:
    /(?:^|\/)(?:\.[^/]+\/.*|\.[^/]+|gradle\.properties|[^/]*wrapper\.properties|pom\.properties|git\.properties|build\.properties|sonar[^/]*|detekt[^/]*|mkdocs[^/]*|codecov[^/]*|[^/]*pipelines?[^/]*|catalog-info[^/]*|renovate[^/]*|pnpm-[^/]*|cloudbuild[^/]*|appspec[^/]*|buildspec[^/]*|skaffold[^/]*|_config|openapi[^/]*|swagger[^/]*|api-docs[^/]*)\.?(?:properties|ya?ml)?$/i,
  other: /\.(?:properties|ya?ml)$/,
} as const;

/** The first that fits; what a file is in tells more than what it is called. */
const inOrder: readonly SkipReason[] = [
  'configuration',
  'messages',
  'changes',
  'logging',
  'values',
  'manifest',
  'tools',
  'unread',
  'other',
];

/** The order in which they are told. */
export const skipReasons = Object.keys(reasons) as readonly SkipReason[];

const looksLikeConfiguration = /\.(?:properties|ya?ml|rb|json)$/;
/** The end of a text in some language, beside the text in the usual one: `decision_sv.properties`, `decision.properties`. */
const language = /_(?!qa)[a-z]{2}(?:_[A-Z]{2})?\.properties$/;
const inTests =
  /(?:^|\/)(?:src\/(?!main\/)[^/]*(?:test|fixture|it|aat|e2e|mock|jmh|benchmark)[^/]*|tests?|testdata|test-?resources|e2e|cypress|wiremock)\//i;
const inPipeline = /(?:^|\/)\.(?:github|gitlab|circleci|azure|mvn|idea|vscode|yarn)\//;
const inSamples = /(?:^|\/)(?:samples?|examples?|archetype-resources|(?:test-?)?fixtures?)\//i;

/**
 * Files of a listing that look like configuration and are not among those that are read.
 *
 * @param applications names of applications: `orders-prod.yml` is named after one
 */
export function skippedFiles(
  paths: readonly string[],
  applications: readonly string[],
  isRead: (path: string) => boolean,
): readonly SkippedFiles[] {
  const names = new Set(applications);
  const translated = new Set(
    paths.filter((path) => language.test(path)).map((path) => path.replace(language, '.properties')),
  );
  const found = new Map<SkipReason, string[]>();
  for (const path of paths) {
    // A cheap test first: it is made for every path of the repository.
    if (!looksLikeConfiguration.test(path) || isRead(path)) continue;
    const reason = translated.has(path) ? 'messages' : reasonOf(path, names);
    if (reason === undefined) continue;
    const group = found.get(reason);
    if (group === undefined) found.set(reason, [path]);
    else group.push(path);
  }
  return skipReasons.flatMap((reason) => {
    const group = found.get(reason);
    return group === undefined ? [] : [{ reason, paths: group }];
  });
}

function reasonOf(path: string, applications: ReadonlySet<string>): SkipReason | undefined {
  if (reasons.chef.test(path)) return 'chef';
  if (!/\.(?:properties|ya?ml)$/.test(path)) return undefined;
  if (inPipeline.test(path)) return 'tools';
  if (inTests.test(path)) return 'tests';
  if (inSamples.test(path)) return 'samples';
  const reason = inOrder.find((one) => reasons[one].test(path));
  if (reason === 'values' || reason === 'manifest') return reason;
  // Build output and folders of tools.
  if (reason === 'tools' || isOutsideProduction(path)) return 'tools';
  return (reason === 'other' || reason === 'unread') && isNamedAfter(path, applications) ? 'configuration' : reason;
}

/** `orders.yml`, `orders-prod.yml` */
function isNamedAfter(path: string, applications: ReadonlySet<string>): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/, '');
  if (applications.has(name)) return true;
  return [...name.matchAll(/-/g)].some(({ index }) => applications.has(name.slice(0, index)));
}
