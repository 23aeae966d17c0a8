import type { Readers, SourceReader } from '../../code/readers.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { ModuleGraph } from '../../repository/module-graph.ts';
import { comparePromotion, isDelivered, isStage, mayBeOfTests } from '../../repository/stage-names.ts';
import { placeholdersIn } from '../../spring/placeholders.ts';
import type { PropertySource } from '../../spring/property-source.ts';
import type { Environment, Layer } from '../application.ts';
import type { EnvironmentPlan } from '../boot/spring-boot-layers.ts';
import { profilesOfTests } from '../boot/test-profiles.ts';
import { buildFilterOf } from './build-filter.ts';
import { familiesOf, SLOT } from './families.ts';
import { type Circumstance, layersOf } from './layers.ts';
import { type Places, placesOf } from './locations.ts';
import { stackOf } from './stack.ts';

export interface PlainInput {
  readonly tree: FileTree;
  readonly graph: ModuleGraph;
  read: Circumstance['read'];
  /** What keyparity.yml declares; empty: environments are read off the files. */
  readonly declared: readonly EnvironmentPlan[];
}

/** The environments of an application that reads its files by `@PropertySource` and configurers of placeholders. */
export function plainEnvironments(readers: Readers, input: PlainInput): readonly Environment[] {
  const { tree, graph } = input;
  const places = placesOf(readers.module, readers.contained, tree, graph);
  const filter = buildFilterOf(tree, readers.module);
  const withFilters = withFilterFiles(readers, filter.files, places, tree);
  const plans: readonly Plan[] =
    input.declared.length > 0
      ? input.declared
      : plansOf(withFilters, places, () => profilesOfTests(tree, tree.list(), readers.module));
  const all = [...withFilters.annotated, ...withFilters.configurers];
  const compared = plans.filter((plan) => plan.compared);
  const isShared = (reader: SourceReader) => compared.every(({ profiles }) => reader.livesUnder(profiles) !== 'no');
  const shared = new Set(all.filter(isShared));

  const prefix = readers.module === '.' ? '' : `${readers.module}/`;
  return plans.map((plan): Environment => {
    const values = plan.isDefault === true ? [] : [plan.name, ...plan.profiles];
    const {
      layers,
      open,
      basis: ofLayers,
      slots,
    } = layersOf(
      stackOf(withFilters, plan.profiles),
      { values, leadOf: places.leadOf, read: input.read, afterBuild: filter.afterBuild },
      (reader) => shared.has(reader),
    );
    const basis = [...(plan.basis ?? []), ...ofLayers];
    const outer: readonly Layer[] =
      plan.variables === undefined ? [] : [{ kind: 'environment', source: plan.variables }];
    const filled = filledByBuild(layers, readers.asked, filter.fills);
    const owned = layers.filter(({ kind, source }) => kind === 'environment' && source.document !== undefined);
    // Of the files of an environment the one that is named first is most often the general one.
    const own = owned.findLast(({ source }) => source.document?.path.startsWith(prefix) === true) ?? owned.at(-1);
    const home = own ?? layers.find(({ source }) => source.document !== undefined);
    return {
      name: plan.name,
      profiles: plan.profiles,
      compared: plan.compared,
      layers: [...outer, ...layers, ...filled],
      open,
      failures: [],
      home: own?.source.document?.path ?? slots[0]?.replace(SLOT, plan.name) ?? home?.source.document?.path ?? '',
      ...(basis.length > 0 && { basis }),
    };
  });
}

/** An environment, perhaps the one in which nobody gives a placeholder of a location its value. */
type Plan = EnvironmentPlan & { readonly isDefault?: true };

/**
 * The stages for which some location has a file, and those that a condition on a reader names. Where nothing but stages of
 * developers is left, the deployed environments get their values from elsewhere.
 */
