import { disputeWorkListProjection } from '../../../projections/work-list/dispute-work-list.projection.js';
import type { DisputeEvent } from '../../../workflows/dispute/dispute.events.js';
import * as dispute from '../../support/dispute-facts.js';
import { specBasis } from '../../support/given-when-then.js';
import { contextOf, disputeOf } from '../../support/plan-rows.js';

const listed = (...facts: readonly DisputeEvent[]): readonly string[] => {
  const state = disputeOf(dispute.opened('planContent', '2026-03-02'), ...facts);
  const row = disputeWorkListProjection.row(state, contextOf('dispute-1'), specBasis);
  return (row?.items ?? []).map(({ rule, due, waitingFor: { who, what } }) => `${rule} ${due} ${who} ${what}`);
};

describe('due work on disputes', () => {
  it('leaves the family its own time: neither the adviser nor the appeal is listed', () => {
    expect(listed()).toEqual([]);
    expect(listed(dispute.declined('2026-03-10'))).toEqual([]);
  });

  it('lists telling the health body and arranging mediation, which on health alone is the health body’s', () => {
    expect(listed(dispute.requested('2026-03-09'))).toEqual(['I4 2026-04-08 us mediationDate']);
    expect(listed(dispute.requested('2026-03-09', 'education', 'health'))).toEqual([
      'I3 2026-03-12 us healthBodyTold',
      'I4 2026-04-08 us mediationDate',
    ]);
    expect(listed(dispute.requested('2026-03-09', 'health'), dispute.healthTold('2026-03-10'))).toEqual([
      'I4 2026-04-08 health mediationDate',
    ]);
  });

  it('lists the answer to the appeal, by the Tribunal’s own date where it set one', () => {
    const appealed = [dispute.appealed('2026-04-13'), dispute.appealSent('2026-04-20', '2026-05-29')];
    expect(listed(...appealed)).toEqual(['J2 2026-05-29 us appealResponse']);
    expect(listed(...appealed, dispute.responded('2026-05-20'))).toEqual([]);
  });

  it('lists what else was agreed, and a recommendation on social care', () => {
    const other = dispute.agreed('2026-04-13', { otherMatters: true });
    expect(listed(dispute.requested('2026-03-09'), dispute.held('2026-04-13', true), other)).toEqual([
      'I7 2026-04-27 us agreement',
    ]);
    const recommended = (to: 'health' | 'socialCare'): DisputeEvent => ({
      ...dispute.recommended('2026-06-01'),
      data: { recommendationId: 'r1', to },
    });
    expect(listed(recommended('socialCare'))).toEqual(['K10 2026-07-06 us recommendation']);
    expect(listed(recommended('health'))).toEqual([]);
  });
});
