import type { ExceptionClaimed, ExcusedLimit } from '../../../workflows/exceptions/exception.events.js';
import { disputeDecider } from '../../../workflows/dispute/dispute.decider.js';
import type { DisputeEvent } from '../../../workflows/dispute/dispute.events.js';
import * as facts from '../../support/dispute-facts.js';
import { specification } from '../../support/given-when-then.js';

const { opened, contacted, certificate, appealed, appealSent, responded, conceded, appealWithdrawn } = facts;
const { ordered, recommended, answered, closed, recorded, clocksOn, wish, day } = facts;
const given = specification(disputeDecider);

const today = '2026-11-23';
const onDay = (asOf: string, ...wished: readonly DisputeEvent[]) => clocksOn(asOf, recorded(wished));
const after = (...wished: readonly DisputeEvent[]) => onDay(today, ...wished);

const grounds = [
  'coronavirus',
  'absentFromArea',
  'exceptionalCircumstances',
  'schoolClosure',
  'earlyYearsClosure',
  'missedAppointment',
  'otherRegulation13Reason',
] as const;

function claim(limit: ExcusedLimit, ground: ExceptionClaimed['data']['ground'] = 'coronavirus'): ExceptionClaimed {
  return {
    type: 'ExceptionClaimed',
    occurredOn: day('2020-12-01'),
    data: { exceptionId: 'x1', ground, from: day('2020-03-23'), to: null, limits: [limit], evidenced: true },
  };
}

describe('J1: the appeal is received within two months of the notice or one of the certificate', () => {
  it('ends on the next working day where the last one is none', () => {
    // 2 May 2026 is a Saturday, and 4 May a bank holiday.
    expect(onDay('2026-05-05', opened())).toMatchObject({ J1: ['2026-05-05', 'running', 0] });
  });

  it('is met in time; an appeal received late is recorded, and is late', () => {
    expect(after(opened(), appealed('2026-05-05'))).toMatchObject({ J1: ['2026-05-05', 'met', 0] });
    expect(after(opened(), appealed('2026-05-20'))).toMatchObject({ J1: ['2026-05-05', 'metLate', 15] });
  });

  it('runs on for a month from a certificate, where that is later', () => {
    const certified = (on: string) => [opened(), contacted('2026-03-09'), certificate(on)];
    expect(after(...certified('2026-04-27'), appealed('2026-05-20'))).toMatchObject({ J1: ['2026-05-27', 'met', 0] });
    expect(after(...certified('2026-03-10'), appealed('2026-05-20'))).toMatchObject({
      J1: ['2026-05-05', 'metLate', 15],
    });
  });

  it('is not put off by a certificate that came after the appeal', () => {
    const late = [opened(), contacted('2026-05-11'), appealed('2026-05-20'), certificate('2026-05-21')];
    expect(after(...late)).toMatchObject({ J1: ['2026-05-05', 'metLate', 15] });
  });

  it('ends on the first working day of September where it would end in August', () => {
    expect(after(opened('ceasing', '2026-06-10'), appealed('2026-09-01'))).toMatchObject({
      J1: ['2026-09-01', 'met', 0],
    });
  });

  it('ends on the first working day after 1 January where it would end at Christmas', () => {
    expect(after(opened('ceasing', '2025-10-28'), appealed('2026-01-05'))).toMatchObject({
      J1: ['2026-01-02', 'metLate', 3],
    });
  });

  it('ends with the dispute', () => {
    expect(after(opened(), closed('2026-04-01'))).toMatchObject({ J1: ['2026-05-05', 'closed', 0] });
  });

  it('ends where history shows an appeal without the day it was received', () => {
    const history = [opened(), appealSent('2026-04-20')];
    expect(clocksOn(today, history)).toMatchObject({ J1: ['2026-05-05', 'closed', 0] });
  });

  it.each(grounds)('is not excused by %s, even in 2020', (ground) => {
    given(opened('refusalToAssess', '2020-04-02'))
      .when(wish(claim({ rule: 'J1', subject: null, limb: 'XCOV' }, ground)))
      .thenRejected('no-such-limit', { rule: 'J1' });
  });
});

