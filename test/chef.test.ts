import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Application } from '../src/applications/application.ts';
import { chefOf } from '../src/applications/chef/chef.ts';
import { expressionIn } from '../src/applications/chef/expressions.ts';
import { rubyTokens } from '../src/applications/chef/ruby-tokens.ts';
import { discover } from '../src/applications/discovery.ts';
import { check } from '../src/commands/check.ts';
import { checkChange } from '../src/commands/check-change.ts';
import { configure } from '../src/configuration/configuration.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { libraryOf } from '../src/documents/library.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { defaultGeneration } from '../src/spring/generation.ts';
import { findingText } from './finding-text.ts';
import { expectLinear } from './growth.ts';

type Files = Readonly<Record<string, string>>;

const projects = fileURLToPath(new URL('../fixtures/projects/', import.meta.url));
const template = 'cookbooks/shop/templates/default/application.properties.erb';
const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

/** Three environments, each with its own address of the database, and a template that prints it. */
const shop: Files = {
  'environments/dev.json': '{ "name": "dev", "default_attributes": { "shop": { "db": "dev-db" } } }',
  'environments/stage.json': '{ "name": "stage", "default_attributes": { "shop": { "db": "stage-db" } } }',
  'environments/prod.rb': lines("name 'prod'", "default_attributes 'shop' => { 'db' => 'prod-db' }"),
  [template]: lines("spring.datasource.url=jdbc:<%= node['shop']['db'] %>"),
};

function discovered(files: Files): readonly Application[] {
  const tree = memoryTree(files);
  return discover({ tree, library: libraryOf(tree), environments: [], applications: [] }).applications;
}

/** What an environment gets: `key = value @ place`, or `key open`. */
function given(files: Files, environment: string, index = 0): readonly string[] {
  const application = discovered(files)[index];
  const found = application?.environments.find(({ name }) => name === environment);
  if (application === undefined || found === undefined) return [`no ${environment}`];
  const configuration = configure(application, found, () => false);
  return [...configuration.winners.values()].map(({ key, value, property, layer }) => {
    const { path, line } = property.origin;
    const kind = layer.kind === 'environment' ? 'its own' : layer.kind;
    return property.opaque ? `${key} open` : `${key} = ${value} @ ${path}:${line} ${kind}`;
  });
}

/** The value of `a` in stage, where the template prints `node['shop']['a']` and these files are there besides. */
function printed(files: Files, expression = "node['shop']['a']"): string | undefined {
  const all = { ...shop, ...files, [template]: `${shop[template]}a=<%= ${expression} %>\n` };
  return given(all, 'stage').find((line) => line.startsWith('a '));
}

const attributes = 'cookbooks/shop/attributes/default.rb';
const stage = (defaults: object, overrides: object = {}) => ({
  'environments/stage.json': JSON.stringify({
    name: 'stage',
    default_attributes: { shop: { db: 'x', ...defaults } },
    override_attributes: { shop: overrides },
  }),
});
const role = (text: string) => ({ 'roles/shop.rb': lines("name 'shop'", "run_list 'recipe[shop]'", text) });

describe('the sample project', () => {
  it.each(['chef-server', 'chef-server-fixed'])(
    '%s has the findings that are expected, declared or not',
    async (name) => {
      const tree = workingTree(join(projects, name));
      const declared = readFileSync(join(projects, 'chef-server.keyparity.yml'), 'utf8');
      const withFile = {
        ...tree,
        list: () => [...tree.list(), 'keyparity.yml'].sort(),
        read: (path: string) => (path === 'keyparity.yml' ? new TextEncoder().encode(declared) : tree.read(path)),
        contentId: () => undefined as never,
      };
      const found: string[] = [];
      for (const each of [tree, withFile]) {
        const { findings } = await check({ tree: each, today: '2026-11-26', failOn: 'error' });
        found.push(each === tree ? '# as it is discovered\n' : '# as chef-server.keyparity.yml declares it\n');
        found.push(findingText(findings));
      }
      await expect(found.join('')).toMatchFileSnapshot(join(projects, `${name}.expected.txt`));
    },
  );

  it('tells a change that takes an attribute away where it does so', async () => {
    const [base, tree] = ['chef-server-fixed', 'chef-server'].map((name) => workingTree(join(projects, name)));
    if (base === undefined || tree === undefined) throw new Error('no trees');
    const { findings } = await checkChange({
      tree,
      base,
      today: '2026-11-26',
      failOn: 'error',
      baseName: 'base',
      scope: 'new',
      policy: 'base',
    });
    expect(findings.map(({ at, key, cause }) => [`${at.path}:${at.line}`, key, cause])).toEqual([
      ['chef/environments/stage.json:11', 'kms.cache.ttl', 'removed'],
    ]);
  });

  it('says what is missing where, and the line that gives it', async () => {
    const tree = workingTree(join(projects, 'chef-server'));
    const { findings } = await check({ tree, today: '2026-11-26', failOn: 'error' });
    expect(findings.map(({ insertion }) => insertion)).toEqual([
      { path: 'chef/environments/stage.json', line: 11, text: '        "cache_ttl": "KEYPARITY_FILL_IN",' },
    ]);
  });
});

