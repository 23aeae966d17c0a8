import { decodeUtf8 } from '../documents/decode.ts';
import type { FileTree } from '../documents/file-tree.ts';
import type { Report } from '../findings/finding.ts';
import { readRulePage } from '../platform/rule-pages.ts';
import { today } from '../platform/today.ts';
import type { WorkflowEvent } from '../platform/workflow-event.ts';
import { refuseLinkedFolder, workingTree } from '../platform/working-tree.ts';
import type { Style } from '../reports/reporter.ts';
import type { OptionValues } from './option-values.ts';
import type { Request } from './prepare.ts';
import { judgeChange, stagedTree } from './run-check-change.ts';
import { type Acceptance, accept } from './write-baseline.ts';

/** A report, and the style in which files get it. */
export interface Judgement {
  readonly report: Report;
  readonly style: Style;
}

/**
 * Judges the working tree or what is staged, against a base where there is one. Both fronts do it here, so the same
 * options give the same report.
 *
 * @param matrix rows of the matrix: keys that a finding is about, or all
 * @param event what started the workflow; absent outside of one
 * @throws UsageError where the options or keyparity.yml are wrong
 */
export async function judge(
  values: OptionValues,
  matrix: 'wrong' | 'all' = 'wrong',
  event?: WorkflowEvent,
): Promise<Judgement> {
  const request = requestOf(values, values.base !== undefined || event !== undefined);
  const report = await judgeChange({ ...request, failOn: values['fail-on'], matrix }, values, event);
  return { report, style: styleOf(values, request.tree) };
}

/**
 * The baseline that accepts what the working tree has, or what is left of the one that it has.
 *
 * @throws UsageError where the options or keyparity.yml are wrong
 */
export function acceptFindings(values: OptionValues): Promise<Acceptance> {
  return accept(requestOf(values), values.prune ? 'prune' : 'all');
}

/**
 * What the options ask of the working tree, today.
 *
 * @param contents whether the tree is to be compared with another one
 */
export function requestOf(values: OptionValues, contents = false): Request {
  refuseLinkedFolder(values.cwd);
  return {
    tree: values.staged ? stagedTree(values.cwd) : workingTree(values.cwd, { contents }),
    today: today(),
    applications: values.application,
    environments: values.environment,
    ...(values.config !== undefined && { configPath: values.config }),
  };
}

/** The style in which files get a report on a tree. */
export function styleOf(values: OptionValues, tree: FileTree): Style {
  return {
    colour: false,
    showValues: values['show-values'],
    readText: (path) => textOf(tree, path),
    rulePage: readRulePage,
  };
}

function textOf(tree: FileTree, path: string): string | undefined {
  const bytes = tree.read(path);
  return bytes && decodeUtf8(bytes);
}
