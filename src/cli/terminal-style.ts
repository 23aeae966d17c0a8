import type { OptionValues } from '../commands/option-values.ts';
import { wantsColour } from '../platform/terminal.ts';
import type { Style } from '../reports/reporter.ts';

/** The style for standard output: colours and width, where it is a terminal. */
export function terminalStyle(style: Style, values: OptionValues): Style {
  const { stdout } = process;
  return {
    ...style,
    colour: wantsColour(stdout, values['no-color']),
    ...(stdout.isTTY && { width: stdout.columns }),
  };
}
