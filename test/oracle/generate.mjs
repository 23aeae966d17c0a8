import fc from 'fast-check';
import { propertiesFile } from './generate-properties.mjs';
import {
  keyName,
  location,
  placeholderText,
  profile,
  profileList,
  sometimes,
  spelled,
  weighted,
} from './generate-words.mjs';
import { yamlFile } from './generate-yaml.mjs';

/**
 * Cases for the oracle, made to meet the edges of Spring's law: the same few names again and again, in every spelling, in every
 * kind of source, so that they collide. What they cover is told in docs/fidelity.md.
 */

const fileText = (properties, variant) => (properties ? propertiesFile(variant) : yamlFile(variant));

/** A file of a config tree. */
const treeFile = weighted([5, placeholderText], [2, fc.constantFrom('x\n', 'x\r\n', 'x\ny\n', '\n', 'x\n\n')]);

const directories = ['', '', '', 'config/', 'config/a/', 'config/b/', 'sub/', 'd/', 'd/u/'];
const extensions = ['.yml', '.properties', '.yaml', '.yml', '.properties'];

const fileName = fc
  .tuple(
    fc.constantFrom(...directories),
    weighted([8, fc.constant('application')], [1, fc.constant('svc')], [5, fc.constantFrom('e', 'f', 'g')]),
    sometimes(35, fc.constantFrom('p', 'q', 'r', 'default', 'x-y')),
    weighted([30, fc.constantFrom(...extensions)], [1, fc.constantFrom('', '.YML', '.json')]),
  )
  .map(([directory, name, suffix, extension]) => ({
    path: `${directory}${name}${suffix === undefined ? '' : `-${suffix}`}${extension}`,
    variant: suffix !== undefined,
    properties: extension === '.properties',
  }));

const file = fileName.chain(({ path, variant, properties }) =>
  fc.tuple(fc.constant(path), weighted([3, fc.constant('cp')], [2, fc.constant('fs')]), fileText(properties, variant)),
);

const main = fc
  .tuple(fc.constantFrom('application.yml', 'application.properties', 'application.yml', 'config/application.yml'))
  .chain(([path]) => fc.tuple(fc.constant(path), fc.constant('cp'), fileText(path.endsWith('.properties'), false)));

/** What variables are called: names of properties in the form for variables, and in forms that nobody should use. */
const variableName = fc
  .tuple(keyName, fc.integer({ min: 0, max: 9 }))
  .map(([key, form]) => {
    const flat = key.replace(/[[\].]+/g, '_').replace(/_$/, '');
    if (form < 5) return flat.replaceAll('-', '').toUpperCase();
    if (form < 7) return flat.replaceAll('-', '_').toUpperCase();
    if (form === 7) return flat.replaceAll('-', '');
    return form === 8 ? key : flat;
  })
  .filter((name) => name !== '' && !name.includes('='));

const variables = fc.array(fc.tuple(variableName, placeholderText), { maxLength: 4 });

const json = fc.letrec((tie) => ({
  value: weighted(
    [6, fc.constantFrom('v', '', '${a}', 1, -0, 1.5, 1e21, 0.0001, 12345678.5, true)],
    [1, fc.array(tie('value'), { maxLength: 3 })],
    [1, fc.dictionary(keyName, tie('value'), { maxKeys: 3 })],
  ),
})).value;

const jsonText = fc
  .tuple(
    fc.dictionary(keyName, json, { maxKeys: 4 }),
    weighted([15, fc.constant('')], [1, fc.constantFrom(' ', ' // x', '}', ']')]),
  )
  .map(([object, end]) => JSON.stringify(object) + end);

/** How profiles are activated from outside the files. */
const activation = weighted(
  [5, fc.constant({})],
  [6, profileList.map((list) => ({ args: [`--spring.profiles.active=${list}`] }))],
  [2, profileList.map((list) => ({ env: { SPRING_PROFILES_ACTIVE: list } }))],
  [1, profileList.map((list) => ({ sys: { 'spring.profiles.active': list } }))],
  [
    1,
    fc.array(profile, { minLength: 1, maxLength: 3 }).map((list) => ({
      env: Object.fromEntries(list.map((name, index) => [`SPRING_PROFILES_ACTIVE_${index}`, name])),
    })),
  ],
  [1, profileList.map((list) => ({ env: { SPRING_PROFILES_INCLUDE: list } }))],
  [1, profileList.map((list) => ({ args: [`--spring.profiles.default=${list}`] }))],
  [1, profile.map((name) => ({ env: { SPRING_PROFILES_GROUP_P: name } }))],
);

