import {
  already,
  ceaseDecided,
  ceased,
  ceaseNotice,
  considered,
  consulted,
  continued,
  decided,
  held,
  lineOf,
  linesOfRule,
  made,
  outcome,
  planAfter,
  progressed,
  record,
  rulesOf,
  standing,
  standingByStage,
} from '../../support/plan-facts.js';
import type { PlanStory } from '../../support/plan-facts.js';
import { itTakesNoException, refusalOf, rejectionOf } from '../../support/plan-limits.js';

const plan = planAfter(made('2018-09-03'));
const considering = plan.and(considered('2026-01-12'));
const decidedToCease = considering.and(consulted('2026-01-26'), ceaseDecided('2026-02-16'));
/** Notice on Monday 2 March 2026: the two months end on Saturday 2 May, and the Tribunal Rules move that to Tuesday. */
const noticeSent = decidedToCease.and(ceaseNotice('2026-03-02'));
const atReview = plan.and(held('2026-02-02'), decided('2026-02-16', 'cease'));

describe('H1 consulting before ceasing', () => {
  it('is a step without a date, open from the day ceasing is considered', () => {
    expect(lineOf(considering, 'H1')).toMatchObject({
      day0: '2026-01-12',
      due: null,
      status: 'running',
      binding: false,
    });
    expect(standing(considering.and(consulted('2026-01-26')), 'H1')).toEqual([null, 'met', 0]);
  });

  it('must come before the notice, unless a review decided', () => {
    const unheard = considering.and(ceaseDecided('2026-02-16'));
    expect(refusalOf(unheard, ceaseNotice('2026-03-02'))).toBe('ceasing-not-consulted');
    expect(refusalOf(atReview, ceaseNotice('2026-03-02'))).toBeNull();
    expect(rulesOf(atReview)).not.toContain('H1');
  });

  itTakesNoException({
    rule: 'H1',
    from: (on) => plan.and(considered(on)),
    done: (on) => [consulted(on)],
    start: '2026-01-12',
    due: '2026-01-30',
    relaxedFrom: null,
  });
});

describe('H2 telling of the decision to cease', () => {
  it('is a step without a date, open from the decision until the notice goes', () => {
    expect(lineOf(decidedToCease, 'H2')).toMatchObject({
      day0: '2026-02-16',
      due: null,
      status: 'running',
      binding: false,
    });
    expect(standing(noticeSent, 'H2')).toEqual([null, 'met', 0]);
  });

  it('runs from the review that decided so', () => {
    expect(lineOf(atReview, 'H2')).toMatchObject({ day0: '2026-02-16', status: 'running' });
    expect(standing(atReview.and(ceaseNotice('2026-03-02')), 'H2')[1]).toBe('met');
    // The four weeks from the meeting apply to that decision.
    expect(standing(atReview, 'E6')).toEqual(['2026-03-02', 'met', 0]);
  });

  it('runs no more once the plan goes on, nor from a review that a later one took the place of', () => {
    const kept = atReview.and(continued('2026-03-02'));
    expect(rulesOf(kept)).not.toContain('H2');
    expect(refusalOf(kept, ceaseNotice('2026-03-09'))).toBe('ceasing-not-decided');
    const later = atReview.and(held('2026-10-05', 'r2'), decided('2026-10-19', 'maintain', 'r2'));
    expect(rulesOf(later)).not.toContain('H2');
    const anew = later.and(considered('2026-11-02'), consulted('2026-11-09'), ceaseDecided('2026-11-16'));
    expect(lineOf(anew, 'H2').day0).toBe('2026-11-16');
  });

  itTakesNoException({
    rule: 'H2',
    from: (on) => plan.and(ceaseDecided(on)),
    done: (on) => [ceaseNotice(on)],
    start: '2026-01-12',
    due: '2026-01-30',
    relaxedFrom: null,
  });
});

