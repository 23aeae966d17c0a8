import { readInputs } from './action/inputs.ts';
import { stepLog } from './action/log.ts';
import { publishFailure, publishHere, publishOnGithub } from './action/publish.ts';
import { planReportFiles } from './action/report-files.ts';
import { describeFailure } from './commands/describe-failure.ts';
import { judge } from './commands/run-check.ts';
import { workflowEvent } from './platform/workflow-event.ts';
import { logLine, workflowCommand } from './reports/escape-workflow-command.ts';

// Until there is a verdict the answer is: could not judge. Whatever ends the process early leaves it at that.
process.exitCode = 2;

let isJudged = false;

// Node would print these itself, in lines in which a runner looks for commands.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    const ended = () => process.exit();
    tellFailure(error).then(ended, ended);
  });
}

void run();

async function run(): Promise<void> {
  try {
    const values = readInputs();
    const event = workflowEvent(values['github-token'] ?? process.env['GITHUB_TOKEN']);
    const publishing = { files: planReportFiles(values), values, event, log: stepLog };
    const judgement = await judge(values, 'wrong', event);
    const notice = judgement.report.comparison?.notice;
    if (notice !== undefined) await stepLog.command(workflowCommand('notice', { title: 'keyparity' }, logLine(notice)));
    const complete = await publishHere(judgement, publishing);
    // The verdict stands before the network is asked for anything.
    process.exitCode = judgement.report.verdict === 'fail' ? 1 : complete ? 0 : 2;
    isJudged = true;
    const published = await publishOnGithub(judgement, publishing);
    if (!published && process.exitCode === 0) process.exitCode = 2;
  } catch (error) {
    await tellFailure(error);
  }
}

/** A fault that comes after the verdict is only told. */
function tellFailure(error: unknown): Promise<void> {
  return isJudged ? stepLog.text(describeFailure(error)) : publishFailure(error, stepLog);
}
