import type { ExceptionClaimed, ExcusedLimit } from '../../../workflows/exceptions/exception.events.js';
import { disputeDecider } from '../../../workflows/dispute/dispute.decider.js';
import type { DisputeEvent } from '../../../workflows/dispute/dispute.events.js';
import * as facts from '../../support/dispute-facts.js';
import { specification } from '../../support/given-when-then.js';

const { opened, contacted, declined, requested, healthTold, arranged, notArranged, held, certificate } = facts;
const { agreed, otherMattersDone, appealed, closed, recorded, clocksOn, wish } = facts;
const given = specification(disputeDecider);

const today = '2026-11-23';
const onDay = (asOf: string, ...wished: readonly DisputeEvent[]) => clocksOn(asOf, recorded(wished));
const after = (...wished: readonly DisputeEvent[]) => onDay(today, ...wished);

function claim(
  limit: ExcusedLimit,
  ground: ExceptionClaimed['data']['ground'] = 'coronavirus',
  from = '2020-03-23',
): ExceptionClaimed {
  return {
    type: 'ExceptionClaimed',
    occurredOn: facts.day('2020-12-01'),
    data: { exceptionId: 'x1', ground, from: facts.day(from), to: null, limits: [limit], evidenced: true },
  };
}
const against = (rule: ExcusedLimit['rule']): ExceptionClaimed => claim({ rule, subject: null, limb: 'XCOV' });

/** A claim that no provision bears out: the form does not offer the limit for that ground. */
function refusesOtherGrounds(rule: ExcusedLimit['rule'], ...history: readonly DisputeEvent[]): void {
  it.each([
    'absentFromArea',
    'exceptionalCircumstances',
    'schoolClosure',
    'earlyYearsClosure',
    'missedAppointment',
    'otherRegulation13Reason',
  ] as const)('is not excused by %s', (ground) => {
    given(...recorded(history))
      .when(wish(claim({ rule, subject: null, limb: 'X44a' }, ground)))
      .thenRejected('no-such-limit', { rule });
  });
}

describe('I1: the adviser is contacted within two months of the notice', () => {
  it('counts the months from the day the notice was sent, not from the opening', () => {
    const late = opened('refusalToAssess', '2026-03-02', '2026-04-01');
    expect(onDay('2026-04-01', late)).toMatchObject({ I1: ['2026-05-02', 'running', 0] });
    expect(after(late)).toMatchObject({ I1: ['2026-05-02', 'overdue', 205] });
  });

  it('ends on the last day of a shorter month', () => {
    expect(after(opened('ceasing', '2025-12-31'))).toMatchObject({ I1: ['2026-02-28', 'overdue', expect.any(Number)] });
  });

  it('is met in time, or late', () => {
    expect(after(opened(), contacted('2026-05-02'))).toMatchObject({ I1: ['2026-05-02', 'met', 0] });
    expect(after(opened(), contacted('2026-05-08'))).toMatchObject({ I1: ['2026-05-02', 'metLate', 6] });
  });

  it('is met by the first contact, recorded in whatever order, and by declining or asking', () => {
    expect(after(opened(), contacted('2026-05-08'), requested('2026-05-08'), contacted('2026-04-30'))).toMatchObject({
      I1: ['2026-05-02', 'met', 0],
    });
    expect(after(opened(), declined('2026-04-01'))).toMatchObject({ I1: ['2026-05-02', 'met', 0] });
    expect(after(opened(), requested('2026-04-01'))).toMatchObject({ I1: ['2026-05-02', 'met', 0] });
  });

  it('counts from dispatch under either value of P4, as the day of arrival is not recorded', () => {
    const history = recorded([opened(), contacted('2026-05-02')]);
    expect(clocksOn(today, history, { P4: 'arrival' })).toMatchObject({ I1: ['2026-05-02', 'met', 0] });
  });

  it('is not needed where the setting alone is disputed', () => {
    expect(after(opened('settingNamed'))).toMatchObject({ I1: ['2026-05-02', 'closed', 0] });
    expect(after(opened('planContent'), appealed('2026-04-01', true))).toMatchObject({
      I1: ['2026-05-02', 'closed', 0],
    });
  });

  it('ends when the family is satisfied or has appealed without', () => {
    expect(after(opened(), closed('2026-04-10'))).toMatchObject({ I1: ['2026-05-02', 'closed', 0] });
    expect(after(opened(), appealed('2026-04-10'))).toMatchObject({ I1: ['2026-05-02', 'closed', 0] });
  });

  it('is excused by coronavirus where it fell in the window, and not before it', () => {
    expect(after(opened('refusalToAssess', '2020-03-02'), against('I1'))).toMatchObject({
      I1: ['2020-05-02', 'disapplied', expect.any(Number)],
    });
    given(opened('refusalToAssess', '2020-02-28'))
      .when(wish(against('I1')))
      .thenRejected('exception-cannot-excuse', { rule: 'I1' });
  });

  refusesOtherGrounds('I1', opened());
});

