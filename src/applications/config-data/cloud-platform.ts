import type { Generation } from '../../spring/generation.ts';
import { findProperty } from '../../spring/lookup.ts';
import type { BoundElement } from './binding.ts';
import type { Session } from './session.ts';

/** The platform that a text names, as enums are bound: case and everything but letters and digits do not count. */
export function platformOf(text: string, generation: Generation): string | undefined {
  const name = canonical(text);
  return generation.cloudPlatforms.find((platform) => canonical(platform) === name);
}

function canonical(text: string): string {
  return text.replace(/[^\p{L}\p{Nd}]/gu, '').toLowerCase();
}

/**
 * The cloud platform of an environment (`CloudPlatform.getActive`): what `spring.main.cloud-platform` enforces, else
 * what its variables give away.
 */
export function deduceCloudPlatform(session: Session, enforced: BoundElement | undefined): string | undefined {
  const { generation, outer } = session;
  if (enforced === undefined && outer.length === 0) return undefined;
  const name = enforced?.text.toUpperCase();
  if (name !== undefined && generation.cloudPlatforms.includes(name)) return name;
  if (findProperty(outer, 'spring.main.cloud-platform', generation) !== undefined) return undefined;
  return generation.cloudPlatforms.find((platform) => isDetected(platform, session));
}

function isDetected(platform: string, { outer, generation }: Session): boolean {
  const has = (name: string) => findProperty(outer, name, generation) !== undefined;
  switch (platform) {
    case 'CLOUD_FOUNDRY':
      return has('VCAP_APPLICATION') || has('VCAP_SERVICES');
    case 'HEROKU':
      return has('DYNO');
    case 'SAP':
      return has('HC_LANDSCAPE');
    case 'NOMAD':
      return has('NOMAD_ALLOC_ID');
    case 'KUBERNETES':
      return outer.some(({ kind, properties }) => kind === 'variables' && hasService(properties));
    case 'AZURE_APP_SERVICE':
      return ['WEBSITE_SITE_NAME', 'WEBSITE_INSTANCE_ID', 'WEBSITE_RESOURCE_GROUP', 'WEBSITE_SKU'].every(has);
    case 'AWS_ECS':
      return findProperty(outer, 'AWS_EXECUTION_ENV', generation)?.property.value.startsWith('AWS_ECS') ?? false;
    default:
      return false;
  }
}

/** Kubernetes gives every container the host and port of the services around it. */
function hasService(properties: readonly { readonly key: string }[]): boolean {
  const names = new Set(properties.map(({ key }) => key));
  return properties.some(
    ({ key }) => key.endsWith('_SERVICE_HOST') && names.has(key.replace(/_SERVICE_HOST$/, '_SERVICE_PORT')),
  );
}