function plansOf(readers: Readers, places: Places, ofTests: () => ReadonlySet<string>): readonly Plan[] {
  const all = [...readers.annotated, ...readers.configurers];
  const leads = all.flatMap(({ locations }) => locations.flatMap(({ text }) => text ?? [])).map(places.leadOf);
  const staged = leads.flatMap((lead) => (lead.kind === 'staged' && lead.files.size > 0 ? [lead.files] : []));
  const values = new Set(staged.flatMap((files) => [...files.keys()]));
  for (const profile of readers.profilesNamed) {
    const isAsked = all.some((reader) => reader.livesUnder([profile]) !== reader.livesUnder([]));
    if (isAsked && isStage(profile)) values.add(profile);
  }
  const names = [...values].sort(comparePromotion);
  const isDeployed = names.some(isDelivered);
  const activated = isDeployed && names.some(mayBeOfTests) ? ofTests() : new Set();
  /** A stage of developers that has only some of the files is there for their tests. */
  const isWhole = (name: string) => isDelivered(name) || staged.every((files) => files.has(name));
  const whyNot = (name: string): string | undefined => {
    if (!isStage(name)) return undefined;
    if (!isDeployed) return 'a step of developers, as long as no later one has files';
    if (!isWhole(name)) return 'a step of developers that has only some of the files';
    return mayBeOfTests(name) && activated.has(name) ? 'a profile of tests' : undefined;
  };
  const named = names.map((name): Plan => {
    const why = whyNot(name);
    return {
      name,
      profiles: isProfile(name, readers) ? [name] : readers.profilesByDefault,
      compared: isStage(name) && why === undefined,
      ...(why !== undefined && { basis: [{ text: why }] }),
    };
  });
  if (isDeployed) return named;
  return [{ name: 'default', profiles: readers.profilesByDefault, compared: true, isDefault: true }, ...named];
}

/** The name of an environment is a profile as well: a condition names it, or a location asks for the active one. */
function isProfile(name: string, { profilesNamed, annotated, configurers }: Readers): boolean {
  return (
    profilesNamed.has(name) ||
    [...annotated, ...configurers].some(({ locations }) =>
      locations.some(({ text }) => text?.includes('${spring.profiles.active') === true),
    )
  );
}

/**
 * Files whose values the build writes into others; they win, because what they fill in is all that is left of it. Where each
 * profile of the build names one of its own (`filters/dev.properties`), these are one location.
 */
function withFilterFiles(
  readers: Readers,
  files: ReturnType<typeof buildFilterOf>['files'],
  places: Places,
  tree: FileTree,
): Readers {
  const locations = files.flatMap(({ location, isOfProfile }) => {
    if (location.includes('${')) return [location];
    const lead = places.leadOf(location);
    const path = lead.kind === 'files' ? lead.paths[0] : undefined;
    const family = familiesOf(tree).find((one) => path !== undefined && [...one.files.values()].includes(path));
    if (family !== undefined) return [`file:${family.slot.replace(SLOT, '${env}')}`];
    return isOfProfile ? [] : [location];
  });
  const annotated = [...new Set(locations)]
    .filter((location) => places.leadOf(location).kind !== 'nothing')
    .map((location): SourceReader => {
      return {
        by: 'the build',
        locations: [{ text: location }],
        ignoresMissing: true,
        readsYaml: false,
        isOpaque: false,
        origin: { path: readers.module === '.' ? 'pom.xml' : `${readers.module}/pom.xml`, line: 1, column: 1 },
        livesUnder: () => 'yes',
      };
    });
  return annotated.length === 0 ? readers : { ...readers, annotated: [...readers.annotated, ...annotated] };
}

/** A source of what the build gives a value and no file does: placeholders of XML and of values. */
function filledByBuild(
  layers: readonly Layer[],
  asked: ReadonlySet<string>,
  fills: (name: string) => boolean,
): readonly Layer[] {
  const set = new Set<string>();
  const named = new Set(asked);
  for (const { source } of layers) {
    for (const { key, value } of source.properties) {
      set.add(key);
      if (value.includes('${')) for (const { name } of placeholdersIn(value)) named.add(name);
    }
  }
  const origin = { path: 'pom.xml', line: 1, column: 1 };
  const properties = [...named]
    .filter((name) => !set.has(name) && fills(name))
    .map((key) => ({ key, value: '', origin, valueOrigin: origin, opaque: true as const }));
  if (properties.length === 0) return [];
  const source: PropertySource = { name: 'values of the build', kind: 'system', properties };
  return [{ kind: 'provided', source }];
}
