import { disputeDecider } from '../../../workflows/dispute/dispute.decider.js';
import type { DisputeEvent } from '../../../workflows/dispute/dispute.events.js';
import { requirementsBy } from '../../../workflows/dispute/dispute.requirements.js';
import * as facts from '../../support/dispute-facts.js';
import { specification } from '../../support/given-when-then.js';

const given = specification(disputeDecider);
const { opened, appealed, appealSent, responded, conceded, ordered, wish } = facts;

const underAppeal = [opened(), appealed('2026-04-01'), appealSent('2026-04-07')] as const;

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

describe('what a form offers', () => {
  it('is what can come about in that way', () => {
    expect(requirementsBy('order', 'refusalToIssue')).toEqual(['makePlan', 'reconsider']);
    expect(requirementsBy('agreement', 'refusalToIssue')).toEqual(['makePlan']);
    expect(requirementsBy('concession', 'ceasing')).toEqual(['continuePlan', 'continueAndAmend']);
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
