import * as a from '../../support/assessment-runs.js';
import { excusedBy, fourLimbs, limitOn, linesOn, refusalOf } from '../../support/assessment-runs.js';

const assessing = [a.request('2026-06-15'), a.toAssess('2026-07-06')];
const agreed = [...assessing, a.toIssue('2026-09-07')];
const drafted = [...agreed, a.draft('2026-10-01')];

describe('B1, advice of each body', () => {
  const ep = { rule: 'B1', subject: 'ep' } as const;
  const asked = [...assessing, a.ask('2026-07-06', 'ep', 'educationalPsychology')];

  it('is due six weeks from the day that body was asked', () => {
    expect(limitOn('2026-08-17', asked, ep)).toEqual(['2026-08-17', 'running', 0]);
    expect(limitOn('2026-08-18', asked, ep)).toEqual(['2026-08-17', 'overdue', 1]);
    expect(limitOn('2026-12-31', [...asked, a.answer('2026-08-17', 'ep')], ep)).toEqual(['2026-08-17', 'met', 0]);
    expect(limitOn('2026-12-31', [...asked, a.answer('2026-08-19', 'ep')], ep)).toEqual(['2026-08-17', 'metLate', 2]);
  });

  it('runs for each body by itself', () => {
    const both = [...asked, a.ask('2026-07-20', 'ot', 'occupationalTherapy'), a.answer('2026-08-01', 'ep')];
    expect(limitOn('2026-08-20', both, ep)?.[1]).toBe('met');
    expect(limitOn('2026-08-20', both, { rule: 'B1', subject: 'ot' })).toEqual(['2026-08-31', 'running', 0]);
  });

  it('is over with a refusal to issue', () => {
    expect(limitOn('2026-12-31', [...asked, a.notToIssue('2026-08-01')], ep)?.[1]).toBe('closed');
  });

  excusedBy({
    ...ep,
    run: [...asked, a.ask('2026-07-07'), a.missAppointment('2026-07-20', 'ep')],
    span: ['2026-07-06', '2026-08-16'],
    late: '2026-08-31',
    grounds: {
      schoolClosure: null,
      earlyYearsClosure: null,
      exceptionalCircumstances: 'X8a',
      absentFromArea: 'X8b',
      missedAppointment: 'X8c',
      otherRegulation13Reason: null,
      coronavirus: null,
    },
  });

  it('is not lifted by an appointment missed with another body, and lifts no other limit', () => {
    const missed = [...asked, a.ask('2026-07-07', 'ot', 'occupationalTherapy'), a.missAppointment('2026-07-20', 'ot')];
    const span = ['2026-07-20', '2026-07-20'] as const;
    expect(refusalOf([...missed, a.claim(ep, 'X8c', 'missedAppointment', span)]).code).toBe('exception-cannot-excuse');
    const own = [...missed, a.claim({ rule: 'B1', subject: 'ot' }, 'X8c', 'missedAppointment', span)];
    const lifted = linesOn('2026-12-31', own).filter(({ status }) => status === 'disapplied');
    expect(lifted.map(({ rule, subject }) => `${rule} ${subject ?? ''}`)).toEqual(['B1 ot']);
  });
});

describe('C1, telling the family that there will be no plan', () => {
  const limit = { rule: 'C1' } as const;

  it('is due sixteen weeks from the request', () => {
    expect(limitOn('2026-10-05', assessing, limit)).toEqual(['2026-10-05', 'running', 0]);
    expect(limitOn('2026-10-06', assessing, limit)).toEqual(['2026-10-05', 'overdue', 1]);
    expect(limitOn('2026-12-31', [...assessing, a.notToIssue('2026-10-05')], limit)).toEqual(['2026-10-05', 'met', 0]);
    expect(limitOn('2026-12-31', [...assessing, a.notToIssue('2026-10-12')], limit)).toEqual([
      '2026-10-05',
      'metLate',
      7,
    ]);
  });

  it('binds only a "no": it is over once the family knows that there will be a plan, or no assessment', () => {
    expect(limitOn('2026-12-31', agreed, limit)).toEqual(['2026-10-05', 'closed', 0]);
    expect(limitOn('2026-12-31', [a.request('2026-06-15'), a.notToAssess('2026-07-06')], limit)?.[1]).toBe('closed');
  });

  excusedBy({
    ...limit,
    run: [...assessing, a.ask('2026-07-20')],
    span: ['2026-07-18', '2026-09-01'],
    late: '2026-10-20',
    grounds: fourLimbs('X10'),
  });
});

describe('C2, fifteen days with the draft', () => {
  const limit = { rule: 'C2', subject: 'draft-1' } as const;

  it('protect the family to the end of the fifteenth day, the day of service being the first', () => {
    expect(limitOn('2026-10-15', drafted, limit)).toEqual(['2026-10-15', 'running', 0]);
    expect(refusalOf([...drafted, ...a.final('2026-10-15').slice(0, 1)])).toMatchObject({
      code: 'fifteen-days-not-over',
      details: { earliest: '2026-10-16' },
    });
    expect(limitOn('2026-12-31', [...drafted, ...a.final('2026-10-16')], limit)).toEqual(['2026-10-15', 'met', 0]);
  });

  it('end early where the family has finished, and are cut short where the plan went all the same', () => {
    const early = [...drafted, a.finished('2026-10-06'), ...a.final('2026-10-07')];
    expect(limitOn('2026-12-31', early, limit)?.[1]).toBe('met');
    const [first] = a.final('2026-10-07');
    const happened = { ...first, alreadyHappened: 'Sent by mistake' } as (typeof drafted)[number];
    expect(limitOn('2026-12-31', [...drafted, happened], limit)?.[1]).toBe('cutShort');
  });

  it('begin again with a draft served again', () => {
    const again = [...drafted, a.draft('2026-10-10', 'draft-2')];
    expect(limitOn('2026-10-20', again, limit)?.[1]).toBe('superseded');
    expect(limitOn('2026-10-20', again, { rule: 'C2', subject: 'draft-2' })).toEqual(['2026-10-24', 'running', 0]);
  });

  it('take no exception', () => {
    const claimed = a.claim(limit, 'X13c', 'exceptionalCircumstances', ['2026-10-02', null]);
    expect(refusalOf([...drafted, claimed]).code).toBe('no-such-limit');
  });
});

