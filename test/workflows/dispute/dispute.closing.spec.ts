import { disputeDecider } from '../../../workflows/dispute/dispute.decider.js';
import type { DisputeEvent } from '../../../workflows/dispute/dispute.events.js';
import { evolve, evolveInPlace } from '../../../workflows/dispute/dispute.evolve.js';
import { stageShown } from '../../../workflows/dispute/dispute.state.js';
import * as facts from '../../support/dispute-facts.js';
import { placed, specification } from '../../support/given-when-then.js';

const given = specification(disputeDecider);
const { opened, contacted, declined, certificate, held, agreed, ordered, answered, appealed, appealSent } = facts;
const { closed, clocksOn, wish, day, responded, conceded } = facts;

describe('the closing of a dispute', () => {
  it('waits for the end of an appeal that was made', () => {
    given(opened(), appealed('2026-04-01'))
      .when(wish(closed('2026-05-11')))
      .thenRejected('appeal-not-ended', { stage: 'appealReceived' });
    given(opened(), appealed('2026-04-01'), responded('2026-05-01'), conceded('2026-05-08'))
      .when(wish(closed('2026-05-11')))
      .thenRejected('appeal-not-ended', { stage: 'appealConceded' });
    given(opened(), appealed('2026-04-01'), conceded('2026-05-08'))
      .when(wish(closed('2026-05-11')))
      .then({ type: 'DisputeClosed' });
    given(opened(), appealed('2026-04-01'), ordered('2026-05-08'))
      .when(wish(closed('2026-05-11')))
      .then({ type: 'DisputeClosed' });
  });

  it('does not wait where the child has gone', () => {
    given(opened(), appealed('2026-04-01'))
      .when(wish(closed('2026-05-11', 'childMovedOut')))
      .then({ type: 'DisputeClosed' });
  });

  it('cannot say that the time to appeal is over while it runs', () => {
    given(opened())
      .when(wish(closed('2026-05-05', 'timeToAppealOver')))
      .thenRejected('time-to-appeal-not-over', { last: '2026-05-05' });
    given(opened())
      .when(wish(closed('2026-05-06', 'timeToAppealOver')))
      .then({ type: 'DisputeClosed' });
    given(opened(), contacted('2026-03-09'), certificate('2026-04-27'))
      .when(wish(closed('2026-05-06', 'timeToAppealOver')))
      .thenRejected('time-to-appeal-not-over', { last: '2026-05-27' });
  });

  it('takes what arrives late, and is not closed twice', () => {
    given(opened(), contacted('2026-03-09'), closed('2026-05-11'))
      .when(wish(certificate('2026-03-12')))
      .then({ type: 'MediationCertificateIssued' });
    given(opened(), closed('2026-05-11'))
      .when(wish(closed('2026-05-12')))
      .thenRejected('not-allowed-at-this-stage', { stage: 'disputeClosed' });
    given(opened())
      .when(wish(closed('2026-03-01')))
      .thenRejected('before-an-earlier-fact', { earlierFact: 'DisputeOpened' });
  });
});

describe('imported history', () => {
  const record = (...history: readonly DisputeEvent[]) => ({ type: 'RecordHistory', facts: history }) as const;

  it('may come with steps missing', () => {
    given()
      .when(record(opened(), certificate('2026-03-12'), ordered('2026-07-01')))
      .then({ type: 'DisputeOpened' }, { type: 'MediationCertificateIssued' }, { type: 'TribunalOrderMade' });
    given()
      .when(record(opened(), agreed('2026-04-10', { requires: 'assess' })))
      .then({ type: 'DisputeOpened' }, { type: 'AgreementReached' });
  });

  it.each<[string, readonly DisputeEvent[], string]>([
    ['begin without a dispute', [ordered('2026-07-01')], 'case-not-begun'],
    ['contradict itself', [opened(), appealed('2026-07-02'), ordered('2026-07-01')], 'before-an-earlier-fact'],
    ['answer a recommendation that was not made', [opened(), answered('2026-07-02')], 'no-such-recommendation'],
    ['hold two appeals', [opened(), appealed('2026-04-01'), appealed('2026-04-02')], 'not-allowed-at-this-stage'],
  ])('cannot %s', (_, history, code) => {
    given()
      .when(record(...history))
      .thenRejected(code);
  });
});