/** Settings of config data from outside the files. */
const setting = weighted(
  [30, fc.constant([])],
  [2, fc.array(location, { minLength: 1, maxLength: 2 }).map((list) => [`--spring.config.import=${list.join(',')}`])],
  [
    2,
    fc
      .tuple(fc.array(location, { minLength: 1, maxLength: 3 }), fc.constantFrom(',', ',', ';'))
      .map(([list, separator]) => [`--spring.config.location=${list.join(separator)}`]),
  ],
  [
    2,
    fc
      .array(location, { minLength: 1, maxLength: 2 })
      .map((list) => [`--spring.config.additional-location=${list.join(',')}`]),
  ],
  [
    2,
    fc
      .constantFrom('svc', 'application,svc', 'svc,application', 'e', 'a*', '')
      .map((name) => [`--spring.config.name=${name}`]),
  ],
  [1, fc.constantFrom('ignore', 'fail', 'IGNORE').map((action) => [`--spring.config.on-not-found=${action}`])],
);

const machine = weighted(
  [14, fc.constant({})],
  [1, fc.constantFrom('DYNO', 'VCAP_SERVICES', 'HC_LANDSCAPE').map((name) => ({ [name]: 'x' }))],
  [1, fc.constant({ KUBERNETES_SERVICE_HOST: 'h', KUBERNETES_SERVICE_PORT: '1' })],
  [2, fc.constantFrom('e', 'f').map((name) => ({ NAME: name, MY_LOC: `${name}.yml` }))],
  [1, fc.constant({ VAR: 'k=var\nk9=1\n', VARY: 'k: vary\nm: [1, 2]\n' })],
);

const argument = fc
  .tuple(keyName, sometimes(85, placeholderText))
  .map(([key, value]) => (value === undefined ? `--${key}` : `--${key}=${value}`));

/** One case, without an id. */
export const generatedCase = fc
  .record({
    main,
    files: fc.array(file, { maxLength: 6 }),
    imported: fc
      .array(
        fc.tuple(fc.constantFrom('e', 'f'), fc.constantFrom(...extensions), sometimes(40, fc.constantFrom('p', 'q'))),
        { maxLength: 2 },
      )
      .chain((list) =>
        fc.tuple(
          ...list.map(([name, extension, suffix]) =>
            fc.tuple(
              fc.constant(`${name}${suffix === undefined ? '' : `-${suffix}`}${extension}`),
              fc.constant('cp'),
              fileText(extension === '.properties', suffix !== undefined),
            ),
          ),
        ),
      ),
    tree: sometimes(
      12,
      fc.dictionary(fc.constantFrom('a', 'b/c', 'my-key', 'k', '..x/y', 'l[0]', 'k1.a'), treeFile, { maxKeys: 3 }),
    ),
    empty: sometimes(8, fc.constantFrom('d/', 'config/c/', 'zz/')),
    activation,
    setting,
    machine,
    variables,
    json: sometimes(10, jsonText),
    system: sometimes(15, fc.array(fc.tuple(keyName, placeholderText), { maxLength: 3 })),
    defaults: sometimes(5, fc.array(fc.tuple(keyName, placeholderText), { maxLength: 2 })),
    args: sometimes(25, fc.array(argument, { maxLength: 3 })),
    get: fc.array(spelled(keyName), { maxLength: 3 }),
    list: sometimes(40, fc.array(keyName, { minLength: 1, maxLength: 2 })),
    embedded: sometimes(30, fc.array(placeholderText, { maxLength: 2 })),
  })
  .map(({ main: own, files, imported, tree, empty, json: document, ...given }) => {
    const folders = { cp: {}, fs: {} };
    for (const [path, folder, text] of [...files, ...imported, own]) folders[folder][path] = text;
    for (const [path, text] of Object.entries(tree ?? {})) folders.fs[`t/${path}`] = text;
    if (empty !== undefined) folders.fs[empty] = '';
    return {
      cp: withoutConflicts(folders.cp),
      fs: withoutConflicts(folders.fs),
      env: {
        ...Object.fromEntries(given.variables),
        ...given.machine,
        ...given.activation.env,
        ...(document !== undefined && { SPRING_APPLICATION_JSON: document }),
      },
      sys: { ...Object.fromEntries(given.system ?? []), ...given.activation.sys },
      defaults: Object.fromEntries(given.defaults ?? []),
      args: [...(given.args ?? []), ...(given.activation.args ?? []), ...given.setting],
      get: given.get,
      list: given.list ?? [],
      embedded: given.embedded ?? [],
    };
  })
  .map(withoutEmptyFields);

/** Nothing can be a file and a directory at once. */
function withoutConflicts(files) {
  const paths = Object.keys(files);
  return Object.fromEntries(
    Object.entries(files).filter(([path]) => {
      const prefix = path.endsWith('/') ? path : `${path}/`;
      return !paths.some((other) => other !== path && other.startsWith(prefix));
    }),
  );
}

function withoutEmptyFields(given) {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => Object.keys(value).length > 0));
}
