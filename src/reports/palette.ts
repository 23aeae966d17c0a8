import type { Severity } from '../rules/rule.ts';

type Paint = (text: string) => string;

/** The colours of the terminal formats, or the same functions without any effect. */
export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly cyan: Paint;
}

const paint =
  (on: number, off: number): Paint =>
  (text) =>
    text === '' ? text : `\u001b[${on}m${text}\u001b[${off}m`;
const plain: Paint = (text) => text;

const coloured: Palette = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  green: paint(32, 39),
  yellow: paint(33, 39),
  blue: paint(34, 39),
  cyan: paint(36, 39),
};
const colourless: Palette = {
  bold: plain,
  dim: plain,
  red: plain,
  green: plain,
  yellow: plain,
  blue: plain,
  cyan: plain,
};

export function paletteFor(colour: boolean): Palette {
  return colour ? coloured : colourless;
}

export function paintSeverity(palette: Palette, severity: Severity): Paint {
  if (severity === 'error') return palette.red;
  return severity === 'warning' ? palette.yellow : palette.blue;
}
