import { randomUUID } from 'node:crypto';
import type { ListedCase, Page } from '../../src/api/case-lists.service.js';
import { unreadableName } from '../../src/children/child-card.js';
import { londonDateOf } from '../../src/commands/london-time.js';
import { drawnOf, hiddenOf } from '../src/recording/form-reading.js';
import { date, textOf } from '../src/recording/recording-fixture.js';
import { until } from '../src/projector/projector-rig.js';
import { headingOf } from '../src/web/web-fixture.js';
import type { EhcCommand } from '../support/ehc-command.js';
import { BreakableServer, whereEventStoreDb } from '../support/eventstoredb-server.js';
import { Installation } from '../support/installation.js';
import type { RunningApplication } from '../support/running-application.js';
import { smallAuthority } from '../support/small-authority.js';
import { WebClient } from '../support/web-client.js';

const today = londonDateOf(new Date());

whereEventStoreDb('the application while EventStoreDB cannot be reached', (serverUrl) => {
  let sample: EhcCommand;
  let server: BreakableServer;
  let installation: Installation;
  let app: RunningApplication;
  let helen: WebClient;
  let one: ListedCase;

  beforeAll(async () => {
    sample = await smallAuthority();
    server = await BreakableServer.at(serverUrl);
    installation = await Installation.on({
      name: 'eventstoredb and sqlite',
      eventStore: 'eventstoredb',
      readModels: 'sqlite',
      serverUrl,
    });
    await installation.takeOver(sample.dataFolder);
  });
  beforeEach(async () => {
    app = await installation.start({ EVENTSTOREDB_URL: server.url });
    helen = await WebClient.at(app.url, 'demo-manager');
    const { items } = (await helen.answer('/api/cases?stage=assessing')) as Page<ListedCase>;
    const [first] = items;
    if (first === undefined) throw new Error('The invented authority has no open case');
    one = first;
  });
  afterEach(async () => {
    server.proxy.restore();
    await installation.stop();
  });
  afterAll(async () => {
    await installation.remove();
    await server.close();
    sample.remove();
  });

  const casePath = (): string => `/cases/${one.child?.reference ?? ''}`;
  const ready = async (): Promise<number> => (await helen.get('/health/ready')).status;
  const noteTo = (body: object): ReturnType<WebClient['send']> =>
    helen.send(`/api/needs-assessments/${one.needsAssessmentId}/commands/AddNote`, body);

  it('still lists due work, says of cases and recording that they must wait, and comes back by itself', async () => {
    server.proxy.cut({ refuse: true });
    const lists = await helen.get('/due-work?who=everyone');
    expect(lists.status).toBe(200);
    expect((await helen.get('/cases')).status).toBe(200);
    expect(textOf(lists.text)).toContain(unreadableName);

    const page = await helen.get(casePath());
    expect([page.status, headingOf(page.text)]).toEqual([503, 'This cannot be shown just now']);
    expect(textOf(page.text)).not.toMatch(/eventstore|ECONNREFUSED|esdb/i);
    const note = { on: today, text: 'Rang the school', commandId: randomUUID() };
    expect(await noteTo(note)).toMatchObject({ status: 503, body: { status: 503 } });
    expect(await helen.get('/health/ready')).toMatchObject({
      status: 503,
      body: { status: 'unavailable', position: null },
    });
    expect((await helen.get('/health/live')).status).toBe(200);
    await until(
      'pages carry the time that lists are as at',
      async () => (await helen.page('/due-work?who=everyone')).includes('as at'),
      20_000,
    );

    server.proxy.restore();
    await until('it is ready', async () => (await ready()) === 200);
    expect(headingOf(await helen.page(casePath()))).toContain(one.child?.name ?? 'a name');
    expect((await noteTo(note)).status).toBe(200);
    expect((await noteTo(note)).body).toMatchObject({ replayed: true });
    await until(
      'notices and missing names are gone',
      async () => !/as at \d|cannot be shown/.test(await helen.page('/due-work?who=everyone')),
      20_000,
    );
  }, 90_000);

  it('records a form once when it is sent again after the connection broke', async () => {
    const path = `${casePath()}/notes/new`;
    const filled = { ...drawnOf(await helen.page(path)), ...date('on', today), text: 'Rang the family' };
    const checked = await helen.submit(path, filled);
    const confirmed = checked.status === 200 ? { ...hiddenOf(checked.text), checked: 'yes' } : filled;
    server.proxy.cut({ refuse: true });
    const refused = await helen.submit(path, confirmed);
    expect([refused.status, headingOf(refused.text)]).toEqual([503, 'Recording is not possible just now']);
    server.proxy.restore();
    await until('it is ready', async () => (await ready()) === 200);
    expect((await helen.submit(path, confirmed)).status).toBe(303);
  });

  it('answers in words, not in a wait without end, while the server hangs', async () => {
    server.proxy.holdAnswers();
    const asked = Date.now();
    const [page, lists] = await Promise.all([helen.get(casePath()), helen.get('/due-work?who=everyone')]);
    expect([page.status, lists.status]).toEqual([503, 200]);
    expect(Date.now() - asked).toBeLessThan(40_000);
    server.proxy.restore();
    await until('it is ready', async () => (await ready()) === 200);
    expect((await helen.get(casePath())).status).toBe(200);
  }, 90_000);
});
