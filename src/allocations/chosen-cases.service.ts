import { Injectable } from '@nestjs/common';
import type { Dispute } from '../../workflows/dispute/dispute.state.js';
import { openStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { maintainedStages } from '../../workflows/plan/plan.machine.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { idOf, prefixOf } from '../../projections/projection.js';
import type { WorkListRow } from '../../projections/work-list/due-items.js';
import { workListNames } from '../../projections/work-list/work-lists.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import type { ChildCard } from '../children/child-card.js';
import { HomeAuthority } from '../children/home-authority.js';
import { CommandHandler } from '../commands/command-handler.js';
import { ReadModelStore } from '../projector/read-model-store.js';

/** What can be allocated: each has a team and a worker of its own. */
export type Allocated = 'needsAssessment' | 'plan' | 'dispute';

/** An assessment, a plan or a dispute that was chosen from a list, as the log has it now. */
export interface ChosenCase {
  readonly stream: string;
  readonly workflow: Allocated;
  readonly id: string;
  readonly state: NeedsAssessment | Plan | Dispute;
  readonly revision: number;
  readonly child: ChildCard;
  readonly team: string | null;
  readonly worker: string | null;
  /** Ended, with nothing due any more. */
  readonly over: boolean;
}

/** Loads of the log at once. */
const atOnce = 20;

const streamForm = /^(?:needsAssessment|plan|dispute)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Tells whether a text names something that can be allocated. */
export function isAllocatable(stream: string): boolean {
  return streamForm.test(stream);
}

/** Reads what was chosen. */
@Injectable()
export class ChosenCases {
  constructor(
    private readonly commands: CommandHandler,
    private readonly directory: ChildDirectory,
    private readonly readModels: ReadModelStore,
    private readonly home: HomeAuthority,
  ) {}

  /** In the order given; what is not there, was erased, or is another authority's is left out without a word. */
  async read(streams: readonly string[]): Promise<readonly ChosenCase[]> {
    const due = await this.stillDue(streams);
    const found: Omit<ChosenCase, 'child'>[] = [];
    for (let from = 0; from < streams.length; from += atOnce) {
      const loaded = await Promise.all(streams.slice(from, from + atOnce).map((stream) => this.load(stream, due)));
      found.push(...loaded.flatMap((one) => one ?? []));
    }
    const cards = await this.directory.namesOf(found.flatMap(({ state }) => state.childId ?? []));
    return found.flatMap((one) => {
      const child = cards.get(one.state.childId ?? '');
      return child === undefined || child.erased ? [] : [{ ...one, child }];
    });
  }

  private async load(stream: string, due: ReadonlySet<string>): Promise<Omit<ChosenCase, 'child'> | null> {
    const [workflow, id] = [prefixOf(stream) as Allocated, idOf(stream)];
    const { history, revision, state: loaded } = await this.commands.load(workflow, id);
    const state = loaded as ChosenCase['state'];
    if (history[0]?.authority !== this.home.code || state.childId === null) return null;
    const { team, worker } = state;
    return { stream, workflow, id, state, revision, team, worker, over: hasEnded(workflow, state) && !due.has(stream) };
  }

  /** A plan that is out, or a case that is closed, may still owe something to somebody. */
  private async stillDue(streams: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await Promise.all(workListNames.map((name) => this.readModels.getMany(name, streams)));
    return new Set(
      rows
        .flatMap((found) => [...found])
        .filter(([, json]) => (JSON.parse(json) as WorkListRow).items.length > 0)
        .map(([stream]) => stream),
    );
  }
}

function hasEnded(workflow: Allocated, state: ChosenCase['state']): boolean {
  switch (workflow) {
    case 'needsAssessment':
      return !openStages.some((open) => open === (state as NeedsAssessment).stage);
    case 'plan':
      return !maintainedStages.some((kept) => kept === (state as Plan).stage);
    case 'dispute':
      return (state as Dispute).closed !== null;
  }
}
