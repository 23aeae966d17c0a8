// npm run oracle:trees -- <directory>…: resolves every application of checked-out repositories, once without a profile and
// once with each profile that it has a file for, with Keyparity and with Spring Boot, and compares everything. Spring Boot is the
// newest of the application's own line (2.7, 3.5, 4.1).
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { importSource } from '../../scripts/import-source.mjs';
import { hasJava, openOracle } from './oracle.mjs';

const directories = process.argv.slice(2);
if (directories.length === 0 || !hasJava()) {
  console.error('npm run oracle:trees -- <directory>… needs Java 17 or later and Maven.');
  process.exit(2);
}

const { compareCase } = await importSource('test/oracle/compare.ts');
const { findConfiguredModules } = await importSource('src/repository/modules.ts');
const { findGeneration } = await importSource('src/repository/boot-version.ts');

/** What config data processing may read, and what tells the version of Boot. */
const isConfiguration = /\.(?:ya?ml|properties|xml)$/i;
const isBuildFile =
  /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|gradle\.properties|[\w.-]+\.versions\.toml)$/;
const skipped = new Set(['.git', 'node_modules', 'target', 'build']);
/** `@name@` is replaced when the resources are copied; as it stands, YAML with it cannot be read. */
const buildToken = /@([a-zA-Z][\w.-]*)@/g;

const oracles = new Map();
const rows = [];
for (const directory of directories) {
  const row = await compareRepository(directory);
  rows.push(row);
  console.log(
    `${row.name}: ${row.applications} applications (${[...row.lines].join(', ')}), ${row.environments} environments ` +
      `(${row.refused} refused by both), ${row.values} values, ${row.origins} origins, ${row.open} left open, ` +
      `${row.differences.length} differences${row.tokens > 0 ? `; build tokens replaced in ${row.tokens} files` : ''}`,
  );
  for (const difference of row.differences) console.log(`  ${difference}`);
  for (const [reason, count] of row.reasons) console.log(`  refused by both in ${count}: ${reason}`);
}
for (const oracle of oracles.values()) await oracle.close();
const sum = (field) => rows.reduce((total, row) => total + row[field], 0);
const differences = rows.flatMap((row) => row.differences);
console.log(
  `${rows.filter(({ applications }) => applications > 0).length} repositories, ${sum('applications')} applications, ` +
    `${sum('environments')} environments (${sum('refused')} refused by both), ${sum('values')} values and ${sum('origins')} origins ` +
    `compared, ${sum('open')} left open, ${differences.length} differences`,
);
process.exitCode = differences.length === 0 ? 0 : 1;

async function compareRepository(root) {
  const row = {
    ...{
      name: basename(root),
      applications: 0,
      environments: 0,
      refused: 0,
      values: 0,
      origins: 0,
      open: 0,
      tokens: 0,
    },
    ...{ differences: [], lines: new Set(), reasons: new Map() },
  };
  const paths = filesOf(root);
  const tree = { list: () => paths, read: (path) => readFileSync(join(root, path)) };
  const pathSet = new Set(paths);
  for (const module of findConfiguredModules(paths)) {
    const generation = oracleLine(findGeneration(tree, pathSet, module.path)?.name ?? '3.5');
    const oracle = oracles.get(generation) ?? openOracle(generation);
    oracles.set(generation, oracle);
    const { files, tokens } = applicationFiles(tree, paths, module);
    row.applications++;
    row.tokens += tokens;
    row.lines.add(generation);
    for (const profile of [undefined, ...profilesOf(module)]) {
      const given = { id: `${module.path} ${profile ?? 'default'}`, ...files, ...(profile && { profiles: [profile] }) };
      const answer = await oracle.ask(given);
      if (answer.refused !== undefined) throw new Error(answer.refused);
      const compared = compareCase(given, answer.boot, answer);
      row.environments++;
      row.values += compared.values;
      row.origins += compared.origins;
      row.open += compared.open.length;
      row.differences.push(...compared.differences.map((difference) => `${given.id} (${generation}): ${difference}`));
      if (answer.failure !== undefined && compared.differences.length === 0) {
        const reason = `${answer.failure.classes[0]}: ${answer.failure.messages.at(-1)}`.slice(0, 160);
        row.refused++;
        row.reasons.set(reason, (row.reasons.get(reason) ?? 0) + 1);
      }
    }
  }
  return row;
}

/** The newest line of Boot with the same major version that there is an oracle for. */
function oracleLine(generation) {
  return { 2: '2.7', 3: '3.5', 4: '4.1' }[generation.split('.')[0]];
}

function profilesOf({ files }) {
  const names = files.flatMap((path) => /(?:^|\/)application-([^/]+)\.(?:properties|ya?ml)$/.exec(path)?.[1] ?? []);
  return [...new Set(names)];
}

/** Everything on the class path, and what lies beside the application where Boot looks. */
function applicationFiles(tree, paths, { path: modulePath, resourceRoots }) {
  const files = { cp64: {}, fs64: {} };
  let tokens = 0;
  const add = (folder, name, path) => {
    if (files[folder][name] !== undefined) return;
    const text = tree.read(path).toString('latin1');
    const replaced = text.replace(buildToken, '$1');
    if (replaced !== text) tokens++;
    files[folder][name] = Buffer.from(replaced, 'latin1').toString('base64');
  };
  const beside = modulePath === '.' ? '' : `${modulePath}/`;
  for (const path of paths.filter((each) => isConfiguration.test(each))) {
    const root = resourceRoots.find((each) => path.startsWith(`${each}/`));
    if (root !== undefined) add('cp64', path.slice(root.length + 1), path);
    else if (path.startsWith(beside) && /^(?:config\/.*|[^/]*)$/.test(path.slice(beside.length))) {
      add('fs64', path.slice(beside.length), path);
    }
  }
  return { files, tokens };
}

function filesOf(root) {
  const found = [];
  const pending = [root];
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory() && !skipped.has(entry.name)) pending.push(path);
      else if (entry.isFile() && (isConfiguration.test(entry.name) || isBuildFile.test(entry.name))) {
        found.push(relative(root, path));
      }
    }
  }
  return found.sort();
}
