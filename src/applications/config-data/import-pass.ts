import { bindContributor, isActiveNow } from './activation.ts';
import { checkCondition } from './condition.ts';
import { resolveServed, servedContributors } from './config-server.ts';
import { type ActivationContext, type Contributor, liftProfileVariants } from './contributor.ts';
import { load } from './load.ts';
import type { ConfigLocation } from './location.ts';
import { textOf } from './location.ts';
import { resolveLocation } from './resolution.ts';
import type { Resolved } from './resolved.ts';
import { addOpen, fail, failure, inDoubt, type Session } from './session.ts';

/** Imports of imports that are followed; Spring itself would run out of stack somewhat later. */
const maximumDepth = 500;

/**
 * One pass over all contributors (`ConfigDataEnvironmentContributors.withProcessedImports`): reads the settings of every
 * document that is found and loads what active ones import, until nothing is left. Spring always takes the first
 * contributor in order that has something to do; as that never makes an earlier one due again, going once through the
 * tree in order, with what is imported taken in at once, does the same.
 *
 * @param profiles The accepted profiles once they are known: files with their names are then looked for as well.
 */
export function processImports(
  session: Session,
  context: ActivationContext | undefined,
  profiles: readonly string[] | undefined,
): void {
  process({ session, context, profiles }, session.root, 0);
}

interface Pass {
  readonly session: Session;
  readonly context: ActivationContext | undefined;
  readonly profiles: readonly string[] | undefined;
}

function process(pass: Pass, contributor: Contributor, depth: number): void {
  const { session, context, profiles } = pass;
  for (const child of contributor.after ?? []) process(pass, child, depth + 1);
  for (const child of contributor.before ?? []) process(pass, child, depth + 1);
  if (contributor.kind === 'unbound') bindContributor(session, contributor, context);
  if (context !== undefined && profiles !== undefined) checkCondition(session, contributor, context);
  const phase = profiles === undefined ? 'before' : 'after';
  if (contributor.imports.length === 0 || contributor[phase] !== undefined) return;
  if (!isActiveNow(session, contributor, context)) return;
  if (depth > maximumDepth) {
    addOpen(session, 'imports that are nested too deeply', contributor.imports[0]?.origin);
    return;
  }
  const children = importAll(pass, contributor);
  contributor[phase] = children;
  if (phase === 'after') liftProfileVariants(contributor);
  session.order = undefined;
  for (const child of children) process(pass, child, depth + 1);
}

/** Loads what a contributor imports, from the strongest to the weakest; what is loaded already stays where it is. */
function importAll(pass: Pass, contributor: Contributor): Contributor[] {
  const { session } = pass;
  const resolved = contributor.imports.flatMap((location) => resolve(pass, location, contributor));
  const children: Contributor[] = [];
  for (const candidate of resolved.reverse()) {
    const { location, resource, profileVariant } = candidate;
    if (session.loaded.has(resource.identity)) {
      session.foundLocations.add(location.value);
      continue;
    }
    const sources = load(session, candidate);
    if (sources === undefined) {
      if (!location.optional && !session.ignoresMissing) {
        fail(session, inDoubt(session, notFound(candidate), location));
        // It is told; the check for mandatory locations at the end need not tell it again.
        session.foundLocations.add(location.value);
      }
      continue;
    }
    session.loaded.add(resource.identity);
    session.foundLocations.add(location.value);
    const profileFlag = profileVariant && candidate.content.kind !== 'empty directory';
    const shared = { location, resource, profileVariant, profileFlag, imports: [] };
    if (candidate.content.kind === 'served') {
      children.push(...servedContributors(session, sources.toReversed(), candidate.content.question, shared));
    } else if (sources.length === 0) {
      children.push({ kind: 'empty', ...shared, profileFlag: false });
    } else {
      for (const source of sources.toReversed()) children.push({ kind: 'unbound', source, ...shared });
    }
  }
  return children;
}

function resolve(
  { session, context, profiles }: Pass,
  location: ConfigLocation,
  { resource }: Contributor,
): readonly Resolved[] {
  const served = resolveServed(session, location, context, profiles);
  if (served !== undefined) return served;
  const { resolved, failed } = resolveLocation(session, location, resource?.reference, profiles);
  const isMissing = failed?.exception === 'ConfigDataLocationNotFoundException';
  if (failed !== undefined && !(isMissing && (location.optional || session.ignoresMissing))) {
    fail(session, failed);
    session.foundLocations.add(location.value);
  }
  return resolved;
}

function notFound({ location, resource }: Resolved) {
  const message = `Config data resource '${resource.description}' via location '${textOf(location)}' cannot be found`;
  return failure('ConfigDataResourceNotFoundException', message, location.origin);
}
