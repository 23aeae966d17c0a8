import type { Origin } from '../documents/document.ts';
import type { FileTree } from '../documents/file-tree.ts';
import { newLineOf } from '../documents/line-changes.ts';
import { renamesBetween } from '../documents/renames.ts';
import { anchored, type ChangeView } from '../findings/anchor.ts';
import { withBefore } from '../findings/before.ts';
import { changeView } from '../findings/change-view.ts';
import { compare, namesInBase, type State } from '../findings/compare.ts';
import { counterpartsIn } from '../findings/counterparts.ts';
import type { Finding, Report } from '../findings/finding.ts';
import { compareFindings, judge } from '../findings/judge.ts';
import { withLeftOut } from '../findings/left-out.ts';
import { withLostValues } from '../findings/lost-values.ts';
import type { Policy } from '../findings/policy.ts';
import { policyChanges } from '../findings/policy-changes.ts';
import { summaryOf } from '../findings/summary.ts';
import { joined } from '../findings/two-policies.ts';
import { withoutEchoes } from '../findings/vanished/echoes.ts';
import { vanishedEnvironments } from '../findings/vanished/vanished-environments.ts';
import { loadSettings, UnknownContentError } from '../requirements/contract/load-settings.ts';
import { emptySettings, type Settings } from '../requirements/contract/settings.ts';
import { rules } from '../rules/index.ts';
import type { PolicyChange } from '../rules/rule.ts';
import { UsageError } from '../usage-error.ts';
import { type CheckRequest, findingsOf, ownPolicy, reportOf } from './check.ts';
import { sideOf, toldLosses, withNewNames } from './losses.ts';
import { nothingShared, type Preparation, prepare } from './prepare.ts';

export interface ChangeRequest extends Omit<CheckRequest, 'policy' | 'tolerant'> {
  readonly base: FileTree;
  /** What the base is called in the report: the short name of its commit. */
  readonly baseName: string;
  /** What people call it: a branch, a tag. */
  readonly baseRef?: string;
  /** Whether findings that the base has too count as well. */
  readonly scope: 'new' | 'all';
  /** `base`: where a change alters the policy, the old one judges it too; `head`: it may choose its own. */
  readonly policy: 'base' | 'head';
}

/**
 * Judges a change: both states of the repository, and what the newer one has that the older one had not.
 *
 * Where the change alters the policy, both judge it. The old one shows what the new one would hide; the new one shows what
 * it demands of the change, not what it demands of everything that was there before.
 *
 * @throws UsageError where the request or the keyparity.yml of the head is wrong; what is wrong with the base is passed over
 */
export async function checkChange(request: ChangeRequest): Promise<Report> {
  const { tree, base, baseName, baseRef, scope, policy: judgedBy, shared = nothingShared(), ...rest } = request;
  const headRequest = { ...rest, tree, shared };
  const headAlone = await prepare(headRequest);
  const headPolicy = ownPolicy(headAlone, tree);
  const settings = settingsOfBase(request);
  const baseRequest = { ...rest, tree: base, shared, tolerant: true };
  const old = await prepare({ ...baseRequest, policy: { ...silent, settings } });
  const basePolicy = ownPolicy(old, base);

  const renames = renamesBetween(base, tree);
  const ofBase = stateOf(old, findingsOf(old, baseRequest));
  const sinceBase = (state: Preparation): Preparation => {
    const names = namesInBase(state.subjects.map(summaryOf), ofBase.applications, renames);
    return { ...state, subjects: withBefore(state.subjects, counterpartsIn(old.subjects, names)) };
  };
  const head = sinceBase(headAlone);
  const ofHead = stateOf(head, findingsOf(head, headRequest));
  const changes = policyChanges(basePolicy, headPolicy, (id) => rules.find((rule) => rule.id === id)?.severity);

  const policyPaths = [headPolicy.settings.path, basePolicy.settings.path];
  const view = changeView({ head: tree, base, renames, baseSubjects: old.subjects, policyPaths });
  const { settings: judging } = judgedBy === 'head' ? headPolicy : basePolicy;
  const sides = { head: sideOf(head, tree), base: sideOf(old, base) };
  const { losses, remark } = vanishedEnvironments({ ...sides, renames, view, retired: judging.retired });
  let compared = compare(ofHead, ofBase, renames);
  if (changes.length > 0) {
    // By the new policy: what it demands of everything that was there before is no doing of the change.
    // A key that the base does not have at all was not there before: who demands it brings it along.
    const before = withoutUnheardOf(await stateUnder(headPolicy, old, baseRequest));
    const byNew = compare({ ...ofHead, findings: compare(ofHead, before, renames).findings }, ofBase, renames);
    if (judgedBy === 'head') compared = byNew;
    else {
      const moved = withMovedApplications(basePolicy, headPolicy.settings, tree);
      const kept = withNewNames(moved, losses, headPolicy.settings);
      const underOld = await stateUnder(kept, head, { ...headRequest, tolerant: true }, sinceBase);
      const onPolicy = ofHead.findings.filter(({ application }) => application === '');
      const found = withoutTwins(underOld, head.subjects).map((finding) =>
        inHead(finding, basePolicy.settings.path, view),
      );
      const byOld = compare({ ...underOld, findings: [...found, ...onPolicy] }, ofBase, renames);
      compared = { findings: joined(byOld.findings, byNew.findings), fixed: byOld.fixed };
    }
  }

  const isSetByHand = (id: string): boolean => settings.rules.some(({ rule }) => rule === id);
  const counterparts = counterpartsIn(old.subjects, namesInBase(ofHead.applications, ofBase.applications, renames));
  const brought = withLeftOut(compared.findings, head.subjects, counterparts);
  const risen = withLostValues(brought, head.subjects, counterparts, isSetByHand);
  const told = toldLosses(losses, judging, request.environments);
  const findings = [...withoutEchoes(risen, told, head.subjects), ...onChange(changes, basePolicy.settings)]
    .map((finding) => (finding.status === 'new' ? anchored(finding, view) : finding))
    .concat(told.map(({ finding }) => finding))
    .map((finding): Finding => {
      return finding.status === 'known' && scope === 'all' ? { ...finding, status: 'new', existing: true } : finding;
    })
    .sort(compareFindings);
  return {
    ...reportOf(head, findings, request),
    fixed: compared.fixed,
    comparison: {
      base: baseName,
      ...(baseRef !== undefined && { name: baseRef }),
      scope,
      policyChanged: changes.length > 0,
      ...(remark !== undefined && { remark }),
    },
  };
}

