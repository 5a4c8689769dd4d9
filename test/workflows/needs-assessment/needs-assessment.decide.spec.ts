import { needsAssessmentDecider } from '../../../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessmentCommand } from '../../../workflows/needs-assessment/needs-assessment.commands.js';
import * as facts from '../../support/assessment-facts.js';
import { day } from '../../support/assessment-facts.js';
import { specification } from '../../support/given-when-then.js';

const given = specification(needsAssessmentDecider);
const { requestReceived, decidedToAssess, adviceRequested, adviceReceived, decidedToIssue, draftServed } = facts;

const upToDraft = [
  requestReceived('2026-06-12'),
  decidedToAssess('2026-07-20'),
  adviceRequested('2026-07-21'),
  adviceReceived('2026-08-25'),
  decidedToIssue('2026-09-14'),
  draftServed('2026-11-05'),
] as const;

const sendFinal = (on: string, changes: object = {}): NeedsAssessmentCommand => ({
  type: 'SendFinalPlan',
  on: day(on),
  data: { recipient: 'parentOrYoungPerson', namesSetting: true, appealWordingSent: true },
  ...changes,
});

describe('a request', () => {
  it('begins the case on the day it was received', () => {
    given()
      .when({
        type: 'RecordRequest',
        on: day('2026-11-20'),
        data: { childId: facts.childId, requestedBy: 'school', channel: 'email', inYouthAccommodation: false },
      })
      .then({ type: 'RequestReceived', occurredOn: day('2026-11-20') });
  });

  it('cannot be dated in the future', () => {
    given(requestReceived('2026-11-20'))
      .when({ type: 'NotifyDecisionToAssess', on: day('2026-11-24'), data: { overturns: null } })
      .thenRejected('dated-in-the-future', { on: '2026-11-24', today: '2026-11-23' });
  });

  it('must have been received before anything else is recorded', () => {
    given()
      .when({ type: 'AllocateCase', on: day('2026-11-20'), data: { team: 'east', worker: null } })
      .thenRejected('case-not-begun');
  });
});

describe('the decision whether to assess', () => {
  it('is recorded however late it is', () => {
    given(requestReceived('2026-01-05'))
      .when({ type: 'NotifyDecisionToAssess', on: day('2026-11-20'), data: { overturns: null } })
      .then({ type: 'DecisionToAssessNotified' });
  });

  it('cannot come before the request', () => {
    given(requestReceived('2026-01-05'))
      .when({ type: 'NotifyDecisionToAssess', on: day('2026-01-04'), data: { overturns: null } })
      .thenRejected('before-an-earlier-fact', { earlierFact: 'RequestReceived', earlierOn: '2026-01-05' });
  });

  it('cannot be recorded twice', () => {
    given(requestReceived('2026-10-05'), decidedToAssess('2026-10-20'))
      .when({ type: 'NotifyDecisionToAssess', on: day('2026-11-20'), data: { overturns: null } })
      .thenRejected('not-allowed-at-this-stage', { stage: 'assessing' });
  });

  const refusal = { reasons: ['other'], signposted: ['SENDIASS'], appealWordingSent: true } as const;

  it.each([
    ['reasons', { ...refusal, reasons: [] }, 'refusal-needs-reasons'],
    ['signposted next steps', { ...refusal, signposted: [] }, 'refusal-needs-signposting'],
    ['the appeal wording', { ...refusal, appealWordingSent: false }, 'refusal-needs-appeal-wording'],
  ])('cannot be a refusal without %s', (_, data, code) => {
    given(requestReceived('2026-10-05'))
      .when({ type: 'NotifyDecisionNotToAssess', on: day('2026-11-10'), data })
      .thenRejected(code);
  });

  it('may be a refusal without them where it has already happened, and the reason is kept as a note', () => {
    given(requestReceived('2026-10-05'))
      .when({
        type: 'NotifyDecisionNotToAssess',
        on: day('2026-11-10'),
        data: { ...refusal, signposted: [] },
        alreadyHappened: 'Letter of the former team, found in the file',
      })
      .then({ type: 'DecisionNotToAssessNotified' }, { type: 'NoteAdded', data: { kind: 'outOfTurn' } });
  });

  it('can be turned round after a refusal', () => {
    given(requestReceived('2026-06-01'), facts.decidedNotToAssess('2026-07-01'))
      .when({ type: 'NotifyDecisionToAssess', on: day('2026-11-10'), data: { overturns: 'mediation' } })
      .then({ type: 'DecisionToAssessNotified', data: { overturns: 'mediation' } });
  });
});

