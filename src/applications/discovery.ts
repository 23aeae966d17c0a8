import type { Deployment } from '../deployments/deployment.ts';
import { findDeployments } from '../deployments/find-deployments.ts';
import { compareBytes } from '../documents/file-tree.ts';
import { ownName, uniqueNames } from '../repository/application-names.ts';
import { findGeneration } from '../repository/boot-version.ts';
import { type ConfiguredModule, findConfiguredModules } from '../repository/modules.ts';
import { defaultGeneration } from '../spring/generation.ts';
import type { Application, Environment } from './application.ts';
import { bootApplication } from './boot/boot-application.ts';
import { findChefApplications } from './chef/discovery.ts';
import { configLandscape } from './config-server/landscape.ts';
import { servedApplications, servedAsDeclared } from './config-server/services.ts';
import type { Retirement } from './declaration.ts';
import { deploymentsOfModules } from './deployments-of-modules.ts';
import type { DeclarationProblem, DiscoveryInput } from './discovery-input.ts';
import { planEnvironments } from './environment-plans.ts';
import { listedApplication } from './listed/listed-application.ts';
import { plainApplications } from './plain-spring/plain-applications.ts';
import { siblingApplications } from './siblings/sibling-applications.ts';

export interface Discovery {
  /** In the order of their declaration, or by path. */
  readonly applications: readonly Application[];
  /** Declarations that lead to no file. */
  readonly problems: readonly DeclarationProblem[];
  /** Deployments that belong to none of the applications. */
  readonly unjoined: readonly Deployment[];
}

/** Works out which applications there are, which environments each has, and which documents each of those reads. */
export function discover(input: DiscoveryInput): Discovery {
  const found = discoverAll(input);
  const due = (input.retired ?? []).filter(({ isDue }) => isDue);
  if (due.length === 0) return found;
  return { ...found, applications: found.applications.map((application) => withRetired(application, due)) };
}

/** Configuration that none of the applications reads. */
function siblingsBeside(
  applications: readonly Application[],
  modules: readonly ConfiguredModule[],
  { tree, library }: DiscoveryInput,
): readonly Application[] {
  const read = new Set<string>(modules.flatMap(({ files }) => files));
  for (const { documents, deployment } of applications) {
    for (const { path } of documents) read.add(path);
    for (const path of deployment?.manifests ?? []) read.add(path);
  }
  const taken = new Set(applications.map(({ name }) => name));
  return siblingApplications(tree, library, (path) => read.has(path)).map((application) =>
    taken.has(application.name) ? { ...application, name: `${application.name}-files` } : application,
  );
}

/** What nobody runs any more lacks nothing. */
function withRetired(application: Application, due: readonly Retirement[]): Application {
  const environments = application.environments.map((environment): Environment => {
    const retirement = due.find(({ name }) => name === environment.name);
    if (retirement === undefined) return environment;
    const { day, origin } = retirement;
    const basis = [...(environment.basis ?? []), { text: `retired on ${day}`, origin }];
    return { ...environment, compared: false, basis };
  });
  return { ...application, environments };
}

function discoverAll(input: DiscoveryInput): Discovery {
  const { tree, library } = input;
  const paths = tree.list();
  const configured = findConfiguredModules(paths);
  const plain = plainApplications(input, configured, (setting) =>
    input.environments.length === 0 ? [] : planEnvironments({ declared: input.environments, setting }),
  );
  const modules = configured.filter(({ path }) => !plain.some((one) => one.path === path));
  const landscape = configLandscape(tree, library, paths, modules);
  const deployments = deploymentsOfModules(modules, findDeployments(tree, library), input);
  const problems: DeclarationProblem[] = [];
  const around = { input, landscape, deployments, problems };

  if (input.applications.length === 0) {
    const byModule = uniqueNames(modules.map(({ path }) => path));
    const taken = modules.map((module, i) => byModule[i] ?? ownName(module, library));
    const chefs = findChefApplications(tree, library, taken);
    // What Chef writes for a module of plain Spring is a layer of that application, not of another one.
    const others = plain.filter(({ path }) => !chefs.some(({ setting }) => setting.path === path));
    const found = [...modules, ...others].sort((a, b) => compareBytes(a.path, b.path));
    const names = uniqueNames(found.map(({ path }) => path));
    const own = found.map((one, i) =>
      'files' in one
        ? bootApplication(one, names[i] ?? ownName(one, library), undefined, around)
        : { ...one, name: names[i] ?? 'application' },
    );
    const ofChef = chefs.map(({ setting, isBoot }) => {
      const boot = findGeneration(tree, setting.path) ?? (isBoot ? defaultGeneration : undefined);
      return listedApplication(boot === undefined ? setting : { ...setting, boot: boot.name }, input, problems);
    });
    const served = servedApplications(input, landscape, own);
    const known = [...own, ...served, ...ofChef];
    const siblings = input.environments.length > 0 ? [] : siblingsBeside(known, modules, input);
    return { applications: [...known, ...siblings], problems, unjoined: deployments.rest };
  }

  const applications = input.applications.flatMap((setting): Application[] => {
    if (setting.layers !== undefined) return [listedApplication(setting, input, problems)];
    const module = modules.find((candidate) => candidate.path === setting.path);
    if (module !== undefined) return [bootApplication(module, setting.name, setting, around)];
    const other = plain.find((candidate) => candidate.path === setting.path);
    if (other !== undefined) return [{ ...other, name: setting.name, origin: setting.origin }];
    const served = servedAsDeclared(input, setting);
    if (served !== undefined) return [served];
    const message =
      setting.configRepository === undefined
        ? `There is no Spring configuration in the main resources of ${setting.path}; list its layers, or correct the path.`
        : `${setting.configRepository.path} has no configuration for ${setting.name}, and neither has ${setting.path}.`;
    problems.push({ message, origin: setting.origin });
    return [];
  });
  return { applications, problems, unjoined: deployments.rest };
}
