import { ReturnUnreadable } from '../../../src/sen2/return-unreadable.js';
import { ImportRig } from './import-rig.js';
import { historical, person, returnFile, upnOf } from './return-xml.js';

let rig: ImportRig;
beforeEach(() => {
  rig = new ImportRig();
});
afterEach(async () => {
  await rig.close();
});

const nameless = { UPN: null, UPNunknown: 'UN1' };
/** New people, namesakes without a number, two records of one person, and one that cannot be right. */
const mixed = returnFile([
  person(1),
  person(2, historical),
  person(3, historical, nameless),
  person(4, historical, nameless),
  person(5, historical, { PersonBirthDate: '2014-13-45' }),
]);

it('counts what a run would do, and records nothing: no event, no person, no reference number', async () => {
  const trial = await rig.import(mixed, { trial: true });
  expect(await rig.log()).toEqual([]);
  expect(await rig.returns()).toEqual([]);
  expect(await rig.keys.findPersons('851', { upn: upnOf(1) })).toEqual([]);
  const run = await rig.import(mixed);
  const counts = ({ taken, rejected, queried, events, streams, rows }: typeof run): object => ({
    taken, rejected, queried, events, streams, rows,
  }); // prettier-ignore
  expect(counts(trial)).toEqual(counts(run));
  // The first reference is still to be had.
  expect((await rig.log()).find(({ type }) => type === 'ChildRecorded')?.data).toEqual({ reference: 'EHC-2024-0001' });
});

it('tells what is here already from what is new', async () => {
  await rig.import(returnFile([person(1)]));
  const trial = await rig.import(returnFile([person(1), person(2)]), { trial: true });
  expect(trial).toMatchObject({ taken: 1, alreadyHere: 1 });
  expect(trial.events).toBe(trial.factsAlreadyHere);
  const contradicting = returnFile([person(1, historical, { PersonBirthDate: '2013-01-01' })]);
  expect(await rig.import(contradicting, { trial: true })).toMatchObject({ contradicted: 1, factsAlreadyHere: 0 });
});

it('finds identifiers that point to different people, as a run does', async () => {
  await rig.import(returnFile([person(1), person(2, historical, { UniqueLearnerNumber: '1234567890' })]));
  const mixedUp = returnFile([person(1, historical, { UniqueLearnerNumber: '1234567890' })]);
  expect(await rig.import(mixedUp, { trial: true })).toMatchObject({ contradicted: 1 });
});

it('reports as it goes, stops when told, and waits between batches', async () => {
  const file = returnFile(Array.from({ length: 150 }, (_, index) => person(index + 1, { RequestOutcome: 'Q' })));
  const stop = new AbortController();
  const seen: number[] = [];
  let waits = 0;
  const rows: string[] = [];
  const result = await rig.import(file, {
    trial: true,
    signal: stop.signal,
    onProgress: ({ done, rejected }) => seen.push(done, rejected),
    onRow: ({ field }) => rows.push(field),
    betweenBatches: () => {
      waits += 1;
      if (waits === 2) stop.abort();
      return Promise.resolve();
    },
  });
  // Not one of them fills a batch: all are rejected.
  expect(seen).toEqual([64, 64, 128, 128, 128, 128]);
  expect(result).toMatchObject({ stopped: true, rejected: 128 });
  expect(rows).toHaveLength(result.rows.length);
});

it('refuses a return of another authority before anything is recorded', async () => {
  const refusal = rig.import(returnFile([person(1)]), { onlyAuthority: '852' });
  await expect(refusal).rejects.toBeInstanceOf(ReturnUnreadable);
  await expect(refusal).rejects.toThrow(
    'The return is of Portsmouth (851), and this installation keeps the cases of Southampton (852)',
  );
  expect(await rig.log()).toEqual([]);
});
