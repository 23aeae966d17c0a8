import { logTo } from './action/log.ts';
import { startStep } from './action/step.ts';

// Until there is a verdict the answer is: could not judge. Whatever ends the process early leaves it at that.
process.exitCode = 2;

const { tellFailure } = startStep({
  log: logTo(process.stdout),
  decide: (exitCode) => {
    process.exitCode = exitCode;
  },
});

// Node would print these itself, in lines in which a runner looks for commands.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    const ended = () => process.exit();
    tellFailure(error).then(ended, ended);
  });
}
