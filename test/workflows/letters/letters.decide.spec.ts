import { itemsMet } from '../../../workflows/letters/checklist.js';
import { checklistOf } from '../../../workflows/letters/letter-kinds.js';
import type { LetterEvent, LetterProduced, LetterSent } from '../../../workflows/letters/letter.events.js';
import { needsAssessmentDecider } from '../../../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessmentCommand } from '../../../workflows/needs-assessment/needs-assessment.commands.js';
import { planDecider } from '../../../workflows/plan/plan.decider.js';
import type { PlanCommand } from '../../../workflows/plan/plan.commands.js';
import { defaultPolicy } from '../../../workflows/timetable/policy-options.js';
import { day, decidedNotToAssess, draftServed, requestReceived, withdrawn } from '../../support/assessment-facts.js';
import { specification } from '../../support/given-when-then.js';
import { child, letterData, letterId, letterSent, produced, wholeLetter } from '../../support/letter-facts.js';
import { fact } from '../../support/plan-facts.js';

const given = specification(needsAssessmentDecider);
const received = requestReceived('2026-10-05');

function produce(
  kind: LetterProduced['data']['kind'],
  more: Partial<LetterProduced['data']> = {},
  content = wholeLetter(kind, [], more.recipient),
): NeedsAssessmentCommand {
  const data = letterData(kind, content, more);
  return { type: 'ProduceLetter', on: day('2026-11-16'), data, personal: { [child]: content } };
}

function send(on: string, more: Partial<LetterSent['data']> = {}, text?: string): NeedsAssessmentCommand {
  const data = {
    letterId,
    recipientId: null,
    how: 'post',
    recipientConfirmed: true,
    knowinglyIncomplete: false,
    ...more,
  } as const;
  const personal = { [child]: { sentTo: '4 Mill Lane', ...(text === undefined ? {} : { text }) } };
  return { type: 'SendLetter', on: day(on), data, personal };
}

function about(
  type: 'RecordLetterDelivery' | 'RecordLetterReturn' | 'WithdrawLetter',
  on: string,
): NeedsAssessmentCommand {
  const data = { letterId, shownBy: 'receipt', because: type === 'WithdrawLetter' ? 'replaced' : 'goneAway' };
  return { type, on: day(on), data } as unknown as NeedsAssessmentCommand;
}

