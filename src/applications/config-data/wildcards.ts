import type { StartupFailure } from '../../spring/property-source.ts';
import type { ConfigLocation } from './location.ts';
import { failure, type Session } from './session.ts';

/** The directories that a location with one `*` means, by name (`LocationResourceLoader.getResources`). */
export function directoriesOfPattern(
  session: Session,
  text: string,
  wanted: 'files' | 'directories',
  { origin }: ConfigLocation,
): { paths: readonly string[]; failed?: StartupFailure } {
  const refuse = (what: string) => ({
    paths: [],
    failed: failure('IllegalStateException', `Location '${text}' ${what}`, origin),
  });
  if (text.startsWith('classpath*:')) return refuse('cannot use classpath wildcards');
  if (text.indexOf('*') !== text.lastIndexOf('*')) return refuse('cannot contain multiple wildcards');
  const directory = wanted === 'files' ? text.slice(0, text.lastIndexOf('/') + 1) : text;
  if (!directory.endsWith('*/')) return refuse("must end with '*/'");
  const place = session.resources.locate(text.slice(0, text.indexOf('*/')));
  if (place === 'outside') return { paths: [] };
  const names = (session.resources.directories(place.path) ?? []).filter((name) => !name.startsWith('..'));
  const prefix = place.path === '' ? '' : `${place.path}/`;
  return { paths: names.map((name) => prefix + name) };
}
