import { get, request, withQuery } from '@/api/http';
import type { AccountName, Bilingual, DisasterId, HouseholdId, Instant, PlaceCode } from '@/wire/rows';

/** One reading or importing of a sheet, as the server tells it. */
export interface Run {
  id: string;
  dryRun: boolean;
  state: 'reading' | 'importing' | 'done' | 'stopped' | 'failed';
  by: AccountName;
  startedAt: Instant;
  endedAt: Instant | null;
  format: string;
  encoding: string | null;
  sheet: string | null;
  sheetsNotRead: readonly string[];
  columns: readonly { field: string; header: string }[];
  columnsNotRead: readonly string[];
  /** Rows of people in the file; grows while it is read. */
  rows: number;
  rowsDone: number;
  households: number;
  /** Households that are right: registered, or would be. */
  good: number;
  registered: number;
  /** People of the good ones. */
  persons: number;
  /** Households that are registered already. */
  known: number;
  /** Faults, one a row and column. */
  bad: number;
  /** Rows without a fault of their own whose household has one. */
  held: number;
  first: { bad: readonly Line[]; known: readonly Line[] };
  reason: Bilingual | null;
}

export type Outcome = 'bad' | 'held' | 'known';

/** What is to be said of one row. */
export interface Line {
  /** The number that a spreadsheet shows. */
  row: number;
  outcome: Outcome;
  /** As written in the file; empty when it is about the row as a whole. */
  column: string;
  field: string;
  code: string;
  reason: Bilingual;
  household: HouseholdId | null;
  place: PlaceCode | null;
}

const door = '/api/households/import';
/** A page of ours asks: no form and no link of another site can say so. */
const own = { 'X-Requested-With': 'relief' };

export const isRunning = (run: Run): boolean => run.state === 'reading' || run.state === 'importing';

/** Sends the sheet; the same one again is the same import. @throws {Refused} @throws {Unreached} */
export function sendSheet(file: File, dryRun: boolean, disaster: DisasterId | null, place: PlaceCode | null): Promise<Run> {
  const form = new FormData();
  form.set('file', file, file.name);
  return request(withQuery(door, { dryRun, disaster, place }), { method: 'POST', form, headers: own });
}

export const readRun = (id: string): Promise<Run> => get(`${door}/${id}`);
export const readRuns = (): Promise<readonly Run[]> => get(door);
export const stopRun = (id: string): Promise<void> => request(`${door}/${id}`, { method: 'DELETE', headers: own });
export const readLines = (id: string, outcome: Outcome, skip: number, take: number): Promise<{ total: number; kept: number; rows: readonly Line[] }> => get(`${door}/${id}/lines`, { outcome, skip, take });
export const templateAddress = (format: 'xlsx' | 'csv'): string => `${door}/template?format=${format}`;

/** How far it is, 0 to 1; null while nobody knows how much there is. */
export const shareOf = (run: Run): number | null => (run.state === 'reading' || run.rows === 0 ? null : Math.min(1, run.rowsDone / run.rows));

const quoted = (cell: string): string => {
  // A cell that begins so is a formula to a spreadsheet.
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Lines as a sheet to work through beside the file, readable by every spreadsheet program. */
export const csvOf = (heads: readonly string[], rows: readonly (readonly string[])[]): string => `\uFEFF${[heads, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
