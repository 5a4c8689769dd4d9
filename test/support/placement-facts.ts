import type { PlanCommand } from '../../workflows/plan/plan.commands.js';
import { record } from './plan-facts.js';

type DataOf<C extends Parameters<typeof record>[0]> = Parameters<typeof record<C>>[2];

/** A day place in a special school of our own area, unless more is said. */
export const inOurArea = {
  provision: 'specialMaintained',
  boarding: 'day',
  outOfArea: false,
  authority: null,
  outsideDesignation: null,
} as const;
export const away = { ...inOurArea, outOfArea: true, authority: '873' } as const;

export const began = (on: string, more: Partial<DataOf<'StartPlacement'>> = {}): PlanCommand =>
  record('StartPlacement', on, { placementId: 'p1', rank: 1, ...away, ...more });
export const changed = (on: string, more: Partial<DataOf<'ChangePlacement'>> = {}): PlanCommand =>
  record('ChangePlacement', on, { placementId: 'p1', ...away, ...more });
export const ended = (on: string, because: DataOf<'EndPlacement'>['because'] = 'breakdown'): PlanCommand =>
  record('EndPlacement', on, { placementId: 'p1', because });
export const visited = (on: string, more: Partial<DataOf<'RecordVisit'>> = {}): PlanCommand =>
  record('RecordVisit', on, {
    placementId: 'p1',
    visitId: `visit-${on}`,
    post: 'SEN officer',
    seenInClass: true,
    progress: 'good',
    provisionDelivered: 'all',
    nextVisitOn: null,
    ...more,
  });
export const reasoned = (on: string, localOptionsConsidered = true): PlanCommand =>
  record('RecordOutOfAreaReason', on, {
    placementId: 'p1',
    because: 'noLocalProvision',
    localOptionsConsidered,
    fundingConsidered: true,
  });
export const returnPlanned = (on: string, returnBy: string | null = null): PlanCommand =>
  record('PlanReturn', on, { placementId: 'p1', aim: 'atPhaseTransfer', returnBy });
export const costs = (on: string, poundsAYear: number): PlanCommand =>
  record('RecordPlacementCost', on, { placementId: 'p1', poundsAYear });
