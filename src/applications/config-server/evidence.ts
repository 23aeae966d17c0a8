import type { ConfigFile } from '../../documents/document.ts';
import { differ, type Layout, type NamedFile } from './layout.ts';

const springKey =
  /^(?:spring|server|management|logging|eureka|feign|ribbon|hystrix|zuul|resilience4j|springdoc|mybatis|mybatis-plus)\.[a-z]/i;

/** First names of keys in files of other tools: Kubernetes, compose, pipelines, interface descriptions, log configurations. */
const foreignKey =
  /^(?:apiVersion|kind|metadata\.name|services\.[^.]+\.(?:image|build)|image\.repository|replicaCount|AWSTemplateFormatVersion|openapi|swagger|trigger|pool\.vmImage|stages\[|jobs\.|steps\[|Configuration\.|databaseChangeLog|provider\.name|applications\[0\]\.(?:name|memory)|rootLogger|log4j\.|log4j2?\.)/;

/** Holds settings of Spring. */
export function isSpring({ documents }: ConfigFile): boolean {
  return documents.some(({ properties }) => properties.some(({ key }) => springKey.test(key)));
}

/** Belongs to another tool. */
export function isForeign({ documents }: ConfigFile): boolean {
  const keys = documents.flatMap(({ properties }) => properties.map(({ key }) => key));
  return keys.some((key) => foreignKey.test(key)) && !keys.some((key) => springKey.test(key));
}

/**
 * What a layout that the names suggest is worth once its files are read: files of other tools are left out, one of those with
 * a stage must hold settings of Spring, and a service without any stage must hold some itself.
 */
export function proven(
  { directory, paths, services }: Layout,
  read: (path: string) => ConfigFile | undefined,
): Layout | undefined {
  const kept = new Map<string, readonly NamedFile[]>();
  const stages = new Map<string, number>();
  let staged = 0;
  let springs = 0;
  for (const [service, files] of services) {
    const contents = files.map(({ path }) => read(path));
    if (contents.some((file) => file !== undefined && isForeign(file))) continue;
    const isOfSpring = contents.some((file) => file !== undefined && isSpring(file));
    const own = new Set(files.flatMap(({ stage }) => stage ?? []));
    if (own.size === 0 && (!isOfSpring || isProfileOfAnother(service, services))) continue;
    if (own.size > 0) staged++;
    if (isOfSpring && own.size > 0) springs++;
    for (const stage of own) stages.set(stage, (stages.get(stage) ?? 0) + 1);
    kept.set(service, files);
  }
  const isShared = [...stages.values()].some((count) => count > 1);
  const enough = paths.includes('{profile}') ? 2 : 1;
  return staged > 1 && differ([...stages.keys()]) && isShared && springs >= enough
    ? { directory, paths, services: kept }
    : undefined;
}

/** `orders-local.yml` beside `orders.yml`: a profile that is no stage. */
function isProfileOfAnother(name: string, services: Layout['services']): boolean {
  if (name.startsWith('application-')) return true;
  for (let dash = name.indexOf('-'); dash !== -1; dash = name.indexOf('-', dash + 1)) {
    if (services.has(name.slice(0, dash))) return true;
  }
  return false;
}
