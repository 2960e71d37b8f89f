import type { Day, Instant } from '@/wire/rows';

/** A moment as a picker shows it, in China wherever the screen is: 2026-07-01 14:30. */
export const pickerText = (at: number): string => new Date(at + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ');

/** What a picker shows, as a moment. */
export const momentOf = (text: string): Instant => new Date(`${text.replace(' ', 'T')}:00+08:00`).toISOString();

/** The day in China. */
export const dayInChina = (at: number): Day => new Date(at + 8 * 3600_000).toISOString().slice(0, 10);
