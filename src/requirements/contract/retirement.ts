import type { Settings } from './settings.ts';

/** The settings as they hold on a day: with what is due by then. */
export function settingsOn(today: string, settings: Settings): Settings {
  if (settings.retired.length === 0) return settings;
  return { ...settings, retired: settings.retired.map((one) => ({ ...one, isDue: one.day <= today })) };
}
