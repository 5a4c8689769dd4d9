import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseRecord, HistoryEntry } from '../../src/children/case-record.js';
import type { ListedCase, Page } from '../../src/api/case-lists.service.js';
import type { PublishedYear } from '../../projections/measures/published-year.js';
import { londonDateOf } from '../../src/commands/london-time.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import { textOf } from '../src/recording/recording-fixture.js';
import { until } from '../src/projector/projector-rig.js';
import { person, returnXml } from '../src/sen2/return-xml.js';
import { headingOf } from '../src/web/web-fixture.js';
import type { EhcCommand } from '../support/ehc-command.js';
import { Installation, onEveryCombination } from '../support/installation.js';
import type { RunningApplication } from '../support/running-application.js';
import { smallAuthority } from '../support/small-authority.js';
import { WebClient } from '../support/web-client.js';
import { everyAnswer } from './every-answer.js';

const today = londonDateOf(new Date());
const yesterday = addDays(today, -1);

interface Policy {
  readonly policy: readonly { readonly option: string; readonly value: string }[];
}

describe('the same log', () => {
  let sample: EhcCommand;
  /** What the embedded combination answers: pages of the others must say the same. */
  let expected: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    sample = await smallAuthority();
    const embedded = await Installation.on({
      name: 'sqlite and sqlite', eventStore: 'sqlite', readModels: 'sqlite', serverUrl: null,
    }); // prettier-ignore
    try {
      await embedded.takeOver(sample.dataFolder);
      expected = await everyAnswer((await embedded.start()).url);
    } finally {
      await embedded.remove();
    }
  }, 120_000);
  afterAll(() => {
    sample.remove();
  });

  onEveryCombination('behind the application', (combination) => {
    let installation: Installation;
    let app: RunningApplication;
    let priya: WebClient;
    let one: ListedCase;

    beforeAll(async () => {
      installation = await Installation.on(combination);
      await installation.takeOver(sample.dataFolder);
      app = await installation.start();
      priya = await WebClient.at(app.url, 'demo-caseworker');
      const { items } = (await priya.answer('/api/cases')) as Page<ListedCase>;
      const [first] = items;
      if (first === undefined) throw new Error('The invented authority has no case');
      one = first;
    }, 120_000);
    afterAll(() => installation.remove());

    it('gives the same pages, figures and answers', async () => {
      const answers = await everyAnswer(app.url);
      expect(Object.keys(answers).length).toBeGreaterThan(35);
      for (const [path, answer] of Object.entries(answers))
        expect({ path, answer }).toEqual({ path, answer: expected[path] });
    });

    it('finds a child by name and opens the case and its history', async () => {
      const surname = one.child?.name.split(' ').at(-1) ?? '';
      const found = await priya.submit('/find', { find: surname });
      expect(found.status).toBe(303);
      expect(textOf(await priya.page(found.headers['location'] ?? ''))).toContain(one.child?.name ?? 'a name');
      expect(headingOf(await priya.page(`/cases/${one.child?.reference ?? ''}`))).toContain(
        one.child?.name ?? 'a name',
      );
      expect(textOf(await priya.page(`/cases/${one.child?.reference ?? ''}/history`))).toMatch(/recorded/);
    });

    it('takes a correction, shows it at once, and still knows what was known before', async () => {
      const path = `/api/cases/${one.case}`;
      const known = async (query = ''): Promise<CaseRecord> => (await priya.answer(`${path}${query}`)) as CaseRecord;
      const before = await known();
      const body = {
        revision: 0,
        reason: 'mistyped',
        occurredOn: addDays(one.receivedOn ?? today, -1),
        commandId: randomUUID(),
      };
      const corrections = `/api/needs-assessments/${one.needsAssessmentId}/corrections`;
      const corrected = await priya.send(corrections, body);
      expect(corrected).toMatchObject({ status: 200, body: { replayed: false } });
      expect(await priya.send(corrections, body)).toMatchObject({ status: 200, body: { replayed: true } });
      const { events } = (await priya.answer(`${path}/history`)) as { readonly events: readonly HistoryEntry[] };
      expect(events.filter(({ type }) => type === 'FactCorrected')).toHaveLength(1);
      expect(await known(`?as-at=${today}&known-on=${yesterday}`)).toEqual({ ...before, knownOn: yesterday });
      const listed = async (): Promise<ListedCase | undefined> =>
        ((await priya.answer('/api/cases')) as Page<ListedCase>).items.find((item) => item.case === one.case);
      await until('the list has it', async () => (await listed())?.receivedOn === body.occurredOn);
    });

    it('gives the command line the figures and cases of the pages', async () => {
      const year = today.slice(0, 4);
      const measured = await installation.ehc.run('measures', '--year', year, '--as-at', today, '--json');
      expect(measured).toMatchObject({ code: 0 });
      const { counts, percentages, measures } = (await priya.answer(
        `/api/published-years/${year}?as-at=${today}`,
      )) as PublishedYear;
      expect(measured.json()).toMatchObject({ ...counts, percentages, measures });
      const listed = await installation.ehc.run('case', 'list', '--json');
      const { items } = (await priya.answer('/api/cases')) as Page<ListedCase>;
      expect((listed.json() as readonly { case: string }[]).map((row) => row.case)).toEqual(
        items.map((item) => item.case),
      );
      expect(await installation.ehc.run('verify', '--json')).toMatchObject({ code: 0 });
    });

    it('is written to from the command line beside the application where the log is on a server', async () => {
      const file = join(installation.ehc.folder, 'return.xml');
      writeFileSync(file, returnXml([person(1), person(2), person(3)]));
      const policy = ['authority', 'set-policy', 'P3=day1', '--reason', 'As our letters say'];
      const chosen = async (client: WebClient): Promise<string | undefined> =>
        ((await client.answer('/api/authority')) as Policy).policy.find(({ option }) => option === 'P3')?.value;
      if (combination.eventStore === 'sqlite') {
        for (const words of [policy, ['rebuild']]) {
          const { code, err } = await installation.ehc.run(...words);
          expect(code).toBe(1);
          expect(err).toContain('has been writing to');
        }
        await installation.stop();
      }
      expect(await installation.ehc.run(...policy)).toMatchObject({ code: 0 });
      const imported = await installation.ehc.run('import', 'sen2', file, '--json');
      expect({ code: imported.code, ...(imported.json() as object) }).toMatchObject({ code: 0, persons: 3, taken: 3 });
      const again = await installation.ehc.run('import', 'sen2', file, '--json');
      expect(again.json()).toMatchObject({ taken: 0, alreadyHere: 3, events: 0 });
      const rebuilt = await installation.ehc.run('rebuild', '--json');
      expect({ code: rebuilt.code, err: rebuilt.err }).toMatchObject({ code: 0 });
      const client =
        combination.eventStore === 'sqlite'
          ? await WebClient.at((await installation.start()).url, 'demo-manager')
          : priya;
      await until('the application knows the policy', async () => (await chosen(client)) === 'day1');
      expect((await client.get('/due-work')).status).toBe(200);
      const verified = await installation.ehc.run('verify', '--json');
      expect(verified).toMatchObject({ code: 0 });
      expect(verified.json()).toMatchObject({ ok: true });
    }, 120_000);
  });
});
