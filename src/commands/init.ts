import { type ContractDrift, contractDrift } from '../answers/contract-drift.ts';
import { type Proposal, signatureOf, structureOf } from '../answers/proposal.ts';
import { proposedKeys } from '../answers/proposed-keys.ts';
import { proposedProvisions } from '../answers/proposed-provisions.ts';
import { settingsFile } from '../answers/settings-file.ts';
import type { Application } from '../applications/application.ts';
import type { ApplicationSetting } from '../applications/declaration.ts';
import { discover } from '../applications/discovery.ts';
import { compareBytes, type FileTree } from '../documents/file-tree.ts';
import { type Library, libraryOf } from '../documents/library.ts';
import type { Finding } from '../findings/finding.ts';
import type { Policy } from '../findings/policy.ts';
import { loadSettings } from '../requirements/contract/load-settings.ts';
import { readSettings } from '../requirements/contract/read-settings.ts';
import { emptySettings, type Settings } from '../requirements/contract/settings.ts';
import { rules } from '../rules/index.ts';
import { UsageError } from '../usage-error.ts';
import { findingsOf } from './check.ts';
import { nothingShared, prepare, type Request } from './prepare.ts';

const usualPath = 'keyparity.yml';
const usualPaths: readonly string[] = [usualPath, 'keyparity.yaml', 'keyparity.json'];
const ruleIds = rules.map(({ id }) => id);

/** A list of more names is one that nobody reads. */
const mostProvided = 60;
/** How often what turns out to be a finding is taken out; one round is the rule. */
const mostRounds = 4;

/** A keyparity.yml for a repository. */
export interface ProposedFile {
  readonly path: string;
  readonly text: string;
  /** What stands at the path already. */
  readonly present?: string;
  readonly proposal: Proposal;
}

/**
 * A keyparity.yml that says what was found. It changes nothing of what Keyparity sees, and what it demands holds: where it
 * would not, it says less.
 *
 * @throws UsageError where there is nothing to look at, or a keyparity.yml is there that cannot be read
 */
export async function propose({ tree, configPath, today }: Request): Promise<ProposedFile> {
  const path = configPath ?? usualPaths.find((name) => tree.list().includes(name)) ?? usualPath;
  if (path.endsWith('.json')) {
    throw new UsageError(
      `init writes YAML, and ${path} is JSON`,
      'Keep the JSON, or remove it first; --check reads it as well.',
    );
  }
  const bytes = tree.list().includes(path) ? tree.read(path) : undefined;
  const present = bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  const existing = present === undefined ? emptySettings : loadSettings(tree, path, ruleIds);
  const shared = nothingShared();
  const library = libraryOf(tree);
  const bare = {
    today,
    shared,
    tree: withFile(tree, path, undefined),
    policy: policyWith(startOf(tree, library, existing)),
  };

  const base = await prepare({ ...bare, keysInCode: 'all' });
  const structure = structureThatHolds(
    { tree, library, path },
    base.discovery.applications,
    structureOf(base.discovery.applications, base.settings.applications, base.settings.environments),
  );
  const provided = proposedProvisions(base.subjects);
  const names = namesIn(provided);
  let proposal: Proposal = {
    ...structure,
    ...proposedKeys(base.subjects),
    ...(names.length > mostProvided ? { provided: [], unlisted: names } : { provided }),
  };

  const before = new Set(findingsOf(base, bare).map(nameOf));
  for (let round = 1; round <= mostRounds; round++) {
    const request = { today, shared, tree: withFile(tree, path, settingsFile(proposal)), configPath: path };
    const added = (await newFindings(request, before)).filter((finding) => isReason(proposal, finding));
    if (added.length === 0) break;
    proposal = round === mostRounds ? { ...proposal, keys: [], provided: [] } : without(proposal, added);
  }
  return { path, text: settingsFile(proposal), ...(present !== undefined && { present }), proposal };
}

