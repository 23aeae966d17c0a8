import type { Report } from '../findings/finding.ts';
import { breakCommands } from './escape-workflow-command.ts';
import { printJson } from './json.ts';
import { markdownMatrix } from './markdown.ts';
import { type ApplicationMatrix, isMarked, type JudgedCell, matrixByApplication, stateWords } from './matrix-rows.ts';
import { type Palette, paletteFor } from './palette.ts';
import type { Style } from './reporter.ts';
import { cutMiddle, visibleText, widest } from './visible-text.ts';

export interface MatrixOptions {
  /** Every key, not only those that a finding is about. */
  readonly all: boolean;
  readonly format: 'text' | 'json' | 'markdown';
}

/** What `keyparity matrix` prints: keys × environments for each application. */
export function renderMatrix(report: Report, style: Style, { all, format }: MatrixOptions): string {
  const matrices = matrixByApplication(report, all);
  if (format === 'json') return printJson(matrixObject(matrices));
  if (format === 'markdown') return markdownMatrix(matrices);
  return textMatrix(matrices, style);
}

function matrixObject(matrices: readonly ApplicationMatrix[]) {
  return {
    version: 1,
    applications: matrices.map(({ application, rows }) => ({
      name: application.name,
      path: application.path,
      environments: application.environments.map(({ name, compared }) => ({ name, compared })),
      keys: rows.map(({ key, wrong, cells }) => ({
        key,
        wrong,
        cells: cells.map((cell) => ({ state: cell.state, wrong: cell.wrong === true, place: cell.place })),
      })),
    })),
  };
}

function textMatrix(matrices: readonly ApplicationMatrix[], style: Style): string {
  if (matrices.length === 0) return 'No keys to show.\n';
  const palette = paletteFor(style.colour);
  const tables = matrices.map((matrix) => textTable(matrix, palette, style.width));
  const cells = matrices.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const used = new Set<string>(cells.map(({ state }) => state));
  const legend = Object.entries(stateWords)
    .filter(([state]) => used.has(state))
    .map(([, { word, meaning }]) => `  ${word.padEnd(9)}  ${meaning}`);
  if (cells.some(isMarked)) legend.push(`  ${'!'.padEnd(9)}  a finding is about this key in this environment`);
  return `${[...tables, legend].map((lines) => lines.map(breakCommands).join('\n')).join('\n\n')}\n`;
}

const narrowestKey = 20;

function textTable({ application, rows }: ApplicationMatrix, palette: Palette, width: number | undefined): string[] {
  const names = application.environments.map(({ name, compared }) => visibleText(compared ? name : `(${name})`));
  const columns = names.map((name, column) =>
    Math.max(name.length, widest(rows.map(({ cells }) => cellText(cells[column])))),
  );
  const keys = rows.map(({ key }) => visibleText(key));
  const others = columns.reduce((sum, column) => sum + column + 2, 2);
  const room = width === undefined ? Number.POSITIVE_INFINITY : Math.max(narrowestKey, width - others);
  const keyWidth = Math.min(room, widest(keys));
  const head = names.map((name, column) => name.padEnd(columns[column] ?? 0)).join('  ');
  return [
    `${palette.bold(visibleText(application.name))} ${palette.dim(`(${visibleText(application.path)})`)}`,
    `  ${' '.repeat(keyWidth)}  ${palette.bold(head.trimEnd())}`,
    ...rows.map(({ cells }, row) => {
      const key = cutMiddle(keys[row] ?? '', keyWidth).padEnd(keyWidth);
      const states = cells.map((cell, column) => {
        const text = cellText(cell);
        const padding = column === cells.length - 1 ? '' : ' '.repeat((columns[column] ?? 0) - text.length);
        return paintCell(cell, palette)(text) + padding;
      });
      return `  ${key}  ${states.join('  ')}`.trimEnd();
    }),
  ];
}

function cellText(cell: JudgedCell | undefined): string {
  if (cell === undefined) return '';
  return `${stateWords[cell.state].word}${isMarked(cell) ? ' !' : ''}`;
}

function paintCell({ state, wrong }: JudgedCell, palette: Palette): (text: string) => string {
  if (wrong || state === 'missing') return palette.red;
  if (state === 'own') return palette.green;
  return state === 'open' ? palette.yellow : palette.dim;
}
