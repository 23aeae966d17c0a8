import type { Report } from '../findings/finding.ts';
import { counted } from './counts.ts';
import { closingLines, findingsTable, readinessTable, verdictLines } from './markdown.ts';
import { layOut } from './markdown-page.ts';
import { markdownText } from './render-message.ts';
import type { Style } from './reporter.ts';

/** How a comment is recognised: its body starts with this. `id` consists of letters, digits, `.`, `_` and `-`. */
export function commentMarker(id: string): string {
  return `<!-- keyparity:report id=${id} -->`;
}

/** What stands below a comment. */
export interface CommentSource {
  readonly id: string;
  /** The judged commit of the pull request. */
  readonly commit: string;
  /** Where the job summary is. */
  readonly runUrl: string;
}

/** GitHub takes 65,536 characters. */
const budget = 55_000;
const mostFindings = 25;

/** The comment on a pull request: the verdict, each environment, the most important findings. */
export function renderComment(report: Report, style: Style, { id, commit, runUrl }: CommentSource): string {
  const findings = report.findings.filter(({ status }) => status === 'new');
  const left = findings.length - mostFindings;
  return layOut(
    {
      head: [commentMarker(id), ...verdictLines(report)],
      tables: [readinessTable(report), findingsTable(findings.slice(0, mostFindings), style)],
      foot: [
        ...(left > 0 ? [`The job summary has ${counted(left, 'more finding')}.`, ''] : []),
        ...closingLines(report),
        `Commit ${markdownText.code(commit.slice(0, 12))}, [job summary](${runUrl})`,
      ],
    },
    budget,
  );
}
