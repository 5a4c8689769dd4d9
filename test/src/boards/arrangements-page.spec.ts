import { date, summaryOf, textOf } from '../recording/recording-fixture.js';
import { ArrangementsRig, at } from './arrangements-rig.js';

let rig: ArrangementsRig;
beforeAll(async () => {
  rig = await ArrangementsRig.start();
});
afterAll(() => rig.app.close());

describe('preferences', () => {
  const board = '/preferences?who=everyone';
  const ask = { statedBy: 'parent', setting: 'Marram Hall School', provision: 'independentSpecial' };

  it('R61 a preference that is not met is listed with its ground and next step until it is met', async () => {
    expect(await rig.figure(board, 'Preferences not met')).toBe('0 of 0 No cases');
    await rig.recorded(at(rig.wren, 'record-preference'), { ...date('on', '2026-02-02'), ...ask });
    expect(await rig.rowOf('/preferences?who=everyone&show=open', 'Wren Calloway')).toContain(
      'Independent special school',
    );
    const preferenceId = await rig.idOf(rig.wren, 'PreferenceRecorded', 'preferenceId');
    const answer = at(rig.wren, `answer-preference/${preferenceId}`);
    const unmet = { ...date('on', '2026-04-20'), result: 'notMet', grounds: ['unsuitable', 'incompatibleResources'], nextStep: 'anotherSetting', ...date('nextStepOn', '2026-11-02') }; // prettier-ignore
    const check = await rig.priya.fill(answer, unmet);
    expect(await rig.page(answer)).toContain('Marram Hall School, independent special school');
    expect(textOf(check.text)).toContain('It would not fit with the efficient use of resources');
    expect((await rig.priya.confirm(answer, check)).status).toBe(303);
    await rig.settle();
    expect(await rig.figure(board, 'Preferences not met')).toBe('1 of 1 100.0%');
    expect(await rig.figure(board, 'Preferences not met and not settled')).toBe('1 –');
    expect(await rig.rowOf(board, 'Wren Calloway')).toMatch(/It is unsuitable .* Look for another school or college with the family .*2 Nov 2026/); // prettier-ignore
    expect(await rig.page('/preferences?who=everyone&show=stepLate')).toContain('Wren Calloway');
    const text = await rig.csvOf('/preferences.csv?who=everyone');
    expect(text).toContain('Look for another school or college with the family,2026-11-02');
    expect(text).not.toContain('Marram');

    await rig.recorded(at(rig.wren, `plan-preference-step/${preferenceId}`), { ...date('on', '2026-11-20'), nextStep: 'earlyReview', ...date('nextStepOn', '2026-12-18') }); // prettier-ignore
    expect(await rig.rowOf(board, 'Wren Calloway')).toContain('Hold an early review');
    await rig.recorded(answer, { ...date('on', '2026-11-23'), result: 'met' });
    expect(await rig.figure(board, 'Preferences not met')).toBe('0 of 1 0.0%');
    expect(await rig.figure(board, 'Preferences met')).toBe('1 of 1 100.0%');
    expect(await rig.figure(board, 'Preferences not met and not settled')).toBe('0 –');
    const plan = await rig.page(`/cases/${rig.wren.reference}/plan`);
    expect(plan).toMatch(/Marram Hall School Independent special school A parent .* Met: section I names it/);
  });

  it('R61 is changed by another preference, and the name asked for is sealed', async () => {
    await rig.recorded(at(rig.milo, 'record-preference'), { ...date('on', '2026-05-05'), ...ask });
    await rig.recorded(at(rig.milo, 'record-preference'), {
      ...date('on', '2026-06-05'),
      ...ask,
      setting: 'Stonecrop House',
    });
    const events = await rig.events(rig.milo);
    const stored = events.filter(({ type }) => type === 'PreferenceRecorded').map(({ clear }) => clear);
    expect(stored).toHaveLength(2);
    expect(stored.join()).not.toMatch(/Marram|Stonecrop/);
    const plan = await rig.page(`/cases/${rig.milo.reference}/plan`);
    expect(plan).toMatch(/Stonecrop House .* Not answered yet/);
    expect(plan).toMatch(/Marram Hall School .* The family asked for another/);
    const open = await rig.page('/preferences?who=everyone&show=open');
    expect(open).toContain('1 not answered yet');
  });

  it('R61 asks for what an answer lacks, and takes nothing hostile', async () => {
    const path = at(rig.milo, 'record-preference');
    const answers = { ...date('on', '2026-06-06'), ...ask };
    for (const wrong of [{ setting: '' }, { setting: 'x'.repeat(201) }, { setting: 'A\u0000B' }, { provision: "'; DROP TABLE events; --" }, { urn: '12' }, date('on', '2026-02-30'), date('on', '2027-01-01'), { statedBy: '<script>' }]) {
      expect([wrong, (await rig.refusal(path, { ...answers, ...wrong })).length > 0]).toEqual([wrong, true]);
    } // prettier-ignore
    const preferenceId = await rig.idOf(rig.milo, 'PreferenceRecorded', 'preferenceId');
    const answer = at(rig.milo, `answer-preference/${preferenceId}`);
    expect(await rig.refusal(answer, { ...date('on', '2026-07-06'), result: 'notMet' })).toEqual([
      'Choose the ground on which it was not met',
      'Choose what is done next',
    ]);
    const late = { result: 'notMet', grounds: 'unsuitable', nextStep: 'mediation' };
    expect(await rig.refusal(answer, { ...date('on', '2026-07-06'), ...late })).toEqual(['Enter the day by which the next step is done']); // prettier-ignore
    expect(await rig.refusal(answer, { ...date('on', '2026-06-04'), result: 'met' })).toHaveLength(1);
  });
});