/** What is known before anything is looked at: names, and layers that only a person can have written. */
function startOf(tree: FileTree, library: Library, existing: Settings): Settings {
  const found = discover({ tree, library, environments: [], applications: [] }).applications.filter(
    // Nobody knows yet what reads files that are only alike.
    ({ kind }) => kind !== 'siblings',
  );
  const listed = existing.applications.filter(({ layers }) => layers !== undefined);
  const taken = new Set(listed.map(({ name }) => name));
  const discovered = found.map((application): ApplicationSetting => {
    const known = existing.applications.find(({ path, layers }) => layers === undefined && path === application.path);
    const { path, origin, environments } = application;
    const name = known?.name ?? freeName(application.name, taken);
    taken.add(name);
    // Where all environments are listed, one that is new has those that were found for it.
    const own = environments.filter(({ compared }) => compared).map((one) => ({ name: one.name, origin }));
    return known ?? { name, path, origin, ...(listed.length > 0 && { environments: own }) };
  });
  const isAsFound = listed.length === 0 && discovered.every(({ name }, i) => name === found[i]?.name);
  if (isAsFound || found.some(({ kind }) => kind !== 'spring-boot')) return emptySettings;
  return {
    ...emptySettings,
    // Layers with a slot have no environments but those that were written down.
    environments: listed.length === 0 ? [] : environmentsOf(existing, discovered),
    applications: [...discovered, ...listed].sort((a, b) => compareBytes(a.path, b.path)),
  };
}

/** Those that were written down, and those that are new. */
function environmentsOf(
  { environments }: Settings,
  applications: readonly ApplicationSetting[],
): Settings['environments'] {
  const known = new Set(environments.map(({ name }) => name));
  const named = applications.flatMap((application) => application.environments ?? []);
  const added = new Map(named.filter(({ name }) => !known.has(name)).map((one) => [one.name, one]));
  return [
    ...environments,
    ...[...added.values()].map(({ name, origin }) => {
      return { name, profiles: [name], impliesProfile: true as const, compared: true, variables: [], origin };
    }),
  ];
}

/** The name as keyparity.yml can have it: discovery parts equal folders by those above them, `a/orders` and `b/orders`. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const clean =
    name
      .replace(/[^\w.-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 90) || 'application';
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? clean : `${clean}-${i}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function policyWith(settings: Settings): Policy {
  return { settings, suppressions: [], baseline: [], defects: [] };
}

/** Where a file is tried out. */
interface Place {
  readonly tree: FileTree;
  readonly library: Library;
  readonly path: string;
}

/** Environments and applications as far as they can be written down without changing what is seen. */
function structureThatHolds(
  place: Place,
  applications: readonly Application[],
  structure: ReturnType<typeof structureOf>,
): Pick<Proposal, 'environments' | 'overlays' | 'live' | 'applications'> {
  const { environments, applications: _, ...rest } = structure;
  const broken = differing(place, applications, structure);
  if (broken.size === 0) return structure;
  const explicit = environments.map((environment) => {
    if (!broken.has(environment.name)) return environment;
    const all = applications.flatMap((one) => one.environments.filter(({ name }) => name === environment.name));
    const [first] = all.map(({ profiles }) => profiles.filter((profile) => profile !== 'default'));
    return first === undefined ? environment : { ...environment, profiles: first };
  });
  const tries = [
    { ...structure, environments: explicit },
    { ...rest, applications: structure.applications.map(({ environments: __, ...application }) => application) },
  ];
  return tries.find((one) => differing(place, applications, one).size === 0) ?? rest;
}

/** Names of environments that are not the same any more once a structure is written down. */
function differing(
  { tree, library, path }: Place,
  applications: readonly Application[],
  structure: Pick<Proposal, 'environments' | 'overlays' | 'live' | 'applications'>,
): ReadonlySet<string> {
  const text = settingsFile({ ...structure, provided: [], keys: [], leftOut: [] });
  const { settings, problems } = readSettings(path, text, ruleIds);
  if (problems.length > 0) return new Set(['']);
  const now = discover({ tree, library, ...settings });
  const different = new Set<string>();
  for (const application of applications) {
    const same = now.applications.find(({ name }) => name === application.name);
    const is = same === undefined ? new Map() : signatureOf(same);
    const was = signatureOf(application);
    for (const name of new Set([...was.keys(), ...is.keys()])) if (was.get(name) !== is.get(name)) different.add(name);
  }
  return different;
}

