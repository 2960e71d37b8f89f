import { get, request, withQuery } from '@/api/http';
import type { DisasterId, ImportLine, ImportOutcome, ImportRun, PlaceCode } from '@/wire/rows';

export type { ImportLine as Line, ImportOutcome as Outcome, ImportRun as Run };

const door = '/api/households/import';
/** A page of ours asks: no form and no link of another site can say so. */
const own = { 'X-Requested-With': 'relief' };

export const isRunning = (run: ImportRun): boolean => run.state === 'reading' || run.state === 'importing';

/** Sends the sheet; the same one again is the same import. @throws {Refused} @throws {Unreached} */
export function sendSheet(file: File, dryRun: boolean, disaster: DisasterId | null, place: PlaceCode | null): Promise<ImportRun> {
  const form = new FormData();
  form.set('file', file, file.name);
  return request(withQuery(door, { dryRun, disaster, place }), { method: 'POST', form, headers: own });
}

export const readRun = (id: string): Promise<ImportRun> => get(`${door}/${id}`);
export const readRuns = (): Promise<readonly ImportRun[]> => get(door);
export const stopRun = (id: string): Promise<void> => request(`${door}/${id}`, { method: 'DELETE', headers: own });
export const readLines = (id: string, outcome: ImportOutcome, skip: number, take: number): Promise<{ total: number; kept: number; rows: readonly ImportLine[] }> => get(`${door}/${id}/lines`, { outcome, skip, take });
export const templateAddress = (format: 'xlsx' | 'csv'): string => `${door}/template?format=${format}`;

/** How far it is, 0 to 1; null while nobody knows how much there is. */
export const shareOf = (run: ImportRun): number | null => (run.state === 'reading' || run.rows === 0 ? null : Math.min(1, run.rowsDone / run.rows));

const quoted = (cell: string): string => {
  // A cell that begins so is a formula to a spreadsheet.
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Lines as a sheet to work through beside the file, readable by every spreadsheet program. */
export const csvOf = (heads: readonly string[], rows: readonly (readonly string[])[]): string => `\uFEFF${[heads, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