describe('a template of Chef', () => {
  it('gives each environment its own value, from the place where that is set', () => {
    expect(given(shop, 'dev')).toEqual(['spring.datasource.url = jdbc:dev-db @ environments/dev.json:1 its own']);
    expect(given(shop, 'prod')).toEqual(['spring.datasource.url = jdbc:prod-db @ environments/prod.rb:2 its own']);
  });

  it('prints nothing for what other environments set and this one does not', () => {
    const files = { 'environments/dev.json': '{ "default_attributes": { "shop": { "a": 1, "db": "x" } } }' };
    expect(printed(files)).toBe(`a =  @ ${template}:2 shared`);
  });

  it('prints what nobody knows for what no file sets: the node, Ohai or a recipe may', () => {
    expect(printed({})).toBe('a open');
    expect(printed({}, "node['fqdn']")).toBe('a open');
  });

  it('prints the name of the environment', () => {
    expect(printed({}, 'node.chef_environment')).toBe(`a = stage @ ${template}:2 its own`);
  });

  it('prints what a constant in it says, and nobody knows what anything else in it does', () => {
    expect(printed({}, "'text'")).toBe('a open');
    for (const code of ["node['shop']['db'].upcase", "node['shop']['db'] || 'x'", "x['a']", "node['shop'][name]", '']) {
      expect(printed({}, code), code).toBe('a open');
    }
  });

  it('reads names in every spelling', () => {
    for (const code of ['node[:shop][:db]', 'node["shop"]["db"]', "@node['shop']['db']", "node.read('shop', 'db')"]) {
      expect(printed({}, code), code).toBe('a = stage-db @ environments/stage.json:1 its own');
    }
    expect(printed({}, "node['shop']['db'].to_s")).toBe('a = stage-db @ environments/stage.json:1 its own');
  });

  it('follows names that the template gives', () => {
    const files = { ...shop, [template]: lines("<% s = node['shop'] -%>", "spring.a=<%= s['db'] %>") };
    expect(given(files, 'dev')).toEqual(['spring.a = dev-db @ environments/dev.json:1 its own']);
  });

  it('leaves open what stands in a condition, whatever it prints', () => {
    const files = {
      ...shop,
      [template]: lines(
        '<% if x %>',
        "spring.a=<%= node['shop']['db'] %>",
        '<% end %>',
        "spring.b=<%= node['shop']['db'] %>",
      ),
    };
    expect(given(files, 'dev')[0]).toBe('spring.a open');
  });

  it('is open as a whole where it makes keys', () => {
    const files = { ...shop, [template]: `${shop[template]}<%= node['k'] %>=1\n` };
    const open = discovered(files)[0]?.environments.map((each) => each.open.map(({ what }) => what));
    expect(open).toEqual(Array(3).fill(['keys that application.properties.erb makes']));
  });

  it('has no value that the format would read otherwise', () => {
    expect(printed(stage({ a: 'C:\\temp' }))).toBe('a open');
    const yaml = 'cookbooks/shop/templates/default/application.yml.erb';
    const files = (a: unknown) => ({ ...shop, ...stage({ a }), [yaml]: "spring:\n  a: <%= node['shop']['a'] %>\n" });
    const value = (a: unknown) => given(files(a), 'stage', 1)[0];
    expect(value('jdbc:x://y/z')).toBe('spring.a = jdbc:x://y/z @ environments/stage.json:1 its own');
    expect(value(8080)).toContain('= 8080 @');
    for (const odd of ['yes', '0777', 'a: b', 'a #b', '', '~', '[1]', '1_000'])
      expect(value(odd), odd).toBe('spring.a open');
  });
});

