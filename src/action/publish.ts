import { setOutput, summary } from '@actions/core';
import { describeFailure, sentenceOf } from '../commands/describe-failure.ts';
import type { OptionValues } from '../commands/option-values.ts';
import type { OutputName } from '../commands/options.ts';
import type { Judgement } from '../commands/run-check.ts';
import type { Patience } from '../platform/github/patience.ts';
import { writeReportFile } from '../platform/report-files.ts';
import { repositoryPrefix } from '../platform/repository-prefix.ts';
import type { WorkflowEvent } from '../platform/workflow-event.ts';
import { logLine, workflowCommand } from '../reports/escape-workflow-command.ts';
import { github } from '../reports/github.ts';
import { type Format, reporters } from '../reports/index.ts';
import { renderFromRoot, viewFromRoot } from '../reports/prefix-paths.ts';
import { visibleText } from '../reports/visible-text.ts';
import { UsageError } from '../usage-error.ts';
import type { Log } from './log.ts';
import type { Channel, Publication, PublishingProblem } from './publish-to-github.ts';
import type { ReportFiles } from './report-files.ts';

/** Where a report goes, and what the workflow says about that. */
export interface Publishing {
  readonly files: ReportFiles;
  readonly values: OptionValues;
  readonly event: WorkflowEvent;
  readonly log: Log;
  /** How the calls of GitHub's API wait, where that is not the usual way. */
  readonly time?: Patience;
}

/**
 * Publishes a report where it takes no network: the text in the log, files, job summary, outputs. The verdict is fixed by
 * now; what cannot be published is told and changes nothing of it.
 *
 * @returns false where a file that was asked for could not be written
 */
export async function publishHere({ report, style }: Judgement, { files, values, log }: Publishing): Promise<boolean> {
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

  let complete = true;
  for (const { format, path } of [files.report, ...files.others]) {
    const written = await attempt(async () => writeReportFile(path, await render(format)));
    complete &&= written;
  }
  if (writesSummary(values)) await attempt(async () => appendToSummary(await render('markdown')));
  const { error, warning, notice } = report.counts;
  setOutputs({
    verdict: report.verdict,
    findings: error + warning + notice,
    errors: error,
    warnings: warning,
    ...stateOutputs(report),
    report: files.report.path,
  });
  return complete;
}

/**
 * Publishes a report on GitHub: the check run and the comment that were asked for, and the annotations of the step unless
 * the check run has them. Whatever is not permitted or fails is told in one annotation.
 *
 * @returns false where something that was asked for is not there and the workflow wants to know
 */
export async function publishOnGithub(judgement: Judgement, publishing: Publishing): Promise<boolean> {
  const { values, log } = publishing;
  const view = viewFromRoot(judgement.report, judgement.style, repositoryPrefix(values.cwd));
  const problems: PublishingProblem[] = [];
  const tell = async ({ url, remark, problem }: Publication): Promise<string> => {
    if (remark !== undefined) await log.text(remark);
    if (problem !== undefined) problems.push(problem);
    return url;
  };

  let opened: Promise<Channel> | undefined;
  const publish = async (way: keyof Channel): Promise<string> => {
    opened ??= openChannel(publishing);
    return tell(await attempt(opened, (channel) => channel[way](view)));
  };
  const checkRun = values['check-run'] ? await publish('checkRun') : '';
  // Both kinds of annotations are shown at the lines, so there is only one.
  // The reporter makes every line of this safe; they are commands, so they must reach the runner as they are.
  if (checkRun === '') await log.command((await github.render(view.report, view.style)).trimEnd());
  const comment = values.comment === 'off' ? '' : await publish('comment');

  setOutputs({ 'check-run-url': checkRun, 'comment-url': comment });
  await tellProblems(problems, publishing);
  return problems.length === 0 || values['report-failures'] !== 'fail';
}

/** The toolkit for GitHub's API is only loaded where there is something to tell it. */
async function openChannel({ values, event, time }: Publishing): Promise<Channel> {
  const { channelTo } = await import('./publish-to-github.ts');
  return channelTo(values, event, time);
}

/** A fault of our own, or of the runner's, must not take away what comes next. */
async function attempt(
  opened: Promise<Channel>,
  step: (channel: Channel) => Promise<Publication>,
): Promise<Publication> {
  try {
    return await step(await opened);
  } catch (error) {
    return { url: '', problem: { text: describeFailure(error).trimEnd(), isExpected: false } };
  }
}

/** Each problem is a line of one annotation, because a step has only ten of a kind, and the summary says which right is missing. */
async function tellProblems(problems: readonly PublishingProblem[], { values, log }: Publishing): Promise<void> {
  if (problems.length === 0) return;
  const text = problems.map((problem) => problem.text).join('\n');
  await log.text(text);
  const severity = problems.every(({ isExpected }) => isExpected) ? 'notice' : 'warning';
  const reaction = values['report-failures'];
  if (reaction !== 'ignore') {
    const kind = reaction === 'fail' ? 'error' : severity;
    await log.command(workflowCommand(kind, { title: 'keyparity: not everything is published' }, logLine(text)));
  }
  const permissions = problems.flatMap(({ permission }) => permission ?? []);
  if (permissions.length === 0 || !writesSummary(values)) return;
  await appendToSummary(
    [
      `The check run or comment that the workflow asks for needs more rights:`,
      '',
      '```yaml',
      'permissions:',
      '  contents: read',
      ...permissions.map((permission) => `  ${permission}`),
      '```',
      '',
    ].join('\n'),
  );
}

function writesSummary({ summary: wanted }: OptionValues): boolean {
  return wanted === 'true' && Boolean(process.env['GITHUB_STEP_SUMMARY']);
}

async function appendToSummary(markdown: string): Promise<void> {
  await summary.addRaw(markdown, true).write();
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
  setOutputs({
    verdict: 'error',
    findings: '',
    errors: '',
    warnings: '',
    'not-ready': '',
    states: '',
    report: '',
    'check-run-url': '',
    'comment-url': '',
  });
}

/** Names are those of the repository: what could end a line is not part of one. */
function stateOutputs({ readiness }: Judgement['report']) {
  const notReady = readiness.filter(({ state }) => state === 'not-ready');
  return {
    'not-ready': notReady.map(({ environment }) => visibleText(environment)).join('\n'),
    states: JSON.stringify(Object.fromEntries(readiness.map(({ environment, state }) => [environment, state]))),
  };
}

function setOutputs(values: Readonly<Partial<Record<OutputName, string | number>>>): void {
  for (const [name, value] of Object.entries(values)) setOutput(name, value);
}
