import { counted } from './counts.ts';

/** Part of the report that can be shortened: rows fall away from its end, and its head with the last of them. */
export interface Table {
  readonly head: readonly string[];
  readonly size: number;
  /** Made one by one: of a large report most rows are left out. */
  readonly rows: Iterable<string>;
}

export function table<Item>(head: readonly string[], items: readonly Item[], row: (item: Item) => string): Table {
  function* rows() {
    for (const item of items) yield row(item);
  }
  return { head, size: items.length, rows: rows() };
}

export interface Page {
  readonly head: readonly string[];
  readonly tables: readonly Table[];
  readonly foot: readonly string[];
}

/** A whole page of at most `budget` bytes: rows are left out from the end, and counted. */
export function layOut({ head, tables, foot }: Page, budget: number): string {
  const reserve = 200;
  let left = budget - reserve - bytes([...head, ...foot]);
  const body: string[] = [];
  let unshown = 0;
  for (const { head: tableHead, size, rows } of tables) {
    const lines = [...tableHead];
    let next = bytes(tableHead) + 1;
    let shown = 0;
    for (const row of unshown === 0 ? rows : []) {
      next += bytes([row]);
      if (next > left) break;
      left -= next;
      next = 0;
      lines.push(row);
      shown += 1;
    }
    if (shown > 0) body.push(lines.join('\n'), '');
    unshown += size - shown;
  }
  if (unshown > 0)
    body.push(`${counted(unshown, 'more row')} left out, the page has a limit; the JSON report has all.`, '');
  return `${[...head, ...body, ...foot].join('\n').trimEnd()}\n`;
}

const encoder = new TextEncoder();

/** Length in UTF-8, with a line feed behind each line. */
function bytes(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + encoder.encode(line).length + 1, 0);
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
