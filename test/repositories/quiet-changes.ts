import fc from 'fast-check';

/**
 * Changes that touch nothing an application reads: files that nobody reads, comments, moved lines, modules without Spring. A
 * repository is its files by path, each with one character for each byte.
 */
export type Repository = ReadonlyMap<string, string>;

/** One change, chosen by numbers so that a failing history shrinks to a short one. */
export interface QuietChange {
  readonly kind: (typeof kinds)[number];
  /** Which file or folder, and where in it: parts of what there is. */
  readonly which: number;
  readonly where: number;
  readonly text: number;
}

const kinds = [
  'new file',
  'new module',
  'namesake',
  'comment',
  'comment',
  'comment',
  'moved lines',
  'moved lines',
  'blank line',
  'line ends',
  'end of file',
  'edited text',
  'removed text',
  'moved text',
] as const;

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const quietChange: fc.Arbitrary<QuietChange> = fc.record({
  kind: fc.constantFrom(...kinds),
  which: part,
  where: part,
  text: part,
});

/** Commits, each of some changes. */
export const quietHistory = fc.array(fc.array(quietChange, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 3,
});

function pick<Item>(items: readonly Item[], at: number): Item | undefined {
  return items[Math.floor(at * items.length)];
}

/** The repository after a change; unchanged where there is nothing to change in that way. */
export function changed(files: Repository, change: QuietChange): Repository {
  switch (change.kind) {
    case 'new file':
      return withNewFile(files, change);
    case 'new module':
      return withModule(files, pick(modules, change.text));
    case 'namesake':
      return withModule(files, namesake(files));
    case 'comment':
      return withLine(files, change, commentIn);
    case 'blank line':
      return withLine(files, change, ({ comment, hasBlanks }) => (comment !== undefined && hasBlanks ? '' : undefined));
    case 'moved lines':
      return withMovedLines(files, change);
    case 'line ends':
      return withWhole(files, change, (text) => text.replaceAll('\n', '\r\n'));
    case 'end of file':
      return withWhole(files, change, (text) => (text.endsWith('\n') ? text.slice(0, -1) : `${text}\n`));
    case 'edited text':
      return withText(files, change, (path, text) => [[path, `${text}\nMore about it.\n`]]);
    case 'removed text':
      return withText(files, change, () => []);
    case 'moved text':
      return withText(files, change, (path, text) => [[`documentation/${path}`, text]]);
  }
}

/** What a change did, for people. */
export function differenceOf(before: Repository, after: Repository): string {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => {
      const was = before.get(path)?.split('\n');
      const is = after.get(path)?.split('\n');
      if (was === undefined) return `added ${path}`;
      if (is === undefined) return `removed ${path}`;
      const removed = was.filter((line) => !is.includes(line)).map((line) => `\n  - ${line}`);
      const added = is.filter((line) => !was.includes(line)).map((line) => `\n  + ${line}`);
      return `changed ${path}${removed.join('')}${added.join('')}${removed.length + added.length === 0 ? ' (order of lines)' : ''}`;
    })
    .join('\n');
}

