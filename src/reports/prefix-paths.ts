import type { Origin } from '../documents/document.ts';
import type { Finding, Report } from '../findings/finding.ts';
import type { Message, MessagePart } from '../rules/message.ts';
import type { Reporter, Style } from './reporter.ts';

/** A report and its style, as readers see them who look for files from the root of the repository. */
export interface View {
  readonly report: Report;
  readonly style: Style;
}

/**
 * A report on a folder of a repository, seen from its root.
 *
 * @param prefix empty, or the way from the root down to the folder, ending with `/`
 */
export function viewFromRoot(report: Report, style: Style, prefix: string): View {
  if (prefix === '') return { report, style };
  const { readText, ...rest } = style;
  const withoutPrefix = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
  return {
    report: prefixPaths(report, prefix),
    style: { ...rest, ...(readText !== undefined && { readText: (path: string) => readText(withoutPrefix(path)) }) },
  };
}

/** The text of a report on a folder of a repository, seen from its root where the format is for such readers. */
export async function renderFromRoot(
  reporter: Reporter,
  report: Report,
  style: Style,
  prefix: string,
): Promise<string> {
  const view = reporter.fromRoot === true ? viewFromRoot(report, style, prefix) : { report, style };
  return reporter.render(view.report, view.style);
}

/**
 * The findings with every path seen from a folder further up. GitHub looks for the file of an annotation from the root of
 * the repository, also where only a folder of it was judged.
 *
 * @param prefix empty, or the way down from there, ending with `/`
 */
export function prefixPaths(report: Report, prefix: string): Report {
  if (prefix === '') return report;
  const origin = (at: Origin): Origin => ({ ...at, path: prefix + at.path });
  const part = (piece: MessagePart): MessagePart => {
    if (typeof piece === 'string') return piece;
    if ('place' in piece) return { place: origin(piece.place) };
    return 'path' in piece ? { path: prefix + piece.path } : piece;
  };
  const message = (parts: Message): Message => parts.map(part);
  const finding = (found: Finding): Finding => ({
    ...found,
    at: origin(found.at),
    message: message(found.message),
    advice: message(found.advice),
    related: found.related.map((related) => ({ ...related, origin: origin(related.origin) })),
    ...(found.insertion && { insertion: { ...found.insertion, path: prefix + found.insertion.path } }),
  });
  return { ...report, findings: report.findings.map(finding), fixed: report.fixed.map(finding) };
}
