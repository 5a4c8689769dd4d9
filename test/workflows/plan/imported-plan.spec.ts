import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import {
  amended,
  amendedForAll,
  broughtIn,
  ceaseNotice,
  decided,
  fact,
  held,
  history,
  lineOf,
  linesOfRule,
  noticed,
  planAfter,
  rulesOf,
  standing,
} from '../../support/plan-facts.js';
import type { PlanStory, Step } from '../../support/plan-facts.js';
import { refusalOf } from '../../support/plan-limits.js';

const met = (on: string) => fact('ReviewMeetingHeld', on, { reviewId: `review-${on}` });
const decidedAt = (on: string, meetingOn: string | null, outcome: 'maintain' | 'amend' | 'cease' | null = 'maintain') =>
  fact('ReviewDecisionNotified', on, { reviewId: `review-${meetingOn ?? on}`, outcome });
const draft = (on: string, reviewId: string | null) => fact('AmendmentNoticeSent', on, { reviewId });
const flags = (year: number) => fact('ReturnFlagsStated', `${year + 1}-01-15`, { year, flags: { activePlan: true } });
const opening = (madeOn: string): Step => broughtIn(madeOn);

/** A return's facts about one plan, as the import writes them: in one go. */
const returned = (story: PlanStory, ...facts: readonly PlanEvent[]): PlanStory => story.and(history(...facts));

describe('a plan that only returns tell of', () => {
  const old = planAfter(opening('2019-03-04'));

  it('has the review decision judged four weeks from its meeting', () => {
    const inTime = returned(old, met('2025-03-03'), decidedAt('2025-03-31', '2025-03-03'), flags(2025));
    expect(standing(inTime, 'E6')).toEqual(['2025-03-31', 'met', 0]);
    const late = returned(old, met('2025-03-03'), decidedAt('2025-04-02', '2025-03-03'), flags(2025));
    expect(standing(late, 'E6')).toEqual(['2025-03-31', 'metLate', 2]);
    expect(standing(returned(old, met('2025-03-03'), flags(2025)), 'E6')).toEqual(['2025-03-31', 'overdue', 602]);
  });

  it('has the next review due a year from the last one known', () => {
    const two = returned(
      returned(old, met('2024-03-04'), decidedAt('2024-04-01', '2024-03-04'), flags(2024)),
      met('2025-03-03'),
      decidedAt('2025-03-31', '2025-03-03'),
      flags(2025),
    );
    expect(rulesOf(two)).not.toContain('E1');
    expect(standing(two, 'E2', { subject: 'review-2024-03-04' })).toEqual(['2025-03-31', 'met', 0]);
    expect(standing(two, 'E2', { subject: 'review-2025-03-03' })).toEqual(['2026-03-30', 'overdue', 238]);
  });

  it('has a first review only where returns tell of its year, or the review fell within it', () => {
    const known = returned(planAfter(opening('2024-05-06')), flags(2024));
    expect(
      standing(returned(known, met('2025-06-02'), decidedAt('2025-06-30', '2025-06-02'), flags(2025)), 'E1'),
    ).toEqual(['2025-05-05', 'metLate', 56]);
    const unknown = returned(planAfter(opening('2022-05-09')), decidedAt('2024-02-05', null), flags(2024));
    expect(rulesOf(unknown)).not.toContain('E1');
    const within = returned(planAfter(opening('2022-05-09')), decidedAt('2023-05-08', null), flags(2023));
    expect(standing(within, 'E1')).toEqual(['2023-05-08', 'met', 0]);
  });

  it('counts an outcome without its day for nothing but the outcome', () => {
    const stated = returned(old, met('2025-03-03'), fact('ReviewOutcomeStated', '2026-01-15', { reviewId: 'review-2025-03-03', outcome: 'amend' })); // prettier-ignore
    expect(stated.state.reviews).toMatchObject([{ meetingOn: '2025-03-03', decidedOn: null, outcome: 'amend' }]);
    expect(standing(stated, 'E6')[1]).toBe('overdue');
    const bare = returned(old, fact('ReviewOutcomeStated', '2026-01-15', { reviewId: 'review-stated-2025', outcome: 'maintain' })); // prettier-ignore
    expect(bare.state.reviews).toMatchObject([
      { reviewId: 'review-stated-2025', meetingOn: null, outcome: 'maintain' },
    ]);
    expect(rulesOf(bare)).not.toContain('E6');
  });

  it('takes the decision to amend as whole where no draft is stated, and counts the draft where one is', () => {
    const noDraft = returned(old, met('2025-03-03'), decidedAt('2025-03-24', '2025-03-03', 'amend'), flags(2025));
    expect(standing(noDraft, 'E6')).toEqual(['2025-03-31', 'met', 0]);
    const withDraft = returned(noDraft, draft('2025-04-14', 'review-2025-03-03'));
    expect(standing(withDraft, 'E6')).toEqual(['2025-03-31', 'metLate', 14]);
    expect(standing(withDraft, 'E9')[0]).toBe('2025-06-09');
  });

  it('ends what a draft leaves open when the next review is decided, and keeps a draft that names no review', () => {
    const next = returned(
      old,
      met('2024-03-04'),
      decidedAt('2024-03-25', '2024-03-04', 'amend'),
      draft('2024-03-25', 'review-2024-03-04'),
      met('2025-03-03'),
      decidedAt('2025-03-24', '2025-03-03'),
    );
    expect(standing(next, 'E9')[1]).toBe('closed');
    expect(standing(next, 'E11')[1]).toBe('closed');
    const stray = returned(old, draft('2025-04-14', null));
    expect(stray.state.amendments).toMatchObject([{ reviewId: null, stated: true }]);
    expect(rulesOf(stray)).not.toContain('F1');
  });

  it('is not accused of what returns do not tell', () => {
    const told = returned(
      old,
      met('2025-03-03'),
      decidedAt('2025-03-31', '2025-03-03', 'cease'),
      flags(2025),
      fact('PlanCeased', '2025-06-30', { reason: '2' }),
    );
    for (const rule of ['E3', 'E4', 'E5', 'E7', 'H1', 'H2', 'H3'] as const) expect(rulesOf(told)).not.toContain(rule);
    expect(standing(told, 'E2')[1]).toBe('closed');
    expect(told.lines().filter(({ status }) => status === 'overdue')).toEqual([]);
  });

  it('has the transfer limit that the return states, and the day on which it was kept', () => {
    const due = fact('PhaseTransferRecorded', '2026-01-15', { dueOn: '2026-02-15', finalisedOn: null });
    expect(standing(returned(old, due), 'E12')).toEqual(['2026-02-14', 'overdue', 282]);
    const final = fact('PhaseTransferRecorded', '2026-02-10', { dueOn: '2026-02-15', finalisedOn: '2026-02-10' });
    const kept = returned(returned(old, due), final);
    expect(standing(kept, 'E12')).toEqual(['2026-02-14', 'met', 0]);
    expect(lineOf(kept, 'E12').completedOn).toBe('2026-02-10');
    const post16 = fact('PhaseTransferRecorded', '2026-04-02', { dueOn: '2026-03-31', finalisedOn: '2026-04-02' });
    expect(standing(returned(old, post16), 'E13')).toEqual(['2026-03-30', 'metLate', 3]);
    expect(standing(returned(old, post16), 'E13', { policy: { P7: 'customary' } })).toEqual([
      '2026-03-31',
      'metLate',
      2,
    ]);
  });

  it('has any other limit as stated, and none where only the final day is', () => {
    const other = fact('PhaseTransferRecorded', '2026-01-15', { dueOn: '2025-08-05', finalisedOn: '2025-08-04' });
    expect(standing(returned(old, other), 'E14')).toEqual(['2025-08-05', 'met', 0]);
    const bare = fact('PhaseTransferRecorded', '2026-02-10', { dueOn: null, finalisedOn: '2026-02-10' });
    expect(rulesOf(returned(old, bare))).not.toContain('E12');
  });

  it('takes facts of a review in any order and over several returns', () => {
    const orders = [
      returned(old, decidedAt('2025-03-31', '2025-03-03'), met('2025-03-03')),
      returned(returned(old, decidedAt('2025-03-31', '2025-03-03')), met('2025-03-03')),
    ];
    for (const story of orders) expect(standing(story, 'E6')).toEqual(['2025-03-31', 'met', 0]);
  });

  it('stops with its end, and takes what later returns tell of the time before', () => {
    const ended = returned(old, fact('PlanCeased', '2025-06-30', { reason: '3' }));
    const later = returned(ended, met('2025-03-03'), decidedAt('2025-03-31', '2025-03-03'), flags(2025));
    expect(standing(later, 'E6')[1]).toBe('met');
    expect(standing(later, 'E2')[1]).toBe('closed');
  });
});

