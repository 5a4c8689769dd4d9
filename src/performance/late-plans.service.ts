import { Injectable } from '@nestjs/common';
import { needsAssessmentView } from '../../projections/case-view/case-view.projection.js';
import type { CaseViewRow } from '../../projections/case-view/case-view.projection.js';
import { lateDaysOf } from '../../projections/late-days/late-days.js';
import type { LateDays } from '../../projections/late-days/late-days.js';
import { casesBehind } from '../../projections/measures/figures.js';
import { plansLateWithoutException, plansWithin20Weeks } from '../../projections/measures/plan.measures.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import type { FigureSource } from './figure-source.service.js';

export interface LatePlans {
  readonly late: readonly (LateDays & { readonly stream: string })[];
  /** Past 20 weeks with an evidenced exception. */
  readonly excused: number;
}

/** The late plans of a period with their days shared out, from the cases as they stand. */
@Injectable()
export class LatePlansService {
  constructor(private readonly readModels: ReadModelStore) {}

  async latePlans({ rows, scope }: FigureSource): Promise<LatePlans> {
    const streams = casesBehind(plansLateWithoutException, rows, scope)
      .filter(({ counted }) => counted === 'inNumerator')
      .map(({ stream }) => stream);
    const past = casesBehind(plansWithin20Weeks, rows, scope).filter(({ counted }) => counted === 'inDenominator');
    const found = await this.readModels.getMany(needsAssessmentView.name, streams);
    const late = streams.flatMap((stream) => {
      const json = found.get(stream);
      const days = json === undefined ? null : lateDaysOf((JSON.parse(json) as CaseViewRow<NeedsAssessment>).state);
      return days === null ? [] : [{ ...days, stream }];
    });
    return { late, excused: past.length - streams.length };
  }
}
