/** The directory of a file, `.` for the root of the repository. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path as a file of a directory writes it; `undefined` where it leaves the repository, `.` where it is its root. */
export function resolvePath(directory: string, written: string): string | undefined {
  if (written.startsWith('/') || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(written) || written.startsWith('~')) return undefined;
  const elements: string[] = [];
  for (const element of `${directory}/${written}`.split('/')) {
    if (element === '' || element === '.') continue;
    if (element !== '..') elements.push(element);
    else if (elements.pop() === undefined) return undefined;
  }
  return elements.join('/') || '.';
}

export function isWithin(path: string, directory: string): boolean {
  return directory === '.' || path === directory || path.startsWith(`${directory}/`);
}
