import { describeFailure } from '../commands/describe-failure.ts';
import { judge } from '../commands/run-check.ts';
import type { Patience } from '../platform/github/patience.ts';
import { workflowEvent } from '../platform/workflow-event.ts';
import { logLine, workflowCommand } from '../reports/escape-workflow-command.ts';
import { readInputs } from './inputs.ts';
import type { Log } from './log.ts';
import { publishFailure, publishHere, publishOnGithub } from './publish.ts';
import { planReportFiles } from './report-files.ts';

/** A step of a workflow: what it is asked for stands in the variables of the process. */
export interface Step {
  readonly log: Log;
  /** Is given the exit code as soon as it is known, and once more where publishing changes it. */
  readonly decide: (exitCode: number) => void;
  readonly time?: Patience;
}

/**
 * Judges and publishes.
 *
 * @returns a function that tells what nobody expected, in the way that fits the moment
 */
export function startStep({ log, decide, time }: Step): {
  readonly ended: Promise<void>;
  readonly tellFailure: (error: unknown) => Promise<void>;
} {
  let isJudged = false;
  // A fault that comes after the verdict is only told.
  const tellFailure = (error: unknown) => (isJudged ? log.text(describeFailure(error)) : publishFailure(error, log));
  const run = async () => {
    const values = readInputs();
    const event = workflowEvent(values['github-token'] ?? process.env['GITHUB_TOKEN']);
    const publishing = { files: planReportFiles(values), values, event, log, ...(time !== undefined && { time }) };
    const judgement = await judge(values, 'wrong', event);
    const notice = judgement.report.comparison?.notice;
    if (notice !== undefined) await log.command(workflowCommand('notice', { title: 'keyparity' }, logLine(notice)));
    const complete = await publishHere(judgement, publishing);
    // The verdict stands before the network is asked for anything.
    const verdict = judgement.report.verdict === 'fail' ? 1 : complete ? 0 : 2;
    decide(verdict);
    isJudged = true;
    const published = await publishOnGithub(judgement, publishing);
    if (!published && verdict === 0) decide(2);
  };
  return { ended: run().catch(tellFailure), tellFailure };
}
