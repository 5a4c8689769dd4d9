import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { needsAssessmentView } from '../../projections/case-view/case-view.projection.js';
import type { CaseViewRow } from '../../projections/case-view/case-view.projection.js';
import { lateDaysOf } from '../../projections/late-days/late-days.js';
import type { LateDays } from '../../projections/late-days/late-days.js';
import { casesBehind } from '../../projections/measures/figures.js';
import { plansLateWithoutException, plansWithin20Weeks } from '../../projections/measures/plan.measures.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { Turns } from '../event-store/turns.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import type { FigureSource } from './figure-source.service.js';
import { WorkedOut } from './worked-out.js';

/** Cases opened at once: some 10 ms of work. */
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
export class LatePlansService implements OnModuleDestroy {
  /**
   * By the rows, which are those of one team or of all: whoever asks while others' plans are being worked out must never be
   * handed theirs.
   */
  private readonly ofRows = new WeakMap<FigureSource['rows'], WorkedOut<LatePlans>>();

  /** Of cases as they stand; null of a case without late days. To open ten thousand cases takes a second. */
  private readonly daysOf = new Map<string, LateDays | null>();
  private changes = 0;
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly readModels: ReadModelStore,
    projector: ProjectorService,
  ) {
    this.stopListening = [
      projector.onRowsSaved((changes) => {
        for (const { projection, key } of changes) if (projection === needsAssessmentView.name) this.forget(key);
      }),
      projector.onRowsReplaced(() => {
        this.changes += 1;
        this.daysOf.clear();
      }),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stopListening) stop();
    this.daysOf.clear();
  }

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
    const days = await this.lateDays(streams);
    const late = streams.flatMap((stream): readonly LatePlan[] => {
      const own = days.get(stream) ?? null;
      return own === null ? [] : [{ ...own, stream, childId: childOf.get(stream) ?? '' }];
    });
    return { late, excused: past.length - streams.length };
  }

  private async lateDays(streams: readonly string[]): Promise<ReadonlyMap<string, LateDays | null>> {
    const found = new Map<string, LateDays | null>();
    for (const stream of streams) {
      const known = this.daysOf.get(stream);
      if (known !== undefined) found.set(stream, known);
    }
    const others = streams.filter((stream) => !found.has(stream));
    const turns = new Turns();
    for (let from = 0; from < others.length; from += atOnce) {
      const [some, { changes }] = [others.slice(from, from + atOnce), this];
      const views = await this.readModels.getMany(needsAssessmentView.name, some);
      for (const stream of some) {
        const json = views.get(stream);
        const days = json === undefined ? null : lateDaysOf((JSON.parse(json) as CaseViewRow<NeedsAssessment>).state);
        found.set(stream, days);
        // What was saved while it was read may be newer than what was read.
        if (changes === this.changes) this.daysOf.set(stream, days);
      }
      await turns.next();
    }
    return found;
  }

  private forget(stream: string): void {
    this.changes += 1;
    this.daysOf.delete(stream);
  }
}
