import { trimmed } from './conversions.ts';

const macros: ReadonlySet<string> = new Set([
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
]);

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const days = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

const second: Range = { minimum: 0, maximum: 59 };
const hour: Range = { minimum: 0, maximum: 23 };
const dayOfMonth: Range = { minimum: 1, maximum: 31 };
const month: Range = { minimum: 1, maximum: 12 };
/** Sunday is 0 or 7. */
const dayOfWeek: Range = { minimum: 0, maximum: 7 };

/** True for what `CronExpression.parse` accepts: six fields from seconds to days of the week, or a macro such as `@daily`. */
export function isCronExpression(text: string): boolean {
  const expression = trimmed(text);
  if (macros.has(expression.toLowerCase())) return true;
  const fields = expression
    .split(' ')
    .map(trimmed)
    .filter((field) => field !== '');
  const [seconds = '', minutes = '', hours = '', daysOfMonth = '', monthsOfYear = '', daysOfWeek = ''] = fields;
  return (
    fields.length === 6 &&
    isField(seconds, second) &&
    isField(minutes, second) &&
    isField(hours, hour) &&
    isDaysOfMonth(daysOfMonth) &&
    isField(withOrdinals(monthsOfYear, months), month) &&
    isDaysOfWeek(withOrdinals(daysOfWeek, days))
  );
}

/** `BitsCronField.parseField`: a list of `*`, values and ranges, each with an increment or without. */
function isField(text: string, range: Range): boolean {
  return text.split(',').every((part) => {
    const slash = part.indexOf('/');
    if (slash === -1) return isRange(part, range);
    const delta = integerOf(part.slice(slash + 1));
    return isRange(part.slice(0, slash), range) && delta !== undefined && delta > 0;
  });
}

function isRange(text: string, range: Range): boolean {
  if (text === '*') return true;
  const hyphen = text.indexOf('-');
  if (hyphen === -1) return isWithin(integerOf(text), range);
  const from = integerOf(text.slice(0, hyphen));
  const to = integerOf(text.slice(hyphen + 1));
  if (from === undefined || to === undefined || !isWithin(from, range) || !isWithin(to, range)) return false;
  // A range that begins with Sunday begins with 0, however it is written.
  return (range === dayOfWeek && from === 7 ? 0 : from) <= to;
}

/** Days of the month know `?`, and Quartz's `L`, `L-3`, `LW` and `15W` (`QuartzCronField`). */
function isDaysOfMonth(text: string): boolean {
  return isDate(text, dayOfMonth, /[LW]/, (part) => {
    if (part === 'L' || part === 'LW') return true;
    if (part.includes('L')) {
      const offset = part.startsWith('L') ? integerOf(part.slice(1)) : undefined;
      return offset !== undefined && offset < 0;
    }
    return part.endsWith('W') && isWithin(integerOf(part.slice(0, -1)), dayOfMonth);
  });
}

/** Days of the week know `?`, and Quartz's `5L` and `5#2`. */
function isDaysOfWeek(text: string): boolean {
  return isDate(text, dayOfWeek, /[L#]/, (part) => {
    if (part.includes('L')) return part.endsWith('L') && isWithin(integerOf(part.slice(0, -1)), dayOfWeek);
    const hash = part.lastIndexOf('#');
    const ordinal = integerOf(part.slice(hash + 1));
    return isWithin(integerOf(part.slice(0, hash)), dayOfWeek) && ordinal !== undefined && ordinal > 0;
  });
}

function isDate(text: string, range: Range, quartz: RegExp, isQuartz: (part: string) => boolean): boolean {
  if (!quartz.test(text)) return text === '?' || isField(text, range);
  return text.split(',').every((part) => (quartz.test(part) ? isQuartz(part) : part === '?' || isField(part, range)));
}

function withOrdinals(text: string, names: readonly string[]): string {
  return names.reduce((result, name, index) => result.replaceAll(name, String(index + 1)), text.toUpperCase());
}

function isWithin(value: number | undefined, { minimum, maximum }: Range): boolean {
  return value !== undefined && value >= minimum && value <= maximum;
}

/** `Integer.parseInt`. */
function integerOf(text: string): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = Number(text);
  return value >= -(2 ** 31) && value < 2 ** 31 ? value : undefined;
}
