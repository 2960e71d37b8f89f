import type { Instant } from '@/wire/rows';
import type { Tone } from './tone';

/** How a deadline stands: there is time, little is left, it has passed. */
export type Deadline = 'in-time' | 'soon' | 'late';

/** A warning comes when three quarters of the time are over. */
const warnedAt = 0.75;

const moment = (at: Instant): number => new Date(at).getTime();

/** The part of the time at the end in which it warns, in milliseconds. */
export const warning = (from: Instant, until: Instant): number => (moment(until) - moment(from)) * (1 - warnedAt);

/** @param from When the time began. @param until The deadline. */
export function deadlineOf(from: Instant, until: Instant, now: number): Deadline {
  if (now >= moment(until)) return 'late';
  return now >= moment(until) - warning(from, until) ? 'soon' : 'in-time';
}

export const toneOfDeadline: Readonly<Record<Deadline, Tone>> = { 'in-time': 'none', soon: 'warn', late: 'alarm' };
