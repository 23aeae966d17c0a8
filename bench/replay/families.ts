import { posix } from 'node:path';
import { decodeLatin1 } from '../../src/documents/decode.ts';
import { compareBytes, type FileTree } from '../../src/documents/file-tree.ts';
import { type Setting, settingsIn } from './settings-in.ts';

/*
 * Families of files that stand for environments, found without asking Keyparity what an environment is: siblings whose paths
 * differ in one place and that set much the same keys.
 */

export interface Member {
  /** What stands in the place in which the paths differ. */
  readonly word: string;
  readonly path: string;
}

export type Layout =
  | 'profile files'
  | 'folders'
  | 'config repository'
  | 'values files'
  | 'overlays'
  | 'Compose and .env'
  | 'Chef';

export interface Family {
  readonly layout: Layout;
  /** The path of its members, with `*` in the place in which they differ. */
  readonly pattern: string;
  /** In byte order of their paths. */
  readonly members: readonly Member[];
  /** The member that each fault leaves behind. */
  readonly target: Member;
  /** A key that each member sets once; it is deleted, renamed and emptied. */
  readonly key: string;
  /** Whether most of the words are usual names of stages. */
  readonly words: 'stages' | 'others';
}

const outside =
  /(?:^|\/)(?:tests?|target|build|bin|out|dist|node_modules|\.github|\.gitlab|\.circleci|docs?|examples?|samples?|e2e|perf|performance|frontend|cypress|terraform|locales?|i18n|helm_tests)\/|(?:^|\/)src\/(?!main\/)/i;

const otherMeaning =
  /(?:^|\/)(?:messages?|validationmessages|labels?|strings|log4j2?|logback|logging|gradle|maven|wrapper|chart|openapi|swagger|api|index|mkdocs|renovate|catalog-info|sonar-project|hlint|pom|banner|quartz)[\w-]*\.(?:properties|ya?ml|json)$/i;

const readable =
  /\.(?:properties|ya?ml|env)$|(?:^|\/)\.env\.[\w-]+$|(?:^|\/)chef\/(?:.*\/)?environments\/[^/]+\.(?:json|rb)$/;

const chef = /\.(?:json|rb)$/;

const largestFile = 256 * 1024;

const usualStage =
  /^(?:d|t|q|p|dev|devel|develop|development|test|testing|tst|qa|uat|int|integration|sit|st|acc|accept|acceptance|stage|staging|stg|pre|preprod|pre-prod|preproduction|prod|production|prd|live|demo|sandbox|ci|local|perf|beta|alpha|nonprod|non-prod)$/i;

/** Environments of developers: a fault that leaves one of these behind may be told more quietly. */
const developers =
  /^(?:d|t|dev|devel|develop|development|test|testing|tst|local\w*|sandbox|ci|auto[-_]?test|docker\w*|default|example|sample|dev[-_]\w+|\w+[-_]dev|\w+[-_]local)$/i;

/** Profiles that switch a technology, a tenant's language or a kind of deployment: no environments, however alike they are. */
const feature =
  /^(?:h2|hsql|mysql|mariadb|postgres\w*|pg|oracle|mssql|sqlserver|db2|mongo\w*|redis|kafka|rabbit\w*|eureka|consul|nacos|zookeeper|zipkin|swagger|docs?|ssl|tls|https?|jpa|jdbc|db|database|security|cache|quartz|scheduler|batch|oauth2?|oidc|saml|ldap|cloud|config|web|api|common|base|secrets?|[a-z]{2}_[A-Z]{2}|server|client|worker|admin|mail|storage|log|logging|metrics|actuator|native|k8s|kubernetes|kube|elastic\w*|solr|s3|minio|dm\d?|kingbase\d?|wiremock|mock\w*|peer\d|\w*[-_]discovery|(?:ldap|oidc|sharding)[-_][\w-]+|ar|de|en|es|fr|it|ja|ko|nl|pl|pt|ru|uk|zh|sv|da|fi|nb|no|tr|cs|hu|el|\d+)$/i;

