import { disputesProjection } from '../../../projections/disputes/disputes.projection.js';
import type { DisputeEvent } from '../../../workflows/dispute/dispute.events.js';
import * as dispute from '../../support/dispute-facts.js';
import { specBasis } from '../../support/given-when-then.js';
import { contextOf, disputeOf } from '../../support/plan-rows.js';

const context = contextOf('dispute-1');
const rowOf = (...facts: readonly DisputeEvent[]) =>
  disputesProjection.row(disputeOf(dispute.opened('planContent', '2026-03-02'), ...facts), context, specBasis);
const placesOf = (...facts: readonly DisputeEvent[]): readonly string[] => {
  const row = rowOf(...facts);
  return (row === null ? [] : (disputesProjection.entries?.(row, context) ?? [])).map(
    ({ index, group }) => `${index} ${group}`,
  );
};

describe('the row of a dispute', () => {
  it('is live until an appeal ends, and by an agreement where there is none', () => {
    expect(rowOf()).toMatchObject({ overOn: null, mediation: null, appeal: null });
    const mediated = [dispute.requested('2026-03-09'), dispute.held('2026-04-13', true), dispute.agreed('2026-04-13')];
    expect(rowOf(...mediated)).toMatchObject({ overOn: '2026-04-13', mediation: { endedOn: '2026-04-13' } });
    const appealed = rowOf(...mediated, dispute.appealed('2026-04-20'), dispute.appealSent('2026-04-27'));
    expect(appealed).toMatchObject({
      overOn: null,
      stage: 'appealWithAuthority',
      appeal: { receivedOn: '2026-04-20', response: { on: '2026-06-10' }, endedOn: null },
    });
  });

  it.each([
    [dispute.ordered('2026-09-01', { result: 'allowed', requires: 'amendContent' }), 'allowed', 'order'],
    [dispute.conceded('2026-05-11', 'amendContent'), 'conceded', 'concession'],
    [dispute.appealWithdrawn('2026-05-11'), 'withdrawn', undefined],
  ] as const)('tells how the appeal ended', (end, result, by) => {
    const row = rowOf(dispute.appealed('2026-04-20'), end);
    expect(row).toMatchObject({ overOn: end.occurredOn, appeal: { result, endedOn: end.occurredOn } });
    expect(row?.outcome?.by).toBe(by);
  });

  it('stays open where the authority concedes after its response: a consent order ends it', () => {
    const after = [
      dispute.appealed('2026-04-20'),
      dispute.responded('2026-05-11'),
      dispute.conceded('2026-06-01', 'amendContent'),
    ];
    expect(rowOf(...after)).toMatchObject({ overOn: null, appeal: { result: null } });
  });

  it('stands among the live or the ended, or in no list where it was a mistake', () => {
    const whose = ['999', '999:team:', '999:worker:'];
    const always = ['child 00000000-0000-4000-8000-000000000001', 'about plan-p1'];
    expect(placesOf()).toEqual([...whose.map((group) => `live ${group}`), ...always]);
    expect(placesOf(dispute.appealed('2026-04-20'), dispute.appealWithdrawn('2026-05-11'))[0]).toBe('over 999');
    const mistake: DisputeEvent = {
      type: 'DisputeClosed',
      occurredOn: dispute.day('2026-03-10'),
      data: { because: 'openedByMistake' },
    };
    expect(placesOf(mistake)).toEqual(always);
  });
});
