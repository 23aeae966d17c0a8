import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { FileTree } from '../documents/file-tree.ts';

/** Larger files are not read: no configuration is that long, and a hostile one must not exhaust the memory. */
const largestFile = 16 * 1024 * 1024;

/** No system opens longer ones. */
const longestPath = 4096;

/** Not there on Windows, where every path is taken for one with links. */
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants as Partial<typeof constants>;

/** Enough for nearly every source file. */
const usualSize = 64 * 1024;

/**
 * Reads files below a folder. Nearly every path leads through folders that are none but themselves: each folder is looked at
 * once, and its files are opened so that a link among them is refused. Whatever has a link in it is resolved as a whole, which
 * takes ten times as long.
 */
export function filesInside(root: string): Required<Pick<FileTree, 'read' | 'readLatin1'>> {
  const plain = new Map<string, boolean>([['', true]]);
  /** @param folder empty for the root, else with a slash at its end */
  const isPlain = (folder: string): boolean => {
    let known = plain.get(folder);
    if (known === undefined) {
      const start = folder.lastIndexOf('/', folder.length - 2) + 1;
      const name = folder.slice(0, -1);
      const mayBe = folder.length <= longestPath && start < folder.length;
      known = mayBe && isPlain(folder.slice(0, start)) && isInnerName(name, start) && isFolder(`${root}/${name}`);
      plain.set(folder, known);
    }
    return known;
  };
  let buffer: Buffer | undefined;
  /** The bytes of a file; where the file fits, so many at the beginning of the buffer, which the next call writes anew. */
  const fleeting = (path: string): Buffer | number | undefined => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (!isInnerName(path, folder.length)) return undefined;
    if (O_NOFOLLOW === undefined || !isPlain(folder)) return isInner(path) ? readThroughLinks(root, path) : undefined;
    buffer ??= Buffer.allocUnsafeSlow(usualSize);
    let file: number | undefined;
    try {
      // A pipe that nobody writes to would block.
      file = openSync(`${root}/${path}`, (O_RDONLY ?? 0) | O_NOFOLLOW | (O_NONBLOCK ?? 0));
      // To read at a position is refused by pipes and sockets, and folders have nothing to read.
      const length = readSync(file, buffer, 0, usualSize, 0);
      if (length < usualSize) return length;
      const found = fstatSync(file);
      return found.isFile() && found.size <= largestFile ? readFileSync(file) : undefined;
    } catch {
      return file === undefined ? readThroughLinks(root, path) : undefined;
    } finally {
      if (file !== undefined) closeSync(file);
    }
  };
  return {
    read(path) {
      const bytes = fleeting(path);
      return typeof bytes === 'number' ? new Uint8Array((buffer as Buffer).subarray(0, bytes)) : bytes;
    },
    readLatin1(path) {
      const bytes = fleeting(path);
      return typeof bytes === 'number' ? buffer?.toString('latin1', 0, bytes) : bytes?.toString('latin1');
    },
  };
}

/** A folder, and no link to one. */
function isFolder(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}

function readThroughLinks(root: string, path: string): Buffer | undefined {
  try {
    const file = realpathSync.native(`${root}/${path}`);
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
    const found = lstatSync(file);
    // A pipe or a device would block, or never end.
    return found.isFile() && found.size <= largestFile ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the last part of a path, from an offset on, is a name. */
function isInnerName(path: string, start: number): boolean {
  const name = path.length - start;
  if (name === 0 || (name <= 2 && /^\.+$/.test(path.slice(start)))) return false;
  if (start === 0) return isInner(path);
  return path.indexOf('\\', start) === -1 && path.indexOf('\0', start) === -1;
}

/** A path of the tree: relative, without steps upwards, without the separators and characters that hide such. */
function isInner(path: string): boolean {
  if (path === '' || /[\0\\]/.test(path) || /^[a-z]:/i.test(path)) return false;
  return !/(?:^|\/)\.{0,2}(?:\/|$)/.test(path);
}
