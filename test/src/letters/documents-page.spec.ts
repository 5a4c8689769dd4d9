import { randomUUID } from 'node:crypto';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { FactRecorder } from '../../../src/api/fact-recorder.service.js';
import { KeyStore } from '../../../src/keys/key-store.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { needsAssessmentWorkflow } from '../../../src/needs-assessments/needs-assessment.workflow.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp, RecordedChild } from '../cases/case-app.js';
import { drawnOf, hiddenOf } from '../recording/form-reading.js';
import { summaryOf } from '../recording/recording-fixture.js';
import { pdfText } from '../../support/pdf-text.js';
import { headingOf, tokenOf } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';

type Fields = Readonly<Record<string, string | readonly string[]>>;

const hidden =
  'holds characters that cannot be seen and change how the text reads. Delete what was pasted there and type it again';
// prettier-ignore
const wrongAnswers: readonly (readonly [what: string, changes: Fields, errors: readonly string[]])[] = [
  ['nothing', { recipientName: '', recipientAddress: '', subject: '', 'on-day': '' }, ['Date of the letter must include a day', 'Enter the name of whom the letter goes to', 'Enter the address that the letter goes to', 'Enter what the letter is about']],
  ['an impossible day', { 'on-day': '31' }, ['Date of the letter must be a real date. November has 30 days']],
  ['a day to come', { 'on-day': '24' }, ['Date of the letter must be today or earlier']],
  ['20,000 characters in one box', { 'part-more': 'x'.repeat(20_000) }, ['“Anything else” must be 5,000 characters or fewer; it has 20,000']],
  ['a name turned round', { recipientName: 'Zofia \u202Eabc' }, [`Name ${hidden}`]],
  ['a control character', { 'part-reasons': 'a\u0000b' }, [`“The reasons for the decision” ${hidden}`]],
];

