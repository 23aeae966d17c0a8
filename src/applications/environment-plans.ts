import type { DeployedEnvironment, Deployment } from '../deployments/deployment.ts';
import { processOf } from '../deployments/process.ts';
import type { ConfigFile } from '../documents/document.ts';
import { alikeNames } from '../repository/alike.ts';
import type { Basis } from '../repository/basis.ts';
import { comparePromotion, isDelivered, isStage, mayBeOfTests, stageRank } from '../repository/stage-names.ts';
import { variablesSource } from '../spring/environment-variables.ts';
import { uniformName } from '../spring/names.ts';
import { keysByProfile, profilesOf } from './boot/named-profiles.ts';
import type { EnvironmentPlan } from './boot/spring-boot-layers.ts';
import type { ApplicationSetting, EnvironmentSetting } from './declaration.ts';

/** An environment that is nothing but its profiles. */
export function planOf(profiles: readonly string[]): EnvironmentPlan {
  return { name: profiles.join(','), profiles, compared: false };
}

/** What is known of an application when its environments are worked out. */
export interface PlanInput {
  /** Environments of keyparity.yml; empty: none are declared. */
  readonly declared: readonly EnvironmentSetting[];
  readonly setting?: ApplicationSetting | undefined;
  readonly files?: readonly ConfigFile[];
  /** The manifests by which it is deployed. */
  readonly deployment?: Deployment | undefined;
  /** Profiles and stages that others have files for: a config server, a `@PropertySource`. */
  readonly further?: readonly string[];
  /** Profiles that tests activate, or have in their own resources alone. */
  readonly ofTests?: () => ReadonlySet<string>;
  /** Whether the application reads something with a profile that it does not read without. */
  readonly makesADifference?: (profile: string) => boolean;
}

/**
 * The environments of an application, before their layers are known: those that keyparity.yml declares; else those that its
 * manifests are written for, with the profiles that these activate; else the profiles whose names are stages.
 */
export function planEnvironments({
  declared,
  setting,
  files = [],
  deployment,
  further = [],
  ofTests = () => new Set(),
  makesADifference = () => true,
}: PlanInput): readonly EnvironmentPlan[] {
  const { all, behindOthers } = profilesOf(files);
  const profiles = [...new Set([...all, ...further])].filter((profile) => profile !== 'default');
  const isIdle = (profile: string) =>
    behindOthers.has(profile) && !further.includes(profile) && !makesADifference(profile);
  if (declared.length > 0) return planDeclared(declared, setting, deployment, profiles);
  const alike = likenessOf(files, profiles, ofTests);
  if (deployment !== undefined && isShown(deployment, profiles)) {
    return planDeployed(deployment, profiles, isIdle);
  }
  const overlays = overlaysAmong(profiles.filter(isStage), hasProfileOfDevelopers(files, profiles), isIdle, ofTests);
  const named = profiles.toSorted(comparePromotion).map((profile): EnvironmentPlan => {
    const why = overlays.get(profile);
    const isNamed = isStage(profile) && why === undefined;
    if (!isNamed && alike.has(profile)) return alikePlan(profile);
    return {
      name: profile,
      profiles: [profile],
      compared: isNamed,
      ...(why !== undefined && { basis: [{ text: why }] }),
    };
  });
  const some = named.some(({ compared, byLikeness }) => compared && byLikeness !== true);
  return some ? named : [{ name: 'default', profiles: [], compared: true }, ...named];
}

/** Profiles that are environments because their files are alike; those of tests are not. */
function likenessOf(
  files: readonly ConfigFile[],
  profiles: readonly string[],
  ofTests: () => ReadonlySet<string>,
): ReadonlySet<string> {
  const known = new Set(profiles);
  const keys = new Map([...keysByProfile(files)].filter(([profile]) => known.has(profile)));
  const alike = alikeNames(keys, isStage);
  if (alike.size === 0) return alike;
  const tests = ofTests();
  return new Set([...alike].filter((profile) => !tests.has(profile)));
}

function alikePlan(profile: string): EnvironmentPlan {
  const basis = [{ text: 'its file sets the same keys as those of the other environments' }];
  return { name: profile, profiles: [profile], compared: true, byLikeness: true, basis };
}

function planDeclared(
  declared: readonly EnvironmentSetting[],
  setting: ApplicationSetting | undefined,
  deployment: Deployment | undefined,
  ofFiles: readonly string[],
): readonly EnvironmentPlan[] {
  const places =
    setting?.environments === undefined ? undefined : new Set(setting.environments.map(({ name }) => name));
  const isKnown = deployment !== undefined && isShown(deployment, ofFiles);
  const found = isKnown ? planDeployed(deployment, ofFiles) : [];
  return declared
    .filter(({ name }) => places === undefined || places.has(name))
    .map(({ name, profiles, impliesProfile, compared, variables }) => {
      const { deployed, basis, profiles: own = [] } = found.find((plan) => plan.name === name) ?? {};
      // Where keyparity.yml names no profiles, those hold that the manifest activates, or the one of the same stage.
      const isActivated = deployed !== undefined && activatedBy(deployed) !== undefined;
      const isLeft = impliesProfile === true && (isActivated || own.length > 0);
      return {
        name,
        profiles: isLeft ? own : profiles,
        compared,
        ...(deployed !== undefined && { deployed }),
        ...(basis !== undefined && { basis }),
        ...(variables.length > 0 && {
          variables: variablesSource(new Map(variables.map((variable) => [variable.name, variable]))),
        }),
      };
    });
}

