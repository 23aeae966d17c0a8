import { check } from './check.ts';
import { decodeUtf8 } from './documents/decode.ts';
import type { FileTree } from './documents/file-tree.ts';
import type { Report } from './findings/finding.ts';
import type { OptionValues } from './option-values.ts';
import { today } from './platform/today.ts';
import { workingTree } from './platform/working-tree.ts';
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
  const tree = workingTree(values.cwd);
  const report = await check({
    tree,
    today: today(),
    failOn: values['fail-on'],
    applications: values.application,
    environments: values.environment,
    matrix,
    ...(values.config !== undefined && { configPath: values.config }),
  });
  return {
    report,
    style: { colour: false, showValues: values['show-values'], readText: (path) => textOf(tree, path) },
  };
}

function textOf(tree: FileTree, path: string): string | undefined {
  const bytes = tree.read(path);
  return bytes && decodeUtf8(bytes);
}
