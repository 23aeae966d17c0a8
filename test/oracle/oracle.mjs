import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('.', import.meta.url));

/** The Boot generations that have a profile in pom.xml. */
export const generations = ['2.7', '3.5', '4.1'];

/** Those that the oracle for config servers has a profile for. */
export const configServerGenerations = ['2.7', '3.5'];

/** A case that takes longer has hung; what Spring does with it cannot be recorded. */
const patience = 60_000;

/** Where files cost nothing: every case writes and deletes a few. */
const memory = '/dev/shm';

/** True where the oracle can be built and run. */
export function hasJava() {
  return ['mvn', 'java'].every((program) => spawnSync(program, ['-version'], { stdio: 'ignore' }).status === 0);
}

/**
 * Compiles the oracle against one generation, unless that is done, and gives its classpath.
 * @param {string} generation
 * @param {boolean} configServer with Spring Cloud's config server and client
 */
function build(generation, configServer) {
  const known = configServer ? configServerGenerations : generations;
  if (!known.includes(generation)) throw new Error(`No generation ${generation}: the oracle knows ${known.join(', ')}`);
  const profile = `${configServer ? 'config-server' : 'boot'}-${generation}`;
  const built = join(home, 'target', `${configServer ? profile : generation}-${digestOfSources()}`);
  if (!existsSync(built)) {
    // Built aside and renamed, so that whoever runs at the same time sees all of it or nothing.
    const directory = `${built}-building-${process.pid}`;
    const maven = ['-q', '-B', '-f', join(home, 'pom.xml'), '-P', profile, `-Doracle.build=${directory}`, 'compile'];
    const { status, stdout, stderr, error } = spawnSync('mvn', maven, { encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(`Maven does not build the oracle ${profile}: ${error ?? ''}${stdout}${stderr}`);
    }
    if (existsSync(built)) rmSync(directory, { recursive: true });
    else renameSync(directory, built);
  }
  return [join(built, 'classes'), ...readFileSync(join(built, 'classpath.txt'), 'utf8').trim().split(delimiter)];
}

function digestOfSources() {
  const hash = createHash('sha256');
  const files = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.java'),
  );
  for (const path of ['pom.xml', ...files.map((file) => join('src', file)).sort()]) {
    hash.update(path).update(readFileSync(join(home, path)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** From about here on the optimizing compiler of the virtual machine earns back what it costs. */
const manyCases = 5000;

/**
 * Starts Spring Boot of one generation and keeps it running. Cases may be asked without waiting; they are answered in order.
 * @param {string} generation
 * @param {{ cases?: number, configServer?: boolean }} expected how many cases will be asked, about; whether they are about config servers
 */
export function openOracle(generation, { cases = 0, configServer = false } = {}) {
  const classpath = build(generation, configServer);
  const program = configServer ? 'keyparity.oracle.ConfigServerOracle' : 'keyparity.oracle.Oracle';
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'keyparity-oracle-'));
  const workingDirectory = join(folder, 'work');
  const classpathRoot = join(folder, 'classpath');
  mkdirSync(workingDirectory);
  mkdirSync(classpathRoot);
  const flags = ['-XX:+UseSerialGC', '-Xss4m', '-Xmx512m', ...(cases < manyCases ? ['-XX:TieredStopAtLevel=1'] : [])];
  // See ProcessVariables.java.
  const opens = ['--add-opens', 'java.base/java.util=ALL-UNNAMED'];
  const locale = ['-Duser.language=en', '-Duser.country=US', '-Duser.timezone=UTC', '-Dfile.encoding=UTF-8'];
  const java = spawn(
    'java',
    [...flags, ...opens, ...locale, '-cp', classpath.join(delimiter), program, classpathRoot],
    { cwd: workingDirectory, stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' } },
  );
  const waiting = [];
  let complaints = '';
  let timer;
  java.stderr.setEncoding('utf8').on('data', (text) => {
    complaints = (complaints + text).slice(-4000);
  });
  java.stdin.on('error', () => {});
  const watch = () => {
    clearTimeout(timer);
    if (waiting.length > 0) timer = setTimeout(() => java.kill('SIGKILL'), patience);
  };
  createInterface({ input: java.stdout }).on('line', (line) => {
    waiting.shift()?.resolve(JSON.parse(line));
    watch();
  });
  const ended = new Promise((resolve) => {
    java.on('error', (error) => {
      complaints += error.message;
      resolve();
    });
    java.on('close', resolve);
  }).then(() => {
    clearTimeout(timer);
    rmSync(folder, { recursive: true, force: true });
    for (const { id, reject } of waiting.splice(0)) {
      reject(new Error(`The oracle of Boot ${generation} ended before it answered case ${id}: ${complaints}`));
    }
  });
  return {
    generation,
    /** @param {object} given a case, see README.md */
    ask(given) {
      return new Promise((resolve, reject) => {
        waiting.push({ id: given.id, resolve, reject });
        if (waiting.length === 1) watch();
        java.stdin.write(`${JSON.stringify(given)}\n`);
      });
    },
    async close() {
      java.stdin.end();
      await ended;
    },
  };
}
