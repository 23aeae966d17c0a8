import type { Finding, Report } from '../findings/finding.ts';
import type { Severity } from '../rules/rule.ts';
import { counted } from './counts.ts';
import { annotationText, annotationTitle, inTurns } from './github.ts';
import { closingLines, findingsTable, readinessTable, verdictLines } from './markdown.ts';
import { layOut } from './markdown-page.ts';
import { plainText, renderMessage } from './render-message.ts';
import type { Style } from './reporter.ts';
import { headline } from './statements.ts';

/** A check run, in the words of the Checks API. */
export interface CheckRunReport {
  readonly conclusion: 'success' | 'failure';
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  /** Most important first. */
  readonly annotations: readonly CheckAnnotation[];
}

export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** Of the 65,535 characters that the API takes for each. */
const budget = 60_000;
/** Two requests; a page with more is read by nobody. */
const mostAnnotations = 100;
const levels: Readonly<Record<Severity, CheckAnnotation['annotation_level']>> = {
  error: 'failure',
  warning: 'warning',
  notice: 'notice',
};

export function checkRunReport(report: Report, style: Style): CheckRunReport {
  const findings = report.findings.filter(({ status }) => status === 'new');
  const ordered = (['error', 'warning', 'notice'] as const).flatMap((severity) => inTurns(findings, severity));
  const chosen = ordered.slice(0, mostAnnotations);
  const limited =
    chosen.length < findings.length
      ? [`${chosen.length} of ${counted(findings.length, 'finding')} are annotated, the most important ones.`, '']
      : [];
  const lastLine = lastLines(style);
  return {
    conclusion: report.verdict === 'fail' ? 'failure' : 'success',
    title: renderMessage(headline(report), { medium: plainText, showValues: false }),
    summary: layOut(
      { head: verdictLines(report), tables: [readinessTable(report)], foot: [...limited, ...closingLines(report)] },
      budget,
    ),
    text: layOut({ head: [], tables: [findingsTable(findings, style)], foot: [] }, budget),
    annotations: chosen.map((finding) => annotation(finding, style, lastLine)),
  };
}

function annotation(finding: Finding, style: Style, lastLine: (path: string) => number): CheckAnnotation {
  const { path } = finding.at;
  const line = Math.max(1, Math.min(finding.at.line, lastLine(path)));
  return {
    path,
    start_line: line,
    end_line: line,
    annotation_level: levels[finding.severity],
    title: annotationTitle(finding),
    message: annotationText(finding, style),
  };
}

/** The API refuses nothing, but shows no annotation beyond the end of its file. */
function lastLines({ readText }: Style): (path: string) => number {
  const known = new Map<string, number>();
  return (path) => {
    const found = known.get(path);
    if (found !== undefined) return found;
    const last = readText?.(path)?.split(/\r\n|\r|\n/).length ?? Number.POSITIVE_INFINITY;
    known.set(path, last);
    return last;
  };
}
