import { disputeDecider } from '../../../workflows/dispute/dispute.decider.js';
import type { DisputeEvent } from '../../../workflows/dispute/dispute.events.js';
import { stageShown } from '../../../workflows/dispute/dispute.state.js';
import * as facts from '../../support/dispute-facts.js';
import { specification } from '../../support/given-when-then.js';

const given = specification(disputeDecider);
const { opened, contacted, declined, requested, arranged, notArranged, held, certificate, agreed } = facts;
const { appealed, appealSent, responded, conceded, hearingArranged, heard, ordered, appealWithdrawn } = facts;
const { closed, recorded, wish, day, childId } = facts;

const asked = [opened(), requested('2026-03-09')] as const;
const mediated = [...asked, held('2026-04-10')] as const;
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

describe('mediation', () => {
  it('goes from the adviser to the certificate and the agreement', () => {
    const facts = recorded([
      opened(),
      contacted('2026-03-09'),
      requested('2026-03-09', 'health'),
      arranged('2026-03-12', '2026-04-10'),
      held('2026-04-10', true),
      certificate('2026-04-13', 'mediationEnded'),
      agreed('2026-04-14', { requires: 'assess' }),
    ]);
    expect(stageShown(given(...facts).state())).toBe('mediationAgreed');
  });

  it('may be wanted after it was declined, and even after the certificate', () => {
    given(opened(), declined('2026-03-09'))
      .when(wish(requested('2026-03-16')))
      .then({ type: 'MediationRequested' });
    given(opened(), declined('2026-03-09'), certificate('2026-03-10'))
      .when(wish(requested('2026-03-16')))
      .then({ type: 'MediationRequested' });
  });

  it('needs something to be about', () => {
    given(opened())
      .when({ type: 'RequestMediation', on: day('2026-03-09'), data: { issues: [] } })
      .thenRejected('mediation-needs-an-issue');
  });

  it.each<[string, readonly DisputeEvent[], DisputeEvent, string]>([
    [
      'asked for twice',
      [...mediated, certificate('2026-04-13', 'mediationEnded')],
      requested('2026-04-14'),
      'mediation-already-requested',
    ],
    [
      'declined twice',
      [opened(), declined('2026-03-09'), certificate('2026-03-10')],
      declined('2026-03-11'),
      'mediation-already-declined',
    ],
    [
      'arranged before it is asked for',
      [opened(), contacted('2026-03-09')],
      arranged('2026-03-12', '2026-04-10'),
      'mediation-not-requested',
    ],
    ['reported as impossible before it is asked for', [opened()], notArranged('2026-03-12'), 'mediation-not-requested'],
    ['held before it is asked for', [opened(), declined('2026-03-09')], held('2026-03-12'), 'mediation-not-requested'],
    [
      'held twice',
      [...mediated, certificate('2026-04-13', 'mediationEnded')],
      held('2026-04-20'),
      'mediation-already-held',
    ],
    [
      'reported as impossible twice',
      [...asked, notArranged('2026-03-12'), certificate('2026-03-13', 'couldNotBeArranged')],
      notArranged('2026-03-16'),
      'no-mediation-already-reported',
    ],
    ['arranged for a day that is past', asked, arranged('2026-03-12', '2026-03-11'), 'arranged-for-a-day-before'],
    [
      'held before it was arranged',
      [...asked, arranged('2026-03-12', '2026-04-10')],
      held('2026-03-11'),
      'before-an-earlier-fact',
    ],
    [
      'arranged before it was asked for, by its date',
      asked,
      arranged('2026-03-08', '2026-04-10'),
      'before-an-earlier-fact',
    ],
  ])('cannot be %s', (_, history, fact, code) => {
    given(...history)
      .when(wish(fact))
      .thenRejected(code);
  });

  it('is recorded however late it is', () => {
    given(...asked)
      .when(wish(arranged('2026-11-20', '2026-11-30')))
      .then({ type: 'MediationArranged' });
    given(...asked)
      .when(wish(held('2026-11-20')))
      .then({ type: 'MediationHeld' });
  });
});

