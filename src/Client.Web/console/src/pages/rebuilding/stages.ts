import type { Commands } from '@/wire/commands';
import type { Day, RebuildKind, RebuildRow, RebuildStage } from '@/wire/rows';
import type { Tone } from '@/design/tone';

/** The columns of the board: what has to happen next, and by whom. */
export type Lane = 'apply' | 'publish' | 'decide' | 'build' | 'inspect' | 'done' | 'left';

export const lanes: readonly Lane[] = ['apply', 'publish', 'decide', 'build', 'inspect', 'done', 'left'];

const laneOfStage: Readonly<Record<RebuildStage, Lane>> = {
  none: 'left',
  assessed: 'apply',
  applied: 'apply',
  'village-reviewed': 'publish',
  published: 'publish',
  'township-reviewed': 'decide',
  approved: 'build',
  started: 'build',
  structure: 'inspect',
  'in-repair': 'inspect',
  inspected: 'inspect',
  'moved-in': 'done',
  rejected: 'left',
  withdrawn: 'left',
};

export const laneOf = (stage: RebuildStage): Lane => laneOfStage[stage];

/** The way of a home, in order. A home in repair has its structure. */
export const way: readonly RebuildStage[] = ['assessed', 'applied', 'village-reviewed', 'published', 'township-reviewed', 'approved', 'started', 'structure', 'inspected', 'moved-in'];

/** Who takes the money builds nothing: from the approval straight to the new home. */
export const wayOf = (kind: RebuildKind): readonly RebuildStage[] => (kind === 'take-money' ? way.filter((stage) => stage !== 'started' && stage !== 'structure' && stage !== 'inspected') : way);

/** Where on its way a home is; -1 where it has left it. */
export const placeOnWay = (row: Pick<RebuildRow, 'stage' | 'kind'>): number => wayOf(row.kind).indexOf(row.stage === 'in-repair' ? 'structure' : row.stage);

export const toneOfStage = (stage: RebuildStage): Tone => (stage === 'moved-in' ? 'good' : stage === 'in-repair' || stage === 'rejected' ? 'warn' : stage === 'withdrawn' || stage === 'none' ? 'none' : 'accent');

/** The commands that lead on from a stage. */
export type Step = Extract<
  keyof Commands,
  | 'households/apply-for-rebuild'
  | 'households/review-in-village'
  | 'households/publish-rebuild'
  | 'households/object-to-rebuild'
  | 'households/review-in-township'
  | 'households/approve-rebuild'
  | 'households/start-rebuild'
  | 'households/record-structure'
  | 'households/inspect-rebuild'
  | 'households/move-in'
  | 'households/withdraw-rebuild'
>;

const steps: Readonly<Partial<Record<RebuildStage, readonly Step[]>>> = {
  assessed: ['households/apply-for-rebuild', 'households/withdraw-rebuild'],
  applied: ['households/review-in-village', 'households/withdraw-rebuild'],
  'village-reviewed': ['households/publish-rebuild', 'households/withdraw-rebuild'],
  published: ['households/review-in-township', 'households/object-to-rebuild', 'households/withdraw-rebuild'],
  'township-reviewed': ['households/approve-rebuild', 'households/withdraw-rebuild'],
  approved: ['households/start-rebuild', 'households/withdraw-rebuild'],
  started: ['households/record-structure'],
  structure: ['households/inspect-rebuild'],
  'in-repair': ['households/inspect-rebuild'],
  inspected: ['households/move-in'],
};

/** What may be done with a home now, the usual step first; whether the account may is asked elsewhere. */
export function stepsOf(row: Pick<RebuildRow, 'stage' | 'kind' | 'paid'>): readonly Step[] {
  const found = steps[row.stage] ?? [];
  return found
    .map((step): Step => (step === 'households/start-rebuild' && row.kind === 'take-money' ? 'households/move-in' : step))
    .filter((step) => step !== 'households/withdraw-rebuild' || row.paid === 0);
}

/** How far the work that is paid for has come; 0 before the approval. */
export const rankOf = (stage: RebuildStage): number => ({ approved: 1, started: 2, structure: 3, 'in-repair': 3, inspected: 4, 'moved-in': 5 } as Partial<Record<RebuildStage, number>>)[stage] ?? 0;

/** Stages that an instalment may belong to. */
export const paidAfter = (kind: RebuildKind): readonly RebuildStage[] => (kind === 'take-money' ? ['approved', 'moved-in'] : ['approved', 'started', 'structure', 'inspected', 'moved-in']);

/** Instalments that are due: their stage is reached and they are not paid. */
export const dueOf = (row: Pick<RebuildRow, 'stage' | 'instalments'>): RebuildRow['instalments'] => row.instalments.filter((one) => one.paidAt === null && rankOf(row.stage) >= rankOf(one.after));

/** When the present stage was reached. */
export const sinceOf = (row: Pick<RebuildRow, 'stages'>): Day | null => row.stages.at(-1)?.on ?? null;
