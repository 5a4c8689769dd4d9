import { randomUUID } from 'node:crypto';
import { projections } from '../../../projections/registry.js';
import { policyWith } from '../../../workflows/timetable/policy-options.js';
import { ReadModelsUnavailable } from '../../../src/projector/read-model-store.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { DueBoard } from '../../../src/work-list/due-board.service.js';
import type { Fact } from '../../../workflows/kernel/fact.js';
import { childId, day, decidedToAssess, requestReceived } from '../../support/assessment-facts.js';
import { temporaryStore } from '../../support/temporary-store.js';
import { append, until } from '../projector/projector-rig.js';

describe('the board of due work', () => {
  it('follows rows that are saved and rows that are made anew, and tries again after it could not be read', async () => {
    const store = temporaryStore();
    let basis = store.basis.standing;
    const projector = new ProjectorService(store.events, store.readModels, projections, () => basis);
    const readModels = Object.create(store.readModels, {
      all: { value: () => { throw new ReadModelsUnavailable('gone'); }, configurable: true },
    }) as typeof store.readModels; // prettier-ignore
    const board = new DueBoard(readModels, projector);
    const due = async (): Promise<readonly string[]> =>
      (await board.index())
        .of('everyone')
        .select()
        .all()
        .map(({ item }) => `${item.rule} ${item.due}`);
    try {
      const stream = `needsAssessment-${randomUUID()}`;
      await append(store.events, stream, -1, [requestReceived('2026-10-12')]);
      await projector.start();
      await expect(board.index()).rejects.toThrow(ReadModelsUnavailable);
      Object.defineProperty(readModels, 'all', { value: store.readModels.all.bind(store.readModels) });
      expect(await due()).toContain('A1 2026-11-23');
      const plan: Fact = { type: 'PlanMade', occurredOn: day('2026-11-02'), data: { childId, needsAssessmentId: 'n' } };
      await projector.reached(await append(store.events, `plan-${randomUUID()}`, -1, [plan]));
      expect(await due()).toContain('E1 2027-11-01');
      basis = { ...basis, policy: policyWith({ P3: 'day1' }) };
      projector.basisChanged();
      await until('the board has the new date', async () => (await due()).includes('A1 2026-11-22'));
      await projector.reached(await append(store.events, stream, 0, [decidedToAssess('2026-11-02')]));
      expect((await due()).some((one) => one.startsWith('A1'))).toBe(false);
    } finally {
      await projector.stop();
      board.onModuleDestroy();
      await store.close();
    }
  });
});
