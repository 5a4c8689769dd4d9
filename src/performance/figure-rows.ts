import { adviceTimelinessProjection } from '../../projections/advice/advice-timeliness.projection.js';
import { arrangementsProjection } from '../../projections/arrangements/arrangements.projection.js';
import {
  assessmentDecisionsProjection,
  planDecisionsProjection,
} from '../../projections/appealable-decisions/appealable-decisions.projection.js';
import { complaintsProjection } from '../../projections/complaints/complaints.projection.js';
import {
  assessmentFeedbackProjection,
  planFeedbackProjection,
} from '../../projections/feedback/feedback.projection.js';
import { contactsProjection } from '../../projections/contacts/contacts.projection.js';
import { disputesProjection } from '../../projections/disputes/disputes.projection.js';
import { escalationsProjection } from '../../projections/escalations/escalations.projection.js';
import { partsOf } from '../../projections/measures/populations.js';
import type { FigureRows } from '../../projections/measures/populations.js';
import type { Measure } from '../../projections/measures/measure.js';
import { phaseTransfersProjection } from '../../projections/phase-transfers/phase-transfers.projection.js';
import { placementsProjection } from '../../projections/placements/placements.projection.js';
import { planReviewsProjection } from '../../projections/plan-reviews/plan-reviews.projection.js';
import type { Projection, StandingBasis } from '../../projections/projection.js';
import { adviceQualityProjection } from '../../projections/quality/advice-quality.projection.js';
import { planQualityProjection } from '../../projections/quality/plan-quality.projection.js';
import { stuckAssessmentsProjection, stuckPlansProjection } from '../../projections/stuck/stuck.projection.js';
import { timelinessProjection } from '../../projections/timeliness/timeliness.projection.js';
import { transitionProjection } from '../../projections/transition/transition.projection.js';
import type { EventStore } from '../event-store/event-store.js';
import { foldLog } from '../projector/rebuild.js';

/** Which projections give which part of the rows. */
const sources: readonly { readonly part: keyof FigureRows; readonly projection: Projection }[] = [
  { part: 'assessment', projection: timelinessProjection },
  { part: 'advice', projection: adviceTimelinessProjection },
  { part: 'plan', projection: planReviewsProjection },
  { part: 'transfer', projection: phaseTransfersProjection },
  { part: 'placement', projection: placementsProjection },
  { part: 'arrangement', projection: arrangementsProjection },
  { part: 'dispute', projection: disputesProjection },
  { part: 'feedback', projection: assessmentFeedbackProjection },
  { part: 'feedback', projection: planFeedbackProjection },
  { part: 'complaint', projection: complaintsProjection },
  { part: 'decision', projection: assessmentDecisionsProjection },
  { part: 'decision', projection: planDecisionsProjection },
  { part: 'transition', projection: transitionProjection },
  { part: 'youngPerson', projection: transitionProjection },
  { part: 'quality', projection: planQualityProjection },
  { part: 'adviceQuality', projection: adviceQualityProjection },
  { part: 'stuck', projection: stuckAssessmentsProjection },
  { part: 'stuck', projection: stuckPlansProjection },
  { part: 'escalation', projection: escalationsProjection },
  { part: 'contact', projection: contactsProjection },
];

/** The projections that figures are worked out from. */
export const figureProjections: readonly Projection[] = [...new Set(sources.map(({ projection }) => projection))];

/** The projections whose rows one measure counts. */
export function projectionsOf(measure: Measure): readonly Projection[] {
  const parts = [...partsOf[measure.of], ...(measure.kind === 'ratio' ? partsOf[measure.per] : [])];
  return [...new Set(sources.filter(({ part }) => parts.includes(part)).map(({ projection }) => projection))];
}

/** Rows as measures take them, and nobody's birth date. */
export function figureRows(rowsOf: (projection: Projection) => readonly unknown[]): FigureRows {
  const part = (name: keyof FigureRows): readonly unknown[] => {
    const [first = [], ...others] = sources
      .filter((source) => source.part === name)
      .map(({ projection }) => rowsOf(projection));
    return others.length === 0 ? first : [first, ...others].flat();
  };
  return {
    assessment: part('assessment') as FigureRows['assessment'],
    advice: part('advice') as FigureRows['advice'],
    plan: part('plan') as FigureRows['plan'],
    transfer: part('transfer') as FigureRows['transfer'],
    placement: part('placement') as FigureRows['placement'],
    arrangement: part('arrangement') as FigureRows['arrangement'],
    dispute: part('dispute') as FigureRows['dispute'],
    feedback: part('feedback') as FigureRows['feedback'],
    complaint: part('complaint') as FigureRows['complaint'],
    decision: part('decision') as FigureRows['decision'],
    transition: part('transition') as FigureRows['transition'],
    youngPerson: [],
    quality: part('quality') as FigureRows['quality'],
    adviceQuality: part('adviceQuality') as FigureRows['adviceQuality'],
    stuck: part('stuck') as FigureRows['stuck'],
    escalation: part('escalation') as FigureRows['escalation'],
    contact: part('contact') as FigureRows['contact'],
  };
}

export interface FigureRowsOptions {
  readonly authority: string;
  /** UTC instant: only what had been written down by then. */
  readonly knownUntil?: string;
  readonly onProgress?: (position: number) => void;
}

/** Rows folded from the log itself, as they stand or as they were known at an instant. Needs no read models. */
export async function figureRowsFromLog(
  events: EventStore,
  basis: StandingBasis,
  { authority, knownUntil, onProgress }: FigureRowsOptions,
): Promise<FigureRows> {
  const streams = await foldLog(events, {
    folds: [...new Set(figureProjections.map(({ of }) => of))],
    until: await events.head(),
    ...(knownUntil === undefined ? {} : { knownUntil }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const rows = new Map<Projection, unknown[]>(figureProjections.map((projection) => [projection, []]));
  for (const [stream, folded] of streams) {
    if (folded.authority !== authority) continue;
    for (const projection of figureProjections) {
      if (projection.of !== folded.fold) continue;
      const row = projection.row(folded.state, { stream, ...folded }, basis);
      if (row !== null) rows.get(projection)?.push(row);
    }
  }
  return figureRows((projection) => rows.get(projection) ?? []);
}
