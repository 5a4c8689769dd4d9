import { date, summaryOf, textOf } from '../recording/recording-fixture.js';
import { ArrangementsRig, at } from './arrangements-rig.js';

let rig: ArrangementsRig;
beforeAll(async () => {
  rig = await ArrangementsRig.start();
});
afterAll(() => rig.app.close());

const sixtyForty = { sharedIn: 'percent', educationShare: '60', healthShare: '40', careShare: '0', otherShare: '0' };

describe('joint funding', () => {
  const board = '/funding?who=everyone';
  const title = 'Joint funding agreements';

  it('R59 an agreement recorded with funders, shares and dates is listed and counted, and no more once it has ended', async () => {
    expect(await rig.figure(board, title)).toBe('0 –');
    const path = at(rig.wren, 'record-funding-agreement');
    const answers = { ...date('on', '2026-03-02'), ...sixtyForty, totalPounds: '61500', ...date('reviewOn', '2026-09-01') }; // prettier-ignore
    const placementId = await rig.idOf(rig.wren, 'PlacementStarted', 'placementId');
    const check = await rig.priya.fill(path, { ...answers, placementId });
    expect(textOf(check.text)).toContain('Education 60%, Health 40%');
    expect(textOf(check.text)).toContain('£36,900, £24,600');
    expect((await rig.priya.confirm(path, check)).status).toBe(303);
    await rig.settle();
    expect(await rig.figure(board, title)).toBe('1 –');
    expect(await rig.figure(board, 'Joint funding agreements in which health pays')).toBe('1 –');
    expect(await rig.figure(board, 'Joint funding agreements in which social care pays')).toBe('0 –');
    expect(await rig.figure(board, 'Joint funding agreements whose review is not overdue')).toBe('0 of 1 0.0%');
    expect(await rig.rowOf(board, 'Wren Calloway')).toMatch(/Education 60%, Health 40% £61,500 a year A placement .*1 Sep 2026/); // prettier-ignore
    expect(await rig.page('/funding?who=everyone&show=reviewLate')).toContain('Wren Calloway');
    expect(await rig.page(`/cases/${rig.wren.reference}/plan`)).toMatch(
      /Joint funding From .*Education 60%, Health 40%/,
    );

    const agreementId = await rig.idOf(rig.wren, 'FundingAgreementRecorded', 'agreementId');
    const again = { ...date('on', '2026-09-07'), ...sixtyForty, educationShare: '50', healthShare: '30', careShare: '20', totalPounds: '63000', ...date('reviewOn', '2027-09-01') }; // prettier-ignore
    await rig.recorded(at(rig.wren, `change-funding-agreement/${agreementId}`), again);
    expect(await rig.figure(board, 'Joint funding agreements in which social care pays')).toBe('1 –');
    expect(await rig.figure(board, 'Joint funding agreements whose review is not overdue')).toBe('1 of 1 100.0%');
    expect(await rig.rowOf(board, 'Wren Calloway')).toContain('Education 50%, Health 30%, Social care 20%');

    await rig.recorded(at(rig.wren, `end-funding-agreement/${agreementId}`), { ...date('on', '2026-10-30'), because: 'funderLeft' }); // prettier-ignore
    expect(await rig.figure(board, title)).toBe('0 –');
    expect(await rig.figure(board, 'Joint funding agreements that began')).toBe('1 –');
    expect(await rig.rowOf('/funding?who=everyone&show=ended', 'Wren Calloway')).toContain('To 30 Oct 2026');
    expect(await rig.csvOf('/funding.csv?who=everyone&show=ended')).toContain(
      'Per cent,50,30,20,0,63000,A placement,2026-03-02,2026-10-30,2027-09-01',
    );
  });

  it('R59 refuses in plain words what does not add up, and keeps the answers', async () => {
    const path = at(rig.milo, 'record-funding-agreement');
    const answers = { ...date('on', '2026-03-02'), ...sixtyForty, placementId: 'nothing' };
    expect(await rig.refusal(path, { ...answers, healthShare: '39' })).toEqual(['The shares make 99 per cent. They must make 100']); // prettier-ignore
    expect(await rig.refusal(path, { ...answers, healthShare: 'forty' })).toHaveLength(1);
    expect(await rig.refusal(path, { ...answers, sharedIn: 'poundsAYear' })).toEqual([
      'Enter the total in pounds a year, so that the shares can be held against it',
    ]);
    const pounds = { ...answers, sharedIn: 'poundsAYear', educationShare: '30000', healthShare: '12000' };
    expect(await rig.refusal(path, { ...pounds, totalPounds: '42001' })).toEqual([
      'The shares make £42,000, and the total is £42,001. They must be the same',
    ]);
    expect(await rig.refusal(path, { ...answers, educationShare: '100', healthShare: '0' })).toEqual([
      'Enter what at least two of the bodies pay: funding is joint where two or more pay',
    ]);
    expect(await rig.refusal(path, { ...answers, ...date('reviewOn', '2026-03-02') })).toHaveLength(1);
    expect(await rig.refusal(path, { ...answers, ...date('on', '2026-02-30') })).toHaveLength(1);
    expect(await rig.refusal(path, { ...answers, educationShare: '50', otherShare: '10' })).toEqual(['Enter the name of the other body that pays']); // prettier-ignore
    const kept = await rig.priya.fill(path, { ...answers, healthShare: '1', otherFunder: '<b>Trust</b>' });
    expect(kept.text).toContain('&lt;b&gt;Trust&lt;/b&gt;');
    for (const otherFunder of ['x'.repeat(201), 'A\u0000B']) {
      expect(await rig.refusal(path, { ...answers, educationShare: '50', otherShare: '10', otherFunder })).toHaveLength(
        1,
      );
    }
    expect(await rig.figure(board, title)).toBe('0 –');
  });

  it('R59 the name of another body is sealed, and a wrong share is corrected in its form', async () => {
    const path = at(rig.milo, 'record-funding-agreement');
    const shares = { ...sixtyForty, educationShare: '50', otherShare: '10', otherFunder: 'Kestrel Trust' };
    await rig.recorded(path, { ...date('on', '2026-03-02'), ...shares, placementId: 'nothing' });
    const events = await rig.events(rig.milo);
    const number = events.findIndex(({ type }) => type === 'FundingAgreementRecorded');
    expect(events[number]?.clear).not.toContain('Kestrel');
    expect(await rig.page(`/cases/${rig.milo.reference}/plan`)).toContain('Another body 10% (Kestrel Trust)');
    expect(await rig.page(board)).not.toContain('Kestrel');
    const form = `/cases/${rig.milo.reference}/plans/${rig.milo.planId}/corrections/new?event=${number}`;
    const drawn = { ...(await rig.priya.formAsDrawn(form)), what: 'changed', reason: 'mistyped', text: 'Seen in the letter' }; // prettier-ignore
    const alone = await rig.priya.post(form, { ...drawn, 'field-healthShare': '45' });
    expect(summaryOf(alone.text)).toEqual(['The shares make 105 per cent. They must make 100']);
    const check = await rig.priya.post(form, { ...drawn, 'field-healthShare': '45', 'field-otherShare': '5' });
    expect(summaryOf(check.text)).toEqual([]);
    expect((await rig.priya.confirm(form, check)).status).toBe(303);
    await rig.settle();
    expect(await rig.page(`/cases/${rig.milo.reference}/plan`)).toContain('Health 45%, Another body 5%');
  });
});

