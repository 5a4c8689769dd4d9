import { factOfComplaintCommand } from '../../../workflows/complaint/complaint.commands.js';
import { factOfContactCommand } from '../../../workflows/contact/contact.commands.js';
import { factOfDisputeCommand } from '../../../workflows/dispute/dispute.commands.js';
import { factOfEscalationCommand } from '../../../workflows/escalation/escalation.commands.js';
import { factOfPlanCommand } from '../../../workflows/plan/plan.commands.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { factActHref, factActs } from '../../../src/cases/fact-acts.js';
import type { FactAct } from '../../../src/cases/fact-acts.js';
import { beginningActs } from '../../../src/cases/fact-beginnings.js';
import { hasFactWords } from '../../../src/web/words/fact-words.js';
import { headingOf } from '../web/web-fixture.js';
import { contactOf, escalationOf } from './casework-processes.js';
import { busyDispute, busyPlan, subjects } from './plan-and-dispute-cases.js';
import { RecordingApp, summaryOf } from './recording-fixture.js';
import type { TestCase, TestProcess, Visitor } from './recording-fixture.js';

/** Commands that no form sends, and why. */
const withoutForm: Readonly<Record<string, string>> = {
  OpenPlan: 'the process that follows assessments sends it when the final plan went',
  EndReassessment: 'the process that follows re-assessments sends it',
  RecordDisputeOutcome: 'the process that follows disputes sends it',
  RecordDisputeProgress: 'the process that follows disputes sends it',
  ProduceLetter: 'the tab Documents sends it',
  SendLetter: 'the tab Documents sends it',
  RecordLetterDelivery: 'the tab Documents sends it',
  RecordLetterReturn: 'the tab Documents sends it',
  WithdrawLetter: 'the tab Documents sends it',
};

const acts: readonly FactAct[] = Object.values(factActs).flat();

describe('the forms of plans, disputes, complaints, contacts and escalations', () => {
  let app: RecordingApp;
  let helen: Visitor;
  let child: TestCase;
  let processes: Readonly<Record<FactAct['on'], TestProcess>>;
  const exceptionId = '10000000-0000-4000-8000-000000000009';

  beforeAll(async () => {
    app = await RecordingApp.start();
    helen = await app.visitor('demo-manager');
    child = await app.caseReceived(calendarDate('2026-01-12'), 'Ina', 'Pell');
    const plan = await busyPlan(app, child);
    processes = {
      plan,
      dispute: await busyDispute(app, child, plan),
      complaint: await app.complaintOf(child, calendarDate('2026-11-02')),
      contact: await contactOf(app, child, calendarDate('2026-11-16')),
      escalation: await escalationOf(app, child, calendarDate('2026-11-16')),
    };
  });
  afterAll(() => app.close());

  function addressOf(act: FactAct): string {
    const subject = act.about === null ? null : act.about === 'exception' ? exceptionId : subjects[act.about];
    return factActHref(act, child.reference, processes[act.on].id, subject);
  }

  it.each(
    [
      factOfPlanCommand,
      factOfDisputeCommand,
      factOfComplaintCommand,
      factOfContactCommand,
      factOfEscalationCommand,
    ].flatMap((table) => Object.keys(table)),
  )('%s has a form, or a reason why not', (command) => {
    const sent = [...acts, ...Object.values(beginningActs)].some((act) => act.command === command);
    expect(sent).toBe(!(command in withoutForm));
  });

  it('names the facts that it records in words, and no address twice', () => {
    for (const { facts } of acts) for (const fact of facts) expect([fact, hasFactWords(fact)]).toEqual([fact, true]);
    for (const on of ['plan', 'dispute', 'complaint', 'contact', 'escalation'] as const) {
      const slugs = factActs[on].map(({ slug }) => slug);
      expect(new Set(slugs).size).toBe(slugs.length);
    }
  });

  it.each(acts.filter(({ about }) => about !== 'exception').map((act) => [`${act.on} ${act.command}`, act] as const))(
    '%s opens, and asks for what is missing when it comes back empty',
    async (_, act) => {
      const path = addressOf(act);
      const drawn = await helen.get(path);
      expect([drawn.status, headingOf(drawn.text)]).toEqual([200, act.words]);
      const empty = await helen.post(path, { commandId: crypto.randomUUID() });
      expect(empty.status).toBe(422);
      expect(summaryOf(empty.text).length).toBeGreaterThan(0);
      expect(headingOf(empty.text)).toBe(act.words);
    },
    20_000,
  );

  it.each(['disputes', 'plans', 'complaints', 'contacts', 'escalations'])(
    'a new record of %s opens, and asks for what is missing',
    async (kind) => {
      const path = `${child.href}/${kind}/new`;
      expect((await helen.get(path)).status).toBe(200);
      const empty = await helen.post(path, { commandId: crypto.randomUUID() });
      expect([empty.status, summaryOf(empty.text).length > 0]).toEqual([422, true]);
    },
  );

  it('knows no form of another child’s plan, of nothing, or without what it is about', async () => {
    const other = await app.caseReceived(calendarDate('2026-02-02'), 'Jo', 'Orme');
    const { plan } = processes;
    for (const path of [
      `${other.href}/plans/${plan.id}/arrange-review`,
      `${plan.href}/arrange-nothing`,
      `${plan.href}/send-review-report`,
      `${plan.href}/send-review-report/${subjects.notice}0`,
      `${child.href}/plans/not-an-id/arrange-review`,
    ]) {
      expect([path, (await helen.get(path)).status]).toEqual([path, 404]);
    }
  });
});