type Added = Pick<Finding, 'rule' | 'key' | 'severity'>;

/** What a run with the file finds and a run without it does not; what the file itself is wrong about is a finding, too. */
async function newFindings(request: Request, before: ReadonlySet<string>): Promise<readonly Added[]> {
  try {
    const preparation = await prepare(request);
    return findingsOf(preparation, request).filter(
      (finding) => !before.has(nameOf(finding)) && finding.status === 'new',
    );
  } catch (error) {
    if (!(error instanceof UsageError) || error.problems.length === 0) throw error;
    return error.problems.map(({ message }) => {
      const key = /"([^"]+)"|sets (\S+),/.exec(message);
      return { rule: 'invalid', severity: 'error', key: key?.[1] ?? key?.[2] ?? '' };
    });
  }
}

function nameOf({ rule, key = '', severity }: Pick<Finding, 'rule' | 'key' | 'severity'>): string {
  return `${rule} ${key} ${severity}`;
}

/** What would block, and what an entry of the proposal is about; that environments are named may tell more than that. */
function isReason({ keys }: Proposal, { key, severity }: Added): boolean {
  return severity === 'error' || keys.some((entry) => entry.key === key);
}

/** The proposal without what is the reason of findings. */
function without(proposal: Proposal, findings: readonly Added[]): Proposal {
  const rulesOf = (key: string): readonly string[] =>
    findings.filter((finding) => finding.key === key).map(({ rule }) => rule);
  const keys = proposal.keys.flatMap((entry) => {
    const broken = rulesOf(entry.key);
    if (broken.length === 0) return [entry];
    const { differ, ...kept } = entry;
    const less = {
      ...kept,
      override: entry.override && !broken.includes('missing-override') && !broken.includes('invalid'),
      secret: entry.secret && !broken.includes('plaintext-secret') && !broken.includes('invalid'),
      ...(differ !== undefined && !broken.includes('values-must-differ') && !broken.includes('invalid') && { differ }),
    };
    return less.override || less.secret || less.differ !== undefined ? [less] : [];
  });
  const stray = new Set(findings.filter(({ rule }) => rule === 'invalid').map(({ key }) => key));
  const provided = proposal.provided
    .map((entry) => ({ ...entry, names: entry.names.filter((name) => !stray.has(name)) }))
    .filter(({ names }) => names.length > 0);
  const isSame = JSON.stringify([keys, provided]) === JSON.stringify([proposal.keys, proposal.provided]);
  // Nothing of this is the reason, unless it is that whatever is not listed is an error now.
  if (isSame) return { ...proposal, provided: [], unlisted: proposal.unlisted ?? namesIn(proposal.provided) };
  return { ...proposal, keys, provided };
}

function namesIn(provided: Proposal['provided']): readonly string[] {
  return [...new Set(provided.flatMap(({ names }) => names))];
}

/** The tree with a file of this text, or without it; other files of the contract are left out. */
function withFile(tree: FileTree, path: string, text: string | undefined): FileTree {
  const others = tree.list().filter((name) => name !== path && !usualPaths.includes(name));
  const paths = text === undefined ? others : [...others, path].sort(compareBytes);
  const bytes = text === undefined ? undefined : new TextEncoder().encode(text);
  const { contentId, readLatin1 } = tree;
  return {
    list: () => paths,
    read: (name) => (name === path ? bytes : tree.read(name)),
    ...(readLatin1 !== undefined && { readLatin1: (name: string) => readLatin1.call(tree, name) }),
    ...(contentId !== undefined && {
      contentId: (name: string) => (name === path ? undefined : contentId.call(tree, name)),
    }),
  };
}

/**
 * Whether the keyparity.yml of a repository still names what there is.
 *
 * @throws UsageError where there is none, or it is wrong
 */
export function driftOf({ tree, configPath }: Request): ContractDrift {
  const settings = loadSettings(tree, configPath, ruleIds);
  if (settings.path === undefined) {
    throw new UsageError('there is no keyparity.yml to check', 'keyparity init writes one.');
  }
  const library = libraryOf(tree);
  const found = discover({ tree, library, environments: [], applications: [] });
  return contractDrift(settings, found, discover({ tree, library, ...settings }), settings.path);
}
