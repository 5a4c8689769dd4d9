import type { Plan } from '../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { replyWords } from '../web/words/code-words.js';
import { dashDate as dash } from '../web/words/date-words.js';
import { lowerFirst } from '../web/words/list-words.js';
import { transferCalledOffWords } from '../web/words/plan-code-words.js';
import type { PlainTable } from './case-plan.view.js';
import { isNear } from './fact-act-subjects.js';
import { transferName } from './plan-names.js';

/** Transfers that are worked on. */
export function nearTransfers(plan: Plan, today: CalendarDate): PlainTable {
  return transfersTable(plan, 'Phase transfers', ({ transferOn, dueOn }) => isNear(transferOn ?? dueOn, today));
}

/** Transfers that follow from the year group and lie too far ahead to be worked on. */
export function farTransfers(plan: Plan, today: CalendarDate): PlainTable | null {
  const table = transfersTable(
    plan,
    'Phase transfers further ahead',
    ({ transferOn, dueOn }) => !isNear(transferOn ?? dueOn, today),
  );
  return table.rows.length === 0 ? null : table;
}

function transfersTable(
  plan: Plan,
  caption: string,
  fits: (transfer: Plan['phaseTransfers'][number]) => boolean,
): PlainTable {
  return {
    caption,
    head: ['Transfer', 'First day there', 'Amended plan by', 'Asked and replied', 'Where it is'],
    rows: plan.phaseTransfers
      .filter(fits)
      .toSorted((a, b) => ((a.transferOn ?? a.dueOn ?? '') < (b.transferOn ?? b.dueOn ?? '') ? -1 : 1))
      .map((transfer) => {
        const { transferOn, consultations } = transfer;
        const replied = consultations.filter(({ repliedOn }) => repliedOn !== null).length;
        return [
          transferName(transfer),
          dash(transferOn),
          limitOfTransfer(transfer),
          consultations.length === 0 ? 'Nobody asked yet' : `${consultations.length} asked, ${replied} replied`,
          whereTransferIs(transfer),
        ];
      }),
  };
}

/** The last day strictly, and the date by custom. */
function limitOfTransfer({ kind, transferOn, dueOn }: Plan['phaseTransfers'][number]): string {
  if (kind === null || transferOn === null) return dueOn === null ? '–' : `${dash(dueOn)}, as a return states`;
  if (kind === 'post16ToPost16') return '5 months before';
  const year = transferOn.slice(0, 4);
  return kind === 'secondaryToPost16' ? `30 Mar ${year} (before 31 Mar)` : `14 Feb ${year} (before 15 Feb)`;
}

function whereTransferIs({ calledOff, finalisedOn, stage, derived }: Plan['phaseTransfers'][number]): string {
  if (calledOff !== null) {
    const why = (transferCalledOffWords as Readonly<Record<string, string>>)[calledOff.because];
    return `Called off ${dash(calledOff.on)}${why === undefined ? '' : `: ${lowerFirst(why)}`}`;
  }
  if (finalisedOn !== null) return `Plan names the place, sent ${dash(finalisedOn)}`;
  if (stage === 'settingsConsulted') return 'Schools or colleges asked';
  return derived ? 'Follows from the year group' : 'Planned';
}

export function consultationsTable({ phaseTransfers }: Plan): PlainTable {
  return {
    caption: 'Schools and colleges asked for the new phase',
    head: ['For', 'Asked', 'Replied', 'Reply'],
    rows: phaseTransfers.flatMap((transfer) =>
      transfer.consultations.map(({ askedOn, repliedOn, view }) => [
        transferName(transfer),
        dash(askedOn),
        dash(repliedOn),
        view === null ? '–' : ((replyWords as Readonly<Record<string, string>>)[view] ?? view),
      ]),
    ),
  };
}