const silent: Policy = { settings: emptySettings, suppressions: [], baseline: [], defects: [] };

/**
 * The settings by which the base was judged: the file that is named now, or one under a usual name where the base had it
 * elsewhere. Where it had none, or one that cannot be read, the defaults were its policy: a change that brings the first
 * keyparity.yml does not choose its own judge either.
 */
function settingsOfBase({ base, configPath }: ChangeRequest): Settings {
  const ruleIds = rules.map(({ id }) => id);
  for (const path of configPath === undefined ? [undefined] : [configPath, undefined]) {
    try {
      const settings = loadSettings(base, path, ruleIds);
      if (settings.path !== undefined) return settings;
    } catch (error) {
      if (!(error instanceof UsageError) || error instanceof UnknownContentError) throw error;
    }
  }
  return emptySettings;
}

function stateOf({ subjects }: Preparation, findings: readonly Finding[]): State {
  return { applications: subjects.map(summaryOf), findings };
}

/** A state, and the applications that a policy sees in it. */
type SeenState = State & Pick<Preparation, 'subjects'>;

/**
 * Findings without those on files that nobody is known to read by the old policy, and that an application reads by the new
 * one: it has the same findings, and knows more.
 */
function withoutTwins({ findings, subjects }: SeenState, byNew: Preparation['subjects']): readonly Finding[] {
  const isSiblings = ({ application }: (typeof byNew)[number]): boolean => application.kind === 'siblings';
  const read = new Set(
    byNew
      .filter((subject) => !isSiblings(subject))
      .flatMap(({ application }) => application.documents.map(({ path }) => path)),
  );
  const twins = new Set(
    subjects
      .filter((subject) => isSiblings(subject) && subject.application.documents.some(({ path }) => read.has(path)))
      .map(({ application }) => application.name),
  );
  return findings.filter(({ application }) => !twins.has(application));
}

/** A tree judged by the policy of another one. */
async function stateUnder(
  policy: Policy,
  own: Preparation,
  request: Parameters<typeof prepare>[0],
  seen: (state: Preparation) => Preparation = (state) => state,
): Promise<SeenState> {
  const isSame = JSON.stringify(policy.settings) === JSON.stringify(own.settings);
  const preparation = isSame ? own : seen(await prepare({ ...request, policy }));
  const { subjects } = preparation;
  return { ...stateOf(preparation, findingsOf(preparation, { ...request, policy })), subjects };
}

/** A finding by the old policy says where that demands something in the base; in the head the line is another one. */
function inHead(finding: Finding, policyPath: string | undefined, view: ChangeView): Finding {
  if (policyPath === undefined) return finding;
  const shift = (origin: Origin): Origin => {
    if (origin.path !== policyPath) return origin;
    return { ...origin, line: newLineOf(view.hunksOf(policyPath), origin.line).line };
  };
  return {
    ...finding,
    at: shift(finding.at),
    related: finding.related.map((related) => ({ ...related, origin: shift(related.origin) })),
  };
}

/** The state without findings on keys that none of its files knows. */
function withoutUnheardOf(state: SeenState): State {
  const vocabularies = new Map(state.subjects.map(({ application, vocabulary }) => [application.name, vocabulary]));
  const isHeardOf = ({ application, key, keys }: Finding): boolean =>
    key === undefined || (keys ?? [key]).some((each) => vocabularies.get(application)?.word(each) !== undefined);
  return { ...state, findings: state.findings.filter(isHeardOf) };
}

/** Where an application is lies in the tree, not in the policy: its move is no way to escape judgement. */
function withMovedApplications(policy: Policy, settings: Settings, tree: FileTree): Policy {
  const isThere = (path: string): boolean => path === '.' || tree.list().some((each) => each.startsWith(`${path}/`));
  const applications = policy.settings.applications.map((application) => {
    if (isThere(application.path)) return application;
    return settings.applications.find(({ name }) => name === application.name) ?? application;
  });
  return { ...policy, settings: { ...policy.settings, applications } };
}

function onChange(changes: readonly PolicyChange[], settings: Settings): readonly Finding[] {
  const reported = rules.flatMap((rule) =>
    'checkChange' in rule ? [...rule.checkChange(changes)].map((problem) => ({ rule, application: '', problem })) : [],
  );
  return judge(reported, settings.rules, { covered: () => [] });
}
