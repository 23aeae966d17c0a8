import type { SettingsError } from './settings-mistakes.ts';

/** Holds the data against schemas/keyparity.schema.json; after `false` the errors are at the function. */
export const validate: {
  (data: unknown): boolean;
  errors?: readonly SettingsError[] | null;
};