/** Bytes of a text in UTF-8, one character for each. */
export function bytesOf(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

/** What people write into comments, beside what they do not want any more. */
const remarks = [
  'Reviewed.',
  'TODO ask operations: is cap.url the same in prod?',
  'spring.profiles.active=prod',
  'spring.config.activate.on-profile: stage',
  '${nobody.gives.this} and #{neither.this}',
  'Größe in µs, für alle Umgebungen',
  'key=value',
  'https://wiki.example.org/?a=b&c=d#e',
  'keyparity watches over this file',
].map(bytesOf);

/** Code that was commented out, by the kind of file. */
const disused: readonly (readonly [kind: RegExp, code: readonly string[]])[] = [
  [
    /\.(?:java|kt)$/,
    [
      '@SpringBootApplication',
      '@Configuration @PropertySource("classpath:gone.properties")',
      '@Value("${nobody.gives.this}") private String gone;',
      '@ActiveProfiles("prod")',
      '@EnableConfigServer',
      'public static void main(String[] words) { SpringApplication.run(Gone.class, words); }',
      'new ClassPathXmlApplicationContext("gone.xml");',
      'extends SpringBootServletInitializer',
      'System.setProperty("spring.profiles.active", "prod");',
    ],
  ],
  [
    /(?:^|\/)pom\.xml$/,
    [
      '<parent><artifactId>spring-boot-starter-parent</artifactId><version>2.7.18</version></parent>',
      '<spring-boot.version>2.7.18</spring-boot.version>',
      '<module>gone</module>',
      '<filtering>true</filtering>',
      '<filter>filters/gone.properties</filter>',
      '<packaging>pom</packaging>',
      '<dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter</artifactId></dependency>',
      '<dependency><groupId>org.springframework.cloud</groupId><artifactId>spring-cloud-config-server</artifactId></dependency>',
      '<dependency><groupId>org.springframework.cloud</groupId><artifactId>spring-cloud-starter-bootstrap</artifactId></dependency>',
      '<db.url>gone</db.url>',
    ],
  ],
  [
    /\.xml$/,
    [
      '<context:property-placeholder location="classpath:gone.properties"/>',
      '<import resource="classpath:gone.xml"/>',
      '<context:component-scan base-package="gone"/>',
      '<bean class="gone.Bean"><property name="x" value="${nobody.gives.this}"/></bean>',
      '<beans profile="prod">',
    ],
  ],
  [
    /\.gradle(?:\.kts)?$/,
    [
      "id 'org.springframework.boot' version '2.7.18'",
      'id("org.springframework.boot") version "2.7.18"',
      "implementation project(':gone')",
      "include 'gone'",
      'expand(project.properties)',
      "implementation 'org.springframework.cloud:spring-cloud-starter-bootstrap'",
    ],
  ],
  [
    /(?:^|\/)Dockerfile/,
    [
      'ENV SPRING_PROFILES_ACTIVE=prod',
      'ENV DB_URL=gone',
      'ENTRYPOINT ["java", "-jar", "/gone.jar", "--spring.profiles.active=prod"]',
      'FROM gone:1',
      'ARG PROFILE=prod',
    ],
  ],
  [
    /\.ya?ml(?:\.|$)/,
    [
      'spring.profiles.active: prod',
      '- name: SPRING_PROFILES_ACTIVE',
      'envFrom:',
      'kind: Deployment',
      '{{ .Values.gone }}',
      'SPRING_PROFILES_ACTIVE: prod',
      'import: configserver:http://gone:8888',
      'image: registry.example.com/shop:gone',
    ],
  ],
  [
    /\.rb$/,
    ["default['shop']['k0'] = 'gone'", "include_recipe 'gone'", "template '/etc/gone.properties' do", "name 'gone'"],
  ],
];

function remarksFor(path: string): readonly string[] {
  const [, code = []] = disused.find(([kind]) => kind.test(path)) ?? [];
  // What was code before is mistaken for it more easily.
  return [...remarks, ...code, ...code];
}

/** How a file is written, as far as lines may be put into it. */
interface Writing {
  /** Around the text of a comment. */
  readonly comment?: readonly [before: string, after: string];
  readonly hasBlanks: boolean;
  /** Whether a line may be put before another one, given the one above it. */
  isFree(line: string, above: string | undefined): boolean;
  /** Whether a line may be put at the end. */
  readonly hasEnd: boolean;
}

const property = /^[\w.[\]-]+ ?[=:]/;
/** A key, and what it has on its line is whole. */
const key = /^\s*(?:- )?[\w./-]+:(?: [^"'|>{[]*| "[^"]*"| '[^']*')?$/;
const topLevelKey = /^["']?[\w./-]+["']?:/;

/** Behind a marker comment the next line counts, and behind a backslash there is no new line. */
function isLoose(line: string): boolean {
  return !/keyparity-|\\\s*$/.test(line);
}

function writingOf(path: string, text: string): Writing | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:erb|j2|tpl|mustache|gotmpl|ctmpl|template)$/, '');
  if (/[\u0000\r]|CDATA|<!--[^>]*\n/.test(text)) return undefined;
  if (/\.properties$/.test(name) || /^\.env|\.env$/.test(name)) {
    const hash = ['# ', ''] as const;
    // A comment beside `#---` takes its meaning away, and a quoted variable may have several lines.
    const isEntry = (line: string) => property.test(line) && isLoose(line) && !/["']/.test(line);
    return {
      comment: hash,
      hasBlanks: true,
      isFree: (line, above) => property.test(line) && (above === undefined || isEntry(above)),
      hasEnd: false,
    };
  }
  if (/\.ya?ml$/.test(name)) {
    // Within a text of several lines it would be a part of it.
    const hasScalars = /[|>][-+\d]*\s*$/m.test(text);
    return {
      comment: ['# ', ''],
      // A block scalar that keeps its end would grow.
      hasBlanks: !/[|>]\d*\+/.test(text),
      isFree: (line, above) => {
        if (above !== undefined && !isLoose(above)) return false;
        return topLevelKey.test(line) || (!hasScalars && above !== undefined && key.test(line) && key.test(above));
      },
      hasEnd: !/[|>]\d*\+/.test(text),
    };
  }
  if (/\.(?:java|kt|groovy|gradle|kts)$/.test(name) && !text.includes('"""')) {
    return {
      comment: ['// ', ''],
      hasBlanks: true,
      isFree: (line, above) =>
        /^(?:package|import|public|class|interface|@|fun|open|const|plugins|dependencies)/.test(line) &&
        (above === undefined || isLoose(above)),
      hasEnd: true,
    };
  }
  if (/\.xml$/.test(name)) {
    return {
      comment: ['<!-- ', ' -->'],
      hasBlanks: true,
      // Between two elements.
      isFree: (line, above) => /^\s*<\w/.test(line) && above !== undefined && />\s*$/.test(above),
      hasEnd: true,
    };
  }
  if (/\.rb$/.test(name) || /^(?:Procfile|Berksfile)$/.test(name)) {
    return {
      comment: ['# ', ''],
      hasBlanks: true,
      isFree: (_, above) => above === undefined,
      hasEnd: false,
    };
  }
  if (/^Dockerfile/.test(name)) return { comment: ['# ', ''], hasBlanks: true, isFree: () => false, hasEnd: true };
  if (name === 'keyparity-baseline.txt') {
    return { comment: ['# ', ''], hasBlanks: true, isFree: () => true, hasEnd: true };
  }
  return undefined;
}

function commentIn({ comment }: Writing, { text }: QuietChange, path: string): string | undefined {
  const [before, after] = comment ?? [];
  const remark = pick(remarksFor(path), text) ?? '';
  return before === undefined ? undefined : `${before}${remark.replaceAll('--', '-')}${after}`;
}

/** Puts one line into a file that somebody reads. */
function withLine(
  files: Repository,
  change: QuietChange,
  lineFor: (writing: Writing, change: QuietChange, path: string) => string | undefined,
): Repository {
  const places = [...files].flatMap(([path, text]) => {
    const writing = writingOf(path, text);
    const line = writing && lineFor(writing, change, path);
    return writing === undefined || line === undefined ? [] : [{ path, text, writing, line }];
  });
  const place = pick(places, change.which);
  if (place === undefined) return files;
  const { path, text, writing, line } = place;
  const lines = text.split('\n');
  const last = lines.length - 1;
  const free = lines.flatMap((one, i) => {
    if (i === last && one === '') return writing.hasEnd ? [i] : [];
    return writing.isFree(one, lines[i - 1]) ? [i] : [];
  });
  const at = pick(free, change.where);
  if (at === undefined) return files;
  return new Map([...files, [path, lines.toSpliced(at, 0, line).join('\n')]]);
}

/** Rewrites a file that somebody reads, in another way of writing the same. */
function withWhole(files: Repository, { which }: QuietChange, rewrite: (text: string) => string): Repository {
  const rewritable = [...files].filter(
    ([path, text]) =>
      /\.(?:properties|ya?ml|java|kt|xml)$/.test(path) &&
      writingOf(path, text) !== undefined &&
      // A template and a text of several lines keep their line ends, and what a backslash continues has no end.
      !/\{\{|<%|[|>][-+\d]*\s*$|\\\s*$|"{3}/m.test(text),
  );
  const file = pick(rewritable, which);
  return file === undefined ? files : new Map([...files, [file[0], rewrite(file[1])]]);
}

/** Changes the order of two neighbours where that order means nothing. */
function withMovedLines(files: Repository, { which, where }: QuietChange): Repository {
  const movable = [...files].flatMap(([path, text]) => {
    const pairs = pairsIn(path, text);
    return pairs.length === 0 ? [] : [{ path, pairs }];
  });
  const file = pick(movable, which);
  const moved = file && pick(file.pairs, where);
  return moved === undefined ? files : new Map([...files, [file?.path as string, moved()]]);
}

type Move = () => string;

function pairsIn(path: string, text: string): readonly Move[] {
  if (/["']{3}|\r|\u0000/.test(text)) return [];
  if (/\.properties$/.test(path)) return swaps(text, property, (line) => lettersOf(/^[^=:]*/.exec(line)?.[0] ?? ''));
  if (/\.(?:java|kt)$/.test(path)) return swaps(text, /^import (?!.*\*)/, (line) => line);
  if (/keyparity-baseline\.txt$/.test(path)) return swaps(text, /^[^#]+\t/, (line) => line);
  if (/\.ya?ml$/.test(path)) return blockMoves(text);
  return [];
}

/** Case and punctuation may be all that two spellings of a key differ in. */
function lettersOf(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9.]/g, '');
}

/** Two neighbouring lines of one kind with different names, behind a line that is no marker and not continued. */
function swaps(text: string, kind: RegExp, nameOf: (line: string) => string): readonly Move[] {
  const lines = text.split('\n');
  return lines.flatMap((line, i): readonly Move[] => {
    const next = lines[i + 1];
    const above = lines[i - 1];
    if (next === undefined || !kind.test(line) || !kind.test(next) || nameOf(line) === nameOf(next)) return [];
    if (!isLoose(line) || !isLoose(next) || (above !== undefined && !isLoose(above))) return [];
    return [() => lines.toSpliced(i, 2, next, line).join('\n')];
  });
}

/** Two neighbouring blocks at the top of a YAML file of one document, which refers to nothing within itself. */
function blockMoves(text: string): readonly Move[] {
  if (/[&*]\w|<<:|\{\{|^---|<%|keyparity-|[|>]\d*\+/m.test(text)) return [];
  const lines = text.split('\n');
  const starts = lines.flatMap((line, i) => (topLevelKey.test(line) ? [i] : []));
  const isWhole = (from: number, to: number) => lines.slice(from + 1, to).every((line) => /^(?:\s|$|- )/.test(line));
  const nameOf = (i: number) => lettersOf(lines[i]?.split(/[.:]/)[0] ?? '');
  return starts.flatMap((start, number): readonly Move[] => {
    const middle = starts[number + 1];
    if (middle === undefined) return [];
    const end = starts[number + 2] ?? lines.findLastIndex((line) => line.trim() !== '') + 1;
    if (!isWhole(start, middle) || !isWhole(middle, end) || nameOf(start) === nameOf(middle)) return [];
    const moved = [...lines.slice(middle, end), ...lines.slice(start, middle)];
    return [() => lines.toSpliced(start, end - start, ...moved).join('\n')];
  });
}

/** Changes a text for people, if there is one. */
function withText(
  files: Repository,
  { which }: QuietChange,
  change: (path: string, text: string) => readonly (readonly [string, string])[],
): Repository {
  const texts = [...files].filter(([path]) =>
    /(?:^|\/)(?:README|NOTES|CHANGELOG|LICENSE)[^/]*$|\.(?:md|png)$/.test(path),
  );
  const text = pick(texts, which);
  if (text === undefined) return files;
  const [path] = text;
  return new Map([...[...files].filter(([other]) => other !== path), ...change(...text)]);
}

const image = '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR';

/** Files that nobody reads, wherever they lie. */
const anywhere: readonly (readonly [path: string, text: string])[] = [
  ['README.md', '# About\n\nSet `cap.url` for prod: `java -jar app.jar --spring.profiles.active=prod`.\n'],
  ['docs/adr/0001-configuration.md', '```yaml\nspring:\n  profiles:\n    active: prod\napp.key: x\n```\n'],
  ['docs/application-prod.md', 'cap.url=https://prod\n'],
  ['LICENSE', 'MIT\n'],
  ['CHANGELOG.adoc', '== 1.0\n'],
  ['NOTES.txt', 'cap.url=x\n'],
  ['logo.png', image],
  ['.editorconfig', 'root = true\n[*]\nindent_size = 2\n'],
  ['CODEOWNERS', '* @team\n'],
  ['scripts/release.sh', '#!/bin/sh\nset -eu\ngit tag "$1"\n'],
  ['sonar-project.properties', 'sonar.projectKey=shop\n'],
  ['package.json', '{ "private": true, "devDependencies": { "prettier": "3" } }\n'],
  ['renovate.json', '{ "extends": ["config:base"] }\n'],
  ['.github/workflows/docs.yml', workflow('mkdocs build')],
  ['.gitignore', 'target/\n*.log\n.idea/\n'],
  ['deploy/redis/deployment.yaml', manifest('redis')],
  ['deploy/redis-dev.yaml', manifest('redis-dev')],
  ['deploy/redis-prod.yaml', manifest('redis-prod')],
  ['k8s/prod/redis.yaml', manifest('redis')],
  ['docker-compose.tools.yml', 'services:\n  mail:\n    image: mailhog/mailhog\n    environment:\n      MODE: prod\n'],
  ['.github/dependabot.yml', 'version: 2\nupdates: []\n'],
  ['.gitlab/issue_templates/bug.md', '## What happened\n'],
];

/** Files that lie beside what applications read, and are read by something else. */
const besideResources: readonly (readonly [path: string, text: string])[] = [
  ['static/index.html', '<html><body>${nobody}</body></html>\n'],
  ['templates/mail.html', '<p th:text="${name}"></p>\n'],
  ['db/migration/V1__init.sql', 'create table t (id int);\n'],
  ['messages.properties', 'greeting=Hello\n'],
  ['messages_de.properties', bytesOf('greeting=Grüß Gott\n')],
  ['ValidationMessages.properties', 'size=Too large\n'],
  ['banner.txt', 'SHOP ${application.version}\n'],
  ['log4j.properties', 'log4j.rootLogger=INFO\n'],
  ['schema.xsd', '<schema/>\n'],
  ['data/prices.csv', 'a;1\n'],
  ['public/logo.png', image],
];

const besideTests: readonly (readonly [path: string, text: string])[] = [
  [
    'java/quiet/QuietTest.java',
    'package quiet;\nimport org.junit.jupiter.api.Test;\nclass QuietTest {\n  @Test void adds() {}\n}\n',
  ],
  [
    'java/quiet/QuietIT.java',
    'package quiet;\nimport org.springframework.boot.test.context.SpringBootTest;\nimport org.springframework.test.context.ActiveProfiles;\n@SpringBootTest\n@ActiveProfiles("it")\nclass QuietIT {}\n',
  ],
  ['resources/application-it.yml', 'cap.url: http://localhost\n'],
  ['resources/fixture.json', '{}\n'],
  ['resources/logback-test.xml', '<configuration/>\n'],
  ['resources/sample.properties', 'a=1\n'],
];

const besideCode: readonly (readonly [path: string, text: string])[] = [
  [
    'java/quiet/Texts.java',
    'package quiet;\npublic final class Texts {\n  static final String DEFAULT = "${nobody.gives.this}";\n  static String twice(String text) { return text + text; }\n}\n',
  ],
  ['kotlin/quiet/Sums.kt', 'package quiet\nobject Sums {\n  fun sum(a: Int, b: Int) = a + b\n}\n'],
];

function withNewFile(files: Repository, { which, where, text }: QuietChange): Repository {
  const paths = [...files.keys()];
  const roots = (pattern: RegExp) => [...new Set(paths.flatMap((path) => pattern.exec(path)?.[1] ?? []))];
  const folders = [
    '',
    ...new Set(paths.flatMap((path) => (path.includes('/src/') ? [`${path.split('/src/')[0]}/`] : []))),
  ];
  const kinds: readonly (readonly [folders: readonly string[], candidates: typeof anywhere])[] = [
    [folders, anywhere],
    [roots(/^(.*?src\/main\/resources\/)/), besideResources],
    [roots(/^(.*?src\/)main\//).map((root) => `${root}test/`), besideTests],
    [roots(/^(.*?src\/main\/)/), besideCode],
  ];
  const possible = kinds.filter(([each]) => each.length > 0);
  const [places, candidates] = pick(possible, where) as (typeof possible)[number];
  const folder = pick(places, which) as string;
  const [path, content] = pick(candidates, text) as readonly [string, string];
  return new Map([...files, ...(files.has(folder + path) ? [] : ([[folder + path, content]] as const))]);
}

/** Modules and services without Spring, as they stand beside applications. */
const modules: readonly (readonly [name: string, files: Readonly<Record<string, string>>])[] = [
  [
    'web',
    {
      'package.json': '{ "name": "web", "scripts": { "build": "vite build" } }\n',
      'src/index.ts': 'export const key = `${process.env.CAP_URL}`;\n',
      'src/environments/environment.prod.ts': 'export const environment = { production: true };\n',
      '.env.production': 'VITE_API=https://prod\n',
      Dockerfile: 'FROM nginx:1.27\nCOPY dist /usr/share/nginx/html\nCMD ["nginx", "-g", "daemon off;"]\n',
    },
  ],
  [
    'tools/report',
    {
      'pom.xml': '<project><groupId>g</groupId><artifactId>report</artifactId><version>1</version></project>\n',
      'src/main/java/report/Report.java':
        'package report;\nimport java.util.Properties;\npublic class Report {\n  public static void main(String[] words) throws Exception {\n    Properties all = new Properties();\n    all.load(Report.class.getResourceAsStream("/report.properties"));\n    System.out.println(all.getProperty("report.title"));\n  }\n}\n',
      'src/main/resources/report.properties': 'report.title=Sales\n',
    },
  ],
  [
    'tools/import',
    {
      'build.gradle': "plugins { id 'java' }\n",
      'src/main/java/load/Load.java':
        'package load;\npublic class Load {\n  public static void main(String[] words) {}\n}\n',
      'src/main/resources/load-dev.properties': 'load.url=dev\n',
      'src/main/resources/load-prod.properties': 'load.url=prod\n',
    },
  ],
  [
    'jobs',
    {
      'pyproject.toml': '[project]\nname = "jobs"\n',
      'jobs/main.py': 'import os\nprint(os.environ["CAP_URL"])\n',
      'config/dev.yaml': 'url: dev\n',
      'config/prod.yaml': 'url: prod\n',
    },
  ],
  [
    'agent',
    {
      'go.mod': 'module agent\n',
      'deploy/agent.yaml': manifest('agent', 'registry.example.com/acme/agent:1'),
      'deploy/prod/agent.yaml': manifest('agent', 'registry.example.com/acme/agent:1'),
      'main.go': 'package main\nfunc main() {}\n',
      Dockerfile: 'FROM scratch\nENV AGENT_MODE=prod\nENTRYPOINT ["/agent"]\n',
    },
  ],
  [
    'infra',
    {
      'main.tf': 'resource "aws_s3_bucket" "b" {}\n',
      'prod.tfvars': 'region = "eu"\n',
      'stage.tfvars': 'region = "eu"\n',
    },
  ],
  [
    'charts/redis',
    {
      'Chart.yaml': 'apiVersion: v2\nname: redis\nversion: 1.0.0\n',
      'values.yaml': 'image: redis:7\nport: 6379\n',
      'templates/service.yaml':
        'apiVersion: v1\nkind: Service\nmetadata:\n  name: redis\nspec:\n  ports:\n    - port: {{ .Values.port }}\n',
    },
  ],
  [
    'mail',
    {
      'docker-compose.yml': 'services:\n  mail:\n    image: mailhog/mailhog\n    ports: ["1025:1025"]\n',
      'README.md': '# Mail for developers\n',
    },
  ],
  ['docs-site', { 'mkdocs.yml': 'site_name: Shop\nnav:\n  - index.md\n', 'docs/index.md': '# Shop\n' }],
  ['ansible', { 'site.yml': '- hosts: all\n  roles: []\n', 'group_vars/prod.yml': 'ntp: pool.ntp.org\n' }],
];

/** A tool with files of its own that are called like those of applications. */
function namesake(files: Repository): (typeof modules)[number] {
  const names = [...files.keys()].flatMap(
    (path) => /\/src\/main\/resources\/([^/]+\.properties)$/.exec(`/${path}`)?.[1] ?? [],
  );
  const own = names.filter((name) => !/^(?:application|bootstrap)\b/.test(name));
  return [
    'tools/namesake',
    {
      'pom.xml': '<project><groupId>g</groupId><artifactId>namesake</artifactId><version>1</version></project>\n',
      ...Object.fromEntries(own.map((name) => [`src/main/resources/${name}`, 'namesake.key=1\n'])),
    },
  ];
}

/** The list of modules with one more, where there is one. */
function registered(files: Repository, name: string): Repository {
  return new Map(
    [...files].map(([path, text]): [string, string] => {
      if (path === 'pom.xml')
        return [path, text.replace(/( *)<\/modules>/, `$1  <module>${name}</module>\n$1</modules>`)];
      if (path === 'settings.gradle') return [path, `${text}include '${name.replaceAll('/', ':')}'\n`];
      return [path, text];
    }),
  );
}

function withModule(files: Repository, module: (typeof modules)[number] | undefined): Repository {
  const [name, content] = module ?? ['', {}];
  if ([...files.keys()].some((path) => path.startsWith(`${name}/`))) return files;
  const listed = 'pom.xml' in content || 'build.gradle' in content ? registered(files, name) : files;
  return new Map([...listed, ...Object.entries(content).map(([path, each]) => [`${name}/${path}`, each] as const)]);
}

function manifest(name: string, image = 'redis:7'): string {
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  template:\n    spec:\n      containers:\n        - name: ${name}\n          image: ${image}\n          env:\n            - name: MODE\n              value: single\n`;
}

function workflow(command: string): string {
  return `name: docs\non: [push]\njobs:\n  docs:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: ${command}\n`;
}
