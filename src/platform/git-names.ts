/** Characters that HFS+ drops from names. */
const unseen = '\\u200c-\\u200f\\u202a-\\u202e\\u206a-\\u206f\\ufeff';
const mayBegin = new RegExp(`^[.g${unseen}]`, 'i');
const unseenAnywhere = new RegExp(`[${unseen}]`, 'g');

/**
 * Whether a path leads to git's own files: through an entry `.git`, in any of the spellings that a file system takes for that
 * name. git lets no commit contain one of them.
 */
export function leadsIntoGit(path: string): boolean {
  return path.split(/[\\/]/).some(isGitName);
}

/** NTFS has short names and streams besides, and drops dots and blanks at the end. */
export function isGitName(name: string): boolean {
  // Nearly no name gets further.
  if (!mayBegin.test(name)) return false;
  const plain = name
    .replace(unseenAnywhere, '')
    .replace(/:.*$/s, '')
    .replace(/[. ]+$/, '');
  return /^(?:\.git|git~1)$/i.test(plain);
}
