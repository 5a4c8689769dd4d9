import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { EventStore } from '../../../src/event-store/event-store.js';
import { StoreUnavailable } from '../../../src/event-store/event-store-errors.js';
import { LiveRig } from '../live/live-rig.js';
import type { LiveCase, Visitor } from '../live/live-rig.js';
import { date, summaryOf, textOf } from '../recording/recording-fixture.js';
import { drawnOf, hiddenOf } from '../recording/form-reading.js';
import type { Fields } from '../recording/form-reading.js';
import { headingOf, signInAs, tokenOf } from '../web/web-fixture.js';

const secret = 'Grandmother said on the phone';

describe('what was typed and not recorded', () => {
  let rig: LiveRig;
  let one: LiveCase;
  let address: string;
  beforeAll(async () => {
    rig = await LiveRig.start();
  });
  afterAll(() => rig.close());
  beforeEach(async () => {
    one = await rig.case();
    address = `/cases/${one.reference}/notes/new`;
  });

  const open = async ({ browser }: Visitor, path = address): Promise<Fields> =>
    hiddenOf((await browser.get(path).expect(200)).text);
  const send = async ({ browser, token }: Visitor, fields: Fields, path = address): Promise<Response> =>
    browser
      .post(path)
      .type('form')
      .send({ csrfToken: token, ...fields });
  const typed: Fields = { kind: 'call', ...date('on', '2026-11-20'), text: secret };
  const signInAgain = async ({ browser }: Visitor, person = 'demo-caseworker'): Promise<Visitor> => ({
    browser,
    cookie: '',
    token: await signInAs(browser, person),
  });
  const formShown = async ({ browser }: Visitor, path = address): Promise<{ text: string; fields: Fields }> => {
    const { text } = await browser.get(path).expect(200);
    return { text, fields: drawnOf(text) };
  };

  it('is kept when a form meets the end of its session, and stands in the form after signing in again', async () => {
    const priya = await rig.visitor();
    const form = await open(priya);
    rig.wait(31);
    const ended = await send(priya, { ...form, ...typed });
    expect(ended.status).toBe(401);
    expect(headingOf(ended.text)).toBe('You have been signed out');
    expect(textOf(ended.text)).toMatch(
      new RegExp(
        `Your unfinished form, .+, for ${one.reference} , was kept. It opens when you sign in again, and is deleted at midnight tonight.`,
      ),
    );
    expect(ended.text).not.toContain(secret);
    expect(ended.text).toContain(`/sign-in?return=${encodeURIComponent(address)}`);
    const again = await signInAgain(priya);
    const { text, fields } = await formShown(again);
    expect(textOf(text)).toContain('We kept what you typed at 9:12am. Nothing of it has been recorded. Throw it away');
    expect(fields).toMatchObject({ text: secret, kind: 'call', 'on-day': '20', commandId: form['commandId'] });
    // Helen finds nothing of it.
    const helen = await rig.visitor('demo-manager');
    expect((await formShown(helen)).text).not.toContain(secret);
  });

  it('is sealed on disk', async () => {
    const priya = await rig.visitor();
    await send(priya, { ...typed, keptForm: address }, '/kept-forms');
    const written = Buffer.concat(
      readdirSync(rig.folder)
        .filter((name) => name.startsWith('kept-forms'))
        .map((name) => readFileSync(join(rig.folder, name))),
    );
    expect(written.length).toBeGreaterThan(0);
    for (const plain of [secret, one.reference, 'demo-caseworker', '/note'])
      expect(written.includes(plain)).toBe(false);
  });

  it('is gone once the form is recorded, or thrown away, and at the end of the day', async () => {
    const priya = await rig.visitor();
    const keep = async (): Promise<void> => {
      const kept = await send(priya, { ...(await open(priya)), ...typed, keptForm: address }, '/kept-forms');
      expect(kept.status).toBe(200);
      expect((kept.body as { words: string }).words).toMatch(/^Kept for you until midnight, last at \d+:\d\d[ap]m\.$/);
      expect((await formShown(priya)).fields).toMatchObject({ text: secret });
    };
    await keep();
    const check = await send(priya, { ...(await formShown(priya)).fields });
    expect(summaryOf(check.text)).toEqual([]);
    const recorded = await send(priya, { ...hiddenOf(check.text), checked: 'yes' });
    expect(recorded.status).toBe(303);
    expect((await formShown(priya)).text).not.toContain(secret);

    await keep();
    const away = await send(priya, { keptForm: address }, '/kept-forms/thrown-away');
    expect([away.status, away.headers['location']]).toEqual([303, address]);
    expect((await formShown(priya)).text).not.toContain(secret);

    await keep();
    rig.wait(24 * 60);
    expect((await formShown(await signInAgain(priya))).text).not.toContain(secret);
  });

  it('is kept of a new request and of a correction as well', async () => {
    const priya = await rig.visitor();
    const request = await open(priya, '/requests/new');
    await send(priya, { ...request, surname: 'Quillfeather', keptForm: '/requests/new' }, '/kept-forms');
    const correction = `/cases/${one.reference}/corrections/new?event=0`;
    const begun = await open(priya, correction);
    rig.wait(31);
    const ended = await send(priya, { ...begun, reason: 'mistyped' }, correction);
    expect(ended.text).toContain('was kept');
    const again = await signInAgain(priya);
    expect((await formShown(again, '/requests/new')).fields).toMatchObject({ surname: 'Quillfeather' });
    expect((await formShown(again, correction)).text).toContain('We kept what you typed');
    await send(again, { keptForm: '/requests/new' }, '/kept-forms/thrown-away');
  });

  it('is kept when nothing can be recorded, and the page says so', async () => {
    const priya = await rig.visitor();
    const check = await send(priya, { ...(await open(priya)), ...typed });
    const events = rig.app.get(EventStore);
    const append = events.append.bind(events);
    events.append = () => Promise.reject(new StoreUnavailable('down'));
    const refused = await send(priya, { ...hiddenOf(check.text), checked: 'yes' });
    events.append = append;
    expect(refused.status).toBe(503);
    expect(textOf(refused.text)).toContain('Nothing was recorded. Your answers are kept. Try again in a few minutes.');
    expect((await formShown(priya)).fields).toMatchObject({ text: secret });
  });

  it('is kept when the form of an earlier session is sent in a later one', async () => {
    const priya = await rig.visitor();
    const form = { ...(await open(priya)), ...typed };
    rig.wait(31);
    const again = await signInAgain(priya);
    const refused = await send(priya, form);
    expect(refused.status).toBe(403);
    expect(textOf(refused.text)).toContain('Your answers are kept. Go back to the form and send them from there.');
    expect((await formShown(again)).fields).toMatchObject({ text: secret });
    await send(again, { keptForm: address }, '/kept-forms/thrown-away');

    const helen = await signInAgain(priya, 'demo-manager');
    const others = await send(priya, form);
    expect(others.status).toBe(403);
    expect(others.text).not.toContain('answers are kept');
    expect((await formShown(helen)).text).not.toContain(secret);
  });

  it('is not kept for nobody, for a page that is no form, or beyond a form’s size', async () => {
    const priya = await rig.visitor();
    const { keepFor, ...form } = await open(priya);
    rig.wait(31);
    for (const forged of [undefined, 'x', `${String(keepFor)}x`, Buffer.alloc(60).toString('base64url')]) {
      const ended = await send(priya, { ...form, ...typed, ...(forged === undefined ? {} : { keepFor: forged }) });
      expect([ended.status, ended.text.includes('was kept')]).toEqual([401, false]);
    }
    const again = await signInAgain(priya);
    expect((await formShown(again)).text).not.toContain('We kept');
    for (const keptForm of [
      '/sign-in',
      '/cases',
      `/cases/${one.reference}`,
      '//elsewhere/requests/new',
      '/cases/%E0%A4%A/notes/new',
      'x',
      '',
    ]) {
      expect([keptForm, (await send(again, { ...typed, keptForm }, '/kept-forms')).status]).toEqual([keptForm, 400]);
    }
    const large = await send(again, { text: 'x'.repeat(70_000), keptForm: address }, '/kept-forms');
    expect(large.body).toEqual({ words: 'What you type here cannot be kept just now.' });
    await again.browser
      .post('/kept-forms')
      .type('form')
      .send({ ...typed, keptForm: address })
      .expect(403);
    const tom = await rig.visitor('demo-auditor');
    expect((await send(tom, { ...typed, keptForm: address }, '/kept-forms')).status).toBe(404);
    expect(tokenOf((await again.browser.get('/help')).text)).not.toBe('');
  });
});
