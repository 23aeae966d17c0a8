import { decodeLatin1 } from '../documents/decode.ts';
import type { FileTree } from '../documents/file-tree.ts';
import { lineChanges } from '../documents/line-changes.ts';
import { shownAt } from '../findings/anchor.ts';
import type { Finding, Report } from '../findings/finding.ts';
import { compareFindings } from '../findings/judge.ts';
import { type Base, baseOfEvent, namedBase } from '../platform/base.ts';
import { commitTree, indexTree, MissingObjects } from '../platform/commit-tree.ts';
import type { WorkflowEvent } from '../platform/workflow-event.ts';
import { UsageError } from '../usage-error.ts';
import { type CheckRequest, check } from './check.ts';
import { checkChange } from './check-change.ts';
import type { OptionValues } from './option-values.ts';

/**
 * Judges a tree, against its base where there is one. A base that cannot be had never makes a run pass: everything counts
 * then, and the report says why.
 *
 * @param event what started the workflow; absent outside of one
 */
export async function judgeChange(
  request: CheckRequest,
  values: OptionValues,
  event: WorkflowEvent | undefined,
): Promise<Report> {
  const base = baseFor(values, event);
  if (base.kind === 'none') return judgeAll(request, values, base.notice);
  const { tree } = request;
  const left = tree.left?.();
  const circumstances = { beside: tree, ...(left !== undefined && { without: left }) };
  const baseTree = commitTree(values.cwd, base.commit, circumstances);
  if (baseTree === undefined) return judgeAll(request, values, unreadable);
  try {
    const report = await checkChange({
      ...request,
      base: baseTree,
      baseName: base.commit.slice(0, 10),
      scope: values.scope,
      policy: values.policy,
    });
    const shown = base.head === undefined ? undefined : commitTree(values.cwd, base.head, circumstances);
    return shown === undefined ? report : asShown(report, tree, shown);
  } catch (error) {
    if (error instanceof MissingObjects) return judgeAll(request, values, unreadable);
    throw error;
  }
}

const unreadable =
  'All findings count, because the files of the base are not in this clone. Check out without a filter, with fetch-depth: 2.';

/** The index in the place of the working tree, for hooks. */
export function stagedTree(directory: string): FileTree {
  const tree = indexTree(directory);
  if (tree === undefined) throw new UsageError(`${directory} is in no git repository, so nothing is staged there`);
  return tree;
}

function baseFor(values: OptionValues, event: WorkflowEvent | undefined): Base {
  if (values.base !== undefined) return namedBase(values.cwd, values.base, event?.token);
  if (event !== undefined) return baseOfEvent(values.cwd, event, values['allow-pull-request-target']);
  // What is staged is a change of the last commit, unless there is none yet.
  const first: Base = { kind: 'none' };
  if (!values.staged) return first;
  try {
    return namedBase(values.cwd, 'HEAD');
  } catch {
    return first;
  }
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
    const after = shown.read(path);
    // A file that the base alone has is not part of what is shown.
    if (before === undefined || after === undefined) return finding;
    return shownAt(finding, lineChanges(decodeLatin1(before), decodeLatin1(after)));
  });
  return { ...report, findings: findings.sort(compareFindings) };
}
