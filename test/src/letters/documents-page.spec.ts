import { pdfText } from '../../support/pdf-text.js';
import { drawnOf, hiddenOf } from '../recording/form-reading.js';
import { summaryOf } from '../recording/recording-fixture.js';
import { headingOf } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';
import { letterCase } from './letter-case.js';
import type { LetterCase } from './letter-case.js';

describe('the tab Documents', () => {
  let one: LetterCase;
  let priya: Browser;
  const post: LetterCase['post'] = (path, fields, browser) => one.post(path, fields, browser);
  const produced: LetterCase['produced'] = (changes) => one.produced(changes);

  beforeAll(async () => {
    one = await letterCase();
    priya = one.priya;
  });
  afterAll(() => one.app.close());

  it('says of a notice that no letter is recorded, and leads to writing it', async () => {
    const { text } = await priya.get(one.documents);
    expect(text).toContain('Recorded for 3 November 2026; no letter is recorded');
    expect(text).toContain('/new/decisionNotToAssess?process=');
    const chosen = await priya.get(`${one.documents}/new`);
    expect(chosen.text).toContain('Recorded, but without a letter');
    expect(chosen.text).toContain('To Zofia Żółć, mother');
  });

  it('fills the letter from what is on record, with what it must hold beside it', async () => {
    const { text } = await priya.get(one.form);
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
    expect(letter).toMatch(new RegExp(`^${one.documents}/[0-9a-f-]{36}$`));
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
    await one.app.settled();
    expect((await priya.get(one.documents)).text).toContain('1 notice agrees with the letter that gave it');

    const arrived = await post(`${letter}/delivered`, {
      'on-day': '5',
      'on-month': '11',
      'on-year': '2026',
      shownBy: 'reply',
      checked: 'yes',
    });
    expect(arrived.status).toBe(303);
    await one.app.settled();
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
    const tom = await one.app.as('demo-auditor');
    expect((await tom.get(`${letter}/print`)).text).toContain('Dear Zofia Żółć');
    expect((await tom.get(letter)).text).not.toContain('Record that it was sent');
    expect((await tom.get(`${letter}/sent`)).status).toBe(404);
    expect((await one.app.visitor().get(`${letter}.pdf`)).status).not.toBe(200);
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
    await one.app.settled();
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
    await one.app.settled();
    expect((await priya.get(letter)).text).toContain('Withdrawn: it is addressed to, or went to, the wrong person');
  });
});
