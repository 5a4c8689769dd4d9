import { Injectable } from '@nestjs/common';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { needsAssessmentView } from '../../projections/case-view/case-view.projection.js';
import type { CaseViewRow } from '../../projections/case-view/case-view.projection.js';
import { lateDaysOf } from '../../projections/late-days/late-days.js';
import type { LateDays } from '../../projections/late-days/late-days.js';
import { casesBehind } from '../../projections/measures/figures.js';
import { plansLateWithoutException, plansWithin20Weeks } from '../../projections/measures/plan.measures.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import type { FigureSource } from './figure-source.service.js';
import { WorkedOut } from './worked-out.js';

/** Cases opened in one turn of the event loop: some 10 ms. */
const atOnce = 50;
/** Periods that stay worked out of the same rows. */
const mostScopes = 20;

export type LatePlan = LateDays & { readonly stream: string; readonly childId: string };

export interface LatePlans {
  readonly late: readonly LatePlan[];
  /** Past 20 weeks with an evidenced exception. */
  readonly excused: number;
}

/** The late plans of a period with their days shared out, from the cases as they stand. */
@Injectable()
export class LatePlansService {
  /**
   * By the rows, which are those of one team or of all: whoever asks while others' plans are being worked out must never be
   * handed theirs.
   */
  private readonly ofRows = new WeakMap<FigureSource['rows'], WorkedOut<LatePlans>>();

  constructor(private readonly readModels: ReadModelStore) {}

  /** Worked out once for as long as no row changes: whoever turns the pages of the list asks again for each. */
  latePlans(source: FigureSource): Promise<LatePlans> {
    const { rows, scope } = source;
    const worked = this.ofRows.get(rows) ?? new WorkedOut<LatePlans>(mostScopes);
    this.ofRows.set(rows, worked);
    return worked.fresh(JSON.stringify(scope), rows, () => this.workOut(source));
  }

  private async workOut({ rows, scope }: FigureSource): Promise<LatePlans> {
    const childOf = new Map(rows.assessment.map(({ stream, childId }) => [stream, childId]));
    const streams = casesBehind(plansLateWithoutException, rows, scope)
      .filter(({ counted }) => counted === 'inNumerator')
      .map(({ stream }) => stream);
    const past = casesBehind(plansWithin20Weeks, rows, scope).filter(({ counted }) => counted === 'inDenominator');
    const late: LatePlan[] = [];
    for (let from = 0; from < streams.length; from += atOnce) {
      if (from > 0) await turnOfTheLoop();
      const some = streams.slice(from, from + atOnce);
      const found = await this.readModels.getMany(needsAssessmentView.name, some);
      for (const stream of some) {
        const json = found.get(stream);
        const days = json === undefined ? null : lateDaysOf((JSON.parse(json) as CaseViewRow<NeedsAssessment>).state);
        if (days !== null) late.push({ ...days, stream, childId: childOf.get(stream) ?? '' });
      }
    }
    return { late, excused: past.length - streams.length };
  }
}
