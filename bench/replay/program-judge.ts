import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { History } from './history.ts';
import type { Judge } from './own-judge.ts';
import { filesOf, type Judgement, namesOf, type Severity, troubled } from './told.ts';

const longestRun = 120_000;

/** The part of the report for programs that a replay reads. */
interface PrintedReport {
  readonly applications: readonly {
    readonly name: string;
    readonly environments: readonly {
      readonly name: string;
      readonly layers: readonly { readonly paths: readonly string[] }[];
    }[];
  }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: Severity;
    readonly application: string;
    readonly key?: string;
    readonly environments: readonly string[];
    readonly location: { readonly path: string; readonly line: number; readonly column: number };
    readonly message: string;
    readonly status: string;
  }[];
  /** Absent where there is no base. */
  readonly fixed?: readonly { readonly rule: string }[];
}

/**
 * Any `dist/cli.js` as the judge, an older one mostly: a checkout and a process for each commit. Today is the day on which
 * it runs.
 */
export function programJudge(program: string, { gitDirectory }: History): Judge {
  const folder = mkdtempSync(join(tmpdir(), 'keyparity-replay-'));
  const clone = ['clone', '--quiet', '--shared', '--no-checkout', resolve(gitDirectory), folder];
  execFileSync('git', clone, { stdio: 'ignore' });
  const git = (...words: readonly string[]): boolean =>
    spawnSync('git', ['-C', folder, '-c', 'core.hooksPath=/dev/null', ...words], { stdio: 'ignore' }).status === 0;
  // A clone may lack large files; all others are checked out nevertheless.
  const checkOut = (commit: string): boolean =>
    (git('checkout', '--quiet', '--force', '--detach', commit) ||
      (git('read-tree', '--reset', commit) && (git('checkout-index', '--all', '--force') || true))) &&
    git('clean', '-qfdx');
  const run = async (commit: string, words: readonly string[]): Promise<Judgement> => {
    if (!checkOut(commit)) return troubled('absent', 'git cannot check the commit out');
    const all = [program, 'check', '--format', 'json', '--cwd', folder, ...words];
    const { status, stdout, stderr } = spawnSync(process.execPath, all, {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      timeout: longestRun,
    });
    if (status === 0 || status === 1) return printedJudgement(status, JSON.parse(stdout) as PrintedReport);
    const message = stderr.trim().slice(0, 2000);
    return troubled(status === null || /\n +at /.test(message) ? 'crash' : 'usage', message);
  };
  return {
    expect() {},
    change: ({ commit }) => run(commit.id, ['--base', commit.parent]),
    state: ({ commit }) => run(commit.id, []),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function printedJudgement(exit: 0 | 1, report: PrintedReport): Judgement {
  const judged = report.findings.map((finding) => ({
    finding,
    names: namesOf({ ...finding, at: finding.location }),
  }));
  return {
    exit,
    fresh: judged
      .filter(({ finding }) => finding.status === 'new')
      .map(({ finding, names }) => {
        const { rule, severity, application, key, environments, message, location } = finding;
        const { path, line } = location;
        const files = [...new Set([path, ...filesOf(report, application, environments)])];
        const place = { path, line, message, names, files };
        return { rule, severity, application, ...(key !== undefined && { key }), environments, ...place };
      }),
    ended: (report.fixed ?? []).map(({ rule }) => rule),
    present: new Set(judged.flatMap(({ names }) => names)),
  };
}
