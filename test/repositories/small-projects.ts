import fc from 'fast-check';
import { bytesOf, type Repository } from './quiet-changes.ts';

/**
 * Small repositories, each of one kind of application, whose keys are given here and lacking there, spelled in one way by the
 * files and in another one by the code. Nothing says whether anything is wrong in them: they are beginnings of histories.
 */
interface Key {
  readonly name: string;
  /** How the code spells it. */
  readonly inCode: string;
  readonly asked: (typeof forms)[number];
  /** For what all share, and for each environment: how it is written there. */
  readonly shared: (typeof texts)[number];
  readonly own: readonly (typeof texts)[number][];
}

const spellings: readonly (readonly [inFiles: string, inCode: string])[] = [
  ['db.url', 'db.url'],
  ['my.foo-bar', 'my.fooBar'],
  ['my.fooBaz', 'my.foo-baz'],
  ['cap_url', 'cap.url'],
  ['straße.größe', 'straße.größe'],
  ['hosts[0]', 'hosts'],
  ['mail.host', 'mail.host'],
  ['API_KEY', 'api.key'],
];

const forms = ['not', 'value', 'value', 'default', 'bound', 'guarded', 'xml'] as const;
const texts = ['none', 'none', 'text', 'text', 'empty', 'placeholder', 'unresolved', 'local'] as const;
const stages = [
  ['dev', 'stage', 'prod'],
  ['test', 'prod'],
  ['dev', 'qa', 'stage', 'prod-eu', 'prod-us'],
] as const;

const kinds = [
  'properties of Boot',
  'YAML of Boot',
  'documents of one file',
  '@PropertySource of Boot',
  'plain Spring by annotation',
  'plain Spring by XML',
  'config repository',
  'config server',
  'Chef',
  'Helm',
  'Kustomize',
  'Compose',
] as const;

const contracts = ['none', 'none', 'required', 'override', 'provided', 'listed'] as const;

const project = fc.record({
  kind: fc.constantFrom(...kinds),
  environments: fc.constantFrom(...stages),
  keys: fc.uniqueArray(
    fc.record({
      spelling: fc.constantFrom(...spellings),
      asked: fc.constantFrom(...forms),
      shared: fc.constantFrom(...texts),
      own: fc.array(fc.constantFrom(...texts), { minLength: 5, maxLength: 5 }),
    }),
    { selector: ({ spelling }) => spelling[0], minLength: 2, maxLength: 6 },
  ),
  contract: fc.constantFrom(...contracts),
  encoding: fc.constantFrom('', 'UTF-8', 'windows-1252'),
  hasSecrets: fc.boolean(),
});

type Plan = Omit<typeof project extends fc.Arbitrary<infer Value> ? Value : never, 'keys'> & {
  readonly keys: readonly Key[];
};

/** A repository with the name of its kind. */
export interface Beginning {
  readonly name: string;
  readonly files: Repository;
}

export const smallProject: fc.Arbitrary<Beginning> = project.map((drawn) => {
  const keys = drawn.keys.map(({ spelling: [name, inCode], ...rest }): Key => ({ name, inCode, ...rest }));
  const plan: Plan = { ...drawn, keys };
  const files = { ...writers[plan.kind](plan), ...contractOf(plan) };
  return beginning(plan.kind, new Map(Object.entries(files).map(([path, text]) => [path, bytesOf(text)])));
});

/** Shown with its files where a history fails. */
export function beginning(name: string, files: Repository): Beginning {
  const shown = () => [name, ...[...files].map(([path, text]) => `--- ${path}\n${text}`)].join('\n');
  return Object.defineProperty({ name, files }, fc.toStringMethod, { value: shown, enumerable: false });
}

type Texts = Readonly<Record<string, string>>;

const resources = 'src/main/resources';

function writtenAs(text: (typeof texts)[number], environment: string): string | undefined {
  switch (text) {
    case 'none':
      return undefined;
    case 'text':
      return `of-${environment}`;
    case 'empty':
      return '';
    case 'placeholder':
      return '${db.url:none}/x';
    case 'unresolved':
      return '${no.such.key}';
    case 'local':
      return 'http://localhost:8080';
  }
}

/** Keys with values of an environment, or of what all share. */
function entriesOf({ keys, environments }: Plan, environment: string): readonly (readonly [string, string])[] {
  const index = (environments as readonly string[]).indexOf(environment);
  return keys.flatMap(({ name, shared, own }) => {
    const value = writtenAs((index === -1 ? shared : own[index]) ?? 'none', environment);
    return value === undefined ? [] : [[name, value] as const];
  });
}

