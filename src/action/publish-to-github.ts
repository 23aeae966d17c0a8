import type { OptionValues } from '../commands/option-values.ts';
import { createCheckRun } from '../platform/github/check-run.ts';
import { githubClient } from '../platform/github/client.ts';
import type { Failure } from '../platform/github/failure.ts';
import type { Patience } from '../platform/github/patience.ts';
import { publishComment } from '../platform/github/sticky-comment.ts';
import type { WorkflowEvent } from '../platform/workflow-event.ts';
import { checkRunReport } from '../reports/check-run.ts';
import { commentMarker, renderComment } from '../reports/comment.ts';
import type { View } from '../reports/prefix-paths.ts';
import { version } from '../version.ts';

/** What became of one way of publishing. */
export interface Publication {
  /** Empty where there is nothing to look at. */
  readonly url: string;
  /** For the log, where there is something to tell that is nobody's fault. */
  readonly remark?: string;
  readonly problem?: PublishingProblem;
}

export interface PublishingProblem {
  /** One sentence or two: what is not there, why, what to do. */
  readonly text: string;
  /** Nobody has to do anything about it. */
  readonly isExpected: boolean;
  /** The line of `permissions:` that would help. */
  readonly permission?: string;
}

/** The ways to tell GitHub more than a step can. Everything else is published by then, and the verdict is fixed. */
export interface Channel {
  checkRun(view: View): Promise<Publication>;
  comment(view: View): Promise<Publication>;
}

/** @throws UsageError where the address of the API is not one to send a token to */
export function channelTo(values: OptionValues, event: WorkflowEvent, time?: Patience): Channel {
  const run = workflowRun();
  const [owner = '', repo = ''] = run.repository.split('/');
  const token = values['github-token'];
  const isFork = event.isFork === true;
  const commit = event.headCommit ?? event.commit;
  const connect = token === undefined ? undefined : once(() => githubClient({ ...run, token, userAgent }, time));

  return {
    checkRun: async (view) => {
      const thing = { what: 'check run', permission: 'checks: write', isFork };
      if (connect === undefined) return problemOf(thing, 'no token');
      if (commit === undefined || repo === '')
        return { url: '', remark: 'There is no commit to create a check run for.' };
      const created = await createCheckRun(connect(), {
        ...checkRunReport(view.report, view.style),
        ...{ owner, repo, commit, name: values['check-name'] },
        externalId: run.step,
      });
      if (!created.ok) return problemOf(thing, created.failure);
      const { url, incomplete } = created.value;
      const part = { ...thing, what: 'rest of the annotations of the check run' };
      return incomplete === undefined ? { url } : { ...problemOf(part, incomplete), url };
    },
    comment: async (view) => {
      const thing = { what: 'comment', permission: 'pull-requests: write', isFork };
      const { pullRequest, headCommit } = event;
      if (pullRequest === undefined || headCommit === undefined) {
        return {
          url: '',
          remark: `A run on ${event.name === '' ? 'no event' : event.name} has no pull request to comment on.`,
        };
      }
      if (connect === undefined) return problemOf(thing, 'no token');
      const source = { id: values['comment-id'], commit: headCommit, runUrl: run.url };
      const { report, style } = view;
      const isToSay = report.findings.some(({ status }) => status === 'new');
      const written = await publishComment(connect(), {
        ...{ owner, repo, pullRequest, commit: headCommit },
        marker: commentMarker(source.id),
        body: renderComment(report, style, source),
        create: values.comment === 'always' || isToSay,
      });
      if (!written.ok) return problemOf(thing, written.failure);
      if ('url' in written.value) return { url: written.value.url };
      if (written.value.change === 'nothing to say') return { url: '' };
      return { url: '', remark: 'The pull request has a newer commit by now; the comment is left to the run on that.' };
    },
  };
}

const userAgent = `keyparity/${version}`;

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What the runner tells about this step. */
function workflowRun() {
  const of = (name: string) => process.env[name] ?? '';
  const repository = of('GITHUB_REPOSITORY');
  const server = of('GITHUB_SERVER_URL') || 'https://github.com';
  return {
    repository,
    apiUrl: of('GITHUB_API_URL') || 'https://api.github.com',
    url: `${server}/${repository}/actions/runs/${of('GITHUB_RUN_ID')}`,
    step: ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB', 'GITHUB_ACTION'].map(of).join('/'),
  };
}

interface Thing {
  readonly what: string;
  readonly permission: string;
  readonly isFork: boolean;
}

function problemOf({ what, permission, isFork }: Thing, failure: Failure | 'no token'): Publication {
  const [why, isExpected = false] = reasonOf(permission, failure, isFork);
  const isPermission = failure !== 'no token' && failure.kind === 'forbidden';
  return {
    url: '',
    problem: {
      text: `The ${what} could not be written: ${why}`,
      isExpected,
      ...(isPermission && !isFork && { permission }),
    },
  };
}

function reasonOf(
  permission: string,
  failure: Failure | 'no token',
  isFork: boolean,
): readonly [why: string, isExpected?: boolean] {
  if (failure === 'no token') return ['the input github-token is empty.'];
  const status = failure.status === undefined ? '' : ` (${failure.status})`;
  switch (failure.kind) {
    case 'forbidden': {
      if (isFork) {
        return [
          `the token may not${status}. That is expected for a pull request from a fork; nothing else is missing.`,
          true,
        ];
      }
      const accepted = failure.accepted === undefined ? '' : ` GitHub asks for ${failure.accepted}.`;
      return [
        `the token may not${status}. It takes "${permission}" in the permissions of the job, which Dependabot's runs do not get.${accepted}`,
        true,
      ];
    }
    case 'unauthorized':
      return [`GitHub does not know the token${status}. Check the input github-token.`];
    case 'closed':
      return [`the conversation is locked or switched off${status}.`, true];
    case 'refused':
      return [`GitHub refused what Keyparity sent${status}. Please report this.`];
    case 'rate limit':
      return [`GitHub's rate limit is used up${status}, and waiting would take too long.`, true];
    case 'timeout':
      return ['GitHub did not answer in time.'];
    case 'unavailable':
      return [`no proper answer came from GitHub${status}.`];
  }
}
