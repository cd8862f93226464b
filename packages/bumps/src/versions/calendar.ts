const YEAR = '20[0-9]{2}';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12][0-9]|3[01])';
const TIME = '[0-2][0-9][0-5][0-9](?:[0-5][0-9])?';

const COMPACT = new RegExp(`^(${YEAR})(${MONTH})(${DAY})(${TIME})?$`);
const COMPACT_HERE = new RegExp(`(${YEAR})(${MONTH})(${DAY})(${TIME})?(?![0-9])(?:\\.([0-9]+))?(?![0-9])`, 'y');
const DASHED_HERE = new RegExp(
  `(${YEAR})([-_])(${MONTH})\\2(${DAY})(?:T([0-2][0-9])-?([0-5][0-9])(?:-?([0-5][0-9]))?Z?)?(?![0-9])`,
  'y',
);

/** A date found in a tag: its numbers from the year down, and where the text after it starts. */
export interface CalendarDate {
  readonly parts: readonly string[];
  readonly end: number;
}

/** Whether a run of digits reads as year, month and day, perhaps with a time: `20240115`, `20240115093000`. */
export function isCompactDate(digits: string): boolean {
  return digits.length <= 14 && COMPACT.test(digits);
}

/**
 * Reads a date written without dots at `start`: `20240115`, `20240115.2`, `2024-01-15`, `2024-01-16T16-07-38Z`. Dates
 * with dots (`2024.11.5`, `26.04`) need no reader of their own: as dotted numbers they already order by year, month, day.
 */
export function readDate(text: string, start: number): CalendarDate | null {
  COMPACT_HERE.lastIndex = start;
  const compact = COMPACT_HERE.exec(text);
  if (compact) {
    const [whole, year = '', month = '', day = '', ...rest] = compact;
    return { parts: [year, month, day, ...present(rest)], end: start + whole.length };
  }
  DASHED_HERE.lastIndex = start;
  const dashed = DASHED_HERE.exec(text);
  if (!dashed) return null;
  const [whole, year = '', , month = '', day = '', ...time] = dashed;
  return { parts: [year, month, day, ...present(time)], end: start + whole.length };
}

function present(groups: readonly (string | undefined)[]): string[] {
  return groups.filter((group) => group !== undefined);
}
