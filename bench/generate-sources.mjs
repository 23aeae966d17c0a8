// A repository with the make-up of a large public Spring monorepo, the same for the same numbers: 1,800 build files, 24,000
// Java and Kotlin files of 35 MB, of which one in thirteen says anything about configuration; 600 applications that contain
// a library each; the manifests of their deployments; and as many other files as come with that.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dockerCompose, writeManifests } from './generate-manifests.mjs';
import { mulberry32 } from './generate-monorepo.mjs';

const stages = ['dev', 'stage', 'prod'];

/**
 * @param folder is emptied
 * @param scale 1 for about 35,000 files
 * @returns {{ files: number, sources: string[] }} how many files there are, and the paths of the source files
 */
export function generateSources(folder, { scale = 1, seed = 1 } = {}) {
  rmSync(folder, { recursive: true, force: true });
  const random = mulberry32(seed);
  const sources = [];
  const made = new Set();
  let files = 0;
  const write = (path, text) => {
    const parent = dirname(join(folder, path));
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(join(folder, path), text);
    if (/\.(?:java|kt)$/.test(path)) sources.push(path);
    files++;
  };

  const modules = Math.round(1700 * scale);
  const groups = Math.ceil(modules / 18);
  for (let group = 0; group < groups; group++) {
    const own = Array.from({ length: Math.min(18, modules - group * 18) }, (_, index) => `module-${index}`);
    write(`group-${group}/pom.xml`, parentPom(group, own));
    for (const [index, name] of own.entries()) writeModule(write, { group, name, index, random });
    // An application for every third module, as `writeModule` has it. What one environment lacks is nowhere else either.
    const applications = own
      .filter((_, index) => index % 3 === 0)
      .map((name) => ({ name, group, root: `group-${group}/${name}`, keys: keysOf({ name, group }).slice(1) }));
    for (const [index, each] of applications.entries()) {
      writeManifests(write, { ...each, number: group * 6 + index }, stages);
    }
    if (group % 2 === 0) write(`group-${group}/docker-compose.yml`, dockerCompose(applications));
  }
  return { files, sources };
}

function writeModule(write, { group, name, index, random }) {
  const root = `group-${group}/${name}`;
  const packageName = `org.example.group${group}.${name.replaceAll('-', '')}`;
  const isApplication = index % 3 === 0;
  const isPlain = index % 3 === 1;
  const isKotlin = index % 8 === 7;
  const language = isKotlin ? 'kotlin' : 'java';
  const sources = (set) => `${root}/src/${set}/${language}/${packageName.replaceAll('.', '/')}`;
  const suffix = isKotlin ? 'kt' : 'java';
  const source = (set, className, text) => write(`${sources(set)}/${className}.${suffix}`, text);
  const context = { packageName, isKotlin, random, group, name };

  write(`${root}/pom.xml`, modulePom(group, name, isApplication ? index + 2 : undefined));
  write(`${root}/README.md`, `# ${name}\n\n${prose(random, 40)}\n`);
  if (isApplication) {
    source('main', 'Application', application(context));
    // What the library asks for is set where the library is used.
    writeConfiguration(write, root, [context, { group, name: `module-${index + 2}` }], index === 0);
  }
  for (let number = 0; number < 9; number++) {
    const reads = number === 0 && !isPlain ? keysOf(context) : [];
    source('main', `Service${number}`, classText(context, `Service${number}`, reads));
  }
  for (let number = 0; number < 5; number++)
    source('test', `Service${number}Test`, classText(context, `Service${number}Test`, []));
  for (const [other, kind] of [
    ['schema.sql', 'sql'],
    ['templates/index.html', 'html'],
    ['data.json', 'json'],
  ]) {
    write(`${root}/src/main/resources/${other}`, `<!-- ${kind} -->\n${prose(random, 60)}\n`);
  }
  write(
    `${root}/src/test/resources/logback-test.xml`,
    `<configuration>\n<!-- ${prose(random, 20)} -->\n</configuration>\n`,
  );
}

function keysOf({ name, group }) {
  return ['url', 'timeout', 'region'].map((field) => `${name}.client-${group}.${field}`);
}