describe('telling the health body', () => {
  it('is refused where health is not at issue, or nobody asked for mediation', () => {
    given(...asked)
      .when(wish(facts.healthTold('2026-03-10')))
      .thenRejected('health-not-an-issue');
    given(opened(), declined('2026-03-09'))
      .when(wish(facts.healthTold('2026-03-10')))
      .thenRejected('mediation-not-requested');
  });

  it('is recorded once, on or after the day mediation was asked for', () => {
    const onHealth = [opened(), requested('2026-03-09', 'health')] as const;
    given(...onHealth, facts.healthTold('2026-03-10'))
      .when(wish(facts.healthTold('2026-03-11')))
      .thenRejected('health-body-already-told', { on: '2026-03-10' });
    given(...onHealth)
      .when(wish(facts.healthTold('2026-03-06')))
      .thenRejected('before-an-earlier-fact');
  });
});

describe('the mediation certificate', () => {
  it('cannot come before the adviser was contacted, unless it has already happened', () => {
    given(opened())
      .when(wish(certificate('2026-03-12')))
      .thenRejected('adviser-not-contacted');
    given(opened())
      .when(wish(certificate('2026-03-12'), 'The certificate came with the appeal'))
      .then(
        { type: 'MediationCertificateIssued' },
        { type: 'NoteAdded', personal: { [childId]: { text: 'The certificate came with the appeal' } } },
      );
  });

  it.each<[string, readonly DisputeEvent[], DisputeEvent]>([
    ['that mediation ended when it was not held', asked, certificate('2026-04-13', 'mediationEnded')],
    ['that none was wanted after it was held', mediated, certificate('2026-04-13', 'noMediationWanted')],
    [
      'that it could not be arranged when nobody asked',
      [opened(), contacted('2026-03-09')],
      certificate('2026-04-13', 'couldNotBeArranged'),
    ],
  ])('cannot say %s', (_, history, fact) => {
    given(...history)
      .when(wish(fact))
      .thenRejected('certificate-reason-does-not-fit');
  });

  it('is issued once for a reason, and not before what it certifies', () => {
    given(...mediated, agreed('2026-04-10', { requires: 'assess' }), certificate('2026-04-13', 'mediationEnded'))
      .when(wish(certificate('2026-04-14', 'mediationEnded')))
      .thenRejected('certificate-already-issued', { on: '2026-04-13' });
    given(opened(), declined('2026-03-09'))
      .when(wish(certificate('2026-03-06')))
      .thenRejected('before-an-earlier-fact', { earlierFact: 'MediationDeclined' });
  });
});

