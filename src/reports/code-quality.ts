import type { Severity } from '../rules/rule.ts';
import { printJson } from './json.ts';
import { publishedFindings } from './published-findings.ts';
import { plainText, renderMessage } from './render-message.ts';
import type { Reporter } from './reporter.ts';

/**
 * The Code Quality report of GitLab. It compares reports by fingerprint, and hides all but one of several entries that share
 * one.
 */
export const codeQuality: Reporter = {
  name: 'code-quality',
  fromRoot: true,
  render: (report, { showValues }) =>
    printJson(
      publishedFindings(report).map(({ finding, name }) => {
        const { rule, severity, application, key, environments, at } = finding;
        const message = renderMessage(finding.message, { medium: plainText, showValues });
        return {
          description: message === '' ? rule : message,
          check_name: rule,
          fingerprint: name,
          severity: severities[severity],
          location: { path: at.path.replace(/^(\.\/)+/, ''), lines: { begin: Math.max(1, at.line) } },
          // GitLab reads the fields above and lets others be.
          application,
          key,
          environments,
        };
      }),
    ),
};

const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', notice: 'info' };
