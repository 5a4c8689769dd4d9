import { CaseRecordService } from '../../../src/children/case-record.service.js';
import { ChildDirectory } from '../../../src/children/child-directory.service.js';
import { PeopleSearch } from '../../../src/children/people-search.service.js';
import type { NewRequest } from '../../../src/children/request-commands.js';
import { RequestIntake } from '../../../src/children/request-intake.service.js';
import { day } from '../../support/assessment-facts.js';
import { temporaryStore } from '../../support/temporary-store.js';
import type { TemporaryStore } from '../../support/temporary-store.js';

/** The services about children over the real stores, with a clock that the test sets. */
export interface ChildrenUnderTest {
  readonly store: TemporaryStore;
  readonly directory: ChildDirectory;
  readonly search: PeopleSearch;
  readonly cases: CaseRecordService;
  readonly intake: RequestIntake;
  setNow(instant: string): void;
  /** Resolves when the read models hold everything recorded. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

export async function childrenUnderTest(): Promise<ChildrenUnderTest> {
  let now = new Date('2026-11-23T09:00:00.000Z');
  const home = { code: '999' };
  const store = temporaryStore({ now: () => now });
  const { commands, keys, basis, readModels, projector, events } = store;
  const directory = new ChildDirectory(commands, keys, basis, projector);
  const search = new PeopleSearch(events, keys, directory, home, projector);
  const cases = new CaseRecordService(commands, readModels, keys, basis, home);
  const intake = new RequestIntake(commands, keys, readModels, basis, directory, cases);
  await projector.start();
  return {
    store,
    directory,
    search,
    cases,
    intake,
    setNow(instant) {
      now = new Date(instant);
    },
    async caughtUp() {
      await projector.reached(await events.head());
    },
    async close() {
      directory.onModuleDestroy();
      await search.onModuleDestroy();
      await store.close();
    },
  };
}

export function requestFor(
  child: { readonly surname: string; readonly forename: string; readonly birthDate?: string; readonly upn?: string },
  changes: Partial<NewRequest> = {},
): NewRequest {
  return {
    receivedOn: day('2026-08-17'),
    requestedBy: 'school',
    channel: 'email',
    inYouthAccommodation: false,
    about: {
      child: { birthDate: '2018-11-02', ...child },
      parent: { name: 'Rosa' },
      need: { primary: 'ASD', secondary: null },
      setting: { name: 'Fernhill Primary' },
    },
    ...changes,
  };
}
