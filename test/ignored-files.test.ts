import { describe, expect, it } from 'vitest';
import { memoryTree } from '../src/documents/file-tree.ts';
import { isIgnoredByGit } from '../src/repository/ignored-files.ts';

describe('A file that .gitignore names', () => {
  it.each([
    ['secret.yml', true],
    ['/a/b/secret.yml', true],
    ['a/b/*.yml', true],
    ['a/', true],
    ['**/secret.*', true],
    ['a/**/secret.yml', true],
    ['s?cret.yml', true],
    ['/secret.yml', false],
    ['b/secret.yml', false],
    ['ecret.yml', false],
    ['secret', false],
    ['# secret.yml', false],
    ['secret.yml\n!secret.yml', false],
    ['*'.repeat(300), false],
    ['*a*b*c*d*e*f*', false],
  ])('by %j', (text, expected) => {
    expect(isIgnoredByGit(memoryTree({ '.gitignore': `${text}\n` }), 'a/b/secret.yml')).toBe(expected);
  });

  it('is left out by one in a folder above it, and only by such a one', () => {
    const tree = memoryTree({ 'a/.gitignore': '/b/secret.yml\n' });
    expect(isIgnoredByGit(tree, 'a/b/secret.yml')).toBe(true);
    expect(isIgnoredByGit(tree, 'c/b/secret.yml')).toBe(false);
  });
});