describe('places waited for', () => {
  const board = '/special-places?who=everyone';

  it('R63 a child for whom a special school place was agreed waits until the placement begins', async () => {
    expect(await rig.figure(board, 'Waiting for a special school place')).toBe('0 –');
    await rig.recorded(at(rig.milo, 'agree-special-place'), { ...date('on', '2026-08-25'), provision: 'specialMaintained', agreedBy: 'panel', setting: 'Whinberry Grange' }); // prettier-ignore
    expect(await rig.figure(board, 'Waiting for a special school place')).toBe('1 –');
    expect(await rig.figure(board, 'Days waited for a special school place')).toBe('90 days (median) –');
    expect(await rig.rowOf(board, 'Milo Osterley')).toMatch(/Maintained special school 25 Aug 2026 A panel or officer agreed it 90 Waits/); // prettier-ignore
    expect(await rig.page(board)).toContain('1 child waits · half of them for 90 days or more');
    expect((await rig.browser.get('/special-places.csv?who=everyone').expect(200)).text).toContain(',90,');
    const begin = { provision: 'specialMaintained', boarding: 'day', outOfArea: 'no', authority: 'nothing', outsideDesignation: 'nothing' }; // prettier-ignore
    await rig.recorded(at(rig.milo, 'start-placement'), { ...date('on', '2026-11-02'), ...begin });
    expect(await rig.figure(board, 'Waiting for a special school place')).toBe('0 –');
    expect(await rig.rowOf(`${board}&show=placed`, 'Milo Osterley')).toMatch(/ 69 Began there 2 Nov 2026/);
    expect(await rig.page(`/cases/${rig.milo.reference}/plan`)).toMatch(/Special school places .*Whinberry Grange/);
  });

  it('R63 a wait ends when the place is not sought any more', async () => {
    const path = at(rig.wren, 'agree-special-place');
    await rig.recorded(path, { ...date('on', '2026-10-01'), provision: 'senUnit', agreedBy: 'order' });
    expect(await rig.refusal(path, { ...date('on', '2026-10-02'), provision: 'senUnit', agreedBy: 'order' })).toHaveLength(1); // prettier-ignore
    const waitId = await rig.idOf(rig.wren, 'SpecialPlaceAgreed', 'waitId');
    await rig.recorded(at(rig.wren, `withdraw-special-place/${waitId}`), { ...date('on', '2026-10-20'), because: 'familyChose' }); // prettier-ignore
    expect(await rig.figure(board, 'Waiting for a special school place')).toBe('0 –');
    expect(await rig.page(`${board}&show=withdrawn`)).toContain('Wren Calloway');
  });
});

