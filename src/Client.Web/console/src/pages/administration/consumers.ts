import type { ConsumerStatus, JournalPosition } from '@/wire/rows';

export const isProcess = (row: Pick<ConsumerStatus, 'name'>): boolean => row.name.endsWith('-process');

/** The last event that any reader has taken in. */
export const headOf = (rows: readonly Pick<ConsumerStatus, 'position'>[]): JournalPosition => rows.reduce((most, row) => Math.max(most, row.position), 0);

/** A view writes its place once it has something to write: a few events are no delay. */
const noDelay = 500;

/** How many events a reader is behind; zero where it is as good as current. */
export function lagOf(row: Pick<ConsumerStatus, 'position'>, head: JournalPosition): number {
  const behind = head - row.position;
  return behind > noDelay ? behind : 0;
}