describe('attributes', () => {
  it('have the precedence of Chef: cookbook, environment, role, and overrides the other way round', () => {
    const cookbook = (text: string) => ({ [attributes]: `${text}\n` });
    const inCookbook = cookbook("default['shop']['a'] = 'c'");
    const inRole = role("default_attributes 'shop' => { 'a' => 'r' }");
    const roleOverride = role("override_attributes 'shop' => { 'a' => 'ro' }");
    const value = (...files: readonly Files[]) => / = (\S*) /.exec(printed(Object.assign({}, ...files)) ?? '')?.[1];
    expect(value(inCookbook)).toBe('c');
    expect(value(inCookbook, stage({ a: 'e' }))).toBe('e');
    expect(value(inCookbook, stage({ a: 'e' }), inRole)).toBe('r');
    expect(value(cookbook("force_default['shop']['a'] = 'f'"), stage({ a: 'e' }), inRole)).toBe('f');
    expect(value(cookbook("normal['shop']['a'] = 'n'"), inRole)).toBe('n');
    expect(value(cookbook("override['shop']['a'] = 'o'"), stage({ a: 'e' }))).toBe('o');
    expect(value(cookbook("override['shop']['a'] = 'o'"), roleOverride)).toBe('ro');
    expect(value(roleOverride, stage({}, { a: 'eo' }))).toBe('eo');
    expect(value(cookbook("force_override['shop']['a'] = 'fo'"), stage({}, { a: 'eo' }))).toBe('fo');
  });

  it('are read in all plain forms of an attribute file', () => {
    const set = (text: string) => printed({ [attributes]: `${text}\n` });
    const here = `@ ${attributes}:1 shared`;
    for (const text of [
      "default['shop']['a'] = 'x' # why",
      'default[:shop][:a] = "x"',
      "node.default['shop'][:a] = 'x';",
      "default['shop'] = { 'a' => 'x', 'list' => %w(a b), 'code' => foo(1, 2) }",
      "default['shop'] = { a: 'x', \"b\": 1 }",
    ]) {
      expect(set(text), text).toBe(`a = x ${here}`);
    }
    expect(set("default['shop']['a'] = 8080")).toBe(`a = 8080 ${here}`);
    expect(set("default['shop']['a'] = true")).toBe(`a = true ${here}`);
  });

  it('are open where they are not plainly constant', () => {
    for (const text of [
      "default['shop']['a'] = \"#{x}\"",
      "default['shop']['a'] = node['b']",
      "default['shop']['a'] = 'x' if foo",
      "default['shop']['a'] = 'x' + 'y'",
      "default['shop']['a'] = %w(x y)",
      "default['shop']['a'] = 0755",
      "default_unless['shop']['a'] = 'x'",
      "default['shop'][name] = 'x'",
      "default['shop'] = foo",
      "if foo\n  default['shop']['a'] = 'x'\nend",
      "%w(a).each do |n|\n  default['shop'][n] = 'x'\nend",
    ]) {
      expect(printed({ [attributes]: `${text}\n` }), text).toBe('a open');
    }
  });

  it('belong to the environments that an attribute file asks for by name', () => {
    const value = (text: string) => printed({ [attributes]: text });
    const branch = (condition: string) =>
      lines(
        `case ${condition}`,
        "when 'prod', /^live/",
        "  default['shop']['a'] = 'p'",
        'else',
        "  default['shop']['a'] = 's'",
        'end',
      );
    for (const condition of ['node.chef_environment', 'chef_environment', "node['chef_environment']"]) {
      expect(value(branch(condition))).toBe(`a = s @ ${attributes}:5 its own`);
    }
    expect(value(branch("node['platform']"))).toBe('a open');
    const text = lines("if node.chef_environment == 'stage'", "  default['shop']['a'] = 's'", 'end');
    expect(value(text)).toBe(`a = s @ ${attributes}:2 its own`);
    expect(value(text.replace('stage', 'prod'))).toBe(`a =  @ ${template}:2 shared`);
  });

  it('are open where a recipe or another cookbook may set them', () => {
    expect(printed({ 'cookbooks/wrap/attributes/default.rb': "default['shop']['a'] = 'w'\n" })).toBe('a open');
    expect(printed({ 'cookbooks/shop/recipes/default.rb': "node.override['shop']['a'] = 'w'\n" })).toBe('a open');
    const own = { [attributes]: "default['shop']['a'] = 'w'\n" };
    const wrapped = (text: string) => printed({ ...own, 'cookbooks/wrap/attributes/default.rb': `${text}\n` });
    expect(wrapped("override['shop']['a'] = 'w'")).toBe(`a = w @ ${attributes}:1 shared`);
    expect(wrapped("override['shop']['a'] = 'v'")).toBe('a open');
    expect(wrapped("default['shop'] = foo")).toBe('a open');
    const recipe = { 'cookbooks/shop/recipes/default.rb': "node.default['shop']['a'] = 'w'\n" };
    expect(printed({ ...recipe, ...stage({ a: 'e' }) })).toBe('a = e @ environments/stage.json:1 its own');
  });

  it('are open where several roles that run the cookbook set them', () => {
    const other = { 'roles/other.json': '{ "run_list": ["recipe[shop::web]"], "default_attributes": {} }' };
    const own = role("default_attributes 'shop' => { 'a' => 'r' }");
    expect(printed(own)).toBe('a = r @ roles/shop.rb:3 shared');
    expect(printed({ ...own, ...other })).toBe('a open');
    const stranger = {
      'roles/shop.rb': lines("name 'shop'", "run_list 'role[base]'", "default_attributes 'shop' => { 'a' => 'r' }"),
    };
    expect(printed(stranger)).toBe('a open');
    const policy = { 'Policyfile.rb': lines("name 'x'", "run_list 'java', 'shop::web'", "default['shop']['a'] = 'p'") };
    expect(printed(policy)).toBe('a = p @ Policyfile.rb:3 shared');
  });
});

