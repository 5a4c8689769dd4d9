import { Injectable } from '@nestjs/common';
import { isCorrection } from '../../workflows/kernel/replay.js';
import type { Complaint } from '../../workflows/complaint/complaint.state.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import type { Person } from '../access/people.js';
import { factPossibilities } from '../cases/fact-act-trials.js';
import { slugHref } from '../cases/fact-acts.js';
import { factActsView, noActs } from '../cases/fact-acts.view.js';
import type { GroupedActs } from '../cases/fact-acts.view.js';
import { StaffDirectory, staffName } from '../cases/staff-names.service.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { BasisService } from '../commands/basis.service.js';
import { actDate, instantWords } from '../web/words/date-words.js';
import { capital } from '../web/words/distance-words.js';
import { factClause } from '../web/words/fact-words.js';
import { fieldRows } from '../web/words/field-words.js';

/** One thing recorded of a complaint off a case. */
export interface ComplaintEventLine {
  readonly title: string;
  readonly happened: string;
  readonly recorded: string;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  /** Null for what cannot be corrected, and for those who only read. */
  readonly correctHref: string | null;
}

/** What can be recorded of a complaint off a case, and what was. */
@Injectable()
export class ComplaintActs {
  constructor(
    private readonly basis: BasisService,
    private readonly staff: StaffDirectory,
  ) {}

  of(id: string, state: Complaint, { roles }: Person): GroupedActs {
    const manages = roles.includes('manager');
    if (!manages && !roles.includes('caseworker')) return noActs;
    const basis = this.basis.decisionBasis();
    const possible = factPossibilities('complaint', { state, basis, age: null });
    const theirs = possible.filter(({ act }) => manages || !act.managersOnly);
    return factActsView(theirs, { id, state }, null, basis.today);
  }

  /** Every event, the newest first. */
  async historyOf(id: string, history: readonly Recorded[], records: boolean): Promise<readonly ComplaintEventLine[]> {
    const names = await this.staff.namesOf(history.flatMap(({ actor, data }) => [actor.id, workerIn(data)]));
    return history.toReversed().map((event) => ({
      title: capital(factClause(event.type).replace(/^the /, '')),
      happened: actDate(event.occurredOn),
      recorded: `${instantWords(event.recordedAt)} by ${staffName(names, event.actor.id)}`,
      rows: isCorrection(event) ? correctionRows(event, history) : rowsOf(event, names),
      correctHref: records && !isCorrection(event) ? slugHref('complaint', null, id, `corrections/new?event=${event.revision}`) : null, // prettier-ignore
    }));
  }
}

/** Whom an allocation names. */
const workerIn = (data: object): string | null =>
  'worker' in data && typeof data.worker === 'string' ? data.worker : null;

function rowsOf({ type, data, personal = {} }: Recorded, names: StaffNames): ComplaintEventLine['rows'] {
  const worker = workerIn(data);
  const clear = worker === null ? data : { ...data, worker: staffName(names, worker) };
  return [clear, ...Object.values(personal)].flatMap((part) => fieldRows(part, type));
}

function correctionRows(
  {
    data,
    personal = {},
  }: Extract<Recorded, { type: string }> & { data: { correctsRevision?: number; struck?: boolean; changes?: object } },
  history: readonly Recorded[],
): ComplaintEventLine['rows'] {
  const type = history[data.correctsRevision ?? -1]?.type ?? '';
  const sealed = Object.values(personal) as readonly { readonly text?: string; readonly changes?: object }[];
  return [
    { key: 'Corrects', value: capital(factClause(type)) },
    ...(data.struck === true ? [{ key: 'It says', value: 'It did not happen' }] : []),
    ...fieldRows(data.changes ?? {}, type),
    ...sealed.flatMap(({ changes = {}, text }) => [
      ...fieldRows(changes, type),
      ...(text === undefined ? [] : [{ key: 'Why', value: text }]),
    ]),
  ];
}
