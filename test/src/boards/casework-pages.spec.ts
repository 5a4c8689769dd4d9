import { EventStore } from '../../../src/event-store/event-store.js';
import type { Figure } from '../../../projections/measures/figures.js';
import { addCase, restrict } from '../case-access/access-cases.js';
import type { AccessCase } from '../case-access/access-cases.js';
import { AccessRig, people } from '../case-access/access-rig.js';
import { hiddenOf } from '../recording/form-reading.js';
import { date, summaryOf, textOf } from '../recording/recording-fixture.js';
import type { WebClient } from '../../support/web-client.js';

const { priya, jo } = people;
type Fields = Readonly<Record<string, string>>;

/** The whole application on Monday 23 November 2026. */
describe('stuck cases, escalations and contacts', () => {
  let rig: AccessRig;
  let caseworker: WebClient;
  let manager: WebClient;
  let own: AccessCase;
  let closed: AccessCase;

  beforeAll(async () => {
    rig = await AccessRig.start();
    [caseworker, manager] = [await rig.as('demo-caseworker'), await rig.as('demo-manager')];
    own = await addCase(rig, 'Ludgvan', { assessment: priya });
    closed = await addCase(rig, 'Zennor', { assessment: jo });
    await restrict(rig, closed);
  });
  afterAll(() => rig.close());

  const caughtUp = async (): Promise<void> => rig.caughtUp(await rig.app.get(EventStore).head());

  /** Form, check page, record. */
  async function recordAt(who: WebClient, path: string, fields: Fields): Promise<void> {
    const drawn = hiddenOf(await who.page(path));
    const check = await who.submit(path, { ...drawn, ...fields });
    if (!check.text.includes('Check before recording')) throw new Error(summaryOf(check.text).join('; '));
    const done = await who.submit(path, { ...hiddenOf(check.text), checked: 'yes' });
    expect(done.status).toBe(303);
    await caughtUp();
  }
  async function figure(id: string): Promise<Pick<Figure, 'numerator' | 'denominator' | 'median'>> {
    const { numerator, denominator, median } = (await manager.answer(
      `/api/measures/${id}?from=2026-10-01&to=2026-11-23`,
    )) as Figure;
    return { numerator, denominator, median };
  }
  const share = async (id: string): Promise<readonly (number | null)[]> => {
    const { numerator, denominator } = await figure(id);
    return [numerator, denominator];
  };
  const hrefIn = async (who: WebClient, path: string, slug: string): Promise<string> => {
    const links = [...(await who.page(path)).matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
    const found = links.find((href) => href.endsWith(slug));
    if (found === undefined) throw new Error(`${path} leads to no ${slug}`);
    return found;
  };

  it('R14 counts a reply in time and a late one, lists what is overdue, and follows a correction', async () => {
    // The e-mails of 9 November, one of them on the restricted case, are past 16 November.
    expect(await share('ehc.contact.responseInTime')).toEqual([0, 2]);
    const tab = `/cases/${own.reference}/contacts`;
    await recordAt(caseworker, `${tab}/new`, {
      ...date('on', '2026-11-16'), kind: 'call', from: 'setting', text: 'When is the meeting?', worker: 'demo-caseworker',
    }); // prettier-ignore
    expect(await share('ehc.contact.received')).toEqual([3, null]);
    // Its limit is today: it counts neither way yet.
    expect(await share('ehc.contact.responseInTime')).toEqual([0, 2]);
    const list = textOf(await caseworker.page('/contacts'));
    expect(list).toContain('Call from a school, college or other setting 16 Nov 2026 23 Nov 2026 Due today Priya Nair');
    const answer = await hrefIn(caseworker, tab, '/answer-contact');
    await recordAt(caseworker, answer, { ...date('on', '2026-11-20'), how: 'call' });
    expect(await share('ehc.contact.responseInTime')).toEqual([1, 3]);
    expect(textOf(await caseworker.page('/contacts?state=overdue'))).toContain('Reply overdue');
    const csv = await caseworker.page('/contacts.csv?state=received');
    expect(csv.split('\r\n').filter((line) => line.includes(own.reference))).toHaveLength(2);
    await recordAt(caseworker, answer.replace('answer-contact', 'corrections/new?event=1'), {
      what: 'struck', reason: 'didNotHappen', text: 'The line was engaged',
    }); // prettier-ignore
    expect(await share('ehc.contact.responseInTime')).toEqual([0, 2]);
  });

  it('R08 lists what is stuck with its rule, and takes an escalation from the list to its settling', async () => {
    const list = textOf(await caseworker.page('/stuck?rule=limitMissed'));
    expect(list).toContain('Ludgvan');
    expect(list).toContain('Limit missed');
    const before = await figure('ehc.escalation.raised');
    const tab = `/cases/${own.reference}/contacts`;
    await recordAt(caseworker, tab.replace('contacts', 'escalations/new'), {
      ...date('on', '2026-11-19'), why: 'byHand', to: 'demo-manager', text: 'The panel has not met',
    }); // prettier-ignore
    expect((await figure('ehc.escalation.raised')).numerator).toBe(before.numerator + 1);
    // Those raised on 10 November are past their limit; that of 19 November is not.
    expect(await share('ehc.escalation.repliedInTime')).toEqual([0, 2]);
    expect(textOf(await caseworker.page(`/cases/${own.reference}`))).toContain('now with Helen Marsh');
    expect(textOf(await manager.page('/stuck?escalation=overdue'))).toContain('Ludgvan');
    const reply = await hrefIn(manager, tab, '/reply-to-escalation');
    await recordAt(manager, reply, {
      ...date('on', '2026-11-20'), decision: 'nextStepAgreed', ...date('nextStepBy', '2026-11-27'), text: 'On Friday',
    }); // prettier-ignore
    expect(await share('ehc.escalation.repliedInTime')).toEqual([1, 3]);
    await recordAt(caseworker, reply.replace('reply-to-escalation', 'settle-escalation'), {
      ...date('on', '2026-11-23'), because: 'caseMoved',
    }); // prettier-ignore
    expect(await figure('ehc.escalation.daysToSettle')).toMatchObject({ numerator: 1, median: 4 });
  });

  it('R08 finds stuck what the settings say, and leaves what is owed by an earlier limit as it is', async () => {
    const before = (await figure('ehc.stuck.open')).numerator;
    expect(before).toBeGreaterThan(0);
    const form = '/settings/casework/change';
    const drawn = await manager.page(form);
    const limits = Object.fromEntries(
      [...drawn.matchAll(/name="(limit\w+|advice\w+|exception\w+|nothing\w+|escalation\w+|call|email|letter)"[^>]*value="(\d+)"/g)].map(([, name = '', value = '']) => [name, value]),
    ); // prettier-ignore
    expect(limits).toMatchObject({ limitMissed: '1', email: '5' });
    const wish = { ...limits, ...date('on', '2026-11-23'), secondLevel: 'nobody', reason: 'The board asked for it' };
    const wrong = await manager.submit(form, { ...hiddenOf(drawn), ...wish, email: '0' });
    expect([wrong.status, summaryOf(wrong.text).length]).toEqual([422, 1]);
    await recordAt(manager, form, { ...wish, limitMissed: '365', limitNear: '1', nothingRecorded: '365', email: '2' });
    const after = (await figure('ehc.stuck.open')).numerator;
    expect(after).toBeLessThan(before);
    expect(textOf(await manager.page('/settings/casework'))).toContain('Reply to an e-mail 2 working days (usually 5)');
    // The e-mail of 9 November is owed by the limit of its own day.
    expect(textOf(await caseworker.page('/contacts?state=overdue'))).toContain('9 Nov 2026 16 Nov 2026');
    const known = `/api/measures/ehc.stuck.open?from=2026-10-01&to=2026-11-23&as-at=2026-11-22`;
    expect((await manager.get(known)).status).toBeLessThan(500);
  });

  it('R08 R14 stand among the figures, each with its cases and its definition', async () => {
    const page = await manager.page('/performance/plans?from=2026-10&to=2026-11');
    const shown = textOf(page);
    expect(shown).toMatch(/Contacts answered in time 0\.0% 0 of 2/);
    expect(shown).toMatch(/Escalations replied to in time 33\.3% 1 of 3/);
    expect(shown).toMatch(/Time to settle an escalation 4 days Median of 1/);
    const cases = await hrefIn(manager, '/performance/plans?from=2026-10&to=2026-11', 'ehc.contact.responseInTime');
    expect(cases).toBe('/definitions/ehc.contact.responseInTime');
    const behind = textOf(
      await manager.page('/performance/cases?measure=ehc.escalation.repliedInTime&from=2026-10&to=2026-11'),
    );
    expect(behind).toContain('Ludgvan');
  });

  it('shows a restricted case to nobody whom it is not for', async () => {
    for (const path of ['/stuck?who=everyone', '/stuck.csv?who=everyone', '/contacts?who=everyone', '/contacts.csv']) {
      for (const someone of [caseworker, manager]) {
        const page = await someone.page(path);
        expect([path, page.includes('Zennor') || page.includes(closed.reference)]).toEqual([path, false]);
      }
    }
  });
});