describe('J2: the authority responds within thirty working days', () => {
  const sent = [opened('refusalToAssess', '2026-06-01'), appealed('2026-07-16'), appealSent('2026-07-20')];

  it('leaves August out', () => {
    expect(onDay('2026-09-29', ...sent)).toMatchObject({ J2: ['2026-09-29', 'running', 0] });
  });

  it('leaves 25 December to 1 January out', () => {
    const winter = [opened('ceasing', '2025-11-03'), appealed('2025-11-27'), appealSent('2025-12-01')];
    expect(after(...winter, responded('2026-01-20'))).toMatchObject({ J2: ['2026-01-20', 'met', 0] });
  });

  it('is met in time, or late', () => {
    expect(after(...sent, responded('2026-09-29'))).toMatchObject({ J2: ['2026-09-29', 'met', 0] });
    expect(after(...sent, responded('2026-10-02'))).toMatchObject({ J2: ['2026-09-29', 'metLate', 3] });
  });

  it('is met by telling the Tribunal that the appeal is not opposed', () => {
    expect(after(...sent, conceded('2026-08-10'))).toMatchObject({ J2: ['2026-09-29', 'met', 0] });
  });

  it('is governed by a date in the Tribunal’s letter', () => {
    const directed = [...sent.slice(0, 2), appealSent('2026-07-20', '2026-08-21')];
    expect(after(...directed, responded('2026-08-24'))).toMatchObject({ J2: ['2026-08-21', 'metLate', 3] });
  });

  it('ends when the appeal is withdrawn or decided without', () => {
    expect(after(...sent, appealWithdrawn('2026-08-10'))).toMatchObject({ J2: ['2026-09-29', 'closed', 0] });
    expect(after(...sent, ordered('2026-09-10'))).toMatchObject({ J2: ['2026-09-29', 'closed', 0] });
  });

  it('does not run while the Tribunal has not sent the appeal', () => {
    expect(after(...sent.slice(0, 2))['J2']).toBeUndefined();
  });

  it.each(grounds)('is not excused by %s, even in 2020', (ground) => {
    given(opened('refusalToAssess', '2020-03-02'), appealed('2020-04-01'), appealSent('2020-04-06'))
      .when(wish(claim({ rule: 'J2', subject: null, limb: 'XCOV' }, ground)))
      .thenRejected('no-such-limit', { rule: 'J2' });
  });
});

describe('K10: a recommendation is answered within five weeks', () => {
  const decided = [opened('planContent'), appealed('2026-04-01'), ordered('2026-07-01', { requires: 'amendContent' })];

  it('counts for each recommendation on its own', () => {
    const two = [...decided, recommended('2026-07-01', 'r1'), recommended('2026-07-01', 'r2')];
    expect(onDay('2026-08-05', ...two)).toMatchObject({
      'K10 r1': ['2026-08-05', 'running', 0],
      'K10 r2': ['2026-08-05', 'running', 0],
    });
    expect(after(...two, answered('2026-08-05', 'r1'), answered('2026-08-12', 'r2'))).toMatchObject({
      'K10 r1': ['2026-08-05', 'met', 0],
      'K10 r2': ['2026-08-05', 'metLate', 7],
    });
  });

  it('goes on after the dispute is closed, unless the child has gone', () => {
    const made = [...decided, recommended('2026-07-01')];
    expect(after(...made, closed('2026-07-06'))).toMatchObject({ 'K10 r1': ['2026-08-05', 'overdue', 110] });
    expect(after(...made, closed('2026-07-06', 'childDied'))).toMatchObject({ 'K10 r1': ['2026-08-05', 'closed', 0] });
  });

  it('has no date before 3 April 2018', () => {
    const early = [opened('planContent', '2017-11-01'), appealed('2017-12-01'), recommended('2018-04-02')];
    expect(after(...early)).toMatchObject({ 'K10 r1': [null, 'running', 0] });
  });

  it('is excused by coronavirus inside the window only, for the recommendation named', () => {
    const then = [opened('planContent', '2020-01-06'), appealed('2020-02-03')];
    const limit = { rule: 'K10', subject: 'r1', limb: 'XCOV' } as const;
    const both = [...then, recommended('2020-05-01'), recommended('2020-05-01', 'r2'), claim(limit)];
    expect(after(...both)).toMatchObject({
      'K10 r1': ['2020-06-05', 'disapplied', expect.any(Number)],
      'K10 r2': ['2020-06-05', 'overdue', expect.any(Number)],
    });
    given(...then, recommended('2020-09-01'))
      .when(wish(claim(limit)))
      .thenRejected('exception-cannot-excuse', { rule: 'K10' });
  });

  it.each(grounds.filter((ground) => ground !== 'coronavirus'))('is not excused by %s', (ground) => {
    given(...decided, recommended('2026-07-01'))
      .when(wish(claim({ rule: 'K10', subject: 'r1', limb: 'X44a' }, ground)))
      .thenRejected('no-such-limit', { rule: 'K10' });
  });
});
