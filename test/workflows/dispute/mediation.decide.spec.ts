import { disputeDecider } from '../../../workflows/dispute/dispute.decider.js';
import type { DisputeEvent } from '../../../workflows/dispute/dispute.events.js';
import { stageShown } from '../../../workflows/dispute/dispute.state.js';
import * as facts from '../../support/dispute-facts.js';
import { specification } from '../../support/given-when-then.js';

const given = specification(disputeDecider);
const { opened, contacted, declined, requested, arranged, notArranged, held, certificate, agreed } = facts;
const { recorded, wish, day, childId } = facts;

const asked = [opened(), requested('2026-03-09')] as const;
const mediated = [...asked, held('2026-04-10')] as const;

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
