import type { Report } from '../findings/finding.ts';

/** How a report is to look. Nothing here changes what it says. */
export interface Style {
  /** ANSI colours; only the formats for a terminal know them. */
  readonly colour: boolean;
  /** Print values of properties, except those that are secret. */
  readonly showValues: boolean;
  /**
   * Text of a file of the repository, `undefined` where there is no such file. Without this function the terminal report
   * has no patch.
   */
  readonly readText?: (path: string) => string | undefined;
  /** The page of a rule, in Markdown; `undefined` where there is none. */
  readonly rulePage?: (rule: string) => string | undefined;
  /** Columns of the terminal; absent where the output is not one, then nothing is shortened. */
  readonly width?: number;
}

export interface Reporter {
  readonly name: string;
  /** Its readers look for files from the root of the repository, also where only a folder of it was judged. */
  readonly fromRoot?: true;
  /** The whole text, ending in a line feed unless it is empty. The same report and style give the same bytes. */
  render(report: Report, style: Style): string | Promise<string>;
}
