import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Contact } from '../../../workflows/contact/contact.state.js';
import type { Escalation } from '../../../workflows/escalation/escalation.state.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { idOf } from '../../../projections/projection.js';
import { contactView, escalationView } from '../../../projections/case-view/case-view.projection.js';
import { ReadModelStore } from '../../../src/projector/read-model-store.js';
import { contactOf } from './casework-processes.js';
import { date, RecordingApp, summaryOf, textOf } from './recording-fixture.js';
import type { TestCase, Visitor } from './recording-fixture.js';

const day = calendarDate;

/** 23 November 2026 is a Monday. */
describe('recording contacts and escalations', () => {
  let app: RecordingApp;
  let priya: Visitor;
  let helen: Visitor;
  let child: TestCase;

  beforeAll(async () => {
    app = await RecordingApp.start();
    priya = await app.visitor();
    helen = await app.visitor('demo-manager');
    child = await app.caseReceived(day('2026-01-12'), 'Noah', 'Pellew');
  });
  afterAll(() => app.close());

  async function latest(view: 'contact' | 'escalation', of: TestCase = child): Promise<string> {
    const { name } = view === 'contact' ? contactView : escalationView;
    const members = await app.app.get(ReadModelStore).range(name, { index: 'child', group: of.childId });
    return idOf(members.at(-1)?.member ?? '');
  }
  const contact = async (id: string): Promise<Contact> =>
    (await app.app.get(CommandHandler).load('contact', id)).state as Contact;
  const escalation = async (id: string): Promise<Escalation> =>
    (await app.app.get(CommandHandler).load('escalation', id)).state as Escalation;

  it('R14 records who got in touch, with the limit of the day, and what it was about under the child’s key', async () => {
    const path = `${child.href}/contacts/new`;
    const answers = { ...date('on', '2026-11-19'), kind: 'email', from: 'parent', text: 'When is the meeting?' };
    const check = await priya.fill(path, answers);
    expect(textOf(check.text)).toContain('Reply by Thursday 26 November 2026: 5 working days');
    expect((await priya.confirm(path, check)).headers['location']).toBe(`${child.href}/contacts`);
    const id = await latest('contact');
    expect(await contact(id)).toMatchObject({
      stage: 'awaitingReply',
      received: { kind: 'email', from: 'parent', replyWithin: 5, on: '2026-11-19' },
    });
    const [stored] = await app.historyIn({ workflow: 'contact', id });
    expect(JSON.stringify(stored?.data)).not.toContain('meeting');
    expect(stored?.personal).toEqual({ [child.childId]: { text: 'When is the meeting?' } });
  });

  it('R14 says in words what cannot be, and saves nothing', async () => {
    const path = `${child.href}/contacts/new`;
    const good = { ...date('on', '2026-11-19'), kind: 'call', from: 'parent', text: 'A question' };
    const before = await app.head();
    const wrong = async (change: object): Promise<readonly string[]> => {
      const answer = await priya.fill(path, { ...good, ...change });
      expect(answer.status).toBe(422);
      return summaryOf(answer.text);
    };
    expect(await wrong(date('on', '2026-11-24'))).toEqual(['Date it came must be today or earlier']);
    expect(await wrong(date('on', '2026-02-30'))).toHaveLength(1);
    expect(await wrong({ kind: 'pigeon' })).toHaveLength(1);
    expect(await wrong({ worker: 'somebody-unknown' })).toEqual(['Choose who is to answer, or “Nobody yet”']);
    expect(await wrong({ text: ' ' })).toEqual(['Say what it was about']);
    expect(await wrong({ text: 'x'.repeat(5001) })).toHaveLength(1);
    expect(await app.head()).toBe(before);
  });

  it('R14 takes one answer, none from before it came, and corrects what was wrong', async () => {
    const one = await contactOf(app, child, day('2026-11-17'));
    const path = `${one.href}/answer-contact`;
    const early = await priya.fill(path, { ...date('on', '2026-11-16'), how: 'call' });
    const earlyAnswer = early.status === 200 ? await priya.confirm(path, early) : early;
    expect([earlyAnswer.status, textOf(earlyAnswer.text)]).toEqual([
      422,
      expect.stringContaining('is before 17 November 2026, when they got in touch'),
    ]);
    expect((await priya.recordAt(path, { ...date('on', '2026-11-20'), how: 'call' })).status).toBe(303);
    const again = await priya.fill(path, { ...date('on', '2026-11-23'), how: 'call' });
    const twice = again.status === 200 ? await priya.confirm(path, again) : again;
    expect(textOf(twice.text)).toContain('This was answered already, on 20 November 2026');
    expect(await app.typesIn(one)).toEqual(['ContactReceived', 'ContactAnswered']);
    const struck = await priya.recordAt(`${one.href}/corrections/new?event=1`, {
      what: 'struck',
      reason: 'didNotHappen',
      text: 'Nobody called back',
    });
    expect(struck.status).toBe(303);
    expect(await contact(one.id)).toMatchObject({ stage: 'awaitingReply', answered: null });
  });

  it('R08 escalates by the rule that the case meets, to a manager who replies, steps up and settles', async () => {
    const path = `${child.href}/escalations/new`;
    const drawn = textOf((await priya.get(path)).text);
    expect(drawn).toContain('Limit missed (assessment)');
    const stream = `needsAssessment-${child.assessmentId}`;
    const done = await priya.recordAt(path, {
      ...date('on', '2026-11-16'),
      why: `${stream} limitMissed`,
      to: 'demo-manager',
    });
    expect(done.headers['location']).toBe(`${child.href}/contacts`);
    const id = await latest('escalation');
    expect(await escalation(id)).toMatchObject({
      stage: 'awaitingManager',
      worker: 'demo-manager',
      raised: { rule: 'limitMissed', aboutStream: stream, replyWithin: 5 },
    });
    const at = `${child.href}/escalations/${id}`;
    expect((await priya.get(`${at}/reply-to-escalation`)).status).toBe(403);
    const early = { ...date('on', '2026-11-18'), decision: 'nextStepAgreed', text: 'A decision this week' };
    const reversed = await helen.fill(`${at}/reply-to-escalation`, { ...early, ...date('nextStepBy', '2026-11-17') });
    const refused = reversed.status === 200 ? await helen.confirm(`${at}/reply-to-escalation`, reversed) : reversed;
    expect(textOf(refused.text)).toContain('The next step is ahead');
    const replied = await helen.recordAt(`${at}/reply-to-escalation`, {
      ...early,
      ...date('nextStepBy', '2026-11-20'),
    });
    expect(replied.status).toBe(303);
    const settled = await priya.recordAt(`${at}/settle-escalation`, {
      ...date('on', '2026-11-23'),
      because: 'caseMoved',
    });
    expect(settled.status).toBe(303);
    expect(await escalation(id)).toMatchObject({
      stage: 'escalationSettled',
      replies: [{ decision: 'nextStepAgreed', nextStepBy: '2026-11-20' }],
      settled: { because: 'caseMoved' },
    });
    expect((await app.historyIn({ workflow: 'escalation', id })).map(({ type }) => type)).toEqual([
      'EscalationRaised',
      'EscalationReplied',
      'EscalationSettled',
    ]);
  });

  it('R08 needs a reason by hand, and a manager who may open the case', async () => {
    const path = `${child.href}/escalations/new`;
    const before = await app.head();
    const answers = { ...date('on', '2026-11-20'), why: 'byHand', to: 'demo-manager' };
    expect(summaryOf((await priya.fill(path, answers)).text)).toEqual(['Say what is needed']);
    const nobody = await priya.fill(path, { ...answers, text: 'Help', to: 'demo-caseworker' });
    expect(summaryOf(nobody.text)).toEqual(['Choose a manager']);
    const strange = await priya.fill(path, { ...answers, text: 'Help', why: 'plan-1 limitMissed' });
    expect(summaryOf(strange.text)).toEqual(['Say why the case is escalated']);
    expect(await app.head()).toBe(before);
  });
});