describe('advice', () => {
  const assessing = [
    requestReceived('2026-08-17'),
    decidedToAssess('2026-09-24'),
    adviceRequested('2026-09-24'),
  ] as const;

  it('may arrive long after it was due', () => {
    given(...assessing)
      .when({ type: 'RecordAdvice', on: day('2026-11-20'), data: { adviceId: 'ep' } })
      .then({ type: 'AdviceReceived' });
  });

  it('cannot arrive before it was asked for', () => {
    given(...assessing)
      .when({ type: 'RecordAdvice', on: day('2026-09-23'), data: { adviceId: 'ep' } })
      .thenRejected('before-an-earlier-fact', { earlierFact: 'AdviceRequested' });
  });

  it('that nobody was asked for is refused', () => {
    given(...assessing)
      .when({ type: 'RecordAdvice', on: day('2026-11-20'), data: { adviceId: 'ot' } })
      .thenRejected('no-such-advice');
  });

  it('goes back as inadequate and is received again, and cannot be received twice otherwise', () => {
    const back = [...assessing, adviceReceived('2026-11-02'), facts.adviceReturned('2026-11-11')] as const;
    given(...back)
      .when({ type: 'RecordAdvice', on: day('2026-11-20'), data: { adviceId: 'ep' } })
      .then({ type: 'AdviceReceived' });
    given(...assessing, adviceReceived('2026-11-02'))
      .when({ type: 'RecordAdvice', on: day('2026-11-20'), data: { adviceId: 'ep' } })
      .thenRejected('advice-already-received');
  });

  it('is recorded after the plan was sent, when it comes so late', () => {
    given(...upToDraft, facts.representations('2026-11-10'), facts.finalPlanSent('2026-11-12'))
      .when({ type: 'RecordAdvice', on: day('2026-11-20'), data: { adviceId: 'ep' } })
      .thenRejected('advice-already-received');
  });
});

describe('the draft plan', () => {
  it('needs the decision that there will be a plan', () => {
    given(requestReceived('2026-08-17'), decidedToAssess('2026-09-24'))
      .when({ type: 'ServeDraftPlan', on: day('2026-11-20'), data: { draftId: 'd', method: 'post' } })
      .thenRejected('plan-not-agreed');
  });

  it('can be served again, with its own fifteen days', () => {
    given(...upToDraft)
      .when({ type: 'ServeDraftPlan', on: day('2026-11-20'), data: { draftId: 'draft-2', method: 'post' } })
      .then({ type: 'DraftPlanServed' });
  });
});

describe('the final plan', () => {
  it('cannot go before the fifteen days are over: served on 5 November, not on the 19th', () => {
    given(...upToDraft)
      .when(sendFinal('2026-11-19'))
      .thenRejected('fifteen-days-not-over', { earliest: '2026-11-20' });
  });

  it('can go on the day after the fifteenth', () => {
    given(...upToDraft)
      .when(sendFinal('2026-11-20'))
      .then({ type: 'FinalPlanSent', data: { outOfTurn: null } });
  });

  it('can go early once the family has said all it has to say', () => {
    given(...upToDraft, facts.representations('2026-11-10'))
      .when(sendFinal('2026-11-12'))
      .then({ type: 'FinalPlanSent' });
  });

  it('cannot go early on a first reply that is not the last', () => {
    given(...upToDraft, facts.representations('2026-11-10', false))
      .when(sendFinal('2026-11-12'))
      .thenRejected('fifteen-days-not-over');
  });

  it('waits for the fifteen days of the draft served last', () => {
    given(...upToDraft, facts.representations('2026-11-10'), draftServed('2026-11-12', 'draft-2'))
      .when(sendFinal('2026-11-23'))
      .thenRejected('fifteen-days-not-over', { earliest: '2026-11-27' });
  });

  it('stands early where it has already happened, and says so', () => {
    given(...upToDraft)
      .when(sendFinal('2026-11-12', { alreadyHappened: 'Sent by the duty officer' }))
      .then({ type: 'FinalPlanSent', data: { outOfTurn: 'alreadyHappened' } }, { type: 'NoteAdded' });
  });

  it('needs a draft', () => {
    given(requestReceived('2026-08-17'), decidedToAssess('2026-09-24'), decidedToIssue('2026-10-24'))
      .when(sendFinal('2026-11-19'))
      .thenRejected('draft-not-served');
  });

  it('needs the appeal wording for the family', () => {
    given(...upToDraft)
      .when(
        sendFinal('2026-11-20', {
          data: { recipient: 'parentOrYoungPerson', namesSetting: true, appealWordingSent: false },
        }),
      )
      .thenRejected('final-plan-needs-appeal-wording');
  });

  it('goes to each recipient once', () => {
    given(...upToDraft, facts.finalPlanSent('2026-11-20'))
      .when(sendFinal('2026-11-21'))
      .thenRejected('already-sent-to-recipient');
  });

  it('waits for the sectors that the authority has sign, in their order', () => {
    const settings = { signOffOrder: ['education', 'health'] } as const;
    given(...upToDraft)
      .when(sendFinal('2026-11-20'), { settings })
      .thenRejected('sign-off-missing', { missing: 'education' });
    given(...upToDraft)
      .when(
        { type: 'SignOffPlan', on: day('2026-11-20'), data: { sector: 'health', post: 'Designated clinical officer' } },
        { settings },
      )
      .thenRejected('sign-off-out-of-order', { missing: 'education' });
    given(...upToDraft)
      .when(
        { type: 'SignOffPlan', on: day('2026-11-20'), data: { sector: 'education', post: 'SEN manager' } },
        { settings },
      )
      .then({ type: 'PlanSignedOff' });
  });
});

