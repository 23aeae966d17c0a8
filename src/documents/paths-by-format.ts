/**
 * The paths of a listing by what their names end with, each list in the order of the listing. Whoever looks for files of one
 * format need not go through a repository that has mostly others.
 */
export interface PathsByFormat {
  /** `.yml`, `.yaml` */
  readonly yaml: readonly string[];
  /** `.properties`, `.yml`, `.yaml` */
  readonly configuration: readonly string[];
  /** `.yml`, `.yaml`, `.tpl`: what the templates of charts are written in. */
  readonly charts: readonly string[];
  readonly json: readonly string[];
  /** `pom.xml`, `.gradle`, `.gradle.kts` */
  readonly builds: readonly string[];
}

const sorted = new WeakMap<readonly string[], PathsByFormat>();

/** Made once for every listing. */
export function pathsByFormat(paths: readonly string[]): PathsByFormat {
  let found = sorted.get(paths);
  if (found === undefined) {
    found = sortedPaths(paths);
    sorted.set(paths, found);
  }
  return found;
}

function sortedPaths(paths: readonly string[]): PathsByFormat {
  const yaml: string[] = [];
  const configuration: string[] = [];
  const charts: string[] = [];
  const json: string[] = [];
  const builds: string[] = [];
  for (const path of paths) {
    // The last letter tells of nearly every path that it is none of these.
    switch (path.charCodeAt(path.length - 1)) {
      case 0x6c: // l
        if (path.endsWith('.yml') || path.endsWith('.yaml')) {
          yaml.push(path);
          configuration.push(path);
          charts.push(path);
        } else if (path.endsWith('.tpl')) charts.push(path);
        else if (path.endsWith('pom.xml')) builds.push(path);
        break;
      case 0x73: // s
        if (path.endsWith('.properties')) configuration.push(path);
        else if (path.endsWith('.gradle.kts')) builds.push(path);
        break;
      case 0x65: // e
        if (path.endsWith('.gradle')) builds.push(path);
        break;
      case 0x6e: // n
        if (path.endsWith('.json')) json.push(path);
        break;
    }
  }
  return { yaml, configuration, charts, json, builds };
}