describe('producing a letter', () => {
  it('is recorded with what it holds, and records no notice by itself', () => {
    const all = itemsMet(checklistOf('decisionNotToAssess', 'parentOrYoungPerson'), wholeLetter('decisionNotToAssess'));
    given(received)
      .when(produce('decisionNotToAssess'))
      .then({ type: 'LetterProduced', data: { met: all } });
    expect(
      given(received, produced('2026-11-16', 'decisionNotToAssess'), letterSent('2026-11-16')).state(),
    ).toMatchObject({
      stage: 'consideringRequest',
      assessDecisions: [],
    });
  });

  it('may hold less than the law requires: it is then a draft', () => {
    const content = wholeLetter('decisionNotToAssess', ['mediation']);
    given(received)
      .when(produce('decisionNotToAssess', {}, content))
      .then({ type: 'LetterProduced' });
  });

  it('may come at any stage, after the end too', () => {
    given(received, withdrawn('2026-11-01')).when(produce('decisionNotToAssess')).then({ type: 'LetterProduced' });
  });

  it.each([
    ['a letter of another workflow', 'ceaseNotice', {}, 'letter-belongs-elsewhere'],
    ['somebody the notice does not go to', 'draftPlan', { recipient: 'socialCare' }, 'letter-not-for-them'],
    [
      'a parent of a letter to a school',
      'finalPlan',
      { recipient: 'setting', recipientId: child },
      'letter-not-to-a-parent',
    ],
    ['a draft that was never served', 'draftPlan', { about: 'draft-9' }, 'letter-about-nothing'],
    ['more than it holds', 'draftPlan', { met: ['draftPlan', 'comment'] }, 'letter-checklist-differs'],
  ] as const)('refuses %s', (_, kind, more, code) => {
    given(received).when(produce(kind, more)).thenRejected(code);
  });

  it('takes what it is about once that is on record', () => {
    given(received, draftServed('2026-11-10'))
      .when(produce('draftPlan', { about: 'draft-1' }))
      .then({ type: 'LetterProduced' });
  });

  it('does not count a part that still has a gap', () => {
    const whole = wholeLetter('decisionNotToAssess');
    const gap = (whole.parts ?? []).map((one) =>
      one.part === 'reasons' ? { ...one, text: 'Because [[say why]].' } : one,
    );
    given(received)
      .when(produce('decisionNotToAssess', {}, { ...whole, parts: gap }))
      .then({ type: 'LetterProduced' });
    const data = letterData('decisionNotToAssess', { ...whole, parts: gap });
    expect(data.met).not.toContain('reasons');
  });

  it.each([
    ['a NUL', 'Dear\u0000 Sadia'],
    ['a right-to-left override', 'Dear \u202Eaidas'],
    ['an isolate', 'Dear \u2066Sadia'],
    ['an escape', 'Dear \u001B[31m'],
    ['a tab', 'Dear\tSadia'],
  ])('refuses %s', (_, text) => {
    const content = { ...wholeLetter('draftPlan'), subject: text };
    given(received)
      .when(produce('draftPlan', {}, content))
      .thenRejected('letter-has-hidden-characters', { place: 'subject' });
  });

  it('takes names in other scripts, and right-to-left ones', () => {
    const content = { ...wholeLetter('draftPlan'), recipientName: 'Łukasz Żółć, שרה, مريم' };
    given(received)
      .when(produce('draftPlan', {}, content))
      .then({ type: 'LetterProduced' });
  });

  it('refuses a letter longer than anybody reads', () => {
    const content = { ...wholeLetter('draftPlan'), parts: [{ part: 'more', text: 'x'.repeat(30_001) }] };
    given(received)
      .when(produce('draftPlan', {}, content))
      .thenRejected('letter-too-long', { most: 30_000 });
  });

  it('refuses parts and enclosures that its kind does not have', () => {
    const content = { ...wholeLetter('draftPlan'), enclosures: [{ part: 'gift', text: 'A gift' }] };
    given(received)
      .when(produce('draftPlan', {}, content))
      .thenRejected('letter-has-no-such-part', { part: 'gift' });
  });
});

describe('sending a letter', () => {
  const letter = produced('2026-11-16', 'decisionNotToAssess');
  const incomplete = produced('2026-11-16', 'decisionNotToAssess', ['mediation', 'reasons']);

  it('comes after it was produced', () => {
    given(received).when(send('2026-11-16')).thenRejected('no-such-letter');
    given(received, letter)
      .when(send('2026-11-15'))
      .thenRejected('before-an-earlier-fact', { earlierFact: 'LetterProduced' });
    given(received, letter).when(send('2026-11-16')).then({ type: 'LetterSent' });
  });

  it('may be repeated, each time a fact of its own', () => {
    given(received, letter, letterSent('2026-11-16')).when(send('2026-11-20')).then({ type: 'LetterSent' });
  });

  it('asks for a second look at name and address', () => {
    given(received, letter)
      .when(send('2026-11-16', { recipientConfirmed: false }))
      .thenRejected('letter-recipient-not-confirmed');
    given(received, letter)
      .when(send('2026-11-16', { recipientId: child }))
      .thenRejected('letter-of-another-recipient');
  });

  it('says where it went', () => {
    given(received, letter)
      .when({ ...send('2026-11-16'), personal: { [child]: {} } } as unknown as NeedsAssessmentCommand)
      .thenRejected('letter-needs-an-address');
  });

  it('does not go without what the law requires unless somebody says why', () => {
    given(received, incomplete)
      .when(send('2026-11-16'))
      .thenRejected('letter-incomplete', { missing: ['The reasons for the decision', 'Information about mediation'] });
    given(received, incomplete)
      .when(send('2026-11-16', { knowinglyIncomplete: true }))
      .thenRejected('letter-incomplete-without-reason');
    given(received, incomplete)
      .when(send('2026-11-16', { knowinglyIncomplete: true }, 'The reasons follow tomorrow'))
      .then({ type: 'LetterSent' });
  });

  it('does not go before the notice it gives, unless notices count from their arrival', () => {
    const early = produced('2026-11-10', 'decisionNotToAssess');
    const told = decidedNotToAssess('2026-11-12');
    given(received, told, early)
      .when(send('2026-11-11'))
      .thenRejected('letter-before-its-notice', { on: '2026-11-12' });
    given(received, told, early).when(send('2026-11-12')).then({ type: 'LetterSent' });
    given(received, told, early)
      .when(send('2026-11-11'), { policy: { ...defaultPolicy, P4: 'arrival' } })
      .then({ type: 'LetterSent' });
  });

  it('holds an authority that wants it so to what is not confirmed', () => {
    const plain = produced('2026-11-16', 'decisionNotToIssue', ['mediation']);
    given(received, plain).when(send('2026-11-16')).then({ type: 'LetterSent' });
    given(received, plain)
      .when(send('2026-11-16'), { settings: { signOffOrder: [], letterContent: 'everything' } })
      .thenRejected('letter-incomplete', { missing: ['Information about mediation'] });
  });
});

