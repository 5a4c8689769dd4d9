import { disputeDecider } from '../../../workflows/dispute/dispute.decider.js';
import type { DisputeEvent } from '../../../workflows/dispute/dispute.events.js';
import * as facts from '../../support/dispute-facts.js';
import { specification } from '../../support/given-when-then.js';

const given = specification(disputeDecider);
const { opened, contacted, appealed, appealSent, responded, conceded, hearingArranged, heard, ordered } = facts;
const { appealWithdrawn, closed, wish, day } = facts;

const underAppeal = [opened(), appealed('2026-04-01'), appealSent('2026-04-07')] as const;

describe('a dispute', () => {
  it('is opened about a decision', () => {
    given()
      .when(wish(opened('planContent')))
      .then({ type: 'DisputeOpened', data: { about: 'planContent', aboutStream: 'plan-p1' } });
  });

  it('must be opened before anything else is recorded', () => {
    given()
      .when(wish(contacted('2026-03-09')))
      .thenRejected('case-not-begun', { fact: 'MediationAdviserContacted' });
  });

  it('cannot be opened twice, nor in the future', () => {
    given(opened()).when(wish(opened())).thenRejected('not-allowed-at-this-stage', { stage: 'disputeOpen' });
    given()
      .when(wish(opened('ceasing', '2026-11-20', '2026-11-24')))
      .thenRejected('dated-in-the-future');
  });

  it('must name the record that holds the decision', () => {
    const nowhere = { ...opened(), data: { ...opened().data, aboutStream: 'child-c1' } };
    given().when(wish(nowhere)).thenRejected('no-such-decision', { aboutStream: 'child-c1' });
  });

  it('cannot begin before the notice was sent', () => {
    given()
      .when(wish(opened('ceasing', '2026-03-02', '2026-03-01')))
      .thenRejected('before-the-decision-notice', { fact: 'DisputeOpened', noticeSentOn: '2026-03-02' });
    given(opened())
      .when(wish(appealed('2026-03-01')))
      .thenRejected('before-the-decision-notice', { fact: 'AppealReceived', on: '2026-03-01' });
  });

  it('may have had its first steps before the day it was opened', () => {
    given(opened('ceasing', '2026-03-02', '2026-04-01'))
      .when(wish(contacted('2026-03-20')))
      .then({ type: 'MediationAdviserContacted' });
  });

  it('is allocated and noted at any time, also after its end', () => {
    given(opened(), closed('2026-05-11'))
      .when({ type: 'AllocateCase', on: day('2026-05-12'), data: { team: 'east', worker: null } })
      .then({ type: 'CaseAllocated' });
  });
});

describe('an appeal', () => {
  it('is recorded however late the Tribunal received it, also after the dispute was closed', () => {
    given(opened())
      .when(wish(appealed('2026-11-20')))
      .then({ type: 'AppealReceived' });
    given(opened(), closed('2026-05-11', 'timeToAppealOver'))
      .when(wish(appealed('2026-06-01')))
      .then({ type: 'AppealReceived' });
    expect(given(opened(), closed('2026-05-11'), appealed('2026-06-01')).state()).toMatchObject({
      stage: 'disputeOpen',
      closed: null,
    });
  });

  it('is made once', () => {
    given(...underAppeal)
      .when(wish(appealed('2026-04-20')))
      .thenRejected('not-allowed-at-this-stage', { stage: 'appealWithAuthority' });
  });

  it('cannot be on the setting alone where the decision names none', () => {
    given(opened('refusalToAssess'))
      .when(wish(appealed('2026-04-01', true)))
      .thenRejected('appeal-not-about-a-setting', { about: 'refusalToAssess' });
    given(opened('planContent'))
      .when(wish(appealed('2026-04-01', true)))
      .then({ type: 'AppealReceived' });
  });

  it.each<[string, DisputeEvent]>([
    ['its arrival with the authority', appealSent('2026-04-07')],
    ['a response', responded('2026-04-20')],
    ['a concession', conceded('2026-04-20')],
    ['its withdrawal', appealWithdrawn('2026-04-20')],
    ['a hearing arranged', hearingArranged('2026-04-20', '2026-07-01')],
    ['a hearing held', heard('2026-07-01')],
    ['an order', ordered('2026-07-01')],
    ['a recommendation', facts.recommended('2026-07-01')],
  ])('must be received before %s, unless that has already happened', (_, fact) => {
    given(opened()).when(wish(fact)).thenRejected('no-appeal-received');
    given(opened())
      .when(wish(fact, 'The appeal is not on file'))
      .then({ type: fact.type } as never, { type: 'NoteAdded' });
  });

  it.each<[string, readonly DisputeEvent[], DisputeEvent, string]>([
    ['sent to the authority twice', underAppeal, appealSent('2026-04-08'), 'appeal-already-sent'],
    ['answered twice', [...underAppeal, responded('2026-05-01')], responded('2026-05-02'), 'already-responded'],
    ['answered before it was sent', underAppeal, responded('2026-04-06'), 'before-an-earlier-fact'],
    ['decided before it was received', underAppeal, ordered('2026-03-31'), 'before-an-earlier-fact'],
    [
      'heard after it was decided',
      [...underAppeal, ordered('2026-06-01')],
      heard('2026-06-02'),
      'before-an-earlier-fact',
    ],
    [
      'decided twice on a day',
      [...underAppeal, ordered('2026-06-01')],
      ordered('2026-06-01'),
      'order-already-recorded',
    ],
    [
      'arranged to be heard on a day that is past',
      underAppeal,
      hearingArranged('2026-05-01', '2026-04-30'),
      'arranged-for-a-day-before',
    ],
    [
      'decided with a date that is past',
      underAppeal,
      ordered('2026-06-01', { directedOn: day('2026-05-31') }),
      'directed-for-a-day-before',
    ],
    [
      'conceded once it is withdrawn',
      [...underAppeal, appealWithdrawn('2026-05-01')],
      conceded('2026-05-02'),
      'not-allowed-at-this-stage',
    ],
  ])('cannot be %s', (_, history, fact, code) => {
    given(...history)
      .when(wish(fact))
      .thenRejected(code);
  });

  it('may be responded to late, after the hearing was arranged', () => {
    given(...underAppeal, hearingArranged('2026-06-01', '2026-09-01'))
      .when(wish(responded('2026-08-03')))
      .then({ type: 'AppealResponseFiled' });
  });
});
