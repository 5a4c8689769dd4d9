import { Injectable, Logger } from '@nestjs/common';
import type { BreakGlassCategory, BreakGlassOutcome } from '../../workflows/child/case-access.events.js';
import type { RecordChildFact } from '../../workflows/child/child.commands.js';
import type { Child } from '../../workflows/child/child.state.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import type { Person } from '../access/people.js';
import { Tries, tryLimits } from '../access/tries.js';
import { Recording } from '../api/recording.service.js';
import { CaseNotFound } from '../children/case-record.service.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { unobserved } from '../read-log/openings.js';
import { KeyStore } from '../keys/key-store.js';
import type { UseToReview } from './break-glass-uses.service.js';
import { CaseAccess } from './case-access.service.js';

export interface BreakGlassRequest {
  /** Whole and in upper case. */
  readonly reference: string;
  readonly category: BreakGlassCategory;
  readonly text: string;
  readonly commandId: string;
}

/** What was written about a use, opened with the child's key; null once that is gone. */
export interface UseInWords {
  readonly openedAt: string;
  readonly reason: string | null;
  readonly review: string | null;
}

/** Opening a restricted case for a reason, and looking at it afterwards. */
@Injectable()
export class BreakGlass {
  private readonly log = new Logger('BreakGlass');

  constructor(
    private readonly access: CaseAccess,
    private readonly commands: CommandHandler,
    private readonly recording: Recording,
    private readonly keys: KeyStore,
    private readonly home: HomeAuthority,
    private readonly basis: BasisService,
    private readonly tries: Tries,
  ) {}

  /**
   * Records the use before anything of the case is shown. A case that the person may open anyway is left as it is: nothing
   * is learnt that the case itself would not show. @returns whether something was recorded.
   * @throws CaseNotFound for a reference that leads nowhere; TooManyTries after five in ten minutes.
   */
  async open(person: Person, { reference, category, text, commandId }: BreakGlassRequest): Promise<boolean> {
    await this.tries.take(tryLimits.breakGlass, person.id, this.basis.now);
    const childId = await this.keys.personByReference(this.home.code, reference);
    if (childId === null || !this.keys.hasKey(childId)) throw new CaseNotFound();
    if (await this.access.mayOpen(person, childId)) return false;
    const { state } = await unobserved(() => this.commands.load('child', childId));
    if ((state as Child).restriction === null) throw new CaseNotFound();
    const { today } = this.basis;
    const command: RecordChildFact<'OpenUnderBreakGlass'> = {
      type: 'OpenUnderBreakGlass',
      on: today,
      data: { breakGlassId: this.keys.keyedId('break-glass', commandId), personId: person.id, category, until: today },
      personal: { [childId]: { text } },
    };
    const context = this.recording.contextOf(person, { commandId, fields: {} });
    const outcome = await this.commands.execute('child', childId, command, context);
    this.log.warn('A restricted case was opened under break-glass');
    await this.recording.answerOf(commandId, outcome);
    return true;
  }

  /** What was written about each use, from the log. */
  async inWords(uses: readonly UseToReview[]): Promise<ReadonlyMap<string, UseInWords>> {
    const words = new Map<string, UseInWords>();
    for (const childId of new Set(uses.map((use) => use.childId))) {
      const { history } = await this.commands.load('child', childId);
      for (const [id, found] of wordsIn(history)) words.set(id, found);
    }
    return words;
  }

  /** @throws CommandRejected and what the command handler throws. */
  async review(
    person: Person,
    { childId, breakGlassId }: UseToReview,
    {
      outcome,
      text,
      commandId,
    }: { readonly outcome: BreakGlassOutcome; readonly text: string; readonly commandId: string },
  ): Promise<void> {
    const command: RecordChildFact<'ReviewBreakGlass'> = {
      type: 'ReviewBreakGlass',
      on: this.basis.today,
      data: { breakGlassId, reviewerId: person.id, outcome },
      personal: { [childId]: { text } },
    };
    const context = this.recording.contextOf(person, { commandId, fields: {} });
    await this.recording.answerOf(commandId, await this.commands.execute('child', childId, command, context));
  }
}

function wordsIn(history: readonly Recorded[]): ReadonlyMap<string, UseInWords> {
  const words = new Map<string, UseInWords>();
  for (const { type, data, personal, recordedAt } of history) {
    const { breakGlassId } = data as { readonly breakGlassId?: string };
    if (breakGlassId === undefined) continue;
    const [content] = Object.values(personal ?? {}) as readonly { readonly text?: string }[];
    const text = content?.text ?? null;
    if (type === 'CaseOpenedUnderBreakGlass') {
      words.set(breakGlassId, { openedAt: recordedAt, reason: text, review: null });
    } else {
      const use = words.get(breakGlassId);
      if (use !== undefined) words.set(breakGlassId, { ...use, review: text });
    }
  }
  return words;
}
