import type { Origin } from '../documents/document.ts';
import type { Finding, Report } from '../findings/finding.ts';
import type { Message, MessagePart } from '../rules/message.ts';
import type { Reporter, Style } from './reporter.ts';

/**
 * The text of a report on a folder of a repository, for readers who look from its root where the format is for such.
 *
 * @param prefix empty, or the way from the root down to the folder, ending with `/`
 */
export async function renderFromRoot(
  reporter: Reporter,
  report: Report,
  style: Style,
  prefix: string,
): Promise<string> {
  if (reporter.fromRoot !== true || prefix === '') return reporter.render(report, style);
  const { readText, ...rest } = style;
  return reporter.render(prefixPaths(report, prefix), {
    ...rest,
    ...(readText !== undefined && { readText: (path: string) => readText(withoutPrefix(path, prefix)) }),
  });
}

function withoutPrefix(path: string, prefix: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
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
