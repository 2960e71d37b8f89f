import type { Day, Period, PlaceCode, ResponseLevel, ThresholdRow } from '@/wire/rows';

/** The figures that suggest a level, each by itself. */
export const criteria = ['deadOrMissing', 'relocatedOrInNeed', 'roomsLost', 'homesLost'] as const;
export type Criterion = (typeof criteria)[number];

/** From the gravest. */
export const levels: readonly ResponseLevel[] = ['i', 'ii', 'iii', 'iv'];

/** The thresholds on a form: null where the plan has no such criterion. */
export type Figures = Record<ResponseLevel, Record<Criterion, number | null>>;

export const noFigures = (): Figures => Object.fromEntries(levels.map((level) => [level, Object.fromEntries(criteria.map((criterion) => [criterion, null]))])) as Figures;

/** The levels as the server takes them: one without a figure is not of the plan. */
export const levelsOf = (figures: Figures): ({ level: ResponseLevel } & Record<Criterion, number | null>)[] =>
  levels.filter((level) => criteria.some((criterion) => figures[level][criterion] !== null)).map((level) => ({ level, ...figures[level] }));

/** What the server calls a field of the form in what it sent back. */
export const fieldOf = (figures: Figures, level: ResponseLevel, criterion: Criterion): string => `levels[${levelsOf(figures).findIndex((one) => one.level === level)}].${criterion}`;

/** One edition of a plan: its rows from the gravest level on. */
export interface Edition {
  key: string;
  rows: readonly [ThresholdRow, ...ThresholdRow[]];
}

/** The rows by edition, in their order. */
export function editionsOf(rows: readonly ThresholdRow[]): Edition[] {
  const found = new Map<string, [ThresholdRow, ...ThresholdRow[]]>();
  for (const row of rows) {
    const key = `${row.place} ${row.inForce.from}`;
    const edition = found.get(key);
    if (edition) edition.push(row);
    else found.set(key, [row]);
  }
  return [...found].map(([key, edition]) => ({ key, rows: edition }));
}

/** Whether something holds on a day, is still to come, or has ended. */
export const standingOn = (period: Period, today: Day): 'running' | 'coming' | 'over' => (period.from > today ? 'coming' : period.to !== null && period.to < today ? 'over' : 'running');

/** What may still be done with what an office set: it is withdrawn until its first day is over, and ended until its last. */
export const mayWithdraw = (period: Period, today: Day): boolean => period.from >= today;
export const mayEnd = (period: Period, today: Day): boolean => standingOn(period, today) !== 'over';

/** A place on a form: the whole of the office's area, or one within it. */
export interface Where {
  whole: boolean;
  place: PlaceCode | null;
}

/** Null while none is chosen. */
export const placeOf = (where: Where, top: PlaceCode): PlaceCode | null => (where.whole ? top : where.place);
