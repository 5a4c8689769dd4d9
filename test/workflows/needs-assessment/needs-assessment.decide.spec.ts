import { needsAssessmentDecider } from '../../../workflows/needs-assessment/needs-assessment.decider.js';
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