describe('an agreement', () => {
  it('needs a mediation held, unless it has already happened', () => {
    given(...asked)
      .when(wish(agreed('2026-04-10', { requires: 'assess' })))
      .thenRejected('mediation-not-held');
    given(...asked)
      .when(wish(agreed('2026-04-10', { requires: 'assess' }), 'Only the signed paper is on file'))
      .then({ type: 'AgreementReached' }, { type: 'NoteAdded' });
  });

  it.each([
    ['requires nothing at all', {}, 'agreement-requires-nothing'],
    [
      'dates what it does not require',
      { otherMatters: true, requiredBy: day('2026-06-01') },
      'agreed-date-without-its-matter',
    ],
    [
      'dates other matters that it does not hold',
      { requires: 'assess', otherMattersBy: day('2026-06-01') },
      'agreed-date-without-its-matter',
    ],
    ['requires what does not fit', { requires: 'amendContent' }, 'requirement-does-not-fit'],
    ['sets a day that was past', { requires: 'assess', requiredBy: day('2026-04-09') }, 'directed-for-a-day-before'],
  ] as const)('is refused where it %s', (_, data, code) => {
    given(...mediated)
      .when(wish(agreed('2026-04-10', data)))
      .thenRejected(code);
  });

  it('cannot be to think again: that the Tribunal alone can require', () => {
    given(opened('refusalToIssue'), requested('2026-03-09'), held('2026-04-10'))
      .when(wish(agreed('2026-04-10', { requires: 'reconsider' })))
      .thenRejected('requirement-only-by-order', { by: 'agreement', requires: 'reconsider' });
  });

  it('has other matters carried out only where it holds any, and once', () => {
    given(...mediated, agreed('2026-04-10', { requires: 'assess' }))
      .when(wish(facts.otherMattersDone('2026-04-20')))
      .thenRejected('no-other-matters-agreed');
    given(...mediated, agreed('2026-04-10', { otherMatters: true }), facts.otherMattersDone('2026-04-20'))
      .when(wish(facts.otherMattersDone('2026-04-21')))
      .thenRejected('other-matters-already-carried-out', { on: '2026-04-20' });
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

describe('a concession', () => {
  it('is no longer unopposed once a response was filed, unless it has already happened', () => {
    const answered = [...underAppeal, responded('2026-05-01')] as const;
    given(...answered)
      .when(wish(conceded('2026-05-08')))
      .thenRejected('response-already-filed', { filedOn: '2026-05-01' });
    given(...answered)
      .when(wish(conceded('2026-05-08'), 'Conceded at the hearing'))
      .then({ type: 'AppealConceded' }, { type: 'NoteAdded' });
  });

  it('may be recorded after a response that was filed later', () => {
    given(...underAppeal, responded('2026-05-08'))
      .when(wish(conceded('2026-05-01')))
      .then({ type: 'AppealConceded' });
  });

  it('cannot require what does not fit, or what only an order can', () => {
    given(...underAppeal)
      .when(wish(conceded('2026-05-01', 'makePlan')))
      .thenRejected('requirement-does-not-fit', { about: 'refusalToAssess' });
    given(opened('ceasing'), appealed('2026-04-01'))
      .when(wish(conceded('2026-05-01', 'ceasePlan')))
      .thenRejected('requirement-only-by-order', { by: 'concession' });
  });
});

describe('an order', () => {
  it.each([
    ['refusalToAssess', ['assess']],
    ['refusalToIssue', ['makePlan', 'reconsider']],
    ['planContent', ['amendContent', 'nameSetting']],
    ['settingNamed', ['amendContent', 'nameSetting']],
    ['refusalToReassess', ['reassess']],
    ['refusalToAmend', ['amendContent', 'nameSetting']],
    ['ceasing', ['continuePlan', 'continueAndAmend']],
  ] as const)('that allows an appeal about %s requires one of %j', (about, allowed) => {
    const every = [
      'assess',
      'reassess',
      'makePlan',
      'reconsider',
      'amendContent',
      'nameSetting',
      'continuePlan',
      'continueAndAmend',
    ] as const;
    for (const requires of every) {
      const then = given(opened(about), appealed('2026-04-01')).when(wish(ordered('2026-07-01', { requires })));
      if ((allowed as readonly string[]).includes(requires)) then.then({ type: 'TribunalOrderMade' });
      else then.thenRejected('requirement-does-not-fit', { about, requires });
    }
  });

  it.each([
    ['refusalToAssess', 'allowed', null],
    ['refusalToAssess', 'allowedInPart', null],
    ['refusalToAssess', 'dismissed', 'assess'],
    ['ceasing', 'allowed', 'ceasePlan'],
    ['ceasing', 'dismissed', null],
    ['ceasing', 'dismissed', 'continuePlan'],
  ] as const)('about %s that is %s does not require %s', (about, result, requires) => {
    given(opened(about), appealed('2026-04-01'))
      .when(wish(ordered('2026-07-01', { result, requires })))
      .thenRejected('requirement-contradicts-result', { about, result, requires });
  });

  it.each([
    ['refusalToAssess', 'dismissed', null],
    ['ceasing', 'dismissed', 'ceasePlan'],
    ['refusalToAssess', 'byConsent', null],
    ['refusalToAssess', 'byConsent', 'assess'],
  ] as const)('about %s that is %s may require %s', (about, result, requires) => {
    given(opened(about), appealed('2026-04-01'))
      .when(wish(ordered('2026-07-01', { result, requires })))
      .then({ type: 'TribunalOrderMade' });
  });

  it('may be made again where the Tribunal decides anew', () => {
    given(...underAppeal, ordered('2026-06-01'))
      .when(wish(ordered('2026-09-01')))
      .then({ type: 'TribunalOrderMade' });
  });
});

describe('a recommendation', () => {
  const made = [...underAppeal, ordered('2026-06-01'), facts.recommended('2026-06-01')] as const;

  it.each<[string, DisputeEvent, string]>([
    ['recorded twice', facts.recommended('2026-06-02'), 'recommendation-already-recorded'],
    ['answered where there is none', facts.answered('2026-06-02', 'r2'), 'no-such-recommendation'],
    ['answered before it was made', facts.answered('2026-05-31'), 'before-an-earlier-fact'],
  ])('cannot be %s', (_, fact, code) => {
    given(...made)
      .when(wish(fact))
      .thenRejected(code);
  });

  it('is answered once', () => {
    given(...made, facts.answered('2026-06-20'))
      .when(wish(facts.answered('2026-06-21')))
      .thenRejected('recommendation-already-answered', { on: '2026-06-20' });
  });
});