describe('personal budgets', () => {
  const board = '/funding?who=everyone';

  it('R65 a personal budget that was asked for is counted, and agreed or refused', async () => {
    expect(await rig.figure(board, 'Personal budgets asked for')).toBe('0 –');
    const ask = { askedBy: 'parent', during: 'review' };
    await rig.recorded(at(rig.wren, 'ask-for-personal-budget'), { ...date('on', '2026-05-11'), ...ask });
    await rig.recorded(at(rig.milo, 'ask-for-personal-budget'), { ...date('on', '2026-05-12'), ...ask });
    expect(await rig.figure(board, 'Personal budgets asked for')).toBe('2 –');
    expect(await rig.figure(board, 'Personal budgets agreed of those asked for')).toBe('0 of 0 No cases');
    expect(
      await rig.refusal(at(rig.wren, 'ask-for-personal-budget'), { ...date('on', '2026-06-11'), ...ask }),
    ).toHaveLength(1);
    await rig.recorded(at(rig.wren, 'refuse-personal-budget'), {
      ...date('on', '2026-06-08'),
      because: 'notSeparable',
    });
    const agreed = { ...date('on', '2026-06-09'), arrangement: 'directPayment', whyLate: 'The letter came late' };
    await rig.recorded(at(rig.milo, 'agree-personal-budget'), agreed);
    expect(await rig.figure(board, 'Personal budgets agreed of those asked for')).toBe('1 of 2 50.0%');
    expect(await rig.page(`/cases/${rig.wren.reference}/plan`)).toMatch(
      /In a review Refused 8 Jun 2026: the money cannot be/,
    );
    expect(await rig.page(`/cases/${rig.milo.reference}/plan`)).toMatch(/In a review Agreed 9 Jun 2026: the family is paid directly/); // prettier-ignore
  });
});

it('leaves a restricted case out of list, file and figures for whoever may not open it', async () => {
  await rig.hide(rig.milo);
  expect(await rig.page('/funding?who=everyone')).not.toContain('Milo Osterley');
  expect(await rig.csvOf('/funding.csv?who=everyone')).not.toContain('Milo');
  expect(await rig.figure('/funding?who=everyone', 'Personal budgets asked for')).toBe('1 –');
});

it('reads /funding?show=constructor&who=team:&page=1e9 as far as it makes sense', async () => {
  const { text } = await rig.browser.get('/funding?show=constructor&who=team:&page=1e9').expect(200);
  expect(text).not.toContain('[object Object]');
});