describe('variables of a recipe', () => {
  const recipe = (text: string) => ({ 'cookbooks/shop/recipes/default.rb': text });
  const resource = (variables: string) =>
    lines(
      'app = node["shop"]',
      "template '/etc/x' do",
      "  source 'application.properties.erb'",
      `  ${variables}`,
      "  mode '0644'",
      'end',
    );

  it('stand for what the recipe hands over', () => {
    for (const variables of [
      "variables(url: node['shop']['db'])",
      "variables :url => node['shop']['db'], :other => foo(1)",
      "variables({ 'url' => app['db'] })",
      "variables(\n  other: [1, 2],\n  url: node['shop']['db']\n)",
    ]) {
      const text = resource(variables);
      expect(printed(recipe(text), '@url'), text).toBe('a = stage-db @ environments/stage.json:1 its own');
    }
    expect(printed(recipe(resource("variables(shop: node['shop'])")), "@shop['db']")).toContain('a = stage-db');
  });

  it('are open where it hands over something else, nothing, or different things', () => {
    expect(printed(recipe(resource('variables(url: secrets["url"])')), '@url')).toBe('a open');
    expect(printed(recipe(resource('variables(x: 1)')), '@url')).toBe('a open');
    const twice = resource("variables(url: node['shop']['db'])") + resource("variables(url: node['shop']['b'])");
    expect(printed(recipe(twice), '@url')).toBe('a open');
  });
});

