import { replay } from '../../../workflows/kernel/replay.js';
import { needsAssessmentDecider } from '../../../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessmentEvent } from '../../../workflows/needs-assessment/needs-assessment.events.js';
import { milestonesOf } from '../../../workflows/needs-assessment/needs-assessment.milestones.js';
import * as facts from '../../support/assessment-facts.js';
import { placed, specBasis, specToday } from '../../support/given-when-then.js';

const { requestReceived, decidedToAssess, adviceRequested, adviceReceived } = facts;

function lines(history: readonly NeedsAssessmentEvent[], basis = specBasis): readonly string[] {
  const state = replay(needsAssessmentDecider, placed(history));
  return milestonesOf(state, basis, specToday).map(
    ({ id, due, status, binding }) => `${id} ${due} ${status} ${String(binding)}`,
  );
}

describe('local milestones', () => {
  it('stand at weeks 12, 14 and 16 of the request and bind nobody, however late', () => {
    expect(lines([requestReceived('2026-06-12'), decidedToAssess('2026-07-20')])).toEqual([
      'adviceIn 2026-09-04 running false',
      'decisionToDraft 2026-09-04 running false',
      'draftPrepared 2026-09-18 running false',
      'draftServed 2026-10-02 running false',
    ]);
  });

  it('are met by what was done, the advice once all of it is in', () => {
    const asked = [
      requestReceived('2026-06-12'),
      decidedToAssess('2026-07-01'),
      adviceRequested('2026-07-02'),
      adviceRequested('2026-07-02', 'ot'),
    ];
    expect(lines([...asked, adviceReceived('2026-08-10')])[0]).toBe('adviceIn 2026-09-04 running false');
    expect(lines([...asked, adviceReceived('2026-08-10'), adviceReceived('2026-09-01', 'ot')])[0]).toBe(
      'adviceIn 2026-09-04 met false',
    );
  });

  it('stop with the case, and move with the authority’s own weeks', () => {
    expect(lines([requestReceived('2026-06-12'), facts.withdrawn('2026-07-01')])[3]).toContain('closed');
    const settings = { signOffOrder: [], milestones: [{ id: 'draftServed', title: 'Draft', week: 15 }] };
    expect(lines([requestReceived('2026-06-12')], { ...specBasis, settings })).toEqual([
      'draftServed 2026-09-25 running false',
    ]);
  });
});
