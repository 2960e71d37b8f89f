import type { Instalment, InstalmentPlanRow, RebuildKind, RebuildStage } from '@/wire/rows';
import { fenOf, yuanOf } from '@/words/format';
import { paidAfter, rankOf } from './stages';

/** A line of the plan on the form: the amount may not be readable yet. In fen. */
export interface PlanLine {
  after: RebuildStage;
  amount: number | null;
}

/** What the disaster's plan gives for a kind; a single payment after moving in where it has none. */
export function proposedPlan(plans: readonly InstalmentPlanRow[], kind: RebuildKind, otherwise: number): PlanLine[] {
  const plan = plans.find((one) => one.kind === kind)?.instalments.toSorted((a, b) => a.number - b.number);
  return plan?.length ? plan.map(({ after, amount }) => ({ after, amount })) : [{ after: 'moved-in', amount: otherwise }];
}

/** In fen, where a disaster plans nothing for the kind: the published norms, 20,000 元 a home and 2,000 a repair. */
const usual = (kind: RebuildKind): number => (kind === 'repair' ? 200_000 : 2_000_000);

/** A line as it stands in its fields. */
export interface TypedLine {
  after: RebuildStage;
  yuan: string;
}

/** The plan to begin with, in fields. */
export const typedPlan = (plans: readonly InstalmentPlanRow[], kind: RebuildKind): TypedLine[] =>
  proposedPlan(plans, kind, usual(kind)).map(({ after, amount }) => ({ after, yuan: amount === null ? '' : yuanOf(amount) }));

export const planOf = (typed: readonly TypedLine[]): PlanLine[] => typed.map(({ after, yuan }) => ({ after, amount: fenOf(yuan) }));

export const sumOf = (lines: readonly PlanLine[]): number => lines.reduce((sum, line) => sum + (line.amount ?? 0), 0);

export type PlanFault = 'empty' | 'stage' | 'order';

/** What keeps the plan from being sent: an amount that is missing, a stage that does not belong to the kind, or one before that of the line above. */
export function faultOf(lines: readonly PlanLine[], kind: RebuildKind): PlanFault | null {
  if (lines.length === 0 || lines.some((line) => !line.amount)) return 'empty';
  if (lines.some((line) => !paidAfter(kind).includes(line.after))) return 'stage';
  return lines.some((line, i) => i > 0 && rankOf(line.after) < rankOf(lines[i - 1]!.after)) ? 'order' : null;
}

export const instalmentsOf = (lines: readonly PlanLine[]): Instalment[] => lines.map((line, i) => ({ number: i + 1, after: line.after, amount: line.amount! }));
