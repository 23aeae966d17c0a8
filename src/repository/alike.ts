/**
 * Words for things that an application is run with, and of which there is one file each: alternatives, which are alike because
 * they answer the same questions, and no environments.
 */
const technology =
  /^(?:h2|hsql|hsqldb|derby|sqlite|mysql|mariadb|postgres|postgresql|pgsql|psql|pg|oracle|mssql|sqlserver|db2|mongo|mongodb|redis|kafka|rabbit|rabbitmq|activemq|elastic|elasticsearch|jdbc|jpa|memory|inmemory|mem|file|local|localhost|test|tests|junit|it|ci|swagger|security|ssl|https?|debug)(?:$|[-_.\d])/i;

/** Two files that say the same have this many keys in common at least. */
const fewestCommon = 3;

/**
 * Members of a family that are environments by their likeness: their files set the same keys, each with values of its own,
 * whatever they are called. Three that are alike make a family; beside a name that is known to be an environment's, one is enough.
 *
 * @param keysOf the keys that each member sets itself
 * @param isKnown whether a name is known to be that of an environment
 */
export function alikeNames(
  keysOf: ReadonlyMap<string, ReadonlySet<string>>,
  isKnown: (name: string) => boolean,
): ReadonlySet<string> {
  const members = [...keysOf].filter(([name, keys]) => keys.size >= fewestCommon && !technology.test(name));
  if (members.length > mostMembers) return new Set();
  const found = members.filter(([name, keys]) => {
    const partners = members.filter(([other, others]) => other !== name && areAlike(keys, others));
    return partners.length >= 2 || partners.some(([other]) => isKnown(other));
  });
  return new Set(found.map(([name]) => name));
}

/** More members than that are data: tenants, customers, languages. */
const mostMembers = 40;

/** Most of what one of them sets the other one sets too. */
function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let common = 0;
  for (const key of small) if (large.has(key)) common++;
  return common >= fewestCommon && common * 2 >= large.size + small.size - common;
}
