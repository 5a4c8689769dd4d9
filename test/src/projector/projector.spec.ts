import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { projections } from '../../../projections/registry.js';
import type { WorkListRow } from '../../../projections/work-list/due-items.js';
import type { Fact } from '../../../workflows/kernel/fact.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { rebuild } from '../../../src/projector/rebuild.js';
import { policyWith } from '../../../workflows/timetable/policy-options.js';
import {
  day,
  decidedNotToAssess,
  decidedNotToIssue,
  decidedToAssess,
  decidedToIssue,
  finalPlanSent,
  requestReceived,
  withdrawn,
} from '../../support/assessment-facts.js';
import { corrected, disputeStory, wholePlan } from '../../support/plan-stories.js';
import { assessmentHistory } from '../../support/random-histories.js';
import { asPriya, temporaryStore } from '../../support/temporary-store.js';
import type { TemporaryStore } from '../../support/temporary-store.js';
import { append, appendInterleaved, digests } from './projector-rig.js';

describe('the projector', () => {
  let store: TemporaryStore;
  beforeEach(() => {
    store = temporaryStore();
  });
  afterEach(() => store.close());

  it('leaves, for any histories in any order, the tables that a clean rebuild makes', async () => {
    await store.projector.start();
    await fc.assert(
      fc.asyncProperty(fc.array(assessmentHistory, { minLength: 1, maxLength: 4 }), async (histories) => {
        await appendInterleaved(store.events, histories);
        await store.projector.reached(await store.events.head());
        const live = await digests(store.readModels);
        await rebuild(store.events, store.readModels, projections, store.basis.standing);
        expect(await digests(store.readModels)).toEqual(live);
      }),
      { numRuns: 25 },
    );
  });

  it('does so for plans and disputes, with facts that were corrected', async () => {
    await store.projector.start();
    const history = fc.oneof(corrected(wholePlan), corrected(disputeStory));
    await fc.assert(
      fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 5 }), async (histories) => {
        await appendInterleaved(store.events, histories, ([first]) =>
          first?.type === 'DisputeOpened' ? 'dispute' : 'plan',
        );
        await store.projector.reached(await store.events.head());
        const live = await digests(store.readModels);
        await rebuild(store.events, store.readModels, projections, store.basis.standing);
        expect(await digests(store.readModels)).toEqual(live);
      }),
      { numRuns: 25 },
    );
    const { readModels } = store;
    for (const [name, index] of [
      ['plan-reviews', 'due'],
      ['plan-work-list', 'due'],
      ['disputes', 'live'],
    ] as const) {
      expect(await readModels.count(name, { index, group: '999' })).toBeGreaterThan(0);
    }
  });

  it('carries on from its checkpoint as if it had never stopped', async () => {
    const child = await store.person();
    const [id, other] = [randomUUID(), randomUUID()];
    const record = (target: string, command: object) =>
      store.commands.execute('needsAssessment', target, command as never, asPriya());
    const request = {
      type: 'RecordRequest',
      on: day('2026-10-05'),
      data: { ...requestReceived('2026-10-05').data, childId: child },
    };
    await record(id, request);
    await store.projector.start();
    await store.projector.stop();
    await record(other, request);
    await record(id, { type: 'NotifyDecisionToAssess', on: day('2026-11-02'), data: { overturns: null } });
    const second = new ProjectorService(store.events, store.readModels, projections, () => store.basis.standing);
    await second.start();
    const carriedOn = await digests(store.readModels);
    await second.stop();
    await rebuild(store.events, store.readModels, projections, store.basis.standing);
    expect(await digests(store.readModels)).toEqual(carriedOn);
    expect(await store.readModels.range('needs-assessment-view', { index: 'child', group: child })).toHaveLength(2);
  });

  it('makes rows anew that were made under other policy options', async () => {
    const stream = `needsAssessment-${randomUUID()}`;
    await append(store.events, stream, -1, [requestReceived('2026-10-12')]);
    await store.projector.start();
    await store.projector.stop();
    const due = async (): Promise<string | undefined> => {
      const row = JSON.parse((await store.readModels.get('work-list', stream)) ?? 'null') as WorkListRow | null;
      return row?.items.find(({ rule }) => rule === 'A1')?.due;
    };
    expect(await due()).toBe('2026-11-23');
    const strict = { ...store.basis.standing, policy: policyWith({ P3: 'day1' }) };
    const second = new ProjectorService(store.events, store.readModels, projections, () => strict);
    await second.start();
    await second.stop();
    expect(await due()).toBe('2026-11-22');
  });

  it('lists no limit of a case that has ended, on whatever day it ended', async () => {
    const plan = [requestReceived('2026-03-02'), decidedToAssess('2026-04-01'), decidedToIssue('2026-06-01')];
    const sent = (['parentOrYoungPerson', 'setting', 'commissioningBody'] as const).map((recipient) =>
      finalPlanSent('2026-07-20', recipient, 'alreadyHappened'),
    );
    const endings: readonly (readonly Fact[])[] = [
      [requestReceived('2026-10-05'), withdrawn('2026-10-20')],
      [requestReceived('2026-10-05'), decidedNotToAssess('2026-11-02')],
      [requestReceived('2026-03-02'), decidedToAssess('2026-04-01'), decidedNotToIssue('2026-06-01')],
      [...plan, ...sent],
    ];
    for (const facts of endings) await append(store.events, `needsAssessment-${randomUUID()}`, -1, facts);
    await store.projector.start();
    expect(await store.readModels.count('needs-assessment-view', { index: 'authority', group: '999' })).toBe(4);
    expect(await store.readModels.range('work-list', { index: 'due', group: '999' })).toEqual([]);
  });

  it('lists every open legal limit once, for the worker, the team and the authority', async () => {
    const stream = `needsAssessment-${randomUUID()}`;
    const allocated: Fact = {
      type: 'CaseAllocated',
      occurredOn: day('2026-10-06'),
      data: { team: 'East team', worker: 'w1' },
    };
    await append(store.events, stream, -1, [requestReceived('2026-10-05'), allocated, decidedToAssess('2026-10-20')]);
    await store.projector.start();
    const members = async (group: string): Promise<readonly string[]> =>
      (await store.readModels.range('work-list', { index: 'due', group })).map(
        ({ member, score }) => `${member} ${score}`,
      );
    const expected = [`${stream}#C1# 20270125`, `${stream}#C3# 20270222`];
    expect(await members('999')).toEqual(expected);
    expect(await members('999:team:East team')).toEqual(expected);
    expect(await members('999:worker:w1')).toEqual(expected);
    expect(await members('999:worker:')).toEqual([]);
  });
});
