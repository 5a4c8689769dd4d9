import { Injectable } from '@nestjs/common';
import { stuckRowOf } from '../../projections/stuck/stuck.projection.js';
import type { StuckRow } from '../../projections/stuck/stuck.projection.js';
import { idOf, prefixOf } from '../../projections/projection.js';
import { openStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import type { CaseHolder } from '../case-access/case-relation.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { Loaded } from '../commands/command-handler.js';
import { streamsOfChild } from '../projector/child-streams.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { unobserved } from '../read-log/openings.js';

/** Whose the case is, and what can hold it up. */
export interface CaseStanding {
  readonly holder: CaseHolder | null;
  readonly stuck: readonly StuckRow[];
}

export const nothingStands: CaseStanding = { holder: null, stuck: [] };

export function isCaseworkKind(kind: string): boolean {
  return kind === 'contact' || kind === 'escalation';
}

interface Process extends Loaded<CaseHolder & { readonly stage: string }> {
  readonly kind: 'needsAssessment' | 'plan';
}

/** What forms about contacts and escalations fill in by themselves: whom the case is with and by which rules it is stuck. */
@Injectable()
export class CaseStandings {
  constructor(
    private readonly commands: CommandHandler,
    private readonly readModels: ReadModelStore,
    private readonly access: CaseAccess,
  ) {}

  async of(childId: string, basis: DecisionBasis): Promise<CaseStanding> {
    const streams = await streamsOfChild(this.readModels, childId);
    // What is worked out here from the case is shown by the form, whose own opening of the case is noted.
    const processes = await unobserved(() => Promise.all(streams.flatMap((stream) => this.process(stream) ?? [])));
    const open = processes.find(({ kind, state }) => kind === 'needsAssessment' && isOpen(state.stage));
    const first = open ?? processes.find(({ kind }) => kind === 'plan') ?? processes[0];
    return {
      holder: first === undefined ? null : { team: first.state.team, worker: first.state.worker },
      stuck: processes.flatMap((one) => stuckIn(one, basis) ?? []),
    };
  }

  /** Those of several people who may open the child's case: nobody else can answer for it. */
  async whoMayOpen(people: readonly Person[], childId: string): Promise<readonly Person[]> {
    const [first] = people;
    // Of a case that is not restricted one answer holds for everybody.
    if (first === undefined || (await this.access.opened(first, childId))?.restricted === false) return people;
    const may = await Promise.all(people.map((person) => this.access.mayOpen(person, childId)));
    return people.filter((_, index) => may[index]);
  }

  private process(stream: string): Promise<Process> | null {
    const kind = prefixOf(stream);
    if (kind !== 'needsAssessment' && kind !== 'plan') return null;
    return this.commands
      .load(kind, idOf(stream))
      .then((loaded) => ({ ...loaded, kind, state: loaded.state as Process['state'] }));
  }
}

const isOpen = (stage: string): boolean => openStages.some((one) => one === stage);

function stuckIn({ kind, stream, state, revision, history }: Process, basis: DecisionBasis): StuckRow | null {
  const last = history.at(-1);
  if (last === undefined) return null;
  const { authority, recordedAt } = last;
  return stuckRowOf(kind, state, { stream, authority, revision, recordedAt }, basis);
}
