import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import { changesOfPhase } from './naive-changes-of-phase.js';
import type { ChangeOfPhase } from './naive-changes-of-phase.js';
import { noted } from './noted-facts.js';
import type { Data, Noted } from './noted-facts.js';
import type { PlanStory } from './naive-recount.js';

const reviewFacts = ['ReviewArranged', 'ReviewMeetingHeld', 'ReviewDecisionNotified'] as const;

/** A plan as somebody with its paper file would read it. */
export class PlanFile {
  private readonly facts: readonly Noted[];

  constructor(story: PlanStory) {
    this.facts = noted(story);
  }

  all(type: PlanEvent['type']): readonly Noted[] {
    return this.facts.filter((fact) => fact.type === type);
  }

  first(type: PlanEvent['type'], test: (data: Data) => boolean = () => true): string | null {
    return this.facts.find((fact) => fact.type === type && test(fact.data))?.on ?? null;
  }

  get made(): string {
    return this.first('PlanMade') ?? this.first('PlanBroughtIn') ?? '';
  }

  get ended(): string | null {
    return this.first('PlanCeased') ?? this.first('PlanTransferredOut');
  }

  get reason(): unknown {
    const [ceased] = this.all('PlanCeased');
    if (ceased !== undefined) return ceased.data['reason'];
    return this.first('PlanTransferredOut') === null ? undefined : '5';
  }

  /** Arrangement, meeting, decision and outcome of each review; of one that a return tells, the decision alone. */
  get reviews() {
    const ids = new Set(reviewFacts.flatMap((type) => this.all(type).map(({ data }) => data['reviewId'])));
    return [...ids].map((reviewId) => {
      const [arranged, meeting, decision] = reviewFacts.map((type) =>
        this.all(type).findLast(({ data }) => data['reviewId'] === reviewId),
      );
      return {
        reviewId,
        kind: meeting?.data['kind'] ?? arranged?.data['kind'],
        yearNineOrLater: meeting?.data['yearNineOrLater'] ?? arranged?.data['yearNineOrLater'],
        met: meeting?.on ?? null,
        decided: decision?.on ?? null,
        outcome: decision?.data['outcome'] ?? null,
      };
    });
  }

  /** Moves to a next phase, planned by somebody or following from the cohort. */
  get changesOfPhase(): readonly ChangeOfPhase[] {
    return changesOfPhase(this.facts);
  }

  get notices() {
    return this.all('AmendmentNoticeSent').map(({ on, data: { reviewId, noticeId } }) => {
      const sent = this.all('AmendedPlanSent').filter((fact) => noticeId != null && fact.data['noticeId'] === noticeId);
      const to = (who: string) => sent.find((fact) => fact.data['recipient'] === who)?.on ?? null;
      const [family, health] = [to('parentOrYoungPerson'), to('commissioningBody')];
      return {
        reviewId,
        on,
        onlyStated: noticeId === undefined,
        final: family !== null && health !== null ? (family > health ? family : health) : null,
        family,
        dropped: this.first('DecisionNotToAmendNotified', (data) => data['noticeId'] === noticeId),
      };
    });
  }
}