describe('what becomes of a letter', () => {
  const letter = produced('2026-11-10', 'decisionNotToAssess');
  const sent = letterSent('2026-11-12');

  it.each([
    ['RecordLetterDelivery', 'LetterDelivered'],
    ['RecordLetterReturn', 'LetterReturned'],
  ] as const)('%s needs it to have been sent', (type, recorded) => {
    given(received, letter).when(about(type, '2026-11-13')).thenRejected('letter-not-sent');
    given(received, letter, sent).when(about(type, '2026-11-11')).thenRejected('before-an-earlier-fact');
    given(received, letter, sent).when(about(type, '2026-11-13')).then({ type: recorded });
  });

  it('is withdrawn with a reason once, and then not sent', () => {
    const withdrawal: LetterEvent = {
      type: 'LetterWithdrawn',
      occurredOn: day('2026-11-13'),
      data: { letterId, because: 'replaced' },
    };
    given(received, letter).when(about('WithdrawLetter', '2026-11-13')).then({ type: 'LetterWithdrawn' });
    given(received, letter, withdrawal).when(about('WithdrawLetter', '2026-11-14')).thenRejected('letter-withdrawn');
    given(received, letter, withdrawal).when(send('2026-11-14')).thenRejected('letter-withdrawn', { on: '2026-11-13' });
  });

  it('goes back to being on its way when it is sent again', () => {
    const came: LetterEvent = {
      type: 'LetterReturned',
      occurredOn: day('2026-11-15'),
      data: { letterId, because: 'goneAway' },
    };
    const [one] = given(received, letter, sent, came).state().letters;
    expect(one).toMatchObject({ returnedOn: '2026-11-15', deliveredOn: null });
    const [again] = given(received, letter, sent, came, letterSent('2026-11-17')).state().letters;
    expect(again).toMatchObject({ returnedOn: null, sent: [{ on: '2026-11-12' }, { on: '2026-11-17' }] });
  });

  it('keeps its words whatever is corrected; its day can be', () => {
    const correction = { type: 'CorrectFact', revision: 1, reason: 'mistyped' } as const;
    given(received, letter)
      .when({ ...correction, changes: { kind: 'draftPlan' } })
      .thenRejected('record-cannot-be-changed');
    given(received, letter)
      .when({ ...correction, personal: { [child]: { changes: { subject: 'Other' } } } })
      .thenRejected('record-cannot-be-changed');
    given(received, letter)
      .when({ ...correction, occurredOn: day('2026-11-09') })
      .then({ type: 'FactCorrected' });
    given(received, letter, sent)
      .when({ ...correction, occurredOn: day('2026-11-13') })
      .thenRejected('before-an-earlier-fact');
  });
});

it('is the same for plans, with their own kinds', () => {
  const made = fact('PlanMade', '2026-01-12', { childId: child, needsAssessmentId: 'a' });
  const content = wholeLetter('ceaseNotice');
  const command = (kind: 'ceaseNotice' | 'draftPlan'): PlanCommand => ({
    type: 'ProduceLetter',
    on: day('2026-11-16'),
    data: letterData(kind, wholeLetter(kind)),
    personal: { [child]: content },
  });
  specification(planDecider)(made).when(command('ceaseNotice')).then({ type: 'LetterProduced' });
  specification(planDecider)(made).when(command('draftPlan')).thenRejected('letter-belongs-elsewhere');
});
