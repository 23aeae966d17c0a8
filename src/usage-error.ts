import type { SettingsProblem } from './requirements/contract/settings.ts';

/**
 * What is wrong with the user's command or keyparity.yml (not with the files under judgement): told in a sentence,
 * without a stack, exit code 2.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What to do about it, one sentence; the lines of a file to write may follow. */
  readonly hint: string | undefined;
  /** Every mistake with its place, where there are several or where they have one. */
  readonly problems: readonly SettingsProblem[];
  constructor(message: string, hint?: string, problems: readonly SettingsProblem[] = []) {
    super(message);
    this.hint = hint;
    this.problems = problems;
  }
}