describe('H3 keeping the plan alive while an appeal may come', () => {
  it('lasts for the two months to appeal, moved on by the Tribunal Rules', () => {
    expect(standing(noticeSent, 'H3', { asOf: '2026-05-05' })).toEqual(['2026-05-05', 'running', 0]);
    expect(standing(noticeSent, 'H3', { asOf: '2026-05-06' })).toEqual(['2026-05-05', 'met', 0]);
    expect(lineOf(decidedToCease.and(ceaseNotice('2026-06-15')), 'H3').due).toBe('2026-09-01');
  });

  it('refuses to end the plan before, and says from when it can end', () => {
    expect(rejectionOf(noticeSent, ceased('2026-05-05'))).toMatchObject({
      code: 'time-to-appeal-not-over',
      details: { notice: '2026-03-02', earliest: '2026-05-06' },
    });
    expect(standing(noticeSent.and(ceased('2026-05-06')), 'H3')).toEqual(['2026-05-05', 'met', 0]);
  });

  it('is shown as cut short where the plan ended before all the same', () => {
    expect(standing(noticeSent.and(already(ceased('2026-04-10'))), 'H3')).toEqual(['2026-05-05', 'cutShort', 0]);
  });

  it('lasts a month from a mediation certificate, where that is later', () => {
    const certified = noticeSent.and(progressed('2026-04-20', 'certificateIssued'));
    expect(standing(certified, 'H3')[0]).toBe('2026-05-20');
    expect(refusalOf(certified, ceased('2026-05-20'))).toBe('time-to-appeal-not-over');
    expect(refusalOf(certified, ceased('2026-05-21'))).toBeNull();
    expect(standing(noticeSent.and(progressed('2026-03-16', 'certificateIssued')), 'H3')[0]).toBe('2026-05-05');
  });

  const appealed = noticeSent.and(
    progressed('2026-04-20', 'certificateIssued'),
    progressed('2026-04-27', 'appealReceived'),
  );

  it('has no end that is known while an appeal runs', () => {
    expect(standing(appealed, 'H3')).toEqual([null, 'running', 0]);
    expect(refusalOf(appealed, ceased('2026-11-20'))).toBe('appeal-not-decided');
    expect(standing(appealed.and(already(ceased('2026-06-01'))), 'H3')).toEqual([null, 'cutShort', 0]);
  });

  it('ends on the day on which the appeal is decided', () => {
    const dismissed = appealed.and(progressed('2026-10-05', 'appealDetermined'));
    expect(refusalOf(dismissed, ceased('2026-10-04'))).toBe('time-to-appeal-not-over');
    expect(standing(dismissed.and(ceased('2026-10-05')), 'H3')).toEqual(['2026-10-05', 'met', 0]);
    expect(standing(dismissed.and(already(ceased('2026-10-04'))), 'H3')).toEqual(['2026-10-05', 'cutShort', 0]);
  });

  it('is not made a breach by an appeal that came after the plan had lawfully ended', () => {
    const late = noticeSent.and(ceased('2026-05-06'), progressed('2026-06-01', 'appealReceived'));
    expect(standing(late, 'H3')).toEqual(['2026-05-05', 'met', 0]);
  });

  it('does not let the plan end on the old notice once its continuation was ordered', () => {
    const allowed = appealed.and(progressed('2026-10-05', 'appealDetermined'), outcome('2026-10-05', 'continuePlan'));
    expect(refusalOf(allowed, ceased('2026-10-12'))).toBe('plan-must-continue');
  });

  it.each(['1', '5', '7', '8'])(
    'ends with a plan that ends by itself (reason %s), and is not cut short by that',
    (reason) => {
      expect(standing(noticeSent.and(ceased('2026-04-10', reason)), 'H3')).toEqual(['2026-05-05', 'closed', 0]);
    },
  );

  it('is needless where the authority goes on with the plan', () => {
    expect(linesOfRule(noticeSent.and(continued('2026-04-13')), 'H3')).toEqual([]);
  });

  itTakesNoException({
    rule: 'H3',
    from: (on) => plan.and(considered(on), consulted(on), ceaseDecided(on), ceaseNotice(on)),
    done: (on) => [ceased(on)],
    start: '2026-03-02',
    due: '2026-05-05',
    relaxedFrom: null,
  });
});

describe('H4 the age limit', () => {
  const born = { birthDate: '2001-03-10' };
  const kept = (setting: 'furtherEducation' | 'other', courseEndsOn: string | null): PlanStory =>
    plan.and(record('KeepPlanToYearEnd', '2026-02-02', { setting, courseEndsOn }));

  it('is the 25th birthday, or the end of the academic year if the authority keeps the plan', () => {
    expect(standingByStage(plan, 'H4', { ...born, asOf: '2026-03-20' })).toEqual({
      birthday: ['2026-03-10', 'overdue', 10],
      academicYearEnd: ['2026-07-31', 'running', 0],
    });
    expect(standingByStage(plan.and(ceased('2026-03-10', '1')), 'H4', born)).toEqual({
      birthday: ['2026-03-10', 'met', 0],
      academicYearEnd: ['2026-07-31', 'met', 0],
    });
    expect(standingByStage(plan.and(ceased('2026-03-12', '1')), 'H4', born)['birthday']).toEqual([
      '2026-03-10',
      'metLate',
      2,
    ]);
  });

  it('is 31 July in further education once the plan is kept', () => {
    expect(standing(kept('furtherEducation', null), 'H4', born)).toEqual(['2026-07-31', 'overdue', 115]);
    expect(standing(kept('furtherEducation', null), 'H4', { birthDate: '2001-10-05' })[0]).toBe('2027-07-31');
    expect(lineOf(kept('furtherEducation', null), 'H4', { birthDate: '2002-01-07' })).toMatchObject({
      due: '2027-07-31',
      actBy: '2027-07-30',
    });
  });

  it('is the end of the course elsewhere, and never beyond the day before the 26th birthday', () => {
    expect(standing(kept('other', '2026-06-26'), 'H4', born)[0]).toBe('2026-06-26');
    expect(standing(kept('other', '2027-06-25'), 'H4', born)[0]).toBe('2027-03-09');
    expect(standing(kept('other', '2026-01-30'), 'H4', born)[0]).toBe('2026-03-10');
  });

  it('falls on 1 March for somebody born on 29 February', () => {
    expect(standingByStage(plan, 'H4', { birthDate: '2000-02-29' })['birthday']?.[0]).toBe('2025-03-01');
  });

  it('is left out where the birth date cannot be read, and takes no exception', () => {
    expect(rulesOf(plan)).not.toContain('H4');
    const claim = record('ClaimException', '2026-03-01', {
      exceptionId: 'x1',
      ground: 'exceptionalCircumstances',
      from: '2026-02-01',
      to: null,
      limits: [{ rule: 'H4', subject: null, limb: 'X44a' }],
      evidenced: true,
    });
    expect(refusalOf(plan, claim)).toBe('no-such-limit');
  });
});

describe('a plan that goes on', () => {
  it('has its yearly review again, as if it had never ended', () => {
    const back = noticeSent.and(ceased('2026-05-06'), continued('2026-07-06', 'order'));
    expect(standing(noticeSent.and(ceased('2026-05-06')), 'E1')[1]).toBe('closed');
    expect(standing(back, 'E1')[1]).toBe('overdue');
    expect(back.state.stage).toBe('maintained');
  });
});
