// Takes from GitHub's description of its API what test/github/ needs of it. The whole package has 385 MB, so it is no
// dependency: unpack `@octokit/openapi` somewhere, and name its generated/api.github.com.json.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from './import-source.mjs';

const operations = [
  'get /repos/{owner}/{repo}/pulls/{pull_number}',
  'get /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'post /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'patch /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'delete /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'post /repos/{owner}/{repo}/check-runs',
  'get /repos/{owner}/{repo}/check-runs/{check_run_id}',
  'patch /repos/{owner}/{repo}/check-runs/{check_run_id}',
  'get /repos/{owner}/{repo}/commits/{ref}/check-runs',
];

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('usage: node scripts/extract-openapi.mjs <api.github.com.json>');
const description = JSON.parse(await readFile(source, 'utf8'));
const { version } = JSON.parse(await readFile(join(dirname(dirname(source)), 'package.json'), 'utf8'));

const components = {};
const paths = {};
for (const operation of operations) {
  const [method, path] = operation.split(' ');
  const { operationId, parameters = [], requestBody, responses } = description.paths[path][method];
  paths[path] ??= {};
  paths[path][method] = taken({ operationId, parameters, requestBody, responses });
}
const extract = {
  comment: `Extract of @octokit/openapi ${version} (MIT, Copyright (c) 2020 Octokit contributors), made by scripts/extract-openapi.mjs.`,
  paths,
  components,
};
await writeFile(join(root, 'test/github/openapi-extract.json'), `${JSON.stringify(extract, undefined, 1)}\n`);

/** Without prose; what it refers to is taken along. */
function taken(node, isMapOfNames = false) {
  if (Array.isArray(node)) return node.map((element) => taken(element));
  if (node === null || typeof node !== 'object') return node;
  if (typeof node.$ref === 'string') {
    takeComponent(node.$ref);
    return { $ref: node.$ref };
  }
  return Object.fromEntries(
    Object.entries(node)
      .filter(([word]) => isMapOfNames || !(isProse(word) || word.startsWith('x-')))
      .map(([word, value]) => [word, taken(value, !isMapOfNames && word === 'properties')]),
  );
}

function isProse(word) {
  return ['description', 'example', 'examples', 'externalDocs', 'summary', 'title'].includes(word);
}

function takeComponent(reference) {
  const [, , kind, name] = reference.split('/');
  components[kind] ??= {};
  if (name in components[kind]) return;
  // Named before it is filled: a component may refer to itself.
  components[kind][name] = {};
  components[kind][name] = taken(description.components[kind][name]);
}