describe('a plan brought in and then kept here', () => {
  const imported = returned(planAfter(opening('2019-03-04')), met('2025-03-03'), decidedAt('2025-03-31', '2025-03-03', 'amend'), draft('2025-03-31', 'review-2025-03-03')); // prettier-ignore

  it('goes on from the last review the return told of', () => {
    const reviewed = imported.and(held('2026-03-02', 'r2'), decided('2026-03-23', 'maintain', 'r2'));
    expect(standing(reviewed, 'E2', { subject: 'review-2025-03-03' })).toEqual(['2026-03-30', 'met', 0]);
    expect(standing(reviewed, 'E5', { subject: 'r2' })[1]).toBe('overdue');
    expect(linesOfRule(reviewed, 'E5', { subject: 'review-2025-03-03' })).toEqual([]);
  });

  it('lets the draft of the return be finished here', () => {
    const noticeId = imported.state.amendments[0]?.noticeId ?? '';
    const finished = imported.and(...amendedForAll('2025-05-26', { noticeId }));
    expect(standing(finished, 'E9')).toEqual(['2025-05-26', 'met', 0]);
    expect(refusalOf(imported, amended('2025-04-10', 'parentOrYoungPerson', { noticeId }))).toBe(
      'fifteen-days-not-over',
    );
  });

  it('lets a notice be recorded here with its particulars', () => {
    const more = imported.and(noticed('2025-04-02', { reviewId: 'review-2025-03-03' }));
    expect(more.state.amendments).toHaveLength(2);
    expect(standing(more, 'E6')).toEqual(['2025-03-31', 'met', 0]);
  });

  it('can be ended after a review of which a return alone told that the plan is to cease', () => {
    const ceasing = returned(planAfter(opening('2019-03-04')), met('2026-03-02'), decidedAt('2026-03-23', '2026-03-02', 'cease')); // prettier-ignore
    expect(standing(ceasing.and(ceaseNotice('2026-04-06')), 'H3')).toEqual(['2026-06-08', 'met', 0]);
    expect(rulesOf(ceasing)).not.toContain('H2');
  });
});
