import { type OptionValues, oneOf } from '../commands/option-values.ts';
import { formatsOf } from '../commands/options.ts';
import { judge } from '../commands/run-check.ts';
import { print } from '../platform/terminal.ts';
import { renderMatrix } from '../reports/matrix.ts';
import { terminalStyle } from './terminal-style.ts';

/** Prints keys × environments. It shows, it does not judge: the exit code is 0 whatever the findings are. */
export async function matrixCommand(values: OptionValues): Promise<number> {
  const format = oneOf(formatsOf.matrix, values.format, '--format');
  const { report, style } = await judge(values, values.wrong ? 'wrong' : 'all');
  await print(process.stdout, renderMatrix(report, terminalStyle(style, values), { all: !values.wrong, format }));
  return 0;
}