describe('moves between placements', () => {
  const flow = '/placements/flow?from=2026-01&to=2026-11';

  it('R25 counts what moved from kind to kind, in which direction and at what cost, and opens to the children', async () => {
    expect(await rig.page(flow)).toContain('2 moves');
    const { text } = await rig.browser.get(flow).expect(200);
    expect(text).toContain('before=mainstream&amp;after=independent');
    expect(await rig.rowOf(flow, '>Went out of area</th>')).toMatch(/^Went out of area 1 .*1 £61,500, £61,500 each$/);
    expect(await rig.rowOf(flow, '>Began in our area</th>')).toMatch(/^Began in our area 1/);
    const opened = await rig.page(`${flow}&before=mainstream&after=independent`);
    expect(opened).toContain('From mainstream, to independent or non-maintained 1');
    expect(opened).toContain('Wren Calloway');
    expect(opened).not.toContain('Milo Osterley');
    expect(await rig.page(`${flow}&direction=beganWithin`)).toContain('Milo Osterley');
    expect(await rig.page('/placements/flow?from=2024-01&to=2024-12')).toContain('1 move');
    expect(await rig.csvOf('/placements/flow.csv?from=2026-01&to=2026-11')).toContain('Went out of area,1,1,61500'); // prettier-ignore
  });

  it('R25 withholds small numbers for publication, and opens none of them', async () => {
    const { text } = await rig.browser.get(`${flow}&form=published&before=mainstream`).expect(200);
    expect(textOf(text)).toMatch(/\[c\]/);
    expect(textOf(text)).not.toContain('2 moves');
    expect(text).not.toContain('before=mainstream&amp;after');
    expect(textOf(text)).not.toContain('Wren Calloway');
    expect(textOf(text)).not.toContain('61,500');
    const csv = await rig.csvOf('/placements/flow.csv?from=2026-01&to=2026-11&form=published');
    expect(csv).not.toMatch(/,1[,\r]/);
  });

  it('R25 says what is wrong with the months', async () => {
    const answer = await rig.browser.get('/placements/flow?from=2026-13&to=never').expect(422);
    expect(summaryOf(answer.text)).toHaveLength(1);
    expect(answer.text).toContain('value="2026-13"');
  });
});

describe('every list of arrangements', () => {
  it('leaves a restricted case out for whoever may not open it', async () => {
    await rig.hide(rig.milo);
    for (const path of ['/funding?show=live', '/preferences?show=open', '/special-places?show=placed', '/placements/flow?from=2026-01&to=2026-11&direction=beganWithin']) {
      const address = `${path}&who=everyone`;
      expect([path, (await rig.page(address)).includes('Milo Osterley')]).toEqual([path, false]);
      const file = address.replace('?', '.csv?');
      expect([file, (await rig.browser.get(file).expect(200)).text.includes('Milo')]).toEqual([file, false]);
    } // prettier-ignore
    expect(await rig.page('/placements/flow?from=2026-01&to=2026-11')).toContain('1 move');
  });

  it.each([
    '/preferences?show[]=1&page=0&as-at=2026-01-01',
    '/special-places?show=%3Cb%3E&who=worker:x',
    '/placements/flow?before=toString&after=%3Cscript%3E&page=-1',
  ])('reads %s as far as it makes sense', async (path) => {
    const { text } = await rig.browser.get(path).expect(200);
    expect(text).not.toContain('<script>%');
    expect(text).not.toContain('[object Object]');
  });
});