function writeConfiguration(write, root, readers, hasStages) {
  const resources = `${root}/src/main/resources`;
  const lines = readers.flatMap(keysOf).map((key) => `${key}=1`);
  const shared = ['server.port=8080', ...(hasStages ? [] : lines)];
  write(`${resources}/application.properties`, `${shared.join('\n')}\n`);
  if (!hasStages) return;
  // One key that one environment lacks.
  for (const stage of stages)
    write(`${resources}/application-${stage}.properties`, `${lines.slice(stage === 'stage' ? 1 : 0).join('\n')}\n`);
}

function application({ packageName, isKotlin }) {
  const imports = [
    'boot.autoconfigure.SpringBootApplication',
    isKotlin ? 'boot.runApplication' : 'boot.SpringApplication',
  ];
  const head = `package ${packageName}${end(isKotlin)}\n\n${imports.map((name) => `import org.springframework.${name}${end(isKotlin)}\n`).join('')}`;
  if (isKotlin) {
    return `${head}\n@SpringBootApplication\nclass Application\n\nfun main(args: Array<String>) {\n    runApplication<Application>(*args)\n}\n`;
  }
  return `${head}\n@SpringBootApplication\npublic class Application {\n\n    public static void main(String[] args) {\n        SpringApplication.run(Application.class, args);\n    }\n}\n`;
}

/** A class of about 1,500 characters that asks for some keys. */
function classText({ packageName, isKotlin, random }, name, keys) {
  const semicolon = end(isKotlin);
  const imports = [
    'org.springframework.beans.factory.annotation.Value',
    'org.springframework.stereotype.Component',
    'java.util.List',
    'java.util.Map',
  ].slice(keys.length > 0 ? 0 : 2);
  const fields = keys.map((key, index) =>
    isKotlin
      ? `    @Value("\\\${${key}}")\n    lateinit var field${index}: String\n`
      : `    @Value("\${${key}}")\n    private String field${index};\n`,
  );
  const methods = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, index) => method(isKotlin, index, random));
  return `package ${packageName}${semicolon}

${imports.map((each) => `import ${each}${semicolon}\n`).join('')}
/**
 * ${prose(random, 30)}
 */
${keys.length > 0 ? '@Component\n' : ''}${isKotlin ? '' : 'public '}class ${name} {

${[...fields, ...methods].join('\n')}}
`;
}

function method(isKotlin, index, random) {
  const words = prose(random, 12);
  if (isKotlin) {
    return `    fun step${index}(input: List<String>): Map<String, Int> {
        // ${words}
        val result = mutableMapOf<String, Int>()
        for (each in input) result.merge(each.trim(), 1, Int::plus)
        return result
    }
`;
  }
  return `    public int step${index}(List<String> input, Map<String, Integer> seen) {
        // ${words}
        int result = ${index};
        for (String each : input) {
            result += seen.getOrDefault(each.trim(), "${words.slice(0, 12)}".length());
        }
        return result;
    }
`;
}

function end(isKotlin) {
  return isKotlin ? '' : ';';
}

const vocabulary =
  'order customer invoice price queue retry token cache stream batch worker index shard event ledger ticket route stock'.split(
    ' ',
  );

function prose(random, count) {
  return Array.from({ length: count }, () => vocabulary[Math.floor(random() * vocabulary.length)]).join(' ');
}

function parentPom(group, modules) {
  return `<project>
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>3.5.7</version>
  </parent>
  <groupId>org.example</groupId>
  <artifactId>group-${group}</artifactId>
  <packaging>pom</packaging>
  <modules>
${modules.map((name) => `    <module>${name}</module>\n`).join('')}  </modules>
</project>
`;
}

function modulePom(group, name, library) {
  const starters = [
    'spring-boot-starter-web',
    'spring-boot-starter-data-jpa',
    'spring-boot-starter-actuator',
    'spring-boot-starter-test',
  ];
  const dependency = (groupId, artifactId) =>
    `    <dependency>\n      <groupId>${groupId}</groupId>\n      <artifactId>${artifactId}</artifactId>\n    </dependency>\n`;
  return `<project>
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>org.example</groupId>
    <artifactId>group-${group}</artifactId>
    <version>1</version>
  </parent>
  <artifactId>group-${group}-${name}</artifactId>
  <dependencies>
${starters.map((starter) => dependency('org.springframework.boot', starter)).join('')}${library === undefined ? '' : dependency('org.example', `group-${group}-module-${library}`)}  </dependencies>
</project>
`;
}
