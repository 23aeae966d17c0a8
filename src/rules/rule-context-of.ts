import { type Application, dialectOf, type Environment } from '../applications/application.ts';
import { configure } from '../configuration/configuration.ts';
import { vocabularyOf } from '../configuration/vocabulary.ts';
import { decodeLatin1, decodeUtf8 } from '../documents/decode.ts';
import type { ConfigFile } from '../documents/document.ts';
import type { FileTree } from '../documents/file-tree.ts';
import { fillIn } from '../documents/fill-in.ts';
import { insertionFor } from '../documents/insertion.ts';
import type { Library } from '../documents/library.ts';
import { type Contract, contractOf } from '../requirements/contract/contract.ts';
import { contractRequirements } from '../requirements/contract/requirements.ts';
import type { Settings } from '../requirements/contract/settings.ts';
import type { ValueJudge } from '../requirements/contract/value-rules.ts';
import { isLegible, isYaml } from './legible.ts';
import type { Subject } from './rule-context.ts';
import { embeddedInsertion, variableFor, variableInsertion } from './variable-insertion.ts';

/** What all applications of a run have in common. */
export interface Circumstances {
  readonly tree: FileTree;
  readonly library: Library;
  readonly settings: Settings;
  readonly today: string;
  readonly valueJudge: ValueJudge | undefined;
  /** It is the only application: what the contract demands can only be meant for it. */
  readonly isAlone: boolean;
}

/** Gathers what the rules need to know about one application. */
export function subjectOf(found: Application, circumstances: Circumstances): Subject {
  const { tree, library, settings, today, valueJudge, isAlone } = circumstances;
  const contract = contractOf(settings, found.environments, found.name, found.relaxed ? 'relaxed' : 'exact');
  const application = { ...found, environments: found.environments.map((each) => withClosed(each, contract)) };
  const configurations = application.environments.map((environment) =>
    configure(application, environment, (key) => contract.providedFor(key, environment.name) !== undefined),
  );
  const compared = configurations.filter(
    ({ environment }) => environment.compared && isLegible(application, environment),
  );
  const vocabulary = vocabularyOf(application);
  const concerns = (key: string): boolean =>
    isAlone ||
    vocabulary.word(key) !== undefined ||
    contract.entriesFor(key).some((entry) => entry.pattern === key && entry.applications !== undefined);

  const textOf = (file: ConfigFile) => () => {
    const bytes = tree.read(file.path) ?? new Uint8Array();
    return file.format === 'yaml' ? decodeUtf8(bytes) : decodeLatin1(bytes);
  };

  return {
    application,
    configurations,
    compared,
    vocabulary,
    contract,
    closedWorld: settings.provided.length > 0,
    declaredEnvironments: settings.environments,
    requirements: contractRequirements(contract, vocabulary, compared, concerns),
    ...(valueJudge !== undefined && { valueJudge }),
    today,
    insertionFor(configuration, key) {
      const { home: usualHome, layers, deployed, placeOf } = configuration.environment;
      const others = compared.filter((other) => other !== configuration);
      const variable = variableFor(configuration, key, others);
      if (deployed !== undefined && variable !== undefined) {
        const manifest = library.read(deployed.home.path, 'manifest');
        const { path } = deployed.home;
        if (manifest === undefined) return { path, line: 1, text: lineFor(path, variable), variable };
        return {
          path,
          variable,
          ...variableInsertion(configuration, deployed.home, variable, manifest, textOf(manifest)),
        };
      }
      const given = placeOf?.(key);
      if (given !== undefined && 'line' in given) return given;
      const home = given?.path ?? usualHome;
      const file = library.read(home, dialectOf(application));
      if (file === undefined || file.problems.some((problem) => problem.code === 'unreadable')) {
        return { path: home, line: 1, text: lineFor(home, key) };
      }
      // The file may hold documents of other environments as well.
      const own = layers.find(({ kind, source }) => kind === 'environment' && source.document?.path === home);
      const document = own?.source.document;
      if (document !== undefined && application.deployment?.manifests.includes(home) === true)
        return { path: home, ...embeddedInsertion(document, textOf(file)(), key) };
      return { path: home, ...insertionFor(file, textOf(file), key, document) };
    },
  };
}

/** An environment without the external sources of which keyparity.yml lists all that they give. */
function withClosed(environment: Environment, contract: Contract): Environment {
  const { name, open } = environment;
  const closed = open.filter((source) => contract.closes(source, name) !== undefined);
  if (closed.length === 0) return environment;
  return { ...environment, open: open.filter((source) => !closed.includes(source)), closed };
}

/** The line for a file that does not exist yet. */
function lineFor(path: string, key: string): string {
  return isYaml(path) ? `${key}: ${fillIn}` : `${key}=${fillIn}`;
}
