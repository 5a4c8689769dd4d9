import {
  amendedForAll,
  broughtIn,
  ceaseDecided,
  ceased,
  ceaseNotice,
  claimed,
  considered,
  consulted,
  decided,
  held,
  lineOf,
  linesOfRule,
  made,
  moveKnown,
  noticed,
  outcome,
  planAfter,
  reassessmentAsked,
  record,
  reported,
  standing,
  transferPlanned,
  transferredIn,
  transferredOut,
  willReassess,
} from '../../support/plan-facts.js';

const plan = planAfter(made('2024-09-03'));

/** Section 4 of the statutory reference, as far as it is about plans; in its words. */
describe('edge cases of the timetable', () => {
  it('Child dies: stop all duty clocks on the date (cease reason 8)', () => {
    const everything = planAfter(
      broughtIn('2023-03-06', '873'),
      transferredIn('2025-12-01', '2025-01-13'),
      held('2026-01-12'),
      decided('2026-01-26', 'amend'),
      noticed('2026-01-26'),
      transferPlanned('2025-12-08', '2026-09-01'),
      reassessmentAsked('2026-01-19'),
      record('RecordHealthMove', '2026-01-19', { healthMoveId: 'h1', movesOn: '2026-01-19' }),
      record('BeginDirectPayment', '2026-01-05', { paymentId: 'p1' }),
      outcome('2026-01-12', 'amendContent'),
      moveKnown('2026-01-20', '2026-03-02'),
      considered('2026-01-12'),
      consulted('2026-01-14'),
      ceaseDecided('2026-01-15'),
      ceaseNotice('2026-01-16'),
      ceased('2026-01-28', '8'),
    );
    const rules = everything.lines().map(({ rule }) => rule);
    expect(rules).toEqual(
      expect.arrayContaining(['D1', 'D2', 'D3', 'D4', 'E2', 'E5', 'E9', 'E12', 'G1', 'H3', 'K6', 'L1']),
    );
    const running = everything
      .lines()
      .filter(({ status }) => !['met', 'metLate', 'closed', 'superseded'].includes(status));
    expect(running).toEqual([]);
    // What was late by then stays as late as it was on that day, and no later.
    expect(lineOf(everything, 'D2')).toMatchObject({ due: '2026-01-12', status: 'closed', daysOver: 16 });
    expect(lineOf(everything, 'D2', { asOf: '2026-01-27' })).toMatchObject({ status: 'overdue', daysOver: 15 });
  });

  it('Leaves England: the same, with cease reason 7', () => {
    expect(standing(plan.and(held('2025-06-02'), ceased('2025-06-09', '7')), 'E6')).toEqual([
      '2025-06-30',
      'closed',
      0,
    ]);
  });

  it('Moves LA with a plan (D1-D4): made-date and last-review date travel with the plan', () => {
    const old = plan.and(
      held('2025-06-02'),
      decided('2025-06-16'),
      moveKnown('2026-01-05', '2026-02-02'),
      transferredOut('2026-02-02'),
    );
    expect(standing(old, 'D1')).toEqual(['2026-02-02', 'met', 0]);
    expect(standing(old, 'E2')[1]).toBe('closed');
    const here = planAfter(broughtIn('2024-09-03', '873'), transferredIn('2026-02-02', '2025-06-16'));
    expect(here.state.made?.on).toBe('2024-09-03');
    expect(standing(here, 'D2')[0]).toBe('2026-03-16');
    expect(standing(here, 'D3')[0]).toBe('2026-06-15');
  });

  it('LA concedes after responding: not reg 45; the consent order is an order, with its dates', () => {
    const consent = plan.and(outcome('2026-03-02', 'amendContent', { directedOn: '2026-03-27' }));
    expect(standing(consent, 'K6')[0]).toBe('2026-03-27');
    expect(linesOfRule(consent, 'K9')).toEqual([]);
  });

  it('Order states its own date: that date governs', () => {
    const early = plan.and(
      outcome('2026-03-02', 'nameSetting', { directedOn: '2026-03-06' }),
      ...amendedForAll('2026-03-09', { noticeId: null }),
    );
    expect(lineOf(early, 'K7')).toMatchObject({ due: '2026-03-06', status: 'metLate', daysOver: 3 });
    expect(lineOf(early, 'K7').counting).toContain('the date stated in the order');
  });

  it('Tribunal orders amendment: new plan version; last-review date unchanged', () => {
    const reviewed = plan.and(held('2025-06-02'), decided('2025-06-16'));
    const ordered = reviewed.and(
      outcome('2026-03-02', 'amendContent'),
      ...amendedForAll('2026-03-30', { noticeId: null }),
    );
    expect(ordered.state.amendedWithoutNotice).toHaveLength(3);
    expect(standing(ordered, 'E2')).toEqual(standing(reviewed, 'E2'));
    expect(standing(ordered, 'E2')[0]).toBe('2026-06-15');
  });

  it('Review meeting late: E1 breach on its own date; E6 still has its four weeks', () => {
    const late = plan.and(held('2025-10-06'), decided('2025-11-03'));
    expect(standing(late, 'E1')).toEqual(['2025-09-02', 'metLate', 62]);
    expect(standing(late, 'E6')).toEqual(['2025-11-03', 'met', 0]);
  });

  it('Review meeting never held: E1 breach on its own date; E6 has no day 0 until the meeting', () => {
    expect(standing(plan, 'E1')).toEqual(['2025-09-02', 'overdue', 447]);
    expect(linesOfRule(plan, 'E6')).toEqual([]);
  });

  it('Report late: E5 breach; E6 unaffected', () => {
    const late = plan.and(held('2025-06-02'), reported('2025-06-27'), decided('2025-06-30'));
    expect(standing(late, 'E5')).toEqual(['2025-06-16', 'metLate', 11]);
    expect(standing(late, 'E6')).toEqual(['2025-06-30', 'met', 0]);
  });

  it('"We will amend" letter without the amendments: E6 not met in full; E9 starts only when the notice goes', () => {
    const letter = plan.and(held('2025-06-02'), decided('2025-06-30', 'amend'));
    expect(standing(letter, 'E6', { asOf: '2025-07-10' })).toEqual(['2025-06-30', 'overdue', 10]);
    expect(linesOfRule(letter, 'E9')).toEqual([]);
    const sent = letter.and(noticed('2025-07-14'));
    expect(standing(sent, 'E6')).toEqual(['2025-06-30', 'metLate', 14]);
    expect(standing(sent, 'E9')[0]).toBe('2025-09-08');
  });

  it('Phase transfer and annual review overlap: both apply; twelve weeks before E12 the whole cycle still fits', () => {
    const cycle = (meetingOn: string) =>
      plan.and(
        transferPlanned('2025-09-08', '2026-09-01'),
        held(meetingOn),
        decided(meetingOn, 'amend'),
        noticed(meetingOn),
      );
    expect(standing(cycle('2025-11-21'), 'E12')[0]).toBe('2026-02-14');
    expect((lineOf(cycle('2025-11-21'), 'E11').due ?? '') <= '2026-02-14').toBe(true);
    expect((lineOf(cycle('2025-11-23'), 'E11').due ?? '') <= '2026-02-14').toBe(false);
    const done = cycle('2025-11-21').and(...amendedForAll('2026-02-13', { transferId: 't1' }));
    expect(standing(done, 'E12')).toEqual(['2026-02-14', 'met', 0]);
    expect(standing(done, 'E11')).toEqual(['2026-02-13', 'met', 0]);
    // Naming the new setting in time does not make the amended plan of the review timely: eight weeks from the notice.
    expect(standing(done, 'E9')).toEqual(['2026-01-16', 'metLate', 28]);
  });

  it('Re-assessment asked for during a review: separate clocks; E6 still runs', () => {
    const both = plan.and(held('2025-06-02'), reassessmentAsked('2025-06-09'), willReassess('2025-06-20'));
    expect(standing(both, 'G1')).toEqual(['2025-06-24', 'met', 0]);
    expect(standing(both, 'E6', { asOf: '2025-07-01' })).toEqual(['2025-06-30', 'overdue', 1]);
  });

  it('Exceptions: never shared with another limit, and never an extension', () => {
    const two = plan.and(
      outcome('2026-03-02', 'amendContent'),
      held('2026-03-02'),
      claimed('exceptionalCircumstances', ['2026-03-03', '2026-04-30'], { rule: 'K6', subject: 'd1', limb: 'X44a' }),
    );
    expect(standing(two, 'K6', { asOf: '2026-05-06' })).toEqual(['2026-04-06', 'disapplied', 30]);
    expect(standing(two, 'E6', { asOf: '2026-05-06' })).toEqual(['2026-03-30', 'overdue', 37]);
  });
});
