import { needsAssessmentView } from '../../../projections/case-view/case-view.projection.js';
import type { Person } from '../../../src/access/people.js';
import type { ProjectorService } from '../../../src/projector/projector.service.js';
import type { ReadModelStore } from '../../../src/projector/read-model-store.js';
import { Relations } from '../../../src/read-log/relations.service.js';

const view = needsAssessmentView.name;
const priya = { id: 'priya', name: 'Priya', roles: ['caseworker'], team: 'East' } as unknown as Person;

/** Read models that hold one assessment, and say how often they were asked. */
function rig() {
  let [team, worker] = ['East', 'priya'] as [string, string | null];
  let asked = 0;
  let wait: Promise<void> = Promise.resolve();
  let saved: (changes: readonly { projection: string }[]) => void = () => undefined;
  let replaced: () => void = () => undefined;
  const readModels = {
    range: (name: string) => Promise.resolve(name === view ? [{ key: 'a' }] : []),
    getMany: async (_name: string, keys: readonly string[]) => {
      asked += 1;
      const json = JSON.stringify({ state: { team, worker } });
      await wait;
      return new Map(keys.map((key) => [key, json]));
    },
  };
  const projector = {
    onRowsSaved: (listener: typeof saved) => ((saved = listener), () => (saved = () => undefined)),
    onRowsReplaced: (listener: typeof replaced) => ((replaced = listener), () => (replaced = () => undefined)),
  };
  const relations = new Relations(readModels as unknown as ReadModelStore, projector as unknown as ProjectorService);
  return {
    relations,
    asked: () => asked,
    slow: (until: Promise<void>) => (wait = until),
    allocate: (to: string, by: string | null, projection = view) => {
      [team, worker] = [to, by];
      saved([{ projection }]);
    },
    replace: (to: string, by: string | null) => {
      [team, worker] = [to, by];
      replaced();
    },
  };
}

describe('how a reader stands to the children they open', () => {
  it('is looked up once while no case changes', async () => {
    const { relations, asked } = rig();
    expect(await relations.of(priya, ['c-1'])).toBe('ownCase');
    const before = asked();
    expect(await relations.of(priya, ['c-1'])).toBe('ownCase');
    expect(asked()).toBe(before);
  });

  it('is looked up again once a case has been allocated to others, or every row been made anew', async () => {
    const one = rig();
    expect(await one.relations.of(priya, ['c-1'])).toBe('ownCase');
    one.allocate('East', 'sam');
    expect(await one.relations.of(priya, ['c-1'])).toBe('ownTeam');
    one.replace('West', 'kim');
    expect(await one.relations.of(priya, ['c-1'])).toBe('otherTeam');
  });

  it('stands while rows of other lists change', async () => {
    const { relations, asked, allocate } = rig();
    await relations.of(priya, ['c-1']);
    const before = asked();
    allocate('West', 'kim', 'open-limits');
    await relations.of(priya, ['c-1']);
    expect(asked()).toBe(before);
  });

  it('does not keep what was being read as the case changed', async () => {
    const one = rig();
    let go = (): void => undefined;
    void one.slow(new Promise((resolve) => (go = resolve)));
    const before = one.relations.of(priya, ['c-1']);
    await Promise.resolve();
    void one.slow(Promise.resolve());
    one.allocate('West', 'kim');
    go();
    await before;
    expect(await one.relations.of(priya, ['c-1'])).toBe('otherTeam');
  });

  it('listens to nothing after its end', async () => {
    const one = rig();
    await one.relations.of(priya, ['c-1']);
    one.relations.onModuleDestroy();
    one.allocate('West', 'kim');
    expect(await one.relations.of(priya, ['c-1'])).toBe('ownCase');
  });
});
