import type { ApplicationSummary, MatrixCell, Report } from '../findings/finding.ts';

export interface JudgedCell extends MatrixCell {
  /** A finding is about this key in this environment. */
  readonly wrong?: boolean;
}

/** Whether a cell needs a mark beside its word; `missing` says enough. */
export function isMarked({ state, wrong }: JudgedCell): boolean {
  return wrong === true && state !== 'missing';
}

export interface JudgedRow {
  readonly key: string;
  readonly wrong: boolean;
  readonly cells: readonly JudgedCell[];
}

/** Keys × environments of one application. */
export interface ApplicationMatrix {
  readonly application: ApplicationSummary;
  readonly rows: readonly JudgedRow[];
}

/** The matrix by application, in the order of the report; of the keys only those that are wrong unless `all` is asked for. */
export function matrixByApplication(report: Report, all: boolean): ApplicationMatrix[] {
  const wrongIn = environmentsWithFindings(report);
  const matrices = new Map(
    report.applications.map((application) => [application.name, { application, rows: [] as JudgedRow[] }]),
  );
  for (const row of report.matrix) {
    const matrix = matrices.get(row.application);
    if (matrix === undefined || !(all || row.wrong)) continue;
    const { environments } = matrix.application;
    const wrong = wrongIn.get(row.application)?.get(row.key);
    // Most rows have nothing wrong, and then their cells are taken as they are.
    const cells =
      wrong === undefined
        ? row.cells
        : row.cells.map((cell, index) => ({ ...cell, wrong: wrong.has(environments[index]?.name ?? '') }));
    matrix.rows.push({ key: row.key, wrong: row.wrong, cells });
  }
  return [...matrices.values()].filter(({ rows }) => rows.length > 0);
}

/** Application, key, and the environments in which a finding that counts is about it. */
function environmentsWithFindings({ findings }: Report): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> {
  const applications = new Map<string, Map<string, Set<string>>>();
  for (const { application, key, environments, status } of findings) {
    if (key === undefined || status !== 'new') continue;
    const keys = applications.get(application) ?? new Map<string, Set<string>>();
    applications.set(application, keys);
    keys.set(key, new Set([...(keys.get(key) ?? []), ...environments]));
  }
  return applications;
}

/** Words for the states, and what they mean. */
export const stateWords: Readonly<Record<MatrixCell['state'], { readonly word: string; readonly meaning: string }>> = {
  own: { word: 'own', meaning: 'the environment sets its own value' },
  inherited: { word: 'inherited', meaning: 'the value comes from a layer that all share' },
  provided: { word: 'provided', meaning: 'the value comes from outside the repository' },
  missing: { word: 'missing', meaning: 'needed, and nothing sets it' },
  absent: { word: '–', meaning: 'not there and not needed' },
  open: { word: 'open', meaning: 'may come from a source that the repository cannot show' },
};
