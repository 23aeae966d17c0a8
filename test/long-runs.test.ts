import fc from 'fast-check';
import { it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { UsageError } from '../src/usage-error.ts';
import { expectLinear } from './growth.ts';

/** A pull request may repeat anything thousands of times, in any file: there is an answer in linear time. */
const resources = 'src/main/resources';
const repository = {
  'pom.xml':
    '<project><parent><artifactId>spring-boot-starter-parent</artifactId><version>3.5.0</version></parent></project>',
  [`${resources}/application.yml`]: 'payment:\n  url: ${PAYMENT_URL}\n',
  [`${resources}/application-stage.yml`]: 'payment:\n  retries: 2\n',
  [`${resources}/application-prod.yml`]: 'payment:\n  retries: 3\n',
  'src/main/java/Orders.java':
    '@org.springframework.boot.autoconfigure.SpringBootApplication class Orders { @Value("${payment.key}") String key; }',
  'helm/orders/Chart.yaml': 'name: orders\n',
  'helm/orders/values.yaml': 'env:\n  PAYMENT_URL: https://pay\n',
  'helm/orders/values-stage.yaml': 'env:\n  PAYMENT_URL: https://stage\n',
  'helm/orders/values-prod.yaml': 'env:\n  PAYMENT_URL: https://prod\n',
};

/** How each file begins before something goes on and on. */
const beginnings = {
  'settings.gradle': 'include ',
  'settings.gradle.kts': 'includeBuild(',
  'build.gradle': 'dependencies { implementation ',
  'build.gradle.kts': 'dependencies { implementation(',
  'gradle/libs.versions.toml': '[versions]\nspringBoot = ',
  'pom.xml': '<project><dependencies>',
  [`${resources}/application.yml`]: 'a: ',
  [`${resources}/application.properties`]: 'a=',
  [`${resources}/beans.xml`]: '<beans xmlns="http://www.springframework.org/schema/beans">',
  [`${resources}/META-INF/spring.factories`]: 'org.springframework.boot.autoconfigure.EnableAutoConfiguration=',
  'src/main/webapp/WEB-INF/web.xml': '<web-app>',
  'src/main/java/B.java': 'class B { @Value("${x}") String s; ',
  'src/main/kotlin/B.kt': 'class B(@Value("\\${x}") val s: String) { ',
  'helm/orders/values-stage.yaml': 'env:\n  A: ',
  'helm/orders/templates/deployment.yaml': 'kind: Deployment\n  a: {{ ',
  'helm/orders/templates/_env.tpl': '{{ define "x" }}',
  'docker-compose.stage.yml': 'services:\n  orders:\n    environment:\n      - A=',
  '.env.stage': 'A=',
  Dockerfile: 'FROM x\nENV ',
  '.github/workflows/deploy.yml': 'jobs:\n  a:\n    steps:\n      - run: ',
  'manifest-stage.yml': 'applications:\n- name: orders\n  env:\n    A: ',
  'k8s/base/deployment.yaml': 'kind: Deployment\nmetadata:\n  name: ',
  'k8s/overlays/stage/kustomization.yaml': 'resources:\n- ',
  '.nais/prod.yaml': 'kind: Application\nspec:\n  env:\n  - name: A\n    value: ',
  'cookbooks/orders/attributes/default.rb': "default['a']['b'] = ",
  'cookbooks/orders/recipes/default.rb': "template '/etc/x' do\n  source ",
  'cookbooks/orders/templates/default/orders.properties.erb': 'a=<%= ',
  'environments/stage.json': '{"a":',
  'config/stage/server.properties': 'a=',
  '.gitignore': '',
  'keyparity.yml': 'keys:\n  a: { why: ',
};

const pieces = [
  ...[
    ' ',
    '\n',
    '\t',
    ' \n',
    '\\\n',
    'a\n',
    '- a\n',
    'end\n',
    'a',
    'a ',
    'a.',
    'a:',
    'a: ',
    'a=',
    'a/',
    '/',
    '.',
    '..',
  ],
  ...[
    '/*',
    '//',
    '#',
    '"',
    "'",
    '`',
    '"""',
    '"a" ',
    '(',
    '{',
    '[',
    '<',
    '<a ',
    '<a>',
    '<!--',
    '<%',
    '<%=',
    '${',
    '${a:',
  ],
  ...[
    '${}',
    '{{',
    '{{ ',
    '%{',
    '#{',
    '$(',
    '@',
    '@a(',
    '@Value(',
    ':',
    ',',
    '=',
    '-',
    '- ',
    '*',
    '*a',
    '&a ',
    '|',
    '\\',
  ],
  ...['include("a"', 'implementation ', "['a']", 'do ', 'env.'],
];

const length = 64_000;
/** `LONG_RUNS=all npx vitest run test/long-runs.test.ts` plays all of them, which takes a quarter of a minute. */
const all = process.env['LONG_RUNS'] === 'all';

it('judges what goes on and on, or says why not, in linear time', async () => {
  const cases = fc.record({
    path: fc.constantFrom(...(Object.keys(beginnings) as (keyof typeof beginnings)[])),
    piece: fc.constantFrom(...pieces),
  });
  const judge = async (path: keyof typeof beginnings, piece: string) => {
    const answer = async (size: number) => {
      const text = `${beginnings[path]}${piece.repeat(size / piece.length)}x\n`;
      try {
        await check({ tree: memoryTree({ ...repository, [path]: text }), today: '2026-11-26', failOn: 'error' });
      } catch (error) {
        // What is wrong with keyparity.yml ends everything.
        if (!(error instanceof UsageError) || path !== 'keyparity.yml') throw error;
      }
    };
    await expectLinear(answer, length, `${path}, ${JSON.stringify(piece)}`);
  };
  if (all) {
    for (const path of Object.keys(beginnings) as (keyof typeof beginnings)[])
      for (const piece of pieces) await judge(path, piece);
  } else {
    await fc.assert(
      fc.asyncProperty(cases, ({ path, piece }) => judge(path, piece)),
      { numRuns: 200, endOnFailure: true },
    );
  }
}, 600_000);
