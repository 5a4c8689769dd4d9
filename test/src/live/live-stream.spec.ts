import { LiveStreams } from '../../../src/live/live-streams.service.js';
import type { LiveClient } from '../../support/live-client.js';
import { decisionToAssess, LiveRig } from './live-rig.js';

const note = { type: 'AddNote', on: '2026-11-23', data: { kind: 'call' } };

describe('an open page listens', () => {
  let rig: LiveRig;
  const streams = (): LiveStreams => rig.app.get(LiveStreams);
  beforeAll(async () => {
    rig = await LiveRig.start();
  });
  afterAll(() => rig.close());
  afterEach(() => {
    streams().endAll();
  });

  it('is told what somebody recorded of the case, and no more than what sort of thing it was', async () => {
    const one = await rig.case();
    const priya = await rig.visitor();
    const client = await rig.listen(priya, await rig.liveAddress(priya, `/cases/${one.reference}/history`));
    expect(client.status).toBe(200);
    expect(client.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(client.headers['cache-control']).toBe('no-store');
    await rig.record(one, decisionToAssess);
    expect(await client.until(({ changes }) => changes.length === 1, 10_000)).toBe(true);
    expect(client.changes).toEqual([
      'Since you opened this page, somebody recorded that the family was told we would assess.',
    ]);
    const said = JSON.stringify(client.events);
    for (const secret of [one.childId, one.reference, 'Zainab', 'Hussain', 'demo-manager', 'Helen']) {
      expect(said).not.toContain(secret);
    }
  });

  it('needs no second for that: what is slower on a busy machine is quick the next time', async () => {
    const one = await rig.case();
    const priya = await rig.visitor();
    const client = await rig.listen(priya, await rig.liveAddress(priya, `/cases/${one.reference}`));
    const tookMs: number[] = [];
    while (tookMs.length < 5 && Math.min(...tookMs, Infinity) >= 1_000) {
      const told = client.changes.length;
      await rig.record(one, tookMs.length === 0 ? decisionToAssess : note);
      const recordedAt = Date.now();
      expect(await client.until(({ changes }) => changes.length > told, 10_000)).toBe(true);
      tookMs.push(Date.now() - recordedAt);
    }
    expect(Math.min(...tookMs)).toBeLessThan(1_000);
  });

  it('misses nothing between drawing the page and listening', async () => {
    const one = await rig.case();
    const priya = await rig.visitor();
    const address = await rig.liveAddress(priya, `/cases/${one.reference}`);
    await rig.record(one, decisionToAssess);
    await rig.record(one, note);
    const client = await rig.listen(priya, address);
    expect(await client.until(({ changes }) => changes.length === 1)).toBe(true);
    expect(client.changes[0]).toBe(
      'Since you opened this page, somebody recorded that the family was told we would assess and the note was added.',
    );
  });

  it('says of the person’s own record that it is theirs, and nothing of other cases', async () => {
    const [one, other] = [await rig.case(), await rig.case('Marsh')];
    const priya = await rig.visitor();
    const client = await rig.listen(priya, await rig.liveAddress(priya, `/cases/${one.reference}`));
    await rig.record(other, decisionToAssess);
    await rig.record(one, note, 'demo-caseworker');
    expect(await client.until(({ changes }) => changes.length === 1)).toBe(true);
    expect(client.changes).toEqual(['Since you opened this page, you recorded elsewhere that the note was added.']);
  });

  it('counts on a list what moves what it shows: the person’s own cases, and one that goes to a colleague', async () => {
    const [own, others] = [await rig.case(), await rig.case('Marsh')];
    await rig.allocate(own, 'demo-caseworker');
    await rig.allocate(others, 'somebody-else');
    const priya = await rig.visitor();
    const helen = await rig.visitor('demo-manager');
    const mine = await rig.listen(priya, await rig.liveAddress(priya, '/due-work'));
    const all = await rig.listen(helen, await rig.liveAddress(helen, '/due-work'));
    const plans = await rig.listen(helen, await rig.liveAddress(helen, '/reviews'));
    const toldOf = (client: LiveClient, words: string) => client.until(({ changes }) => changes.at(-1) === words);
    await rig.record(others, decisionToAssess);
    await rig.record(own, decisionToAssess);
    expect(await toldOf(mine, '1 change since you opened this page.')).toBe(true);
    expect(await toldOf(all, '2 changes since you opened this page.')).toBe(true);
    await rig.allocate(own, 'somebody-else');
    expect(await toldOf(mine, '2 changes since you opened this page.')).toBe(true);
    await rig.record(own, note);
    await rig.allocate(others, 'demo-caseworker');
    expect(await toldOf(mine, '3 changes since you opened this page.')).toBe(true);
    expect(await toldOf(all, '4 changes since you opened this page.')).toBe(true);
    expect(plans.changes).toEqual([]);
  });

  it('goes on where it was broken off, by the id that the browser sends back', async () => {
    const one = await rig.case();
    const helen = await rig.visitor('demo-manager');
    const address = await rig.liveAddress(helen, '/cases');
    const first = await rig.listen(helen, address);
    await rig.record(one, decisionToAssess);
    expect(await first.until(({ changes }) => changes.at(-1) === '1 change since you opened this page.')).toBe(true);
    const id = first.events.at(-1)?.id ?? '';
    first.close();
    await rig.allocate(one, null);
    const again = await rig.listen(helen, address, { 'last-event-id': id });
    expect(await again.until(({ changes }) => changes.length > 0)).toBe(true);
    expect(again.changes).toEqual(['2 changes since you opened this page.']);
    const reopened = await rig.listen(helen, `${address}&seen=${id}`);
    expect(await reopened.until(({ changes }) => changes.length > 0)).toBe(true);
    expect(reopened.changes).toEqual(again.changes);
  });

  it('says only that much has changed where an import has been at work', async () => {
    const one = await rig.case();
    const helen = await rig.visitor('demo-manager');
    const priya = await rig.visitor();
    const page = await rig.liveAddress(priya, `/cases/${one.reference}`);
    const feed = rig.app.get(LiveStreams);
    const list = await rig.listen(helen, '/live?list=cases&who=everyone&since=0');
    const ofCase = await rig.listen(priya, page);
    await rig.record(one, decisionToAssess);
    await feed.tell({ events: null, upTo: 1_000_000 });
    expect(await list.until(({ changes }) => changes.at(-1) === 'Much has changed since you opened this page.')).toBe(
      true,
    );
    expect(await ofCase.until(({ changes }) => changes.length > 0)).toBe(true);
    expect(ofCase.changes[0]).toContain('told we would assess');
  });

  it('listens for nobody who is not signed in, for no case that is not there, and on no address it cannot read', async () => {
    const priya = await rig.visitor();
    const tom = await rig.visitor('demo-auditor');
    const status = async (visitor: { cookie: string }, path: string): Promise<number> =>
      (await rig.listen(visitor as typeof priya, path)).status;
    expect(await status({ cookie: '' }, '/live?list=due-work&since=1')).toBe(401);
    expect(await status(priya, '/live?case=EHC-2026-9999&since=1')).toBe(404);
    expect(await status(tom, '/live?list=due-work&since=1')).toBe(404);
    for (const path of [
      '/live',
      '/live?list=due-work',
      '/live?list=constructor&since=1',
      '/live?list=cases&since=-1',
    ]) {
      expect([path, await status(priya, path)]).toEqual([path, 400]);
    }
  });

  it('ends at once when the person signs out', async () => {
    const priya = await rig.visitor();
    const client = await rig.listen(priya, await rig.liveAddress(priya, '/due-work'));
    await priya.browser.post('/sign-out').type('form').send({ csrfToken: priya.token }).expect(303);
    expect(await client.until(({ closed }) => closed, 1_000)).toBe(true);
    expect(streams().count).toBe(0);
  });

  it('ends with a session that nobody used, and listening does not prolong it', async () => {
    const priya = await rig.visitor();
    const address = await rig.liveAddress(priya, '/due-work');
    const client = await rig.listen(priya, address);
    rig.wait(20);
    (await rig.listen(priya, address)).close();
    await streams().beat();
    expect(await client.until(({ events }) => events.some(({ event }) => event === 'beat'))).toBe(true);
    rig.wait(11);
    await streams().beat();
    expect(await client.until(({ closed }) => closed, 1_000)).toBe(true);
    await priya.browser.get('/due-work').expect(401);
  });

  it('listens for six pages of a person and no more, and forgets 200 that came and went', async () => {
    const priya = await rig.visitor();
    const address = await rig.liveAddress(priya, '/due-work');
    for (let n = 0; n < 200; n += 1) (await rig.listen(priya, address)).close();
    const idle = async (): Promise<boolean> => {
      for (let tries = 0; tries < 100 && streams().count > 0; tries += 1)
        await new Promise((next) => setTimeout(next, 20));
      return streams().count === 0;
    };
    expect(await idle()).toBe(true);
    const six = await Promise.all(Array.from({ length: 6 }, () => rig.listen(priya, address)));
    expect(six.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect((await rig.listen(priya, address)).status).toBe(429);
    const helen = await rig.visitor('demo-manager');
    expect((await rig.listen(helen, address)).status).toBe(200);
  });

  it('does not hold up the end of the application', async () => {
    const own = await LiveRig.start();
    const priya = await own.visitor();
    const client = await own.listen(priya, await own.liveAddress(priya, '/due-work'));
    const asked = Date.now();
    await own.close();
    expect(Date.now() - asked).toBeLessThan(3_000);
    expect(await client.until(({ closed }) => closed, 1_000)).toBe(true);
  });
});
