import { rawVariableCandidates, variableCandidates } from './environment-variables.ts';
import { defaultGeneration } from './generation.ts';

/** Whole name spaces that a running application has. */
const prefixes: readonly string[] = ['random.', 'vcap.application.', 'vcap.services.'];

/** System properties of every JVM, those that Spring Boot's logging sets, and what Spring itself adds to the environment. */
const names: ReadonlySet<string> = new Set([
  'file.encoding',
  'file.separator',
  'java.class.path',
  'java.class.version',
  'java.home',
  'java.io.tmpdir',
  'java.library.path',
  'java.runtime.name',
  'java.runtime.version',
  'java.specification.name',
  'java.specification.vendor',
  'java.specification.version',
  'java.vendor',
  'java.vendor.url',
  'java.vendor.version',
  'java.version',
  'java.version.date',
  'java.vm.name',
  'java.vm.vendor',
  'java.vm.version',
  'line.separator',
  'native.encoding',
  'os.arch',
  'os.name',
  'os.version',
  'path.separator',
  'sun.jnu.encoding',
  'user.country',
  'user.dir',
  'user.home',
  'user.language',
  'user.name',
  'user.timezone',
  // Set by a servlet container for what it runs.
  'catalina.base',
  'catalina.home',
  // LoggingSystemProperty and ApplicationPidFileWriter.
  'PID',
  'LOG_FILE',
  'LOG_PATH',
  'CONSOLE_LOG_CHARSET',
  'FILE_LOG_CHARSET',
  // ApplicationInfoPropertySource, web servers once they run, Spring Cloud.
  'spring.application.pid',
  'spring.application.version',
  'local.server.port',
  'local.management.port',
  'spring.cloud.client.hostname',
  'spring.cloud.client.ip-address',
  'config.client.version',
]);

/** Variables that an operating system, a container runtime or a cloud sets without being asked to. */
const variables: ReadonlySet<string> = new Set([
  'APPDATA',
  // Where AWS runs the container (EKS, ECS, Lambda).
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_ROLE_ARN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'COMPUTERNAME',
  'HOME',
  'HOSTNAME',
  'JAVA_HOME',
  'JAVA_VERSION',
  'KUBERNETES_SERVICE_HOST',
  'KUBERNETES_SERVICE_PORT',
  'LANG',
  'LOCALAPPDATA',
  'LOGNAME',
  'PATH',
  'PWD',
  'SHELL',
  'TEMP',
  'TMP',
  'TMPDIR',
  'USER',
  'USERNAME',
  'USERPROFILE',
]);

const ascii = /^[\0-\x7f]*$/;

/** Whatever is tried for a name has the same letters and digits. */
function reduced(name: string): string {
  return name.replace(/[^a-zA-Z0-9]/g, '').toUpperCase();
}

const reducedVariables: ReadonlySet<string> = new Set([...variables].map(reduced));

/**
 * True for a name that a running application finds although no file defines it: `random.uuid`, `user.home`, `HOSTNAME`. Its
 * value cannot be known from a repository.
 */
export function builtInName(name: string): boolean {
  let isBuiltIn = judged.get(name);
  if (isBuiltIn === undefined) {
    if (judged.size >= mostNames) judged.clear();
    isBuiltIn = isBuiltInName(name);
    judged.set(name, isBuiltIn);
  }
  return isBuiltIn;
}

/** Applications ask for the keys of the code that they share. */
const judged = new Map<string, boolean>();
const mostNames = 10_000;

function isBuiltInName(name: string): boolean {
  if (names.has(name) || prefixes.some((prefix) => name.startsWith(prefix))) return true;
  // Cheap test first: every key that the code of a repository asks for comes here.
  if (ascii.test(name) && !reducedVariables.has(reduced(name))) return false;
  return [...variableCandidates(name, defaultGeneration), ...rawVariableCandidates(name)].some((candidate) =>
    variables.has(candidate),
  );
}