/**
 * Whether manifests show how the application is deployed. Those of one environment say nothing about the others, which
 * have profiles of their own.
 */
function isShown({ environments, isPartial }: Deployment, profiles: readonly string[]): boolean {
  const [first, another] = environments;
  if (first === undefined || another !== undefined || isPartial === true) return first !== undefined;
  const joined = new Set([first.name, ...(activatedBy(first) ?? [])]);
  return !profiles.some((profile) => isDelivered(profile) && !joined.has(profile));
}

function planDeployed(
  { environments, isPartial }: Deployment,
  profiles: readonly string[],
  isIdle: (profile: string) => boolean = () => false,
): readonly EnvironmentPlan[] {
  const joined = new Set<string>();
  const deployed = environments.map((environment): EnvironmentPlan => {
    const activated = activatedBy(environment);
    const own = activated === undefined ? profileCalled(environment.name, profiles) : undefined;
    for (const profile of activated ?? []) joined.add(profile);
    if (own !== undefined) joined.add(own);
    return {
      name: environment.name,
      profiles: own === undefined ? [] : [own],
      compared: true,
      deployed: environment,
      basis: [...environment.basis, ...whyProfiles(environment.name, activated, own)],
    };
  });
  const others = profiles
    .filter((profile) => !joined.has(profile) && !environments.some(({ name }) => name === profile))
    .map((profile): EnvironmentPlan => {
      // Of whole manifests, a profile that none activates is an overlay, or not in use any more.
      const compared = isPartial === true && isDelivered(profile) && !isIdle(profile);
      const text = `a profile that no manifest activates${compared ? '' : '; it is not compared'}`;
      return { name: profile, profiles: [profile], compared, basis: [{ text }] };
    });
  return [...deployed, ...others].sort((a, b) => comparePromotion(a.name, b.name));
}

function whyProfiles(
  name: string,
  activated: readonly string[] | undefined,
  own: string | undefined,
): readonly Basis[] {
  if (activated !== undefined) return [{ text: `it activates ${activated.join(', ') || 'no profile'}` }];
  if (own === undefined) return [];
  return [{ text: `the profile ${own} ${own === name ? 'has its name' : 'is the same stage'}` }];
}

/** The profiles that a manifest activates; `undefined` where it says nothing about them. */
function activatedBy(environment: DeployedEnvironment): readonly string[] | undefined {
  const { arguments: options, systemProperties, variables } = processOf(environment);
  const option = options.find(
    ({ text }) => uniformName(text.slice(2).replace(/=.*$/s, '')) === 'spring.profiles.active',
  );
  const text =
    option?.text.replace(/^[^=]*=?/, '') ??
    systemProperties.get('spring.profiles.active')?.value ??
    variables
      .flatMap(({ source }) => source.properties)
      // What only the machine knows says nothing about them.
      .find(({ key, opaque, value }) => key.toUpperCase() === 'SPRING_PROFILES_ACTIVE' && !(opaque && value === ''))
      ?.value;
  return text
    ?.split(',')
    .map((profile) => profile.trim())
    .filter((profile) => profile !== '');
}

/** The profile with the name of an environment, or the only one that is the same stage: `prod` of `production`. */
function profileCalled(name: string, profiles: readonly string[]): string | undefined {
  if (profiles.includes(name)) return name;
  const rank = stageRank(name);
  const same = rank === undefined ? [] : profiles.filter((profile) => stageRank(profile) === rank);
  return same.length === 1 ? same[0] : undefined;
}

/** The profile that the application runs with where nobody names one. */
function profileByDefault(files: readonly ConfigFile[]): string | undefined {
  for (const { documents } of files) {
    for (const { path, properties } of documents) {
      if (!/(?:^|\/)application\.[a-z]+$/.test(path)) continue;
      const active = properties.find(({ key }) => key === 'spring.profiles.active');
      if (active !== undefined) return active.value.trim();
    }
  }
  return undefined;
}

/** Whether developers have a profile that is no stage (`local`), because it is the one by default. */
function hasProfileOfDevelopers(files: readonly ConfigFile[], profiles: readonly string[]): boolean {
  const byDefault = profileByDefault(files);
  return byDefault !== undefined && profiles.includes(byDefault) && !isStage(byDefault);
}

/**
 * The stages that are no environments to compare, and why: those of tests, and those with which nothing more is read. Where
 * nothing but `dev` and `test` is left, these are overlays of developers, and the deployed environments get their values from
 * elsewhere; unless developers have another profile, because then they have that one.
 */
function overlaysAmong(
  stages: readonly string[],
  developersHaveTheirOwn: boolean,
  isIdle: (stage: string) => boolean,
  ofTests: () => ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const idle = new Set(stages.filter(isIdle));
  const effective = stages.filter((stage) => !idle.has(stage));
  const isDeployed = effective.some(isDelivered) || developersHaveTheirOwn;
  const thoseOfTests = isDeployed && effective.some(mayBeOfTests) ? ofTests() : new Set();
  const whyNot = (stage: string): readonly string[] => {
    if (idle.has(stage)) return ['a profile with which nothing more is read'];
    if (!isDeployed) return ['a profile of developers, as long as no later step has one'];
    return mayBeOfTests(stage) && thoseOfTests.has(stage) ? ['a profile of tests'] : [];
  };
  return new Map(stages.flatMap((stage) => whyNot(stage).map((why) => [stage, why] as const)));
}
