import { decodeLatin1 } from '../documents/decode.ts';
import type { FileTree } from '../documents/file-tree.ts';
import { lineChanges } from '../documents/line-changes.ts';
import { shownAt } from '../findings/anchor.ts';
import type { Finding, Report } from '../findings/finding.ts';
import { compareFindings } from '../findings/judge.ts';
import { type Base, baseOfEvent, baseOfStaged, namedBase, refuseStranger, runsBesideChange } from '../platform/base.ts';
import { commitTree, indexTree, MissingObjects } from '../platform/commit-tree.ts';
import { guardedCheckout } from '../platform/guarded-checkout.ts';
import type { WorkflowEvent } from '../platform/workflow-event.ts';
import { UsageError } from '../usage-error.ts';
import { type CheckRequest, check } from './check.ts';
import { checkChange } from './check-change.ts';
import type { OptionValues } from './option-values.ts';

/**
 * Judges a tree, against its base where there is one.
 *
 * @param event what started the workflow; absent outside of one
 * @throws UsageError where there is a base and it cannot be had: a change must not be judged by its own policy alone
 */
export async function judgeChange(
  request: CheckRequest,
  values: OptionValues,
  event: WorkflowEvent | undefined,
): Promise<Report> {
  const isGuarded = event !== undefined && runsBesideChange(event) && !values['allow-pull-request-target'];
  if (!isGuarded) return judgeAgainstBase(request, values, event);
  refuseStranger(values.cwd, event);
  const checkout = guardedCheckout(values.cwd, request.tree);
  const report = await judgeAgainstBase({ ...request, tree: checkout.tree }, values, event);
  const stranger = checkout.stranger();
  if (stranger === undefined) return report;
  throw new UsageError(
    `${stranger} is not what the checked-out base has, and on ${event.name} only the base is judged`,
    'Run on pull_request; or, where nothing of the checkout is executed, set the input allow-pull-request-target.',
  );
}

async function judgeAgainstBase(
  request: CheckRequest,
  values: OptionValues,
  event: WorkflowEvent | undefined,
): Promise<Report> {
  const base = baseFor(values, event);
  if (base.kind === 'none') return judgeAll(request, values, base.notice);
  const { tree } = request;
  const circumstances = { beside: tree };
  const baseTree = commitTree(values.cwd, base.commit, circumstances);
  if (baseTree === undefined) throw unreadable(base.commit);
  const report = await readingBase(base.commit, () =>
    checkChange({
      ...request,
      base: baseTree,
      baseName: base.commit.slice(0, 10),
      ...(base.name !== undefined && { baseRef: base.name }),
      scope: values.scope,
      policy: values.policy,
    }),
  );
  const shown = base.head === undefined ? undefined : commitTree(values.cwd, base.head, circumstances);
  return shown === undefined ? report : asShown(report, tree, shown);
}

async function readingBase(commit: string, judge: () => Promise<Report>): Promise<Report> {
  try {
    return await judge();
  } catch (error) {
    throw error instanceof MissingObjects ? unreadable(commit) : error;
  }
}

function unreadable(commit: string): UsageError {
  return new UsageError(
    `the base cannot be had: this clone lacks files of the commit ${commit.slice(0, 10)}`,
    'Check out without a filter, with fetch-depth: 2. Without its base the change would be judged by its own policy alone.',
  );
}

/** The index in the place of the working tree, for hooks. */
export function stagedTree(directory: string): FileTree {
  const tree = indexTree(directory);
  if (tree === undefined) throw new UsageError(`${directory} is in no git repository, so nothing is staged there`);
  return tree;
}

function baseFor(values: OptionValues, event: WorkflowEvent | undefined): Base {
  if (values.base !== undefined) return namedBase(values.cwd, values.base, event?.token);
  if (event !== undefined) return baseOfEvent(values.cwd, event, values['allow-pull-request-target']);
  return values.staged ? baseOfStaged(values.cwd) : { kind: 'none' };
}

async function judgeAll(request: CheckRequest, { scope }: OptionValues, notice: string | undefined): Promise<Report> {
  const report = await check(request);
  return notice === undefined ? report : { ...report, comparison: { scope, policyChanged: false, notice } };
}

/** With the lines that the files have where the findings will be shown. */
function asShown(report: Report, judged: FileTree, shown: FileTree): Report {
  const findings = report.findings.map((finding): Finding => {
    const { path } = finding.at;
    if (finding.status !== 'new' || judged.contentId?.(path) === shown.contentId?.(path)) return finding;
    const before = judged.read(path);
    const after = readIfHere(shown, path);
    // A file that the base alone has is not part of what is shown.
    if (before === undefined || after === undefined) return finding;
    return shownAt(finding, lineChanges(decodeLatin1(before), decodeLatin1(after)));
  });
  return { ...report, findings: findings.sort(compareFindings) };
}

/** Where a finding is shown is no matter of judgement: what the clone lacks leaves it where it is. */
function readIfHere(tree: FileTree, path: string): Uint8Array | undefined {
  try {
    return tree.read(path);
  } catch (error) {
    if (error instanceof MissingObjects) return undefined;
    throw error;
  }
}
