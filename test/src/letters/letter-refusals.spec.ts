import { randomUUID } from 'node:crypto';
import { FactRecorder } from '../../../src/api/fact-recorder.service.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { needsAssessmentWorkflow } from '../../../src/needs-assessments/needs-assessment.workflow.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { drawnOf, hiddenOf } from '../recording/form-reading.js';
import type { Fields } from '../recording/form-reading.js';
import { summaryOf } from '../recording/recording-fixture.js';
import { wordsOf } from '../settings/settings-rig.js';
import { headingOf } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';
import { letterCase } from './letter-case.js';
import type { LetterCase } from './letter-case.js';

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

describe('letters that are not what they should be', () => {
  let one: LetterCase;
  let priya: Browser;
  const post: LetterCase['post'] = (path, fields, browser) => one.post(path, fields, browser);
  const produced: LetterCase['produced'] = (changes) => one.produced(changes);

  beforeAll(async () => {
    one = await letterCase();
    priya = one.priya;
  });
  afterAll(() => one.app.close());

  it.each(wrongAnswers)(
    'answers %s with what to do, keeps the answers and records nothing',
    async (_, changes, errors) => {
      const before = await one.lettersListed();
      const wrong = await post(one.form, { ...(await one.whole()), 'part-next': 'Kept as typed', ...changes });
      expect([wrong.status, summaryOf(wrong.text)]).toEqual([422, errors]);
      expect(wrong.text).toContain('as agreed');
      expect(wrong.text).toMatch(/<title>\s*Error: /);
      expect(await one.lettersListed()).toBe(before);
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
    const preview = await post(one.form, await one.whole({ subject: 'Twice' }));
    const fields = { ...hiddenOf(preview.text), checked: 'yes' };
    const [first, second] = [await post(one.form, fields), await post(one.form, fields)];
    expect([first.status, second.location]).toEqual([303, first.location]);
    const stale = await post(one.form, { ...fields, commandId: randomUUID(), seenRevision: '0' });
    expect([stale.status, headingOf(stale.text)]).toEqual([409, 'Someone else changed this case']);
    const shown = wordsOf(stale.text);
    expect(shown).toMatch(/Recorded at .* by You/);
    expect(shown).toContain('Yours, not saved');
    expect(shown).toContain('Yours can still be recorded. Go back to your form, look at it again and continue.');
    // The way back is the form on the case as it stands now, with what was typed.
    const back = await post(one.form, { ...hiddenOf(stale.text), redraw: 'yes' });
    const again = drawnOf(back.text);
    expect([back.status, again['subject']]).toEqual([200, 'Twice']);
    expect(Number(again['seenRevision'])).toBeGreaterThan(0);
  });

  it('shows both sides where a step of a letter met another one, and whether it still makes sense', async () => {
    const letter = await produced({ subject: 'Withdrawn by another' });
    const [sent, withdrawn] = await Promise.all(
      ['sent', 'withdrawn'].map(async (step) => drawnOf((await priya.get(`${letter}/${step}`)).text)),
    );
    const done = await post(`${letter}/withdrawn`, { ...withdrawn, because: 'wrongContent', checked: 'yes' });
    expect(done.status).toBe(303);
    const stale = await post(`${letter}/sent`, { ...sent, how: 'post', confirmed: 'yes', checked: 'yes' });
    expect([stale.status, headingOf(stale.text)]).toEqual([409, 'Someone else changed this case']);
    expect(wordsOf(stale.text)).toMatch(/Yours, not saved.*Record that the letter was sent/);
    expect(wordsOf(stale.text)).toMatch(/withdrawn/);
    expect(wordsOf(stale.text)).not.toContain('Yours can still be recorded');
  });

  it('knows no letter of another kind, child or plan', async () => {
    for (const path of [
      `${one.documents}/new/ceaseNotice`,
      `${one.documents}/new/nothing`,
      `${one.documents}/new/draftPlan?about=00000000-0000-4000-8000-000000000000`,
      `${one.documents}/new/draftPlan?to=socialCare`,
      `${one.documents}/${randomUUID()}`,
      `${one.documents}/${randomUUID()}.pdf`,
      `${one.documents}/${randomUUID()}/sent`,
      '/cases/EHC-2026-9999/documents',
    ]) {
      expect([path, (await priya.get(path)).status]).toEqual([path, 404]);
    }
  });

  it('takes letters from programs, each sealed under the key of the one it is addressed to', async () => {
    const recorder = one.app.app.select(LettersModule).get(FactRecorder, { strict: false });
    const context = {
      authority: '999',
      actor: { id: 'demo-caseworker', role: 'caseworker' },
      commandId: randomUUID(),
      source: 'user',
    } as const;
    const body = {
      on: calendarDate('2026-11-03'), kind: 'decisionNotToAssess', recipient: 'parentOrYoungPerson', recipientId: one.parentId,
      recipientName: 'Zofia Żółć', recipientAddress: '4 Mill Lane', sender: 'Northmere Council', subject: 'Decision',
      parts: [{ part: 'decision', text: 'No.' }],
    }; // prettier-ignore
    const { events } = await recorder.record(needsAssessmentWorkflow, one.assessmentId, 'ProduceLetter', body, context);
    expect(events[0]).toMatchObject({
      data: { met: ['decision'] },
      personal: { [one.parentId]: { recipientName: 'Zofia Żółć' } },
    });
    expect(JSON.stringify(events[0]?.data)).not.toMatch(/Zofia|Mill|No\./);
    const stranger = recorder.record(
      needsAssessmentWorkflow,
      one.assessmentId,
      'ProduceLetter',
      { ...body, recipientId: randomUUID() },
      { ...context, commandId: randomUUID() },
    );
    await expect(stranger).rejects.toMatchObject({ faults: [{ field: 'recipientId' }] });
  });

  it('carries the letterhead that a manager set, and keeps old letters as they were', async () => {
    expect((await priya.get('/settings/letters')).status).toBe(403);
    const helen = await one.app.as('demo-manager');
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
    expect((await priya.get(one.form)).text).toContain('Ask Calm Waters.');
    expect((await priya.get(old)).text).not.toContain('Calm Waters');
  });
});