describe('C3, sending the final plan', () => {
  const limit = { rule: 'C3' } as const;

  it('is due twenty weeks from the request, at the last of those who must have it', () => {
    expect(limitOn('2026-11-02', drafted, limit)).toEqual(['2026-11-02', 'running', 0]);
    expect(limitOn('2026-11-03', drafted, limit)).toEqual(['2026-11-02', 'overdue', 1]);
    expect(limitOn('2026-12-31', [...drafted, ...a.final('2026-11-02')], limit)).toEqual(['2026-11-02', 'met', 0]);
    const inTurn = [...drafted, ...a.final('2026-11-02').slice(0, 2), ...a.final('2026-11-04').slice(2)];
    expect(limitOn('2026-12-31', inTurn, limit)).toEqual(['2026-11-02', 'metLate', 2]);
  });

  it('is over with a refusal', () => {
    expect(limitOn('2026-12-31', [...assessing, a.notToIssue('2026-09-01')], limit)).toEqual([
      '2026-11-02',
      'closed',
      0,
    ]);
  });

  excusedBy({
    ...limit,
    run: [...assessing, a.ask('2026-07-20')],
    span: ['2026-07-18', '2026-09-01'],
    late: '2026-11-20',
    grounds: fourLimbs('X13'),
  });

  it('is lifted by what came too late for the six weeks', () => {
    const span = ['2026-08-10', '2026-09-18'] as const;
    const run = [...assessing, a.claim(limit, 'X13d', 'absentFromArea', span)];
    expect(limitOn('2026-11-20', run, limit)?.[1]).toBe('disapplied');
    expect(refusalOf([...assessing, a.claim({ rule: 'A1' }, 'X5d', 'absentFromArea', span)]).code).toBe(
      'exception-cannot-excuse',
    );
  });
});

describe('C4, the reply of a school or college', () => {
  const limit = { rule: 'C4', subject: 'c' } as const;
  const consulted = [...agreed, a.consult('2026-10-01')];

  it('is asked for within fifteen days by guidance alone, so that none is overdue', () => {
    expect(limitOn('2026-10-16', consulted, limit)).toEqual(['2026-10-16', 'running', 0]);
    expect(limitOn('2026-11-16', consulted, limit)?.[1]).toBe('running');
    expect(limitOn('2026-11-16', [...consulted, a.reply('2026-10-16')], limit)).toEqual(['2026-10-16', 'met', 0]);
    expect(limitOn('2026-11-16', [...consulted, a.reply('2026-10-20')], limit)?.[1]).toBe('metLate');
    expect(linesOn('2026-11-16', consulted).find(({ rule }) => rule === 'C4')?.binding).toBe(false);
  });

  it('takes no exception', () => {
    const claimed = a.claim(limit, 'X13c', 'exceptionalCircumstances', ['2026-10-02', null]);
    expect(refusalOf([...consulted, claimed]).code).toBe('no-such-limit');
  });
});

describe('C5, the last practical day for the draft', () => {
  const limit = { rule: 'C5' } as const;

  it('is worked out from the twenty weeks and never a breach', () => {
    const due = limitOn('2026-12-31', agreed, limit)?.[0] ?? '';
    expect(due > '2026-10-01' && due < '2026-10-20').toBe(true);
    expect(limitOn('2026-12-31', agreed, limit)?.[1]).toBe('running');
    expect(limitOn('2026-12-31', drafted, limit)).toEqual([due, 'met', 0]);
    expect(limitOn('2026-12-31', [...agreed, a.draft('2026-10-30')], limit)?.[1]).toBe('metLate');
    expect(linesOn('2026-12-31', agreed).find(({ rule }) => rule === 'C5')?.binding).toBe(false);
  });

  it('takes no exception', () => {
    const claimed = a.claim(limit, 'X13c', 'exceptionalCircumstances', ['2026-07-02', null]);
    expect(refusalOf([...assessing, claimed]).code).toBe('no-such-limit');
  });
});

describe('C6, what comes with the final plan', () => {
  const limit = { rule: 'C6' } as const;
  const silent = { recipient: 'parentOrYoungPerson', namesSetting: true, appealWordingSent: false };

  it('is met by a plan that tells of mediation and appeal', () => {
    expect(limitOn('2026-12-31', drafted, limit)).toBeNull();
    expect(limitOn('2026-12-31', [...drafted, ...a.final('2026-10-20')], limit)).toEqual([null, 'met', 0]);
  });

  it('is refused without, and shows where it has already happened', () => {
    const [first] = a.final('2026-10-20');
    const without = { ...first, data: silent } as (typeof drafted)[number];
    expect(refusalOf([...drafted, without]).code).toBe('final-plan-needs-appeal-wording');
    const happened = { ...without, alreadyHappened: 'Sent by the former team' } as (typeof drafted)[number];
    expect(limitOn('2026-12-31', [...drafted, happened], limit)).toEqual([null, 'running', 0]);
  });

  it('takes no exception', () => {
    const claimed = a.claim(limit, 'X13c', 'exceptionalCircumstances', ['2026-10-02', null]);
    expect(refusalOf([...drafted, ...a.final('2026-10-20'), claimed]).code).toBe('no-such-limit');
  });
});
