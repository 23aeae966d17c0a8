/** Replaced by the build with the version of package.json. */
declare const KEYPARITY_VERSION: string;

export const version: string = KEYPARITY_VERSION;
