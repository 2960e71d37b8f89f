import type { ShelterRow, ShelterStage } from '@/wire/rows';

/** What the list shows: a stage, or the open ones that still have room. */
export type Shown = 'room' | 'open' | 'standby' | 'closing' | 'closed' | 'all';

export const whole = (row: ShelterRow): number => row.capacity + row.overflow;
export const taken = (row: ShelterRow): number => row.present + row.reserved;
/** Every place is taken, or nearly: from 85 in a hundred. */
export const isNearlyFull = (row: ShelterRow): boolean => row.stage === 'open' && taken(row) >= whole(row) * 0.85;

const stages: readonly ShelterStage[] = ['open', 'closing', 'standby', 'closed', 'unknown'];

/** The open ones first, and among them the one with most room. */
export const byRoom = (one: ShelterRow, other: ShelterRow): number => stages.indexOf(one.stage) - stages.indexOf(other.stage) || other.free - one.free || one.name.localeCompare(other.name, 'zh');

export const isShown = (row: ShelterRow, shown: Shown): boolean => (shown === 'all' ? true : shown === 'room' ? row.stage === 'open' && row.free > 0 : row.stage === shown);

export interface Sought {
  disaster: string | null;
  /** Also those that serve, or last served, another disaster. */
  others: boolean;
  township: string;
  text: string;
}

/** All that the filters leave, whatever their stage. One that never opened serves no disaster and stands by for any. */
export function within(rows: readonly ShelterRow[], { disaster, others, township, text }: Sought): ShelterRow[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) => (others || !disaster || row.disaster === null || row.disaster === disaster || row.stage === 'closed') && row.place.startsWith(township) && words.every((word) => `${row.name} ${row.address}`.toLowerCase().includes(word)),
  );
}

export interface Sums {
  open: number;
  free: number;
  whole: number;
  present: number;
  reserved: number;
  households: number;
  nearlyFull: number;
}

/** What the open and closing ones hold together. */
export function sumUp(rows: readonly ShelterRow[]): Sums {
  const inUse = rows.filter((row) => row.stage === 'open' || row.stage === 'closing');
  const open = inUse.filter((row) => row.stage === 'open');
  const sum = (of: readonly ShelterRow[], value: (row: ShelterRow) => number): number => of.reduce((all, row) => all + value(row), 0);
  return {
    open: open.length,
    free: sum(open, (row) => row.free),
    whole: sum(open, whole),
    present: sum(inUse, (row) => row.present),
    reserved: sum(inUse, (row) => row.reserved),
    households: sum(inUse, (row) => row.households),
    nearlyFull: open.filter(isNearlyFull).length,
  };
}
