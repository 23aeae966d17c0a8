import type { Finding, Report } from '../../src/findings/finding.ts';
import { environmentsOf, identity, topicsOf } from '../../src/findings/identity.ts';
import { plainText, renderMessage } from '../../src/reports/render-message.ts';

export type Severity = 'error' | 'warning' | 'notice';

/** What a program says about one problem, as far as a replay needs it. */
export interface Told {
  readonly rule: string;
  readonly severity: Severity;
  readonly application: string;
  readonly key?: string;
  /** The keys that it speaks of, where `key` is a parent of several. */
  readonly keys?: readonly string[];
  readonly environments: readonly string[];
  readonly path: string;
  readonly line: number;
  readonly message: string;
  /** Names by which it is recognised in other states of the repository, one for each key and environment. */
  readonly names: readonly string[];
  /** Files in which the missing value could stand: all that the environments read, and where it is told. */
  readonly files: readonly string[];
}

/** What a program says about a change. */
export interface Judgement {
  readonly exit: 0 | 1 | 2;
  /** Why it could not judge. */
  readonly trouble?: Trouble;
  /** Findings that the change brings. */
  readonly fresh: readonly Told[];
  /** Rules of the findings that the change ends. */
  readonly ended: readonly string[];
  /** Names of all findings of the state after the change. */
  readonly present: ReadonlySet<string>;
}

export interface Trouble {
  /** `usage`: it refuses to judge; `absent`: the clone lacks an object; `crash`: it breaks. */
  readonly kind: 'usage' | 'absent' | 'crash';
  readonly message: string;
}

export function judgementOf(report: Report): Judgement {
  const judged = report.findings.map((finding) => ({ finding, names: namesOf(finding) }));
  return {
    exit: report.verdict === 'fail' ? 1 : 0,
    fresh: judged
      .filter(({ finding }) => finding.status === 'new')
      .map(({ finding, names }) => toldOf(finding, names, report)),
    ended: report.fixed.map(({ rule }) => rule),
    present: new Set(judged.flatMap(({ names }) => names)),
  };
}

export function troubled(kind: Trouble['kind'], message: string): Judgement {
  return { exit: 2, trouble: { kind, message }, fresh: [], ended: [], present: new Set() };
}

function toldOf(finding: Finding, names: readonly string[], report: Report): Told {
  const { rule, severity, application, key, keys, environments, at } = finding;
  const message = renderMessage(finding.message, { medium: plainText, showValues: false });
  return {
    rule,
    severity,
    application,
    ...(key !== undefined && { key }),
    ...(keys !== undefined && { keys }),
    environments,
    path: at.path,
    line: at.line,
    message,
    names,
    files: [...new Set([at.path, ...filesOf(report, application, environments)])],
  };
}

type Summaries = readonly {
  readonly name: string;
  readonly environments: readonly {
    readonly name: string;
    readonly layers: readonly { readonly paths: readonly string[] }[];
  }[];
}[];

/** The files that environments of an application read. */
export function filesOf(
  { applications }: { readonly applications: Summaries },
  application: string,
  environments: readonly string[],
): readonly string[] {
  return applications
    .filter(({ name }) => name === application)
    .flatMap((each) => each.environments.filter(({ name }) => environments.includes(name)))
    .flatMap(({ layers }) => layers.flatMap(({ paths }) => paths));
}

/** As the comparison with a base recognises findings. */
export function namesOf(
  finding: Pick<Finding, 'rule' | 'application' | 'environments' | 'key' | 'keys' | 'at'>,
): readonly string[] {
  const topics = topicsOf(finding);
  return environmentsOf(finding).flatMap((environment) =>
    topics.map((topic) => identity(finding.rule, finding.application, topic, environment)),
  );
}