function properties(plan: Plan, environment: string): string {
  const lines = entriesOf(plan, environment).map(([key, value]) => `${key}=${value}\n`);
  return `${lines.join('')}own.name=${environment}\n`;
}

function yaml(plan: Plan, environment: string, indent = ''): string {
  const lines = entriesOf(plan, environment).map(
    ([key, value]) => `${indent}${JSON.stringify(key)}: ${JSON.stringify(value)}\n`,
  );
  return `${lines.join('')}${indent}own.name: ${environment}\n`;
}

/** As variables of a process. */
function variables(plan: Plan, environment: string): readonly (readonly [string, string])[] {
  return [
    ...entriesOf(plan, environment).map(([key, value]) => [variableOf(key), value.replace(/^\$\{.*$/, 'x')] as const),
    ['SPRING_PROFILES_ACTIVE', environment] as const,
  ];
}

function variableOf(key: string): string {
  return key
    .normalize('NFKD')
    .replace(/\[(\d+)\]/g, '_$1')
    .replace(/[.]/g, '_')
    .replace(/[^\w]/g, '')
    .toUpperCase();
}

function perEnvironment({ environments }: Plan, write: (environment: string) => Texts): Texts {
  return Object.assign({}, ...environments.map(write));
}

const bootPom =
  '<project>\n  <parent><artifactId>spring-boot-starter-parent</artifactId><version>3.5.0</version></parent>\n  <artifactId>shop</artifactId>\n</project>\n';

/** Classes that ask for the keys; in plain Spring a method is what starts. */
function code(plan: Plan, start: string, above = ''): Texts {
  const fields = plan.keys.flatMap(({ inCode, asked }, i) => {
    if (asked === 'value') return [`  @Value("\${${inCode}}") String field${i};`];
    return asked === 'default' ? [`  @Value("\${${inCode}:none}") String field${i};`] : [];
  });
  const guarded = plan.keys.flatMap(({ inCode, asked }, i) =>
    asked === 'guarded' ? [`  @Value("\${${inCode}}") String field${i};`] : [],
  );
  const bound = plan.keys.filter(({ asked }) => asked === 'bound');
  return {
    'src/main/java/shop/Shop.java': `package shop;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.*;

${above}
public class Shop {
${fields.join('\n')}
  public static void main(String[] words) { ${start} }
}
`,
    'src/main/java/shop/Guarded.java': `package shop;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnProperty("feature.on")
class Guarded {
${guarded.join('\n')}
}
`,
    ...(bound.length > 0 && {
      'src/main/java/shop/Bound.java': `package shop;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;
import jakarta.validation.constraints.NotNull;

@ConfigurationProperties("my")
@Validated
record Bound(@NotNull String fooBar, @NotNull String fooBaz) {}
`,
    }),
  };
}

const runBoot = 'SpringApplication.run(Shop.class, words);';
const runPlain = 'new AnnotationConfigApplicationContext(Shop.class);';

function bootCode(plan: Plan): Texts {
  return { 'pom.xml': bootPom, ...code(plan, runBoot, '@SpringBootApplication') };
}

function withSecret({ hasSecrets }: Plan, indent: string): string {
  return hasSecrets ? `${indent}envFrom:\n${indent}  - secretRef:\n${indent}      name: shop\n` : '';
}

const writers: Readonly<Record<(typeof kinds)[number], (plan: Plan) => Texts>> = {
  'properties of Boot': (plan) => ({
    ...bootCode(plan),
    [`${resources}/application.properties`]: `spring.application.name=shop\n${properties(plan, '')}`,
    ...perEnvironment(plan, (name) => ({ [`${resources}/application-${name}.properties`]: properties(plan, name) })),
  }),
  'YAML of Boot': (plan) => ({
    ...bootCode(plan),
    [`${resources}/application.yml`]: `spring.application.name: shop\n${yaml(plan, '')}`,
    ...perEnvironment(plan, (name) => ({ [`${resources}/application-${name}.yml`]: yaml(plan, name) })),
  }),
  'documents of one file': (plan) => ({
    ...bootCode(plan),
    [`${resources}/application.yml`]: [
      `spring.application.name: shop\n${yaml(plan, '')}`,
      ...plan.environments.map((name) => `spring.config.activate.on-profile: ${name}\n${yaml(plan, name)}`),
    ].join('---\n'),
  }),
  '@PropertySource of Boot': (plan) => ({
    ...bootCode(plan),
    ...code(plan, runBoot, `@SpringBootApplication\n${propertySource(plan, 'spring.profiles.active')}`),
    [`${resources}/application.properties`]: 'spring.application.name=shop\n',
    ...perEnvironment(plan, (name) => ({ [`${resources}/shop-${name}.properties`]: properties(plan, name) })),
  }),
  'plain Spring by annotation': (plan) => ({
    ...code(
      plan,
      runPlain,
      `@Configuration\n@ComponentScan\n${propertySource(plan, 'env')}\n@PropertySource("classpath:shop.properties")`,
    ),
    [`${resources}/shop.properties`]: properties(plan, ''),
    ...perEnvironment(plan, (name) => ({ [`${resources}/shop-${name}.properties`]: properties(plan, name) })),
  }),
  'plain Spring by XML': (plan) => ({
    'src/main/webapp/WEB-INF/web.xml':
      '<web-app>\n  <context-param>\n    <param-name>contextConfigLocation</param-name>\n    <param-value>classpath:context.xml</param-value>\n  </context-param>\n  <listener><listener-class>org.springframework.web.context.ContextLoaderListener</listener-class></listener>\n</web-app>\n',
    [`${resources}/context.xml`]: `<beans xmlns="http://www.springframework.org/schema/beans" xmlns:context="http://www.springframework.org/schema/context">
  <context:property-placeholder location="classpath:shop.properties,classpath:shop-\${env}.properties"${plan.encoding === '' ? '' : ` file-encoding="${plan.encoding}"`}/>
${plan.keys.map(({ inCode, asked }) => (asked === 'not' ? '' : `  <bean class="shop.Bean"><property name="x" value="\${${inCode}}"/></bean>\n`)).join('')}</beans>
`,
    [`${resources}/shop.properties`]: properties(plan, ''),
    ...perEnvironment(plan, (name) => ({ [`${resources}/shop-${name}.properties`]: properties(plan, name) })),
  }),
  'config repository': (plan) => ({
    'application.yml': yaml(plan, ''),
    ...perEnvironment(plan, (name) => ({
      [`shop-${name}.yml`]: yaml(plan, name),
      [`billing-${name}.properties`]: properties(plan, name),
      [`mail-${name}.yml`]: `spring.mail.host: ${name}\n`,
      [`application-${name}.yml`]: `spring.jpa.show-sql: false\nstage: ${name}\n`,
    })),
  }),
  'config server': (plan) => ({
    'config/pom.xml': bootPom
      .replace('shop', 'config')
      .replace(
        '</project>',
        '<dependencies><dependency><artifactId>spring-cloud-config-server</artifactId></dependency></dependencies></project>',
      ),
    'config/src/main/java/config/Config.java':
      'package config;\nimport org.springframework.boot.autoconfigure.SpringBootApplication;\nimport org.springframework.cloud.config.server.EnableConfigServer;\n@SpringBootApplication\n@EnableConfigServer\npublic class Config {}\n',
    [`config/${resources}/application.yml`]:
      'spring:\n  application:\n    name: config\n  profiles:\n    active: native\n  cloud:\n    config:\n      server:\n        native:\n          search-locations: classpath:/shared\n',
    [`config/${resources}/shared/application.yml`]: yaml(plan, ''),
    ...perEnvironment(plan, (name) => ({
      [`config/${resources}/shared/shop-${name}.yml`]: yaml(plan, name),
      [`config/${resources}/shared/billing-${name}.yml`]: `own.name: ${name}\n`,
    })),
    ...below('shop', {
      ...bootCode(plan),
      [`${resources}/application.yml`]:
        'spring:\n  application:\n    name: shop\n  config:\n    import: configserver:http://config:8888\n',
    }),
  }),
  Chef: (plan) => ({
    'chef/cookbooks/shop/metadata.rb': "name 'shop'\nversion '1.0.0'\n",
    'chef/cookbooks/shop/recipes/default.rb':
      "template '/etc/shop/shop.properties' do\n  source 'shop.properties.erb'\n  variables(name: node.chef_environment)\nend\n",
    'chef/cookbooks/shop/attributes/default.rb': "default['shop']['home'] = '/opt/shop'\n",
    'chef/cookbooks/shop/templates/default/shop.properties.erb': plan.keys
      .map(({ name }, i) => `${name}=<%= node['shop']['k${i}'] %>\n`)
      .join('')
      .concat('home=<%= node["shop"]["home"] %>\n'),
    'chef/roles/shop.rb': "name 'shop'\nrun_list 'recipe[shop]'\n",
    ...perEnvironment(plan, (name) => {
      const given = new Map(entriesOf(plan, name));
      const shop = Object.fromEntries(
        plan.keys.flatMap((key, i) => (given.has(key.name) ? [[`k${i}`, given.get(key.name)]] : [])),
      );
      return {
        [`chef/environments/${name}.json`]: `${JSON.stringify({ name, chef_type: 'environment', json_class: 'Chef::Environment', default_attributes: { shop } }, undefined, 2)}\n`,
      };
    }),
    ...below('app', {
      ...code(plan, runPlain, '@Configuration\n@ComponentScan\n@PropertySource("classpath:shop.properties")'),
      [`${resources}/shop.properties`]: properties(plan, ''),
    }),
  }),
  Helm: (plan) => ({
    ...bootCode(plan),
    [`${resources}/application.yml`]: `spring.application.name: shop\n${yaml(plan, '')}`,
    'deploy/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
    'deploy/shop/values.yaml': 'image: registry.example.com/shop\nenv:\n  LOG_LEVEL: info\n',
    'deploy/shop/templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      containers:
        - name: shop
          image: {{ .Values.image }}
          env:
            {{- range $name, $value := .Values.env }}
            - name: {{ $name }}
              value: {{ $value | quote }}
            {{- end }}
${withSecret(plan, '          ')}`,
    ...perEnvironment(plan, (name) => ({
      [`deploy/values-${name}.yaml`]: `env:\n${variables(plan, name)
        .map(([variable, value]) => `  ${variable}: ${JSON.stringify(value)}\n`)
        .join('')}`,
    })),
  }),
  Kustomize: (plan) => ({
    ...bootCode(plan),
    [`${resources}/application.yml`]: `spring.application.name: shop\n${yaml(plan, '')}`,
    'deploy/base/kustomization.yaml': 'resources:\n  - deployment.yaml\n',
    'deploy/base/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      containers:
        - name: shop
          image: registry.example.com/shop
${withSecret(plan, '          ')}`,
    ...perEnvironment(plan, (name) => ({
      [`deploy/overlays/${name}/kustomization.yaml`]:
        'resources:\n  - ../../base\npatches:\n  - path: variables.yaml\n    target:\n      kind: Deployment\n',
      [`deploy/overlays/${name}/variables.yaml`]: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      containers:
        - name: shop
          env:
${variables(plan, name)
  .map(([variable, value]) => `            - name: ${variable}\n              value: ${JSON.stringify(value)}\n`)
  .join('')}`,
    })),
  }),
  Compose: (plan) => ({
    ...below('shop', {
      ...bootCode(plan),
      [`${resources}/application.yml`]: `spring.application.name: shop\n${yaml(plan, '')}`,
      Dockerfile: 'FROM eclipse-temurin:21\nCOPY target/shop.jar /app.jar\nENTRYPOINT ["java", "-jar", "/app.jar"]\n',
    }),
    'docker-compose.yml': 'services:\n  shop:\n    build: ./shop\n  database:\n    image: postgres:17\n',
    ...perEnvironment(plan, (name) => ({
      [`docker-compose.${name}.yml`]: `services:\n  shop:\n${plan.hasSecrets ? `    env_file: [/etc/shop/${name}.env]\n` : ''}    environment:\n${variables(
        plan,
        name,
      )
        .map(([variable, value]) => `      ${variable}: ${JSON.stringify(value)}\n`)
        .join('')}`,
    })),
  }),
};

function below(folder: string, files: Texts): Texts {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

function propertySource({ encoding }: Plan, placeholder: string): string {
  const given = encoding === '' ? '' : `, encoding = "${encoding}"`;
  return `@PropertySource(value = "classpath:shop-\${${placeholder}}.properties"${given})`;
}

function contractOf({ contract, keys, environments, kind }: Plan): Texts {
  const [first, second = first] = keys;
  if (contract === 'none' || first === undefined || second === undefined) return {};
  const name = (key: Key) => JSON.stringify(key.name);
  const text = {
    required: `keys:\n  ${name(first)}: { required: true }\n  ${name(second)}: { required: true, type: string }\n`,
    override: `keys:\n  ${name(first)}: { override: true }\n`,
    provided: `provided:\n  - { keys: [${name(first)}], by: the platform }\nkeys:\n  ${name(second)}: { required: true, severity: warning }\n`,
    listed: `environments:\n${environments.map((one) => `  ${one}: {}\n`).join('')}groups:\n  live: [${environments.at(-1)}]\nkeys:\n  ${name(first)}: { required: [live], differ: true }\n`,
  }[contract];
  return kind === 'config repository' && contract === 'listed' ? {} : { 'keyparity.yml': `version: 1\n${text}` };
}
