import { setOutput, summary } from '@actions/core';
import { describeFailure, sentenceOf } from '../describe-failure.ts';
import type { Judgement } from '../judge.ts';
import type { OptionValues } from '../option-values.ts';
import type { OutputName } from '../options.ts';
import { writeReportFile } from '../platform/report-files.ts';
import { repositoryPrefix } from '../platform/repository-prefix.ts';
import { logLine, workflowCommand } from '../reports/escape-workflow-command.ts';
import { type Format, reporters } from '../reports/index.ts';
import { renderFromRoot } from '../reports/prefix-paths.ts';
import { UsageError } from '../usage-error.ts';
import type { Log } from './log.ts';
import type { ReportFiles } from './report-files.ts';

/**
 * Publishes a report: text and annotations in the log, files, job summary, outputs. The verdict is fixed by now; what
 * cannot be published is told and changes nothing of it.
 *
 * @returns false where a file that was asked for could not be written
 */
export async function publish(
  judgement: Judgement,
  files: ReportFiles,
  values: OptionValues,
  log: Log,
): Promise<boolean> {
  const { report, style } = judgement;
  const prefix = repositoryPrefix(values.cwd);
  const render = (format: Format) => renderFromRoot(reporters[format], report, style, prefix);
  const attempt = async (step: () => Promise<void>) => {
    try {
      await step();
      return true;
    } catch (error) {
      await log.text(describeFailure(error));
      return false;
    }
  };

  await log.command('::group::Report');
  await log.text(await render('text'));
  await log.command('::endgroup::');
  // The reporter makes every line of this safe; they are commands, so they must reach the runner as they are.
  await log.command((await render('github')).trimEnd());

  let complete = true;
  for (const { format, path } of [files.report, ...files.others]) {
    const written = await attempt(async () => writeReportFile(path, await render(format)));
    complete &&= written;
  }
  if (values.summary === 'true' && process.env['GITHUB_STEP_SUMMARY']) {
    await attempt(async () => {
      await summary.addRaw(await render('markdown')).write();
    });
  }
  const { error, warning, notice } = report.counts;
  setOutputs({
    verdict: report.verdict,
    findings: error + warning + notice,
    errors: error,
    warnings: warning,
    report: files.report.path,
  });
  return complete;
}

/** Tells why there is no verdict: lines for the log, and one annotation at the place of the mistake. */
export async function publishFailure(error: unknown, log: Log): Promise<void> {
  await log.text(describeFailure(error));
  const [problem] = error instanceof UsageError ? error.problems : [];
  await log.command(
    problem === undefined
      ? workflowCommand(
          'error',
          { title: 'keyparity' },
          logLine(error instanceof Error ? error.message : String(error)),
        )
      : workflowCommand(
          'error',
          { file: problem.origin.path, line: problem.origin.line, col: problem.origin.column, title: 'keyparity' },
          logLine(sentenceOf(problem)),
        ),
  );
  setOutputs({ verdict: 'error', findings: '', errors: '', warnings: '', report: '' });
}

function setOutputs(values: Readonly<Record<OutputName, string | number>>): void {
  for (const [name, value] of Object.entries(values)) setOutput(name, value);
}
