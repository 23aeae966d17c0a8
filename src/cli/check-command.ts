import { describeFailure } from '../commands/describe-failure.ts';
import { type OptionValues, oneOf } from '../commands/option-values.ts';
import { formatsOf } from '../commands/options.ts';
import { judge } from '../commands/run-check.ts';
import { writeReportFile } from '../platform/report-files.ts';
import { repositoryPrefix } from '../platform/repository-prefix.ts';
import { print } from '../platform/terminal.ts';
import { type Format, reporters } from '../reports/index.ts';
import { renderFromRoot } from '../reports/prefix-paths.ts';
import type { Style } from '../reports/reporter.ts';
import { terminalStyle } from './terminal-style.ts';

/** Judges, prints, writes the reports that were asked for; returns the exit code. */
export async function checkCommand(values: OptionValues): Promise<number> {
  const format = oneOf(formatsOf.check, values.format, '--format');
  const { report, style } = await judge(values);
  const render = (name: Format, look: Style) =>
    renderFromRoot(reporters[name], report, look, repositoryPrefix(values.cwd));
  const { output } = values;
  await print(process.stdout, await render(format, terminalStyle(style, values)));
  let complete = true;
  for (const target of output) {
    try {
      writeReportFile(target.path, await render(target.format, style));
    } catch (error) {
      complete = false;
      await print(process.stderr, describeFailure(error));
    }
  }
  // A report that could not be written takes nothing from the verdict, but it is not a success either.
  if (report.verdict === 'fail') return 1;
  return complete ? 0 : 2;
}
