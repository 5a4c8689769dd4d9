import type { Data, Noted } from './noted-facts.js';

/** A move to the next phase of education that was, or is, to come. */
export interface ChangeOfPhase {
  readonly transferId: string;
  readonly kind: string;
  readonly transferOn: string;
  /** The amended plan first named the new place. */
  readonly named: string | null;
  readonly off: string | null;
  /** Somebody planned it, asked a school, or settled it: another cohort takes it away no more. */
  readonly touched: boolean;
}

/** Reg 2(1): which changes lie on a road through the schools, by the year group that begins the new phase. */
const roads: Readonly<Record<string, readonly (readonly [kind: string, yearGroup: number])[]>> = {
  primarySecondary: [
    ['earlyYearsToSchool', 0],
    ['primaryToSecondary', 7],
    ['secondaryToPost16', 12],
  ],
  infantJunior: [
    ['earlyYearsToSchool', 0],
    ['infantToJunior', 3],
    ['primaryToSecondary', 7],
    ['secondaryToPost16', 12],
  ],
  threeTier: [
    ['earlyYearsToSchool', 0],
    ['primaryToMiddle', 5],
    ['middleToSecondary', 9],
    ['secondaryToPost16', 12],
  ],
  allThrough: [
    ['earlyYearsToSchool', 0],
    ['secondaryToPost16', 12],
  ],
};

/** Reg 18(1): 31 March of the year of transfer for post-16, 15 February for every other. */
const lastDay = (kind: string, year: number): string =>
  kind === 'secondaryToPost16' ? `${year}-03-31` : `${year}-02-15`;

/** Those of a cohort whose day had not gone by when the cohort was noted. */
function follows({ on, data }: Noted): readonly ChangeOfPhase[] {
  const reception = Number(data['receptionYear']);
  return (roads[String(data['route'])] ?? [])
    .map(([kind, yearGroup]) => ({ kind, year: reception + yearGroup }))
    .filter(({ kind, year }) => lastDay(kind, year) >= on)
    .map(({ kind, year }) => ({
      transferId: `${kind}-${year}`,
      kind,
      transferOn: `${year}-09-01`,
      named: null,
      off: null,
      touched: false,
    }));
}

/** What a fact that names a transfer writes beside it. */
function written(before: ChangeOfPhase | undefined, { type, on, data }: Noted): ChangeOfPhase | undefined {
  const planned = { kind: String(data['kind']), transferOn: String(data['transferOn']), touched: true };
  if (type === 'PhaseTransferPlanned') {
    const named = before === undefined || before.off !== null ? null : before.named;
    return { transferId: String(data['transferId']), named, off: null, ...planned };
  }
  if (before === undefined) return undefined;
  if (type === 'PhaseTransferReplanned') return { ...before, ...planned };
  if (type === 'PhaseTransferCalledOff') return { ...before, off: on, touched: true };
  if (type === 'AmendedPlanSent') return { ...before, named: before.named ?? on, touched: true };
  return type === 'TransferSettingConsulted' ? { ...before, touched: true } : before;
}

const sameAs = (data: Data) => (one: ChangeOfPhase) => one.transferId === data['transferId'];

/**
 * The changes of phase of one child, read down the paper file: those that follow from the cohort noted last, and those that
 * somebody planned. One planned, or begun, for the same step stands in place of what would follow. Of changes that only a
 * return states nothing is read.
 */
export function changesOfPhase(facts: readonly Noted[]): readonly ChangeOfPhase[] {
  return facts.reduce<readonly ChangeOfPhase[]>((standing, fact) => {
    if (fact.type === 'SchoolCohortRecorded') {
      const kept = standing.filter(({ touched }) => touched);
      const fresh = follows(fact).filter(
        (one) => !kept.some((old) => old.transferId === one.transferId || (old.kind === one.kind && old.off === null)),
      );
      return [...kept, ...fresh];
    }
    const before = standing.find(sameAs(fact.data));
    const after = written(before, fact);
    if (after === undefined || after === before) return standing;
    return [...standing.filter((one) => one !== before), after];
  }, []);
}
