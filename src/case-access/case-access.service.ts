import { Injectable } from '@nestjs/common';
import type { Child } from '../../workflows/child/child.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
import type { FactWorkflow } from '../api/fact-workflow.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { unobserved } from '../read-log/openings.js';
import { breakGlassUntil, caseRelation } from './case-relation.js';
import type { CaseHolder, CaseRelation } from './case-relation.js';
import { HiddenCases, nothingHidden } from './hidden-cases.js';
import { opensOffCase } from './off-case-access.js';
import { RestrictedCases } from './restricted-cases.service.js';

/** How a case stands open to one person. */
export interface OpenedCase {
  readonly childId: string;
  readonly relation: CaseRelation;
  readonly restricted: boolean;
  /** The last day of break-glass; null where the person may open the case without. */
  readonly breakGlassUntil: CalendarDate | null;
}

/**
 * Who may open which case, for every page, list, form and program. One case is judged by the log, so that a restriction
 * holds from the moment it is recorded whatever the read models do; lists are judged by what is held in memory.
 */
@Injectable()
export class CaseAccess {
  constructor(
    private readonly commands: CommandHandler,
    private readonly restricted: RestrictedCases,
    private readonly basis: BasisService,
  ) {}

  /** How the child's case stands open to the person; null where there is none or it is not theirs to open. */
  async opened(person: Person, childId: string): Promise<OpenedCase | null> {
    // To judge is not to look: what the page then shows is noted where it is opened.
    const { state } = await unobserved(() => this.commands.load('child', childId));
    const access = state as Child;
    const unrestricted = access.recordedOn !== null && access.restriction === null;
    if (unrestricted) return { childId, relation: 'unrestricted', restricted: false, breakGlassUntil: null };
    // A case that is not there takes the same reading as one that is not theirs.
    const holders = [...(await this.restricted.holdersOf(childId)).values()];
    if (access.recordedOn === null) return null;
    const { today } = this.basis;
    const relation = caseRelation(person, access, holders, today);
    if (relation === null) return null;
    const until = relation === 'breakGlass' ? breakGlassUntil(person, access, today) : null;
    return { childId, relation, restricted: true, breakGlassUntil: until };
  }

  /** Whether the person may open the child's case. */
  async mayOpen(person: Person, childId: string): Promise<boolean> {
    return (await this.opened(person, childId)) !== null;
  }

  /** Whether the person may open what is on record about nobody's case. */
  async opensOffCase(person: Person, { workflow, id }: { workflow: FactWorkflow; id: string }): Promise<boolean> {
    const { state } = await unobserved(() => this.commands.load(workflow.workflow, id));
    return opensOffCase(person, state as CaseHolder);
  }

  /** The cases that must not stand in any list of the person. */
  async hiddenFrom(person: Person): Promise<HiddenCases> {
    const { today } = this.basis;
    return this.hidden((access, holders) => caseRelation(person, access, holders, today) === null);
  }

  /** The cases that must not stand in what goes to somebody who is not signed in. */
  async restrictedToSome(): Promise<HiddenCases> {
    return this.hidden(({ restriction }) => restriction !== null);
  }

  private async hidden(isHidden: (...one: HiddenArguments) => boolean): Promise<HiddenCases> {
    const all = await this.restricted.all();
    const found = [...all.values()].filter((one) => isHidden(one, [...one.holders.values()]));
    if (found.length === 0) return nothingHidden;
    return new HiddenCases(
      new Set(found.map(({ childId }) => childId)),
      found.flatMap(({ holders }) => [...holders.keys()]),
    );
  }
}

type HiddenArguments = [access: Parameters<typeof caseRelation>[1], holders: Parameters<typeof caseRelation>[2]];
