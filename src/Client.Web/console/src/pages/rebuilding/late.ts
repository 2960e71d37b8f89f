import type { Day, RebuildRow, RebuildStage } from '@/wire/rows';
import { sinceOf } from './stages';

/** A name hangs out for so many full days before the township may review. */
export const publicationDays = 7;

/**
 * Days a stage usually takes before the next is due. No statute sets them: they only point at what lies still, and the page says so.
 * Of a publication they count from its end.
 */
const usual: Readonly<Partial<Record<RebuildStage, number>>> = {
  assessed: 7,
  applied: 7,
  'village-reviewed': 3,
  published: 3,
  'township-reviewed': 10,
  approved: 30,
  started: 90,
  structure: 15,
  'in-repair': 30,
  inspected: 30,
};

const dayLength = 86_400_000;

/** A day so many days later. */
export const plusDays = (day: Day, days: number): Day => new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);

/** Days from one day to another; below zero where the other is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / dayLength);

export interface Publication {
  from: Day;
  /** First day on which the township may review. */
  until: Day;
  /** Full days it has hung out, at most seven. */
  passed: number;
  /** Days that are left; zero once it may be reviewed. */
  left: number;
}

/** The publication clock; null where the name does not hang out now. */
export function publicationOf(row: Pick<RebuildRow, 'stage' | 'publishedFrom'>, today: Day): Publication | null {
  if (row.stage !== 'published' || row.publishedFrom === null) return null;
  const until = plusDays(row.publishedFrom, publicationDays);
  const left = Math.max(0, daysBetween(today, until));
  return { from: row.publishedFrom, until, passed: Math.min(publicationDays, Math.max(0, publicationDays - left)), left };
}

/** Day by which the next step usually comes; null where there is none any more. */
export function dueDayOf(row: Pick<RebuildRow, 'stage' | 'stages' | 'publishedFrom'>): Day | null {
  const days = usual[row.stage];
  const since = row.stage === 'published' && row.publishedFrom ? plusDays(row.publishedFrom, publicationDays) : sinceOf(row);
  return days === undefined || since === null ? null : plusDays(since, days);
}

/** By how many days a home has stood longer at its stage than usual; zero where it has not. */
export function lateBy(row: Pick<RebuildRow, 'stage' | 'stages' | 'publishedFrom'>, today: Day): number {
  const due = dueDayOf(row);
  return due === null ? 0 : Math.max(0, daysBetween(due, today));
}
