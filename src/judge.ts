import { check } from './check.ts';
import { decodeUtf8 } from './documents/decode.ts';
import type { FileTree } from './documents/file-tree.ts';
import type { Report } from './findings/finding.ts';
import type { OptionValues } from './option-values.ts';
import { readRulePage } from './platform/rule-pages.ts';
import { today } from './platform/today.ts';
import { workingTree } from './platform/working-tree.ts';
import type { Request } from './prepare.ts';
import type { Style } from './reports/reporter.ts';

/** A report, and the style in which files get it. */
export interface Judgement {
  readonly report: Report;
  readonly style: Style;
}

/**
 * Judges the working tree as the options say. Both fronts do it here, so the same options give the same report.
 *
 * @param matrix rows of the matrix: keys that a finding is about, or all
 * @throws UsageError where the options or keyparity.yml are wrong
 */
export async function judge(values: OptionValues, matrix: 'wrong' | 'all' = 'wrong'): Promise<Judgement> {
  const request = requestOf(values);
  const report = await check({ ...request, failOn: values['fail-on'], matrix });
  return { report, style: styleOf(values, request.tree) };
}

/** What the options ask of the working tree, today. */
export function requestOf(values: OptionValues): Request {
  return {
    tree: workingTree(values.cwd),
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
