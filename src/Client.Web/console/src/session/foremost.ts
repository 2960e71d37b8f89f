import type { DisasterId, DisasterRow } from '@/wire/rows';

const kept = 'relief.disaster';

/** The disaster that was last chosen on this device. */
export const chosenBefore = (): DisasterId | null => localStorage.getItem(kept);

export const rememberChosen = (id: DisasterId): void => localStorage.setItem(kept, id);

const isOver = (row: DisasterRow): boolean => row.stage === 'closed' || row.stage === 'cancelled';

/** The newest first, those that are over last. */
export const inOrder = (rows: readonly DisasterRow[]): DisasterRow[] => rows.toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)) || b.struckAt.localeCompare(a.struckAt));

/** The one that every page shows: what was chosen, or the first. @param rows In order. */
export const foremost = (rows: readonly DisasterRow[], chosen: DisasterId | null): DisasterRow | null => rows.find((row) => row.id === chosen) ?? rows[0] ?? null;
