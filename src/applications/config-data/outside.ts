import { type ConfigLocation, schemeOf, toldOf } from './location.ts';
import { addOpen, type Session } from './session.ts';

/** Prefixes of the imports that libraries add, with the names people know them by. */
const services: ReadonlyMap<string, string> = new Map([
  ['configserver', 'config server'],
  ['vault', 'Vault'],
  ['consul', 'Consul'],
  ['zookeeper', 'ZooKeeper'],
  ['kubernetes', 'Kubernetes config maps and secrets'],
  ['aws-parameterstore', 'AWS Parameter Store'],
  ['aws-secretsmanager', 'AWS Secrets Manager'],
  ['aws-s3', 'AWS S3'],
  ['sm', 'Google Secret Manager'],
  ['azure-app-configuration', 'Azure App Configuration'],
  ['azureAppConfiguration', 'Azure App Configuration'],
  ['nacos', 'Nacos'],
  ['polaris', 'Polaris'],
  ['apollo', 'Apollo'],
]);

const schemesInside: ReadonlySet<string> = new Set(['classpath', 'file', 'configtree', 'env', 'resource', 'optional']);

/**
 * True where a location can only be known outside the repository: a service, a URL, a text that the build or a variable
 * completes. It is then told as an open source and counts as found. Never true in strict mode.
 */
export function isOutside(session: Session, member: ConfigLocation, location: ConfigLocation): boolean {
  if (session.strict) return false;
  const what = outsideName(member);
  if (what === undefined) return false;
  addOpen(session, what, location.origin, member.optional || location.optional);
  session.foundLocations.add(location.value);
  return true;
}

function outsideName(location: ConfigLocation): string | undefined {
  const { value, uncertain } = location;
  // Other locations than those of files may carry user names and passwords: only their scheme is told.
  const scheme = /^([a-zA-Z][\w*+.-]*):/.exec(value)?.[1];
  const service = scheme === undefined ? undefined : services.get(scheme);
  if (service !== undefined) return service;
  if (scheme !== undefined && scheme.length > 1 && !schemesInside.has(scheme) && !scheme.includes('*')) {
    return `import of ${scheme}:`;
  }
  const word = scheme === undefined ? wordBeforeAt(value) : undefined;
  if (word !== undefined) return services.get(word) ?? 'an import that a library resolves';
  if (uncertain) return `import of ${toldOf(location)}`;
  return scheme?.length === 1 && schemeOf(value) !== undefined ? `import of ${toldOf(location)}` : undefined;
}

/** `sm@`: what Spring Boot can read as no file is for the resolver of a library. */
function wordBeforeAt(value: string): string | undefined {
  const word = /^([a-zA-Z][\w.-]*)@/.exec(value)?.[1];
  if (word === undefined || services.has(word)) return word;
  return /(?:properties|xml|ya?ml|\/|\])$/i.test(value) ? undefined : word;
}