describe('I2: the certificate that no mediation is wanted comes within three working days', () => {
  it('leaves out the day itself and Easter', () => {
    expect(onDay('2026-04-08', opened(), declined('2026-04-01'))).toMatchObject({ I2: ['2026-04-08', 'running', 0] });
  });

  it('counts the day itself where P9 includes it', () => {
    const history = recorded([opened(), declined('2026-04-01'), certificate('2026-04-08')]);
    expect(clocksOn(today, history, { P9: 'include' })).toMatchObject({ I2: ['2026-04-07', 'metLate', 1] });
    expect(clocksOn(today, history)).toMatchObject({ I2: ['2026-04-08', 'met', 0] });
  });

  it('is met late by a certificate after that', () => {
    expect(after(opened(), declined('2026-04-01'), certificate('2026-04-10'))).toMatchObject({
      I2: ['2026-04-08', 'metLate', 2],
    });
  });

  it('ends when the family asks for mediation after all', () => {
    expect(after(opened(), declined('2026-04-01'), requested('2026-04-07'))).toMatchObject({
      I2: ['2026-04-08', 'closed', 0],
    });
  });

  it('is excused by coronavirus where it fell in the window, and not after it', () => {
    const summer = [opened('refusalToAssess', '2020-06-01'), declined('2020-09-22')];
    expect(after(...summer, against('I2'))).toMatchObject({ I2: ['2020-09-25', 'disapplied', expect.any(Number)] });
    given(opened('refusalToAssess', '2020-08-03'), declined('2020-09-23'))
      .when(wish(against('I2')))
      .thenRejected('exception-cannot-excuse', { rule: 'I2' });
  });

  refusesOtherGrounds('I2', opened(), declined('2026-04-01'));
});

describe('I3: the health body is told within three working days', () => {
  const asked = [opened(), requested('2026-03-09', 'education', 'health')];

  it('counts from the day the authority was told, where health is at issue', () => {
    expect(onDay('2026-03-12', ...asked)).toMatchObject({ I3: ['2026-03-12', 'running', 0] });
    expect(after(opened(), requested('2026-03-09', 'education', 'socialCare'))['I3']).toBeUndefined();
  });

  it('is met in time, late, and by P9 a day earlier', () => {
    expect(after(...asked, healthTold('2026-03-12'))).toMatchObject({ I3: ['2026-03-12', 'met', 0] });
    expect(after(...asked, healthTold('2026-03-16'))).toMatchObject({ I3: ['2026-03-12', 'metLate', 4] });
    expect(clocksOn(today, recorded([...asked, healthTold('2026-03-12')]), { P9: 'include' })).toMatchObject({
      I3: ['2026-03-11', 'metLate', 1],
    });
  });

  it('is excused by coronavirus inside the window only', () => {
    const inside = [opened('refusalToAssess', '2020-04-01'), requested('2020-05-04', 'health')];
    // Friday 8 May 2020 was a bank holiday.
    expect(after(...inside, against('I3'))).toMatchObject({ I3: ['2020-05-07', 'disapplied', expect.any(Number)] });
    given(opened('refusalToAssess', '2020-04-01'), requested('2020-04-27', 'health'))
      .when(wish(against('I3')))
      .thenRejected('exception-cannot-excuse', { rule: 'I3' });
  });

  refusesOtherGrounds('I3', ...asked);
});

describe('I4: mediation is arranged within thirty days', () => {
  const asked = [opened(), requested('2026-03-09')];

  it('is met by an arrangement with somebody who may settle', () => {
    expect(onDay('2026-04-08', ...asked)).toMatchObject({ I4: ['2026-04-08', 'running', 0] });
    expect(after(...asked, arranged('2026-04-08', '2026-05-06'))).toMatchObject({ I4: ['2026-04-08', 'met', 0] });
    expect(after(...asked, arranged('2026-04-13', '2026-05-06'))).toMatchObject({ I4: ['2026-04-08', 'metLate', 5] });
  });

  it('is not met by an arrangement without, until there is one', () => {
    const without = [...asked, arranged('2026-03-30', '2026-05-06', false)];
    expect(onDay('2026-04-10', ...without)).toMatchObject({ I4: ['2026-04-08', 'overdue', 2] });
    expect(after(...without, arranged('2026-04-09', '2026-05-06'))).toMatchObject({ I4: ['2026-04-08', 'metLate', 1] });
  });

  it('is met by a mediation held without an arrangement on record', () => {
    expect(after(...asked, held('2026-04-02'))).toMatchObject({ I4: ['2026-04-08', 'met', 0] });
  });

  it('counts the day itself where P9 includes it', () => {
    const history = recorded([...asked, arranged('2026-04-08', '2026-05-06')]);
    expect(clocksOn(today, history, { P9: 'include' })).toMatchObject({ I4: ['2026-04-07', 'metLate', 1] });
  });

  it.each([
    ['the authority reports that it cannot', notArranged('2026-03-20')],
    ['the family declines after all', declined('2026-03-20')],
    ['the adviser certifies that it could not be arranged', certificate('2026-03-20', 'couldNotBeArranged')],
  ])('ends when %s', (_, fact) => {
    expect(after(...asked, fact)).toMatchObject({ I4: ['2026-04-08', 'closed', 0] });
  });

  it('is excused by coronavirus inside the window only', () => {
    const inside = [opened('refusalToAssess', '2020-04-01'), requested('2020-04-20')];
    expect(after(...inside, against('I4'))).toMatchObject({ I4: ['2020-05-20', 'disapplied', expect.any(Number)] });
    given(opened('refusalToAssess', '2020-07-01'), requested('2020-08-27'))
      .when(wish(against('I4')))
      .thenRejected('exception-cannot-excuse', { rule: 'I4' });
  });

  refusesOtherGrounds('I4', ...asked);
});

