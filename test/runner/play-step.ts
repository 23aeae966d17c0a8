import { Writable } from 'node:stream';
import { summary } from '@actions/core';
import { logTo } from '../../src/action/log.ts';
import { startStep } from '../../src/action/step.ts';
import { removeViews } from '../../src/platform/git-view.ts';
import type { Patience } from '../../src/platform/github/patience.ts';
import { type ActionRun, prepareStep, type Scenario } from './run-action.ts';

/**
 * Runs the Action as `startAction` does, but its sources and in this process: its variables and its working directory are those
 * of the process meanwhile, so there is one at a time.
 */
export async function playStep(scenario: Scenario, time: Patience): Promise<ActionRun> {
  const step = prepareStep(scenario);
  const [variables, folder] = [{ ...process.env }, process.cwd()];
  const printed: string[] = [];
  const stream = new Writable({
    write: (chunk, _, done) => {
      printed.push(String(chunk));
      done();
    },
  });
  let exitCode = 2;
  try {
    setVariables(step.options.env);
    process.chdir(step.options.cwd);
    // The toolkit remembers the file of the first step.
    Reflect.set(summary, '_filePath', undefined);
    await startStep({
      log: logTo(stream),
      decide: (code) => {
        exitCode = code;
      },
      time,
    }).ended;
    return step.result(exitCode, printed.join(''));
  } finally {
    // They lie in a folder that goes with the step.
    removeViews();
    setVariables(variables);
    process.chdir(folder);
    step.cleanUp();
  }
}

function setVariables(variables: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, variables);
}
