import fc from 'fast-check';
import { planFaults } from '../../../workflows/action-plan/plan-faults.js';
import { hasRejectionWords } from '../../../src/web/errors/error-messages.js';
import { smallPlan } from './small-plan.js';

type Loose = Record<string, never> & Record<string, unknown>;
/** The small plan with something changed in it. */
function with_(change: (plan: Loose) => void): unknown {
  const plan = structuredClone(smallPlan) as unknown as Loose;
  change(plan);
  return plan;
}
const items = (plan: Loose): Loose[] => plan['items'] as unknown as Loose[];
const found = (plan: unknown): readonly string[] => planFaults(plan).map(({ path, code }) => `${path} ${code}`);

describe('a file that is to be a plan', () => {
  it('is taken as it is where nothing is wrong', () => {
    expect(planFaults(smallPlan)).toEqual([]);
  });

  it.each([
    ['nothing', null, ' plan-value-of-another-kind'],
    ['a list', [], ' plan-value-of-another-kind'],
    ['another version', with_((plan) => Object.assign(plan, { schemaVersion: '2.0' })), 'schemaVersion plan-schema-unknown'],
    ['no version', with_((plan) => { delete plan['schemaVersion']; }), 'schemaVersion plan-field-missing'],
    ['a field of its own', with_((plan) => Object.assign(items(plan)[0] ?? {}, { colour: 'pink' })), 'items[0].colour plan-field-unknown'],
    ['a number for a text', with_((plan) => Object.assign(items(plan)[1] ?? {}, { summary: 7 })), 'items[1].summary plan-value-of-another-kind'],
    ['a kind of its own', with_((plan) => Object.assign(items(plan)[1] ?? {}, { kind: 'wish' })), 'items[1].kind plan-value-unknown'],
    ['a date that is none', with_((plan) => Object.assign(items(plan)[0] ?? {}, { due: [{ raw: 'x', kind: 'by', date: '2026-13' }] })), 'items[0].due[0].date plan-date-malformed'],
    ['the thirtieth of February', with_((plan) => Object.assign(items(plan)[0] ?? {}, { due: [{ raw: 'x', kind: 'by', date: '2026-02-30' }] })), 'items[0].due[0].date plan-date-malformed'],
    ['a text turned round', with_((plan) => Object.assign(plan, { title: 'abc\u202Edef' })), 'title hidden-characters'],
    ['a text without end', with_((plan) => Object.assign(plan, { title: 'a'.repeat(5_000) })), 'title plan-text-too-long'],
    ['a name that goes astray', with_((plan) => Object.assign(plan, { id: '../authority' })), 'id plan-name-malformed'],
    ['the name of a page', with_((plan) => Object.assign(plan, { id: 'new' })), 'id plan-name-taken'],
    ['an id twice', with_((plan) => Object.assign((plan['measures'] as unknown as Loose[])[1] ?? {}, { id: 'm1' })), 'measures[1].id plan-id-given-twice,items[1].deliverables[0].criteria[0].measureId plan-leads-nowhere,outcomeAssessments[0].measureIds[1] plan-leads-nowhere'],
    ['a lead that nobody is', with_((plan) => Object.assign(items(plan)[0] ?? {}, { leads: [{ partyId: 'lead-99', role: 'lead' }] })), 'items[0].leads[0].partyId plan-leads-nowhere'],
    ['a theme that is not there', with_((plan) => Object.assign(items(plan)[0] ?? {}, { nodeId: 't9' })), 'items[0].nodeId plan-leads-nowhere'],
    ['a code of another scheme', with_((plan) => Object.assign(items(plan)[0] ?? {}, { progress: [{ asOf: '2026-03', rag: 'blue', ragScheme: 'main', points: [] }] })), 'items[0].progress[0].rag rating-outside-the-scheme'],
    ['a scheme that is not there', with_((plan) => Object.assign(items(plan)[0] ?? {}, { progress: [{ asOf: '2026-03', rag: 'red', ragScheme: 'other', points: [] }] })), 'items[0].progress[0].rag plan-rates-nothing'],
    ['a theme within itself', with_((plan) => Object.assign((plan['nodes'] as unknown as Loose[])[0] ?? {}, { parentId: 't1' })), 'nodes[0].parentId plan-node-within-itself'],
    ['an end before its begin', with_((plan) => Object.assign(plan['document'] as unknown as object, { period: { start: '2026', end: '2025-12' } })), 'document.period.end plan-ends-before-it-begins'],
    ['more than a store takes', with_((plan) => Object.assign(plan, { principles: Array.from({ length: 400 }, () => 'a'.repeat(2_000)) })), ' plan-too-large'],
  ])('is refused with %s', (_, plan, fault) => {
    expect(found(plan).join()).toBe(fault);
  }); // prettier-ignore

  it('refuses a field named like what every object has', () => {
    const plan = JSON.parse(JSON.stringify(smallPlan).replace('{', '{"__proto__":{"polluted":true},')) as unknown;
    expect(found(plan)).toEqual(['__proto__ plan-field-unknown']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('tells every fault, each with its place', () => {
    const plan = with_((one) => {
      Object.assign(items(one)[0] ?? {}, { leads: [{ partyId: 'nobody', role: 'lead' }], nodeId: 'nowhere' });
      Object.assign((one['measures'] as unknown as Loose[])[1] ?? {}, { itemId: 'nothing' });
    });
    expect(found(plan)).toEqual([
      'items[0].nodeId plan-leads-nowhere',
      'items[0].leads[0].partyId plan-leads-nowhere',
      'measures[1].itemId plan-leads-nowhere',
    ]);
  });

  it('is refused in words whatever it holds, and never breaks the reading', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (json) => {
        const faults = planFaults(JSON.parse(json));
        expect(faults.length).toBeGreaterThan(0);
        for (const { code } of faults) expect([code, hasRejectionWords(code)]).toEqual([code, true]);
      }),
    );
  });

  it('is refused where any one field of it is taken out or is of another kind', () => {
    const paths: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, path: readonly (string | number)[]): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, below] of Object.entries(value)) {
        const step = Array.isArray(value) ? Number(key) : key;
        if (!Array.isArray(value)) paths.push([...path, step]);
        walk(below, [...path, step]);
      }
    };
    walk(smallPlan, []);
    for (const path of paths) {
      const spoilt = structuredClone(smallPlan) as unknown as Record<string | number, unknown>;
      let place = spoilt;
      for (const step of path.slice(0, -1)) place = place[step] as Record<string | number, unknown>;
      place[path.at(-1) ?? ''] = { not: 'this' };
      expect([path.join('.'), planFaults(spoilt).length > 0]).toEqual([path.join('.'), true]);
    }
  });
});
