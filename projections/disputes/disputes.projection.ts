import { outcomeOf } from '../../workflows/dispute/dispute.outcome.js';
import type { RequiredOutcome } from '../../workflows/dispute/dispute.outcome.js';
import { stageShown } from '../../workflows/dispute/dispute.state.js';
import type { Dispute, Opened } from '../../workflows/dispute/dispute.state.js';
import type { DisputeStage } from '../../workflows/dispute/dispute.machine.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { dayScore } from '../case-view/case-view.projection.js';
import { disputeFold } from '../folds.js';
import type { IndexEntry, Projection, RowContext } from '../projection.js';
import { appealLine, mediationLine, overOn } from './dispute-lines.js';
import type { AppealLine, MediationLine } from './dispute-lines.js';

/** One dispute about one decision. */
export interface DisputeRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly about: Opened['about'];
  readonly aboutStream: string;
  /** Where it stands, in one word: the appeal where there is one, or else mediation. */
  readonly stage: DisputeStage;
  readonly stageSince: CalendarDate | null;
  readonly openedOn: CalendarDate;
  readonly noticeSentOn: CalendarDate;
  /** Null where mediation was neither asked for nor held. */
  readonly mediation: MediationLine | null;
  readonly certificateOn: CalendarDate | null;
  /** Null where there is no appeal. */
  readonly appeal: AppealLine | null;
  /** What the authority has to do because of it; null where nothing. */
  readonly outcome: Pick<RequiredOutcome, 'by' | 'requires' | 'on' | 'directedOn'> | null;
  readonly recommendationsOpen: number;
  readonly closed: { readonly on: CalendarDate; readonly because: string } | null;
  /** Agreed, decided, withdrawn or closed: nothing more is to come of it. Null while it is live. */
  readonly overOn: CalendarDate | null;
  /** Recorded by mistake: no list and no figure counts it. */
  readonly mistaken: boolean;
  readonly team: string | null;
  readonly worker: string | null;
}

/**
 * Disputes. Indexes: `live` by the day they were opened and `over` by the day they ended, for the authority, each team and each
 * worker; `child` by child; `about` by the stream that holds the decision.
 */
export const disputesProjection: Projection<Dispute, DisputeRow> = {
  name: 'disputes',
  version: 1,
  of: disputeFold,
  usesBasis: true,
  row(state, { stream, authority }, basis) {
    const { opened, childId, stageSince, appeal, closed, team, worker } = state;
    if (opened === null || childId === null) return null;
    const outcome = outcomeOf(state);
    return {
      stream,
      authority,
      childId,
      about: opened.about,
      aboutStream: opened.aboutStream,
      stage: stageShown(state),
      stageSince,
      openedOn: opened.on,
      noticeSentOn: opened.noticeSentOn,
      mediation: mediationLine(state),
      certificateOn: state.mediation.certificates.at(-1)?.on ?? null,
      appeal: appealLine(state, basis),
      outcome:
        outcome === null
          ? null
          : { by: outcome.by, requires: outcome.requires, on: outcome.on, directedOn: outcome.directedOn },
      recommendationsOpen: appeal.recommendations.filter(({ answered }) => answered === null).length,
      closed: closed === null ? null : { on: closed.on, because: closed.because },
      overOn: overOn(state),
      mistaken: closed?.because === 'openedByMistake',
      team,
      worker,
    };
  },
  entries: entriesOf,
};

function entriesOf(row: DisputeRow, { authority }: RowContext): readonly IndexEntry[] {
  const { stream: member, childId, aboutStream, openedOn, overOn: over, mistaken, team, worker } = row;
  const score = dayScore(openedOn);
  const groups = [authority, `${authority}:team:${team ?? ''}`, `${authority}:worker:${worker ?? ''}`];
  const [index, place] = over === null ? ['live', score] : ['over', dayScore(over)];
  return [
    ...(mistaken ? [] : groups.map((group) => ({ index, group, score: place, member }))),
    { index: 'child', group: childId, score, member },
    { index: 'about', group: aboutStream, score, member },
  ];
}
