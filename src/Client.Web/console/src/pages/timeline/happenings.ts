import { get } from '@/api/http';
import type { AccountName, Instant, JournalPosition, StreamVersion } from '@/wire/rows';

/** One recorded event of a thing. */
export interface Happening {
  position: JournalPosition;
  version: StreamVersion;
  at: Instant;
  by: AccountName;
  /** Its name in the journal: `shelter.opened.1`. */
  type: string;
  event: Readonly<Record<string, unknown>> | null;
}

export interface TimelinePage {
  rows: readonly Happening[];
  version: StreamVersion;
  /** For the page of what was before; null where nothing was. */
  before: StreamVersion | null;
}

export const timeline = (things: 'shelters' | 'households' | 'depots' | 'disasters', id: string, before: StreamVersion | null = null, take = 30, signal?: AbortSignal): Promise<TimelinePage> =>
  get(`/api/${things}/${id}/timeline`, { before, take }, signal);