describe('the tab Documents', () => {
  let app: CaseApp;
  let priya: Browser;
  let child: RecordedChild;
  let parentId: string;
  const assessmentId = randomUUID();
  let documents: string;

  beforeAll(async () => {
    app = await caseApp();
    priya = await app.as('demo-caseworker');
    child = await app.child({ forename: 'Łukasz', surname: 'Żółć', birthDate: '2019-03-14' }, '2026-10-12T09:00:00Z');
    const registered = await app.app.get(KeyStore).registerPerson('999', { identifiers: {}, requestId: randomUUID() });
    parentId = registered.personId;
    const parent = { name: 'Zofia Żółć', relation: 'mother', address: '4 Mill Lane, Northmere, ZZ1 1AA' };
    await app.record('child', child.childId, {
      type: 'RecordParent',
      on: '2026-10-12',
      data: { parentId },
      personal: { [parentId]: parent },
    });
    await app.record('needsAssessment', assessmentId, {
      type: 'RecordRequest',
      on: '2026-10-12',
      data: { childId: child.childId, requestedBy: 'school', channel: 'email', inYouthAccommodation: false },
    });
    await app.record('needsAssessment', assessmentId, {
      type: 'NotifyDecisionNotToAssess',
      on: '2026-11-03',
      data: { reasons: ['noSpecialEducationalNeed'], signposted: ['the school nurse'], appealWordingSent: true },
    });
    await app.settled();
    documents = `/cases/${child.reference}/documents`;
  }, 60_000);
  afterAll(() => app.close());

  const formHref = (): string => `${documents}/new/decisionNotToAssess?process=${assessmentId}&to=${parentId}`;

  async function post(
    path: string,
    fields: Fields,
    browser = priya,
  ): Promise<{ status: number; text: string; location: string }> {
    const token = tokenOf((await browser.get('/help')).text);
    const query = new URLSearchParams({ csrfToken: token });
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) query.append(name, one);
    const { status, text, headers } = await browser.post(path).type('form').send(query.toString());
    return { status, text, location: headers['location'] ?? '' };
  }

  /** The form as it opens, with what is still to be said put in. */
  async function whole(changes: Fields = {}): Promise<Fields> {
    const drawn = drawnOf((await priya.get(formHref())).text);
    const said = Object.fromEntries(
      Object.entries(drawn).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.replaceAll(/\[\[[^\]]*\]\]/g, 'as agreed') : value,
      ]),
    );
    return { ...said, 'on-day': '3', ...changes };
  }

  const lettersListed = async (): Promise<number> =>
    (await priya.get(documents)).text.split('data-label="Dated"').length - 1;

  async function produced(changes: Fields = {}): Promise<string> {
    const preview = await post(formHref(), await whole(changes));
    expect([preview.status, headingOf(preview.text)]).toEqual([200, 'Check the letter']);
    const { location } = await post(formHref(), { ...hiddenOf(preview.text), checked: 'yes' });
    await app.settled();
    return location;
  }

  it('says of a notice that no letter is recorded, and leads to writing it', async () => {
    const { text } = await priya.get(documents);
    expect(text).toContain('Recorded for 3 November 2026; no letter is recorded');
    expect(text).toContain('/new/decisionNotToAssess?process=');
    const chosen = await priya.get(`${documents}/new`);
    expect(chosen.text).toContain('Recorded, but without a letter');
    expect(chosen.text).toContain('To Zofia Żółć, mother');
  });

  it('fills the letter from what is on record, with what it must hold beside it', async () => {
    const { text } = await priya.get(formHref());
    expect(text).toContain('On 12 October 2026 we received a request');
    expect(text).toContain('No special educational need was found.');
    expect(text).toContain('the school nurse');
    expect(text).toContain('4 Mill Lane');
    expect(text).toContain('reg 5(3); Children and Families Act 2014 s.36(5)');
    expect(text).toMatch(/Missing<\/strong>\s*The reasons for the decision/);
    expect(text).toMatch(/Met<\/strong>\s*The time limits for an appeal/);
  });

  it('takes a letter from the form to delivered, each step a fact of its own', async () => {
    const letter = await produced();
    expect(letter).toMatch(new RegExp(`^${documents}/[0-9a-f-]{36}$`));
    const page = (await priya.get(letter)).text;
    expect(page).toContain('Ready to send');
    expect(page).toContain('The letter matches the fingerprint recorded with it');
    expect(page).toContain('Recorded for 3 November 2026');

    const form = await priya.get(`${letter}/sent`);
    expect(form.text).toContain('Zofia Żółć');
    const unsure = await post(`${letter}/sent`, { ...drawnOf(form.text), how: 'post', 'on-day': '3' });
    expect([unsure.status, summaryOf(unsure.text)]).toEqual([
      422,
      ['Look at the name and the address once more, and confirm them'],
    ]);
    const check = await post(`${letter}/sent`, { ...drawnOf(form.text), how: 'post', 'on-day': '3', confirmed: 'yes' });
    expect(headingOf(check.text)).toBe('Check before recording');
    expect((await post(`${letter}/sent`, { ...hiddenOf(check.text), checked: 'yes' })).location).toBe(letter);
    await app.settled();
    expect((await priya.get(documents)).text).toContain('1 notice agrees with the letter that gave it');

    const arrived = await post(`${letter}/delivered`, {
      'on-day': '5',
      'on-month': '11',
      'on-year': '2026',
      shownBy: 'reply',
      checked: 'yes',
    });
    expect(arrived.status).toBe(303);
    await app.settled();
    expect((await priya.get(letter)).text).toContain('Delivered: they answered it');
  });

  it('gives the letter as a file and as a page, the same for everyone who may read the case', async () => {
    const letter = await produced();
    const pdf = await priya
      .get(`${letter}.pdf`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          done(null, Buffer.concat(chunks));
        });
      });
    expect(pdf.headers['content-type']).toContain('application/pdf');
    expect(pdf.headers['content-disposition']).not.toMatch(/Zofia|Łukasz/);
    expect(pdf.headers['cache-control']).toBe('no-store');
    expect(pdfText(pdf.body as Buffer).join('')).toContain('Dear Zofia Żółć');
    const tom = await app.as('demo-auditor');
    expect((await tom.get(`${letter}/print`)).text).toContain('Dear Zofia Żółć');
    expect((await tom.get(letter)).text).not.toContain('Record that it was sent');
    expect((await tom.get(`${letter}/sent`)).status).toBe(404);
    expect((await app.visitor().get(`${letter}.pdf`)).status).not.toBe(200);
  });

  it('keeps a letter that lacks something as a draft, and does not let it go without a reason', async () => {
    const letter = await produced({ 'part-mediation': '' });
    expect((await priya.get(letter)).text).toContain('Draft: 1 missing');
    const form = drawnOf((await priya.get(`${letter}/sent`)).text);
    const silent = await post(`${letter}/sent`, { ...form, how: 'email', confirmed: 'yes' });
    expect(summaryOf(silent.text)).toEqual(['Say why it went although something was missing']);
    const told = await post(`${letter}/sent`, {
      ...form,
      how: 'email',
      confirmed: 'yes',
      text: 'A second letter follows',
      checked: 'yes',
    });
    expect(told.status).toBe(303);
    await app.settled();
    expect((await priya.get(letter)).text).toContain('although something was missing');
  });

  it('withdraws a letter with a reason and says what to do where it went to the wrong person', async () => {
    const letter = await produced();
    const empty = await post(`${letter}/withdrawn`, { 'on-day': '4', 'on-month': '11', 'on-year': '2026' });
    expect([empty.status, summaryOf(empty.text)]).toEqual([422, ['Say why it is withdrawn']]);
    await post(`${letter}/withdrawn`, {
      'on-day': '4',
      'on-month': '11',
      'on-year': '2026',
      because: 'wrongRecipient',
      checked: 'yes',
    });
    await app.settled();
    expect((await priya.get(letter)).text).toContain('Withdrawn: it is addressed to, or went to, the wrong person');
  });

  it.each(wrongAnswers)(
    'answers %s with what to do, keeps the answers and records nothing',
    async (_, changes, errors) => {
      const before = await lettersListed();
      const wrong = await post(formHref(), { ...(await whole()), 'part-next': 'Kept as typed', ...changes });
      expect([wrong.status, summaryOf(wrong.text)]).toEqual([422, errors]);
      expect(wrong.text).toContain('as agreed');
      expect(wrong.text).toMatch(/<title>\s*Error: /);
      expect(await lettersListed()).toBe(before);
    },
  );

  it('shows script as the words that it is, and right-to-left names on the page where the PDF cannot', async () => {
    const letter = await produced({
      recipientName: '<script>alert(1)</script> שרה',
      'part-more': "'; DROP TABLE letters; --",
    });
    const page = (await priya.get(`${letter}/print`)).text;
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; שרה');
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('dir="auto"');
    expect((await priya.get(letter)).text).toContain('its typeface lacks ש ר ה');
    expect((await priya.get(`${letter}.pdf`)).status).toBe(409);
  });

  it('records once what was sent twice, and asks again where the case moved on', async () => {
    const preview = await post(formHref(), await whole({ subject: 'Twice' }));
    const fields = { ...hiddenOf(preview.text), checked: 'yes' };
    const [first, second] = [await post(formHref(), fields), await post(formHref(), fields)];
    expect([first.status, second.location]).toEqual([303, first.location]);
    const stale = await post(formHref(), { ...fields, commandId: randomUUID(), seenRevision: '0' });
    expect([stale.status, summaryOf(stale.text).join()]).toEqual([422, expect.stringContaining('The case changed')]);
    expect(stale.text).toContain('Twice');
  });

  it('knows no letter of another kind, child or plan', async () => {
    for (const path of [
      `${documents}/new/ceaseNotice`,
      `${documents}/new/nothing`,
      `${documents}/new/draftPlan?about=00000000-0000-4000-8000-000000000000`,
      `${documents}/new/draftPlan?to=socialCare`,
      `${documents}/${randomUUID()}`,
      `${documents}/${randomUUID()}.pdf`,
      `${documents}/${randomUUID()}/sent`,
      '/cases/EHC-2026-9999/documents',
    ]) {
      expect([path, (await priya.get(path)).status]).toEqual([path, 404]);
    }
  });

  it('takes letters from programs, each sealed under the key of the one it is addressed to', async () => {
    const recorder = app.app.select(LettersModule).get(FactRecorder, { strict: false });
    const context = {
      authority: '999',
      actor: { id: 'demo-caseworker', role: 'caseworker' },
      commandId: randomUUID(),
      source: 'user',
    } as const;
    const body = {
      on: calendarDate('2026-11-03'), kind: 'decisionNotToAssess', recipient: 'parentOrYoungPerson', recipientId: parentId,
      recipientName: 'Zofia Żółć', recipientAddress: '4 Mill Lane', sender: 'Northmere Council', subject: 'Decision',
      parts: [{ part: 'decision', text: 'No.' }],
    }; // prettier-ignore
    const { events } = await recorder.record(needsAssessmentWorkflow, assessmentId, 'ProduceLetter', body, context);
    expect(events[0]).toMatchObject({
      data: { met: ['decision'] },
      personal: { [parentId]: { recipientName: 'Zofia Żółć' } },
    });
    expect(JSON.stringify(events[0]?.data)).not.toMatch(/Zofia|Mill|No\./);
    const stranger = recorder.record(
      needsAssessmentWorkflow,
      assessmentId,
      'ProduceLetter',
      { ...body, recipientId: randomUUID() },
      { ...context, commandId: randomUUID() },
    );
    await expect(stranger).rejects.toMatchObject({ faults: [{ field: 'recipientId' }] });
  });

  it('carries the letterhead that a manager set, and keeps old letters as they were', async () => {
    expect((await priya.get('/settings/letters')).status).toBe(403);
    const helen = await app.as('demo-manager');
    const form = drawnOf((await helen.get('/settings/letters')).text);
    const empty = await post('/settings/letters', { ...form, name: '', address: '' }, helen);
    expect([empty.status, summaryOf(empty.text)]).toEqual([
      422,
      ['Enter the name of the authority', 'Enter the address', 'Enter the telephone, e-mail and hours'],
    ]);
    const old = await produced();
    const set = await post(
      '/settings/letters',
      { ...form, address: 'Council House', contact: '01234', mediation: 'Ask Calm Waters.' },
      helen,
    );
    expect(set.status).toBe(303);
    expect((await priya.get(formHref())).text).toContain('Ask Calm Waters.');
    expect((await priya.get(old)).text).not.toContain('Calm Waters');
  });
});