describe('a correction', () => {
  it('of the notice’s day counts the time to appeal anew', () => {
    const history = [opened(), appealed('2026-05-20')] as const;
    expect(clocksOn('2026-11-23', history)).toMatchObject({ J1: ['2026-05-05', 'metLate', 15] });
    const corrected: DisputeEvent = {
      type: 'FactCorrected',
      occurredOn: day('2026-06-01'),
      data: {
        correctsRevision: 0,
        correctsEventId: 'event-0',
        reason: 'mistyped',
        occurredOn: day('2026-03-23'),
        changes: { noticeSentOn: '2026-03-23' },
        struck: false,
      },
    };
    expect(clocksOn('2026-11-23', [...history, corrected])).toMatchObject({
      I1: ['2026-05-23', 'closed', 0],
      J1: ['2026-05-26', 'met', 0],
    });
  });

  it('of the day mediation was declined counts the adviser’s time anew', () => {
    const history = [opened(), declined('2026-04-01'), certificate('2026-04-10')] as const;
    given(...history)
      .when({ type: 'CorrectFact', revision: 1, reason: 'mistyped', occurredOn: day('2026-04-07') })
      .then({ type: 'FactCorrected' });
    given(...history)
      .when({ type: 'CorrectFact', revision: 1, reason: 'mistyped', occurredOn: day('2026-04-11') })
      .thenRejected('before-an-earlier-fact', { earlierFact: 'MediationDeclined' });
  });

  it('cannot put the notice after what the family did', () => {
    given(opened(), contacted('2026-03-09'))
      .when({
        type: 'CorrectFact',
        revision: 0,
        reason: 'mistyped',
        occurredOn: day('2026-03-10'),
        changes: { noticeSentOn: '2026-03-10' },
      })
      .thenRejected('before-the-decision-notice', { fact: 'MediationAdviserContacted' });
  });

  it('cannot strike the beginning out', () => {
    given(opened(), appealed('2026-04-01'))
      .when({ type: 'CorrectFact', revision: 0, reason: 'wrongCase', struck: true })
      .thenRejected('correction-contradicts-later-fact');
  });
});

describe('an exception claimed in a dispute', () => {
  const covid = {
    exceptionId: 'x1',
    ground: 'coronavirus',
    from: day('2020-03-23'),
    to: null,
    limits: [{ rule: 'I1', subject: null, limb: 'XCOV' }],
    evidenced: false,
  } as const;
  const claimed = [
    opened('refusalToAssess', '2020-03-02'),
    { type: 'ExceptionClaimed', occurredOn: day('2020-06-01'), data: covid },
  ] as const;

  it('lifts the limit once there is evidence, and no longer once it is struck out', () => {
    const about = (type: 'ExceptionEvidenced' | 'ExceptionStruckOut') =>
      ({ type, occurredOn: day('2020-06-02'), data: { exceptionId: 'x1' } }) as const;
    expect(clocksOn('2020-07-01', claimed)['I1']?.[1]).toBe('overdue');
    expect(clocksOn('2020-07-01', [...claimed, about('ExceptionEvidenced')])['I1']?.[1]).toBe('disapplied');
    expect(
      clocksOn('2020-07-01', [...claimed, about('ExceptionEvidenced'), about('ExceptionStruckOut')])['I1']?.[1],
    ).toBe('overdue');
  });

  it('is claimed once, by the right limb, and known before anything is said of it', () => {
    const claim = (data: object) =>
      ({ type: 'ClaimException', on: day('2020-06-01'), data: { ...covid, ...data } }) as const;
    given(...claimed)
      .when(claim({}))
      .thenRejected('exception-already-claimed');
    given(...claimed)
      .when(claim({ exceptionId: 'x2', limits: [] }))
      .thenRejected('exception-needs-a-limit');
    given(...claimed)
      .when(claim({ exceptionId: 'x2', limits: [{ rule: 'I1', subject: null, limb: 'X44a' }] }))
      .thenRejected('exception-names-another-limb', { expected: 'XCOV' });
    given(...claimed)
      .when({ type: 'AgreeException', on: day('2020-06-02'), data: { exceptionId: 'x2' } })
      .thenRejected('no-such-exception');
    given(...claimed)
      .when({ type: 'EndException', on: day('2020-03-22'), data: { exceptionId: 'x1' } })
      .thenRejected('ends-before-it-begins');
  });
});

describe('folding', () => {
  it('says in one word where the dispute stands', () => {
    const standing = (...history: readonly DisputeEvent[]) => stageShown(given(...history).state());
    expect(standing()).toBe('notDisputed');
    expect(standing(opened())).toBe('disputeOpen');
    expect(standing(opened(), contacted('2026-03-09'))).toBe('adviserContacted');
    expect(standing(opened(), contacted('2026-03-09'), appealed('2026-04-01'))).toBe('appealReceived');
    expect(standing(opened(), closed('2026-04-01'))).toBe('disputeClosed');
    expect(given(opened(), appealed('2026-04-01'), appealSent('2026-04-07')).state().stageSince).toBe('2026-04-07');
  });

  it('in place leads to the same state, and leaves earlier states as they were', () => {
    const history = placed<DisputeEvent>([
      opened(),
      contacted('2026-03-09'),
      held('2026-04-10'),
      appealed('2026-05-01'),
    ]);
    const before = JSON.stringify(disputeDecider.initialState);
    const open = { ...disputeDecider.initialState };
    for (const event of history) evolveInPlace(open, event);
    expect(open).toEqual(history.reduce(evolve, disputeDecider.initialState));
    expect(JSON.stringify(disputeDecider.initialState)).toBe(before);
  });

  it('passes over what it does not know', () => {
    const unknown = { type: 'SomethingElse', occurredOn: day('2026-03-09'), data: {}, revision: 1 };
    expect(evolve(disputeDecider.initialState, unknown as never)).toBe(disputeDecider.initialState);
  });
});
