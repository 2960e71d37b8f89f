import type { Views } from '@/wire/rows';

/** Who is signed in. */
export const sessionPath = '/api/session';

/** The first rows of a view, as many as one answer holds. */
export const rowsPath = (view: keyof Views, disaster?: string): string => `/api/views/${view}?${disaster ? `disaster=${disaster}&` : ''}take=500`;