describe('applications of Chef that nobody declares', () => {
  const names = (files: Files) => discovered(files).map(({ name, path }) => `${name} in ${path}`);

  it('are called as the cookbook, or as the module whose file the template is', () => {
    expect(names(shop)).toEqual(['shop in cookbooks/shop']);
    const joined = {
      ...shop,
      'cookbooks/shop/templates/default/server.properties.erb': "db=<%= node['shop']['db'] %>\n",
      [template]: '',
      'app/src/main/resources/server.properties': 'pool=1\n',
    };
    expect(names(joined)).toEqual(['app in app']);
    expect(given(joined, 'stage')).toEqual([
      'db = stage-db @ environments/stage.json:1 its own',
      'pool = 1 @ app/src/main/resources/server.properties:1 shared',
    ]);
  });

  it('stand for themselves where the template is a file of Spring Boot, which layers its files otherwise', () => {
    const boot = 'orders/src/main/resources/application.properties';
    const files = { ...shop, [boot]: 'a=1\n', [template]: "db=<%= node['shop']['db'] %>\n" };
    expect(names(files)).toEqual(['orders in orders', 'shop in cookbooks/shop']);
    expect(given(files, 'prod', 1)).toEqual(['db = prod-db @ environments/prod.rb:2 its own']);
  });

  it('have environments that say why they are there', () => {
    const basis = discovered(shop)[0]?.environments.map((each) => each.basis);
    expect(basis?.[2]).toEqual([
      { text: 'Chef has an environment prod', origin: { path: 'environments/prod.rb', line: 1, column: 6 } },
    ]);
  });

  it('are none without environments that are stages, or whose attributes no template prints', () => {
    const renamed = Object.fromEntries(
      Object.entries(shop).map(([path, text]) => [path, text.replace(/\b(dev|stage|prod)\b/, 'team-$1')]),
    );
    expect(names(renamed)).toEqual([]);
    expect(names({ ...shop, [template]: 'spring.a=1\n' })).toEqual([]);
    expect(names({ ...shop, [template]: "spring.a=<%= node['fqdn'] %>\n" })).toEqual([]);
    const { 'environments/stage.json': _, 'environments/prod.rb': __, ...alone } = shop;
    expect(names(alone)).toEqual([]);
  });

  it('are none for files that are not of Spring', () => {
    const only = (path: string, text: string) => names({ ...shop, [template]: '', [path]: text });
    const folder = 'cookbooks/shop/templates/default';
    expect(only(`${folder}/log4j.properties.erb`, "log4j.a=<%= node['shop']['db'] %>\n")).toEqual([]);
    expect(only(`${folder}/server.properties.erb`, "broker.id=<%= node['shop']['db'] %>\n")).toEqual([]);
    expect(only(`${folder}/application.yml.erb`, "defaults:\n  RAILS: <%= node['shop']['db'] %>\n")).toEqual([]);
    expect(
      only('cookbooks/shop/test/fixtures/cookbooks/a/templates/application.properties.erb', shop[template] ?? ''),
    ).toEqual([]);
  });

  it('are none beside environments that are not of Chef', () => {
    const files = {
      [template]: shop[template] ?? '',
      'environments/dev.json': '{}',
      'environments/prod.json': '{ "a": 1 }',
    };
    expect(names(files)).toEqual([]);
  });
});

describe('whatever the Ruby is', () => {
  const parts = fc.constantFrom(
    ...[
      "default['shop']['a'] = ",
      'default_attributes(',
      "'a' => ",
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      ',',
      '\n',
      'case chef_environment',
      'when ',
      'if ',
      'end',
    ],
    ...[
      "'x'",
      '"y',
      '#{',
      '<<EOH',
      'EOH',
      '%w(',
      ':sym',
      'a:',
      '1_0.5',
      '-',
      '/',
      '\\',
      '#',
      'template "x" do',
      'variables ',
      '\u2028',
      '=begin',
      'nil',
      '.',
    ],
  );

  it('reading never throws', () => {
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (texts) => {
        const text = texts.join('');
        const files = { [attributes]: text, 'cookbooks/shop/recipes/default.rb': text, 'roles/a.rb': text };
        for (const extension of ['rb', 'json'])
          given({ ...shop, ...files, [`environments/stage.${extension}`]: text }, 'stage');
        expressionIn(text, new Map());
      }),
      { numRuns: 1000 },
    );
  });

  it('it takes no more than linear time', async () => {
    for (const part of [
      '"',
      '\\"\n',
      "'",
      '{',
      '[',
      '"#{',
      '/',
      '/\\',
      '%w(',
      '<<EOH\n',
      '1',
      '-',
      'a = b\n',
      "default['a']['b'] = {",
      'if ',
      'if a,\n',
      "default['a'] = foo\n",
      "default['a'] = {\n'b' => foo, 'c' => [",
      '"a": {',
      '"a": [1, ',
      "default['a'] = {\n",
      "default_attributes 'a' => {\n",
      'variables(\n',
      'case x\nwhen 1\n',
      "template 'x' do\n",
    ]) {
      const read = (many: number) => {
        const text = part.repeat(many);
        rubyTokens(text);
        const tree = memoryTree({
          [attributes]: text,
          'cookbooks/shop/recipes/default.rb': text,
          'environments/a.rb': text,
        });
        chefOf(tree, { cookbook: 'cookbooks/shop', environments: 'environments' }, defaultGeneration);
      };
      await expectLinear(read, 10_000, part);
    }
  });
});
