/**
 * What is wrong with the user's command or keyparity.yml (not with the files under judgement): told in a sentence,
 * without a stack, exit code 2.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What to do about it, one sentence. */
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
