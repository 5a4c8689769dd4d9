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