describe('an exception', () => {
  const { exceptionClaimed } = facts;
  const leo = [requestReceived('2026-06-12'), decidedToAssess('2026-07-20'), adviceRequested('2026-07-21')] as const;
  const claim = (limits: Parameters<typeof exceptionClaimed>[2], changes: object = {}): NeedsAssessmentCommand => ({
    type: 'ClaimException',
    on: day('2026-09-20'),
    data: { ...exceptionClaimed('2026-08-10', '2026-09-18', limits).data, ...changes },
  });

  it('lifts the limits whose own period it lies in', () => {
    given(...leo)
      .when(
        claim([
          { rule: 'C3', subject: null, limb: 'X13d' },
          { rule: 'C1', subject: null, limb: 'X10d' },
        ]),
      )
      .then({ type: 'ExceptionClaimed' });
  });

  it('cannot lift a limit that fell due before it began', () => {
    given(...leo)
      .when(claim([{ rule: 'A1', subject: null, limb: 'X5d' }]))
      .thenRejected('exception-cannot-excuse', { rule: 'A1' });
  });

  it('for a missed appointment reaches only that body’s advice', () => {
    const missed = { ground: 'missedAppointment' };
    given(...leo)
      .when(claim([{ rule: 'C3', subject: null, limb: 'X8c' }], missed))
      .thenRejected('exception-cannot-excuse', { rule: 'C3' });
    given(...leo)
      .when(claim([{ rule: 'B1', subject: 'ep', limb: 'X8c' }], missed))
      .then({ type: 'ExceptionClaimed' });
  });

  it('must be away for 28 days or more', () => {
    given(...leo)
      .when(claim([{ rule: 'C3', subject: null, limb: 'X13d' }], { to: day('2026-09-05') }))
      .thenRejected('exception-cannot-excuse');
  });

  it('must name the limb that its ground falls under, and a limit of this case', () => {
    given(...leo)
      .when(claim([{ rule: 'C3', subject: null, limb: 'X13c' }]))
      .thenRejected('exception-names-another-limb', { expected: 'X13d' });
    given(...leo)
      .when(claim([{ rule: 'B1', subject: 'ot', limb: 'X8b' }]))
      .thenRejected('no-such-limit');
    given(...leo)
      .when(claim([]))
      .thenRejected('exception-needs-a-limit');
  });
});

describe('history from another system', () => {
  it('is taken without the steps it does not know', () => {
    given()
      .when({
        type: 'RecordHistory',
        facts: [requestReceived('2026-01-05'), facts.finalPlanSent('2026-05-01', 'parentOrYoungPerson', 'imported')],
      })
      .then({ type: 'RequestReceived' }, { type: 'FinalPlanSent' });
  });

  it('is refused where its dates exclude each other', () => {
    given()
      .when({
        type: 'RecordHistory',
        facts: [requestReceived('2026-05-05'), facts.finalPlanSent('2026-05-01', 'parentOrYoungPerson', 'imported')],
      })
      .thenRejected('before-an-earlier-fact');
  });
});

describe('a correction', () => {
  const correct = (changes: object): Parameters<ReturnType<typeof given>['when']>[0] => ({
    type: 'CorrectFact',
    revision: 0,
    reason: 'mistyped',
    ...changes,
  });

  it('moves a date, and the case is then as if it had always been so', () => {
    given(requestReceived('2026-08-20'), decidedToAssess('2026-09-24'))
      .when(correct({ occurredOn: day('2026-08-17') }))
      .then({ type: 'FactCorrected', data: { correctsRevision: 0, occurredOn: day('2026-08-17') } } as never);
  });

  it('is refused where something recorded since could then not be true', () => {
    given(requestReceived('2026-08-20'), decidedToAssess('2026-09-24'))
      .when(correct({ occurredOn: day('2026-09-25') }))
      .thenRejected('before-an-earlier-fact');
    given(requestReceived('2026-08-20'), decidedToAssess('2026-09-24'))
      .when(correct({ struck: true }))
      .thenRejected('correction-contradicts-later-fact', { fact: 'DecisionToAssessNotified' });
  });

  it('strikes what never happened', () => {
    given(requestReceived('2026-08-20'), facts.withdrawn('2026-09-24'))
      .when(correct({ revision: 1, struck: true, reason: 'didNotHappen' }))
      .then({ type: 'FactCorrected', data: { struck: true } } as never);
  });

  it('must change something, of a fact that is there, and not whose it is', () => {
    given(requestReceived('2026-08-20'))
      .when(correct({ occurredOn: day('2026-08-20') }))
      .thenRejected('correction-changes-nothing');
    given(requestReceived('2026-08-20'))
      .when(correct({ revision: 7, struck: true }))
      .thenRejected('no-such-fact');
    given(requestReceived('2026-08-20'))
      .when(correct({ changes: { childId: 'x' } }))
      .thenRejected('identity-cannot-be-corrected');
    given(requestReceived('2026-08-20'))
      .when(correct({ changes: { colour: 'x' } }))
      .thenRejected('no-such-field');
  });
});
