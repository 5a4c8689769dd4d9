import { randomUUID } from 'node:crypto';
import type { HistoryEntry } from '../../src/children/case-record.js';
import type { ListedCase, Page } from '../../src/api/case-lists.service.js';
import { londonDateOf } from '../../src/commands/london-time.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import { hiddenOf } from '../src/recording/form-reading.js';
import { date, textOf } from '../src/recording/recording-fixture.js';
import { until } from '../src/projector/projector-rig.js';
import { headingOf } from '../src/web/web-fixture.js';
import { whereEventStoreDb } from '../support/eventstoredb-server.js';
import { Installation } from '../support/installation.js';
import { describeWithRedis } from '../support/redis-server.js';
import type { RunningApplication } from '../support/running-application.js';
import { WebClient } from '../support/web-client.js';

const today = londonDateOf(new Date());

/** Where another process shows what was recorded; the one that leads announces it at once. */
const shownWithinMs = 2_000;
/** A lead that nobody holds any more lapses after five seconds. */
const takenOverWithinMs = 8_000;

interface NewCase {
  readonly childId: string;
  readonly reference: string;
  readonly needsAssessmentId: string;
}

describeWithRedis('two processes of the application', () => {
  whereEventStoreDb('on EventStoreDB and Redis', (serverUrl) => {
    let installation: Installation;
    let [first, second]: RunningApplication[] = [];
    let priya: WebClient;
    let helen: WebClient;

    beforeAll(async () => {
      installation = await Installation.on(
        { name: 'eventstoredb and redis', eventStore: 'eventstoredb', readModels: 'redis', serverUrl },
        { EHC_AUTHORITY: '301' },
      );
      first = await installation.start();
      second = await installation.start();
      priya = await WebClient.at(first.url, 'demo-caseworker');
      helen = await WebClient.at(second.url, 'demo-manager');
    });
    afterAll(() => installation.remove());

    const newCase = async (client: WebClient): Promise<NewCase> => {
      const letters = randomUUID().replaceAll(/[^a-f]/g, '');
      const answer = await client.send('/api/requests', {
        receivedOn: addDays(today, -30),
        requestedBy: 'parentOrYoungPerson',
        channel: 'email',
        child: { surname: `Quill${letters}`, forename: 'Orla', birthDate: '2018-05-04' },
        need: { primary: 'ASD' },
      });
      if (answer.status !== 201) throw new Error(`Expected a new case, got ${answer.text}`);
      return answer.body as NewCase;
    };
    const lists = async (client: WebClient, { childId }: NewCase): Promise<boolean> =>
      ((await client.answer('/api/cases')) as Page<ListedCase>).items.some((item) => item.case === childId);
    const typesOf = async (client: WebClient, { childId }: NewCase): Promise<readonly string[]> => {
      const { events } = (await client.answer(`/api/cases/${childId}/history`)) as { events: readonly HistoryEntry[] };
      return events.map(({ type }) => type);
    };

    it('show within two seconds what was recorded through the other, whichever leads', async () => {
      for (const [from, to] of [
        [priya, helen],
        [helen, priya],
      ] as const) {
        // prettier-ignore
        const one = await newCase(from);
        await until('the other process lists it', () => lists(to, one), shownWithinMs);
        expect(await typesOf(to, one)).toContain('RequestReceived');
      }
    });

    it('record once what is sent to both at the same moment', async () => {
      const one = await newCase(priya);
      await until('both have it', () => lists(helen, one));
      const path = `/api/needs-assessments/${one.needsAssessmentId}/commands/AddNote`;
      for (let round = 0; round < 5; round += 1) {
        const body = { on: today, text: `Rang the school, round ${round}`, commandId: randomUUID() };
        // The author is part of a command: both are the same person.
        const twin = await WebClient.at(second?.url ?? '', 'demo-caseworker');
        const answers = await Promise.all([priya.send(path, body), twin.send(path, body)]);
        expect(answers.map(({ status }) => status)).toEqual([200, 200]);
        expect(answers.map(({ body: { replayed } }) => replayed as boolean).sort()).toEqual([false, true]);
        const notes = (await typesOf(helen, one)).filter((type) => type === 'NoteAdded');
        expect(notes).toHaveLength(round + 1);
      }
    });

    it('tell the second of two people who save the same case what the first recorded', async () => {
      const one = await newCase(priya);
      await until('the other process lists it', () => lists(helen, one));
      const path = `/cases/${one.reference}/decision-to-assess`;
      const yes = { decision: 'yes', ...date('on', today), how: ['email'], need: 'ASD' };
      const mine = { ...hiddenOf(await priya.page(path)), ...yes };
      const theirs = { ...hiddenOf(await helen.page(path)), ...yes };
      const checked = await helen.submit(path, theirs);
      expect(textOf(checked.text)).toContain('Check before recording');
      expect((await helen.submit(path, { ...hiddenOf(checked.text), checked: 'yes' })).status).toBe(303);
      const conflict = await priya.submit(path, mine);
      expect([conflict.status, headingOf(conflict.text)]).toEqual([409, 'Someone else changed this case']);
      expect(textOf(conflict.text)).toContain('by Helen Marsh');
      expect((await typesOf(priya, one)).filter((type) => type === 'DecisionToAssessNotified')).toHaveLength(1);
    });

    it('go on without the one that was killed', async () => {
      // The one that started first leads.
      await first?.kill();
      const killed = Date.now();
      const one = await newCase(helen);
      await until('the list has it', () => lists(helen, one), takenOverWithinMs);
      expect(Date.now() - killed).toBeLessThan(takenOverWithinMs);
      expect(await typesOf(helen, one)).toContain('RequestReceived');
      // Nobody needs to sign in again at the process that takes its place.
      const third = await installation.start();
      const tom = await WebClient.at(third.url, 'demo-auditor');
      expect(await lists(tom, one)).toBe(true);
    });
  });
});