interface File {
  readonly path: string;
  readonly keys: ReadonlySet<string>;
  readonly isSpring: boolean;
}

interface Candidate {
  readonly pattern: string;
  readonly place: 'name' | 'whole name' | 'folder';
  readonly members: readonly { readonly word: string; readonly file: File }[];
  readonly likeness: number;
}

/** So many of one repository at most: it does not speak for all. */
const mostFamilies = 8;

export interface Least {
  readonly members: number;
  /** Keys that most members have in common. */
  readonly keys: number;
}

/** Families of a tree, the most alike first. */
export function familiesOf(tree: FileTree, least: Least = { members: 3, keys: 2 }): readonly Family[] {
  if (!mayUseSpring(tree)) return [];
  const files = filesOf(tree, least);
  const all = new Set(tree.list());
  const candidates = [...grouped(files)]
    .flatMap(([pattern, members]) => candidateOf(pattern, members, least) ?? [])
    .filter((candidate) => !standsForModules(candidate, tree.list()) && !isOfPackage(candidate, all))
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        rank(a) - rank(b) ||
        lettersOf(a) - lettersOf(b) ||
        compareBytes(a.pattern, b.pattern),
    );
  const wordsElsewhere = wordCounts(candidates);
  const taken = new Set<string>();
  const families: Family[] = [];
  for (const candidate of candidates) {
    if (candidate.members.some(({ file }) => taken.has(file.path))) continue;
    if (!mayBeEnvironments(candidate, all, wordsElsewhere)) continue;
    const family = familyOf(candidate, tree);
    if (family === undefined) continue;
    for (const { file } of candidate.members) taken.add(file.path);
    families.push(family);
    if (families.length === mostFamilies) break;
  }
  return families;
}

/** Where nothing is built, the repository may hold the configuration of others. */
function mayUseSpring(tree: FileTree): boolean {
  const builds = tree
    .list()
    .filter((path) => /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml)$/.test(path));
  return builds.length === 0 || builds.some((path) => /spring/i.test(textOf(tree, path)));
}

export function textOf(tree: FileTree, path: string): string {
  const bytes = tree.read(path);
  return bytes === undefined ? '' : decodeLatin1(bytes);
}

function filesOf(tree: FileTree, least: Least): readonly File[] {
  const paths = tree.list();
  const folders = new Set(paths.filter((path) => applicationFile.test(path)).map((path) => posix.dirname(path)));
  return paths.flatMap((path) => {
    if (!readable.test(path) || outside.test(path) || otherMeaning.test(path)) return [];
    const bytes = tree.read(path);
    if (bytes === undefined || bytes.length > largestFile) return [];
    const settings = settingsIn(path, decodeLatin1(bytes));
    const isSpring = isSpringFile(path, settings, folders);
    const keys = new Set(settings.filter((setting) => isSpring || setting.isVariable).map(({ key }) => key));
    return keys.size < least.keys ? [] : [{ path, keys, isSpring }];
  });
}

const applicationFile = /(?:^|\/)(?:application|bootstrap)[-_.\w]*\.(?:properties|ya?ml)$/;

