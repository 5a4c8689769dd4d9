import { memberOf } from '../../../projections/work-list/due-items.js';
import type { WorkListRow } from '../../../projections/work-list/due-items.js';
import { workListProjection } from '../../../projections/work-list/work-list.projection.js';
import * as a from '../../support/assessment-runs.js';
import { carriedOut } from '../../support/assessment-runs.js';
import type { Run } from '../../support/assessment-runs.js';
import { specBasis } from '../../support/given-when-then.js';

const context = { stream: 'needsAssessment-1', authority: '999', revision: 0, recordedAt: '' };
const rowOf = (run: Run): WorkListRow | null => workListProjection.row(carriedOut(run), context, specBasis);
/** "K4 draft 2026-07-20 us decision" for each limit that is due. */
const due = (run: Run): readonly string[] =>
  (rowOf(run)?.items ?? []).map(({ rule, stage, due: by, waitingFor: { who, what } }) =>
    [rule, stage, by, who, what].filter((part) => part !== null).join(' '),
  );

const refused = [a.request('2026-04-01'), a.notToAssess('2026-05-01')];
const noPlan = [a.request('2026-01-05'), a.toAssess('2026-02-02'), a.notToIssue('2026-04-01')];

describe('due work', () => {
  it('lists the decision of an authority into whose area a child moved while being assessed', () => {
    expect(due([a.responsible('2026-06-15', 'movedInDuringAssessment')])[0]).toBe('D5 2026-07-27 us decision');
  });

  it('lists the plan after a re-assessment, and who holds it up', () => {
    const began = [a.reassessment('2026-06-15')];
    expect(due(began)).toEqual(['G2 2026-09-21 us decision']);
    expect(due([...began, a.ask('2026-06-16')])).toEqual([
      'G2 2026-09-21 school advice',
      'B1 2026-07-28 school advice',
    ]);
    expect(due([...began, a.toIssue('2026-08-03')])).toEqual(['G2 2026-09-21 us drafting']);
    expect(due([...began, a.notToIssue('2026-08-03')])).toEqual([]);
  });

  it('lists nothing of a refusal, until an order makes it work again', () => {
    expect(due(refused)).toEqual([]);
    expect(due([...refused, a.outcome('2026-06-15', 'assess')])).toEqual([
      'K1 2026-06-29 us decision',
      'K2 2026-08-24 us decision',
      'K3 2026-09-21 us decision',
    ]);
    expect(due([...noPlan, a.outcome('2026-06-15', 'reconsider')])).toEqual(['K5 2026-06-29 us decision']);
    expect(due([...refused, a.outcome('2026-06-15', 'assess', 'agreement')])).toHaveLength(3);
  });

  it('lists each step of a limit that has several, under names of their own, until it is done', () => {
    const making = [...noPlan, a.outcome('2026-06-15', 'makePlan'), a.toIssue('2026-06-20')];
    expect(due(making)).toEqual(['K4 draft 2026-07-20 us drafting', 'K4 final 2026-08-31 us drafting']);
    const row = rowOf(making) as WorkListRow;
    expect(row.items.map((item) => memberOf(row, item))).toEqual([
      'needsAssessment-1#K4#dispute#draft',
      'needsAssessment-1#K4#dispute#final',
    ]);
    const members = workListProjection.entries?.(row, context).map(({ member }) => member);
    expect(new Set(members).size).toBe(2);
    expect(due([...making, a.draft('2026-07-20')])).toEqual(['K4 final 2026-08-31 family familyComments']);
    const conceded = [...refused, a.outcome('2026-06-15', 'assess', 'concession'), a.toAssess('2026-06-20')];
    expect(due(conceded)).toEqual(['K9 refuse 2026-08-24 us decision', 'K9 final 2026-09-21 us decision']);
  });
});