describe('I5: the certificate after or failing mediation comes within three working days', () => {
  const met = [opened(), requested('2026-03-09'), held('2026-04-10')];
  const failed = [opened(), requested('2026-03-09'), notArranged('2026-04-10')];

  it('counts from the end of mediation', () => {
    expect(onDay('2026-04-15', ...met)).toMatchObject({ I5: ['2026-04-15', 'running', 0] });
    expect(after(...met, certificate('2026-04-15', 'mediationEnded'))).toMatchObject({ I5: ['2026-04-15', 'met', 0] });
    expect(after(...met, certificate('2026-04-17', 'mediationEnded'))).toMatchObject({
      I5: ['2026-04-15', 'metLate', 2],
    });
  });

  it('counts from the report that it cannot be arranged', () => {
    expect(after(...failed, certificate('2026-04-16', 'couldNotBeArranged'))).toMatchObject({
      I5: ['2026-04-15', 'metLate', 1],
    });
  });

  it('counts the day itself where P9 includes it', () => {
    const history = recorded([...met, certificate('2026-04-15', 'mediationEnded')]);
    expect(clocksOn(today, history, { P9: 'include' })).toMatchObject({ I5: ['2026-04-14', 'metLate', 1] });
  });

  it('is excused by coronavirus inside the window only', () => {
    const start = [opened('refusalToAssess', '2020-03-02'), requested('2020-04-01')];
    expect(after(...start, held('2020-04-30'), against('I5'))).toMatchObject({
      I5: ['2020-05-05', 'disapplied', expect.any(Number)],
    });
    given(...start, held('2020-04-24'))
      .when(wish(against('I5')))
      .thenRejected('exception-cannot-excuse', { rule: 'I5' });
  });

  refusesOtherGrounds('I5', ...met);
});

describe('I7: what could not be appealed and was agreed is done within two weeks', () => {
  const start = [opened(), requested('2026-03-09'), held('2026-04-10')];
  const other = { otherMatters: true } as const;

  it('counts from the agreement', () => {
    expect(onDay('2026-04-24', ...start, agreed('2026-04-10', other))).toMatchObject({
      I7: ['2026-04-24', 'running', 0],
    });
    expect(after(...start, agreed('2026-04-10', other), otherMattersDone('2026-04-24'))).toMatchObject({
      I7: ['2026-04-24', 'met', 0],
    });
    expect(after(...start, agreed('2026-04-10', other), otherMattersDone('2026-05-01'))).toMatchObject({
      I7: ['2026-04-24', 'metLate', 7],
    });
  });

  it('is governed by a date that the parties agreed in writing', () => {
    const later = agreed('2026-04-10', { ...other, otherMattersBy: facts.day('2026-06-30') });
    expect(after(...start, later, otherMattersDone('2026-05-01'))).toMatchObject({ I7: ['2026-06-30', 'met', 0] });
  });

  it('does not run where only what could be appealed was agreed', () => {
    expect(after(...start, agreed('2026-04-10', { requires: 'assess' }))['I7']).toBeUndefined();
  });

  it('goes on when the family is satisfied, and ends when the child moves out', () => {
    expect(after(...start, agreed('2026-04-10', other), closed('2026-04-13'))).toMatchObject({
      I7: ['2026-04-24', 'overdue', expect.any(Number)],
    });
    expect(after(...start, agreed('2026-04-10', other), closed('2026-04-13', 'childMovedOut'))).toMatchObject({
      I7: ['2026-04-24', 'closed', 0],
    });
  });

  it('is excused by coronavirus inside the window only', () => {
    const then = [opened('refusalToAssess', '2020-03-02'), requested('2020-04-01'), held('2020-04-14')];
    expect(after(...then, agreed('2020-04-17', other), against('I7'))).toMatchObject({
      I7: ['2020-05-01', 'disapplied', expect.any(Number)],
    });
    given(...then, agreed('2020-04-16', other))
      .when(wish(against('I7')))
      .thenRejected('exception-cannot-excuse', { rule: 'I7' });
  });

  refusesOtherGrounds('I7', ...start, agreed('2026-04-10', other));
});
