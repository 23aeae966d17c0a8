import type { Settings } from './settings.ts';

/**
 * The environments of each group, those of its groups included. A group that contains itself, which the reader reports,
 * adds nothing to itself.
 */
export function groupMembers(groups: Settings['groups']): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = new Map(groups.map(({ name, members }) => [name, members.map((member) => member.name)]));
  return new Map([...direct.keys()].map((name) => [name, environmentsBelow(name, direct)]));
}

/** Groups from which a way leads back to them. */
export function groupsWithinThemselves(groups: Settings['groups']): ReadonlySet<string> {
  const direct = new Map(groups.map(({ name, members }) => [name, members.map((member) => member.name)]));
  return new Set([...direct.keys()].filter((name) => reachableFrom(name, direct).has(name)));
}

function environmentsBelow(group: string, direct: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  return new Set([...reachableFrom(group, direct)].filter((name) => !direct.has(name)));
}

/** Each name is followed once, so that groups of groups of groups cost no more than they are long. */
function reachableFrom(group: string, direct: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [group];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const member of direct.get(name) ?? []) {
      if (!reached.has(member)) open.push(member);
      reached.add(member);
    }
  }
  return reached;
}
