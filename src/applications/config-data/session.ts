import type { Origin } from '../../documents/document.ts';
import type { Generation } from '../../spring/generation.ts';
import type { OpenSource, PropertySource, StartupFailure } from '../../spring/property-source.ts';
import type { ConfigServer } from './config-server-question.ts';
import type { Contributor } from './contributor.ts';
import { inOrder } from './contributor.ts';
import type { ConfigLocation } from './location.ts';
import type { Resources } from './resources.ts';
import { settingsOf } from './settings.ts';

/** One run of config data processing: what is given, what is known so far, what went wrong. */
export interface Session {
  readonly resources: Resources;
  readonly generation: Generation;
  readonly strict: boolean;
  /** The sources that exist before any file, highest precedence first. */
  readonly outer: readonly PropertySource[];
  readonly configNames: readonly string[];
  /** `spring.config.on-not-found=ignore`: nothing that is missing is a failure. */
  readonly ignoresMissing: boolean;
  readonly additionalProfiles: readonly string[];
  readonly configServer?: ConfigServer;
  readonly root: Contributor;
  /** {@link inOrder} of the root; kept until the tree changes. */
  order: readonly Contributor[] | undefined;
  /** Identities of the resources that are loaded. */
  readonly loaded: Set<string>;
  /** Values of the locations that led to something, or that may lead to something outside the repository. */
  readonly foundLocations: Set<string>;
  /** By value, the locations on the class path that are not in the repository: a library may bring them, or the build write them. */
  readonly unseen: Map<string, OpenSource>;
  /** By text and place, so that nothing is named twice. */
  readonly open: Map<string, OpenSource>;
  readonly failures: StartupFailure[];
  /** Blank locations given outside files that Spring only stumbles over at the very end (before Boot 3.5.13). */
  readonly blankLocations: readonly StartupFailure[];
}

export function contributorsOf(session: Session): readonly Contributor[] {
  session.order ??= inOrder(session.root);
  return session.order;
}

/** The settings of all contributors, active or not, highest precedence first; those that have none are left out. */
export function allSettings(session: Session): readonly PropertySource[] {
  return settingsIn(contributorsOf(session));
}

/** The same without the contributors that have no say in the profiles. */
export function profileSettings(session: Session): readonly PropertySource[] {
  return settingsIn(contributorsOf(session).filter(({ ignores }) => !ignores?.profiles));
}

function settingsIn(contributors: readonly Contributor[]): readonly PropertySource[] {
  return contributors
    .flatMap(({ source }) => (source === undefined ? [] : settingsOf(source)))
    .filter(({ properties }) => properties.length > 0);
}

/** Notes a failure. What the same text causes in a later pass once more is told once. */
export function fail(session: Pick<Session, 'failures'>, failure: StartupFailure): void {
  const { exception, message, origin } = failure;
  const isKnown = session.failures.some(
    (known) =>
      known.exception === exception &&
      known.message === message &&
      known.origin?.path === origin?.path &&
      known.origin?.line === origin?.line,
  );
  if (!isKnown) session.failures.push(failure);
}

export function addOpen(session: Pick<Session, 'open'>, what: string, origin?: Origin, optional?: boolean): OpenSource {
  const name = `${what}\0${origin?.path}\0${origin?.line}`;
  const known = session.open.get(name);
  if (known !== undefined) return known;
  const source = { what, ...(origin && { origin }), ...(optional && { optional }) };
  session.open.set(name, source);
  return source;
}

/** The failure to find a location, with where it may be all the same. */
export function inDoubt(session: Session, failed: StartupFailure, { value }: ConfigLocation): StartupFailure {
  const source = session.unseen.get(value);
  return source === undefined ? failed : { ...failed, unseen: { location: value, source } };
}

/** A failure with what is known about it. */
export function failure(exception: string, message: string, origin?: Origin, cause?: string): StartupFailure {
  return { exception, message, ...(origin && { origin }), ...(cause !== undefined && { cause }) };
}
