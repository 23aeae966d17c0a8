import { readInputs } from './action/inputs.ts';
import { stepLog } from './action/log.ts';
import { publish, publishFailure } from './action/publish.ts';
import { planReportFiles } from './action/report-files.ts';
import { judge } from './judge.ts';

// Until there is a verdict the answer is: could not judge. Whatever ends the process early leaves it at that.
process.exitCode = 2;

void run();

async function run(): Promise<void> {
  try {
    const values = readInputs();
    const files = planReportFiles(values);
    const judgement = await judge(values);
    const complete = await publish(judgement, files, values, stepLog);
    process.exitCode = judgement.report.verdict === 'fail' ? 1 : complete ? 0 : 2;
  } catch (error) {
    await publishFailure(error, stepLog);
  }
}
