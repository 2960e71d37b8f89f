import type { RebuildFigure, RebuildStage } from '@/wire/rows';

/** The way of a home that is rebuilt, in order. */
const way: readonly RebuildStage[] = ['assessed', 'applied', 'village-reviewed', 'published', 'township-reviewed', 'approved', 'started', 'structure', 'inspected', 'moved-in'];

/** Homes that have come as far as a stage (`reached`) and that stand there now (`here`). Those under repair have their structure; rejected and withdrawn ones left the way. */
export function funnel(figures: readonly RebuildFigure[]): { stage: RebuildStage; reached: number; here: number }[] {
  const at = (stage: RebuildStage): number => figures.filter((figure) => figure.stage === stage || (stage === 'structure' && figure.stage === 'in-repair')).reduce((sum, figure) => sum + figure.households, 0);
  let reached = 0;
  return way
    .toReversed()
    .map((stage) => {
      const here = at(stage);
      reached += here;
      return { stage, reached, here };
    })
    .toReversed();
}