/** Settings of an application; of all other files only variables matter. */
function isSpringFile(path: string, settings: readonly Setting[], folders: ReadonlySet<string>): boolean {
  if (chef.test(path) || applicationFile.test(path)) return true;
  if (/(?:^|\/)values[-_.\w]*\.ya?ml$|(?:^|\/)kustomization\.ya?ml$|compose[-_.\w]*\.ya?ml$/.test(path)) return false;
  if (path.endsWith('.env') || path.includes('.env.')) return false;
  if (folders.has(posix.dirname(path)) || /(?:^|\/)src\/main\/resources\//.test(path)) return true;
  if (path.endsWith('.properties'))
    return /(?:^|\/)(?:conf\w*|env\w*|profiles?|stages?|properties|WEB-INF)\//i.test(path);
  return settings.some(({ key }) => /^(?:spring|server|eureka|management|logging)\./.test(key));
}

/** Every way in which the path of a file may differ from those of its siblings. */
function* placesOf(
  path: string,
): Generator<{ readonly pattern: string; readonly word: string; readonly place: Candidate['place'] }> {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  const folder = segments.map((each) => `${each}/`).join('');
  const dotenv = /^\.env\.(.+)$/.exec(name);
  if (dotenv !== null) {
    yield { pattern: `${folder}.env.*`, word: dotenv[1] ?? '', place: 'name' };
    return;
  }
  const dot = name.lastIndexOf('.');
  const [stem, extension] = [name.slice(0, dot), chef.test(name) ? '' : name.slice(dot)];
  yield { pattern: `${folder}*${extension}`, word: stem, place: 'whole name' };
  for (const { index } of stem.matchAll(/[-_.]/g)) {
    yield { pattern: `${folder}${stem.slice(0, index + 1)}*${extension}`, word: stem.slice(index + 1), place: 'name' };
    yield { pattern: `${folder}*${stem.slice(index)}${extension}`, word: stem.slice(0, index), place: 'name' };
  }
  for (const [index, word] of segments.entries()) {
    const others = segments.map((segment, at) => (at === index ? '*' : segment));
    yield { pattern: [...others, name].join('/'), word, place: 'folder' };
  }
}

function grouped(
  files: readonly File[],
): ReadonlyMap<string, Candidate['members'][number][] & { place?: Candidate['place'] }> {
  const groups = new Map<string, Candidate['members'][number][] & { place?: Candidate['place'] }>();
  for (const file of files) {
    for (const { pattern, word, place } of placesOf(file.path)) {
      if (word === '' || feature.test(word)) continue;
      const group = groups.get(pattern) ?? Object.assign([], { place });
      group.push({ word, file });
      groups.set(pattern, group);
    }
  }
  return groups;
}

/** The members that set much the same keys; `undefined` where there are too few of them. */
function candidateOf(
  pattern: string,
  group: Candidate['members'][number][] & { place?: Candidate['place'] },
  least: Least,
): Candidate | undefined {
  if (group.length < least.members) return undefined;
  const counts = new Map<string, number>();
  for (const { file } of group) for (const key of file.keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const usual = new Set([...counts].filter(([, count]) => count * 2 > group.length).map(([key]) => key));
  const alike = group
    .map((member) => ({ member, likeness: likenessOf(member.file.keys, usual) }))
    .filter(({ likeness }) => likeness >= leastLikeness);
  if (alike.length < least.members || usual.size < least.keys) return undefined;
  const likeness = alike.reduce((sum, each) => sum + each.likeness, 0) / alike.length;
  return { pattern, place: group.place ?? 'name', members: alike.map(({ member }) => member), likeness };
}

const leastLikeness = 0.6;

/** Of the usual keys it has, and of its own that are usual; what one has beyond the others matters less. */
function likenessOf(own: ReadonlySet<string>, usual: ReadonlySet<string>): number {
  const common = [...own].filter((key) => usual.has(key)).length;
  return common === 0 ? 0 : 0.75 * (common / usual.size) + 0.25 * (common / own.size);
}

function rank({ place }: Candidate): number {
  return ['name', 'folder', 'whole name'].indexOf(place);
}

/** The less the paths differ, the better. */
function lettersOf({ members }: Candidate): number {
  return members.reduce((sum, { word }) => sum + word.length, 0);
}

/** Folders with a build, a chart or an image of their own are parts of a system. */
function standsForModules({ pattern, place, members }: Candidate, paths: readonly string[]): boolean {
  if (place !== 'folder') return false;
  const before = pattern.slice(0, pattern.indexOf('*'));
  const roots = new Set(members.map(({ word }) => `${before}${word}/`));
  return paths.some((path) => {
    const match = /^(.*?\/)(?:pom\.xml|build\.gradle(?:\.kts)?|Dockerfile|package\.json|Chart\.yaml|src\/.*)$/.exec(
      path,
    );
    return match !== null && roots.has(match[1] ?? '');
  });
}

/** What stands beside a package.json is read by another program. */
function isOfPackage({ members }: Candidate, all: ReadonlySet<string>): boolean {
  const folder = posix.dirname(members[0]?.file.path ?? '');
  return all.has(posix.join(folder, 'package.json'));
}

/** In how many candidates a word occurs with another of the same candidate. */
function wordCounts(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { members } of candidates) {
    for (const { word } of members) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

const folderOfEnvironments =
  /(?:^|[/-])(?:overlays?|envs?|environments?|profiles?|stages?|tenants?|regions?|clusters?)\/\*/i;

/**
 * Siblings may also be services, tenants' texts or features. They are taken for environments where their words are stages,
 * where what is left of the name has a file of its own (`values.yaml` beside `values-x.yaml`), where the same words occur in
 * several families, or where their folder says so.
 */
function mayBeEnvironments(
  { pattern, place, members }: Candidate,
  all: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): boolean {
  const named = members.filter(({ word }) => stageIn(word) !== undefined);
  const isNamed = named.length * 2 >= members.length && new Set(named.map(({ word }) => stageIn(word))).size > 1;
  if (place === 'whole name') return isNamed && named.every(({ word }) => usualStage.test(word));
  if (isNamed) return true;
  if (folderOfEnvironments.test(pattern)) return true;
  if (place === 'name' && /[-_.]\*/.test(pattern)) {
    const base = pattern.replace(/[-_.]\*/, '');
    if (all.has(base) || /(?:^|\/)(?:application|bootstrap|values)[-_.]\*/.test(pattern)) return true;
  }
  return named.length > 1 && members.every(({ word }) => (counts.get(word) ?? 0) > 1);
}

/** A stage, alone or with a word beside it: `prod`, `prod-eu`, `eu_prod`. */
function stageIn(word: string): string | undefined {
  if (usualStage.test(word)) return word;
  return word.split(/[-_.]/).find((part) => part.length > 2 && usualStage.test(part));
}

/** Keys that are not compared, or that say which environment it is. */
const never =
  /^(?:logging|debug|trace|management|spring\.(?:profiles|config|application|main)|SPRING_PROFILES|JAVA_|JDK_|LOG)/i;

function familyOf({ pattern, place, members }: Candidate, tree: FileTree): Family | undefined {
  const sorted = [...members].sort((a, b) => compareBytes(a.file.path, b.file.path));
  const settings = sorted.map(({ file }) =>
    settingsIn(file.path, textOf(tree, file.path)).filter(({ key }) => file.keys.has(key)),
  );
  const isOnce = (key: string) => settings.every((each) => each.filter((setting) => setting.key === key).length === 1);
  const common = (settings[0] ?? []).map(({ key }) => key).filter((key) => !never.test(key) && isOnce(key));
  const key = common[common.length >> 1];
  if (key === undefined) return undefined;
  const all = sorted.map(({ word, file }): Member => ({ word, path: file.path }));
  const deployed = all.filter(({ word }) => !developers.test(word));
  const target = deployed[sumOf(pattern) % deployed.length];
  // What only developers run is not delivered.
  if (target === undefined) return undefined;
  const stages = all.filter(({ word }) => usualStage.test(word)).length;
  return {
    layout: layoutOf(pattern, place, sorted[0]?.file),
    pattern,
    members: all,
    target,
    key,
    words: stages * 2 > all.length ? 'stages' : 'others',
  };
}

function layoutOf(pattern: string, place: Candidate['place'], file: File | undefined): Layout {
  if (file !== undefined && chef.test(file.path)) return 'Chef';
  if (/(?:^|\/)\.env\.\*|\.env$|compose/.test(pattern)) return 'Compose and .env';
  if (file?.isSpring !== true) return place === 'folder' ? 'overlays' : 'values files';
  if (place === 'folder') return 'folders';
  const isResource = /(?:^|\/)src\/main\//.test(pattern);
  const isService = !isResource && !/(?:^|\/)(?:application|bootstrap)[-_.]\*/.test(pattern);
  return isService ? 'config repository' : 'profile files';
}

/** Chooses by the name, so that no order and no chance matters. */
function sumOf(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
