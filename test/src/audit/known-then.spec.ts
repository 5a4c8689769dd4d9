import fc from 'fast-check';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { caseFacts } from '../../../src/audit/replay/case-facts.js';
import type { KnownFact } from '../../../src/audit/replay/known-fact.js';
import { CaseFiles } from '../../../src/cases/case-file.service.js';
import type { StaffDirectory } from '../../../src/cases/staff-names.service.js';
import { CaseRecordService, onlyEvents } from '../../../src/children/case-record.service.js';
import type { CaseStreams } from '../../../src/children/case-record.service.js';
import { BasisService } from '../../../src/commands/basis.service.js';
import { endOfLondonDay, londonDateOf } from '../../../src/commands/london-time.js';
import type { KeyStore } from '../../../src/keys/key-store.js';
import { childId } from '../../support/assessment-facts.js';
import { randomRecord, storedSettings, streams } from './random-records.js';
import type { RandomRecord } from './random-records.js';

/** The pages of an installation whose log holds this and nothing more, at an instant. */
async function installation(log: RandomRecord, now: Date): Promise<CaseFiles> {
  const events = { readStream: () => Promise.resolve(storedSettings(log)) };
  const basis = await BasisService.load({ now: () => now }, events);
  const keys = { hasKey: () => true } as unknown as KeyStore;
  const records = new CaseRecordService(null as never, null as never, keys, basis, { code: '999' });
  return new CaseFiles(records, null as unknown as StaffDirectory);
}

function streamsOf(log: RandomRecord): CaseStreams {
  const history = (stream: string) => log.filter((event) => event.stream === stream);
  return {
    childId,
    reference: 'EHC-2024-0001',
    own: { stream: streams.child, workflow: 'child', history: history(streams.child) },
    processes: (['needsAssessment', 'plan'] as const).map((workflow) => {
      return { stream: streams[workflow], workflow, history: history(streams[workflow]) };
    }),
  };
}

/** What the pages of a day say, on that day itself. */
async function saidThen(log: RandomRecord, day: CalendarDate): Promise<readonly KnownFact[]> {
  const evening = endOfLondonDay(day);
  // The log of that evening: nothing that was written later is in it.
  const written = log.filter(({ recordedAt }) => recordedAt <= evening.toISOString());
  const files = await installation(written, evening);
  return caseFacts(files.read(streamsOf(written), {}, new Map()));
}

const recordedOn = ({ recordedAt }: RandomRecord[number]): CalendarDate => londonDateOf(new Date(recordedAt));

/** The days on which something was recorded, and those between. */
function daysOf(log: RandomRecord, picks: readonly number[]): readonly CalendarDate[] {
  return picks.flatMap((pick) => {
    const event = log[pick % log.length];
    return event === undefined ? [] : [addDays(recordedOn(event), pick % 3)];
  });
}

describe('what is said to have been known on a day', () => {
  it('is what the pages said that day, whatever was recorded, corrected or settled since', async () => {
    const picks = fc.array(fc.nat(200), { minLength: 2, maxLength: 3 });
    let corrected = 0;
    await fc.assert(
      fc.asyncProperty(randomRecord, picks, async (log, chosen) => {
        const much = new Date('2030-01-01T12:00:00Z');
        const files = await installation(log, much);
        for (const day of daysOf(log, chosen)) {
          const known = caseFacts(files.read(streamsOf(log), { knownOn: day }, new Map()));
          expect(known).toEqual(await saidThen(log, day));
          const now = caseFacts(files.read(streamsOf(log), {}, new Map()));
          corrected += JSON.stringify(now) === JSON.stringify(known) ? 0 : 1;
        }
      }),
      { numRuns: 500 },
    );
    // Most of these days are known otherwise later: a page that showed what is known now would have been found out.
    expect(corrected).toBeGreaterThan(300);
  });

  it('is found out where a later correction shines through', async () => {
    const [log] = fc.sample(
      randomRecord.filter((one) => one.some(({ type }) => type === 'FactCorrected')),
      { numRuns: 1, seed: 7 },
    );
    if (log === undefined) throw new Error('No record was made');
    const correction = log.find(({ type }) => type === 'FactCorrected');
    if (correction === undefined) throw new Error('Nothing was corrected');
    const day = addDays(recordedOn(correction), -1);
    const files = await installation(log, new Date('2030-01-01T12:00:00Z'));
    const leaking = onlyEvents(
      streamsOf(log),
      (event) => recordedOn(event) <= day || event.eventId === correction.eventId,
    );
    const known = caseFacts(files.read(leaking, { asAt: day }, new Map()));
    expect(known).not.toEqual(await saidThen(log, day));
  });
});
