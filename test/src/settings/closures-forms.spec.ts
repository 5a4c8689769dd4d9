import { drawnOf, hiddenOf } from '../recording/form-reading.js';
import { dateFields, errorsOf, SettingsRig, wordsOf } from './settings-rig.js';
import type { Visitor } from './settings-rig.js';

const record = '/settings/closures/record';
const upload = '/settings/closures/upload';
const summer = { 'name-1': 'Summer holiday', 'first-1': '23/7/2027', 'reopens-1': '2/9/2027' };
const answers = { year: '2026', kind: 'school', setting: '', ...dateFields('on', '2026-11-23'), reason: 'Term dates' };
const csv =
  'name,firstClosedOn,reopensOn\n"Christmas, and New Year",2026-12-21,2027-01-04\nSummer,2027-07-23,2027-09-02\n';

describe('the form for school closures', () => {
  let rig: SettingsRig;
  let helen: Visitor;

  beforeEach(async () => {
    rig = await SettingsRig.start();
    helen = await rig.as('demo-manager');
  });
  afterEach(() => rig.close());

  it('records typed rows, saying first which of them can excuse a limit', async () => {
    const check = await helen.fill(record, { ...answers, ...summer, 'name-3': 'Half term', 'first-3': '26/10/2026', 'reopens-3': '2/11/2026' }); // prettier-ignore
    const words = wordsOf(check.text);
    expect(words).toContain(
      'Fri 23 Jul 2027 Not kept Fri 23 Jul 2027, open again Thu 2 Sep 2027. Can excuse: weeks 6, 16 and 20',
    );
    expect(words).toContain('Rules it touches: the exceptions for closed schools');
    expect(rig.recorded().history).toEqual([]);
    expect((await helen.confirm(record, check)).status).toBe(303);
    expect(rig.recorded().history[0]?.data).toEqual({
      academicYear: 2026, kind: 'school', setting: null, reason: 'Term dates',
      closures: [
        { name: 'Half term', firstClosedOn: '2026-10-26', reopensOn: '2026-11-02' },
        { name: 'Summer holiday', firstClosedOn: '2027-07-23', reopensOn: '2027-09-02' },
      ],
    }); // prettier-ignore
    expect(rig.basis.standing.calendar.closures).toHaveLength(2);
  });

  it('is filled from the file that the command line takes, and records nothing by itself', async () => {
    const filled = await helen.upload(upload, 'closures.csv', csv);
    expect(filled.status).toBe(200);
    const drawn = drawnOf(filled.text);
    expect(drawn).toMatchObject({
      'name-1': 'Christmas, and New Year',
      'first-1': '21/12/2026',
      'reopens-2': '2/9/2027',
    });
    expect(rig.recorded().history).toEqual([]);
    const check = await helen.post(record, { ...drawn, reason: 'Term dates' });
    expect((await helen.confirm(record, check)).status).toBe(303);
    expect(rig.basis.standing.calendar.closures).toHaveLength(2);
  });

  it('gives more rows without losing any', async () => {
    const form = drawnOf(await helen.text(record));
    const more = await helen.post(record, { ...form, ...answers, ...summer, more: 'yes' });
    expect(more.status).toBe(200);
    expect(drawnOf(more.text)).toMatchObject(summer);
    expect(more.text).toContain('id="name-12"');
    expect(errorsOf(more.text)).toEqual([]);
  });

  it('withdraws a list with a reason, after which none is kept', async () => {
    await helen.change(record, { ...answers, ...summer });
    const page = await helen.text('/settings/closures');
    const href = /href="(\/settings\/closures\/withdraw[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await helen.fill(href, { reason: '' })).status).toBe(422);
    const check = await helen.fill(href, { reason: 'Wrong school' });
    expect(wordsOf(check.text)).toContain('open again Thu 2 Sep 2027. Can excuse: weeks 6, 16 and 20');
    expect((await helen.confirm(href, check)).status).toBe(303);
    expect(rig.basis.standing.calendar.closures).toEqual([]);
    await helen.text(href, 404);
    expect((await helen.post(href, { ...hiddenOf(check.text), commandId: '' })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('what the form for school closures refuses', () => {
  let rig: SettingsRig;
  let helen: Visitor;

  beforeAll(async () => {
    rig = await SettingsRig.start();
    helen = await rig.as('demo-manager');
  });
  afterAll(() => rig.close());

  it.each<[string, string | Buffer, RegExp]>([
    ['an empty file', '', /Choose a file/],
    ['another head', 'a,b,c\nx,2026-12-21,2027-01-04', /must begin with the line name,firstClosedOn,reopensOn/],
    ['a short line', 'name,firstClosedOn,reopensOn\nSummer,2027-07-23', /Line 2 of the file: give name/],
    ['a head alone', 'name,firstClosedOn,reopensOn\n', /holds no closure/],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x00]), /not plain text/],
    ['too many', `name,firstClosedOn,reopensOn\n${'x,2026-12-21,2027-01-04\n'.repeat(51)}`, /A year has at most 50/],
  ])('says what is wrong with %s', async (_, content, words) => {
    const answer = await helen.upload(upload, 'closures.csv', content);
    expect(answer.status).toBe(422);
    expect(errorsOf(answer.text).join(' ')).toMatch(words);
  });

  it('refuses a file without the token of the session, or one beyond its size', async () => {
    const forged = await helen.browser.post(upload).attach('file', Buffer.from(csv), 'closures.csv');
    expect(forged.status).toBe(403);
    expect((await helen.upload(upload, 'closures.csv', 'x'.repeat(100_001))).status).toBe(413);
  });

  it('keeps dates of a file that are none, for the person to put right', async () => {
    const filled = await helen.upload(upload, 'c.csv', 'name,firstClosedOn,reopensOn\nSummer,31 June,2027-09-02\n');
    expect(drawnOf(filled.text)['first-1']).toBe('31 June');
    const answer = await helen.post(record, { ...drawnOf(filled.text), reason: 'x' });
    expect(errorsOf(answer.text)).toEqual(['First day closed in row 1 must be a real date']);
    expect(answer.text).toContain('href="#first-1"');
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['no row', { 'name-1': '', 'first-1': '', 'reopens-1': '' }, /Enter at least one closure/],
    ['a row without a name', { 'name-1': '' }, /what the closure in row 1 is called/],
    ['an impossible day', { 'first-1': '31/6/2027' }, /June has 30 days/],
    ['a closure the wrong way round', { 'reopens-1': '22/7/2027' }, /must be after the first day closed/],
    ['a closure of half a year', { 'reopens-1': '2/2/2028' }, /lasts at most/],
    ['a closure of another year', { year: '2025' }, /must begin within the academic year/],
    ['no year', { year: 'next' }, /calendar year in which it begins/],
    ['no kind', { kind: 'university' }, /Say which settings/],
    ['no reason', { reason: '' }, /Say why/],
    ['a name that is too long', { 'name-1': 'x'.repeat(201) }, /200 characters or fewer/],
    [
      'closures that overlap',
      { 'name-2': 'Inset', 'first-2': '1/8/2027', 'reopens-2': '3/8/2027' },
      /must not overlap/,
    ],
  ])('refuses %s and keeps what was typed', async (_, wrong, words) => {
    const answer = await helen.fill(record, { ...answers, ...summer, ...wrong });
    expect(answer.status).toBe(422);
    expect(errorsOf(answer.text).join(' ')).toMatch(words);
    if (!('reopens-1' in wrong)) expect(answer.text).toContain('value="2/9/2027"');
    expect(rig.recorded().history).toEqual([]);
  });
});
