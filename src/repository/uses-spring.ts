import { withoutCodeComments, withoutXmlComments } from '../documents/comments.ts';
import { decodeUtf8 } from '../documents/decode.ts';
import { type FileTree, pathsBelow } from '../documents/file-tree.ts';

const said = /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?)$|\/src\/main\/.*\.(?:java|kt|groovy|scala|xml)$/;

/** Whether the build or the sources of a module name Spring at all: a tool that does not reads its files in another way. */
export function usesSpring(tree: FileTree, module: string): boolean {
  const inside = module === '.' ? tree.list() : pathsBelow(tree.list(), `${module}/`);
  return inside.some((path) => said.test(`/${path}`) && textOf(tree, path).includes('springframework'));
}

function textOf(tree: FileTree, path: string): string {
  const bytes = tree.read(path);
  const text = bytes === undefined ? '' : decodeUtf8(bytes);
  return path.endsWith('.xml') ? withoutXmlComments(text) : withoutCodeComments(text);
}
