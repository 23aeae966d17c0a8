import type { FileTree } from '../documents/file-tree.ts';
import { judge } from '../findings/judge.ts';
import type { Policy } from '../findings/policy.ts';
import type { Side } from '../findings/vanished/between.ts';
import type { ToldLoss } from '../findings/vanished/echoes.ts';
import { withRenamedEnvironments } from '../requirements/contract/renamed-environments.ts';
import type { Settings } from '../requirements/contract/settings.ts';
import { rules } from '../rules/index.ts';
import type { EnvironmentLoss } from '../rules/rule.ts';
import type { Preparation } from './prepare.ts';

/** What is known of a tree, as far as environments are made by it. */
export function sideOf({ subjects, settings, discovery }: Preparation, tree: FileTree): Side {
  return { tree, subjects, settings, unjoined: discovery.unjoined };
}

/**
 * What the rules say of environments that a change takes away.
 *
 * @param asked names of the environments that are asked for; none: all
 */
export function toldLosses(
  losses: readonly EnvironmentLoss[],
  settings: Settings,
  asked: readonly string[] = [],
): readonly ToldLoss[] {
  return losses
    .filter(({ environments }) => asked.length === 0 || environments.some((name) => asked.includes(name)))
    .flatMap((loss) => {
      const application = loss.applications[0] ?? '';
      const reported = rules.flatMap((rule) =>
        'checkLoss' in rule ? [...rule.checkLoss(loss)].map((problem) => ({ rule, application, problem })) : [],
      );
      return judge(reported, settings.rules, { covered: () => [] }).map((finding) => ({ loss, finding }));
    });
}

/** The policy with environments under the names that they have now, where all that activates them follows. */
export function withNewNames(policy: Policy, losses: readonly EnvironmentLoss[], settings: Settings): Policy {
  const names = losses.flatMap(({ kind, environments: [name], successor }) =>
    kind === 'renamed' && name !== undefined && successor !== undefined ? [[name, successor] as const] : [],
  );
  return { ...policy, settings: withRenamedEnvironments(policy.settings, new Map(names), settings) };
}
