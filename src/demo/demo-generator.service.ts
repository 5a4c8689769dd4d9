import { Injectable } from '@nestjs/common';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { EventStore } from '../event-store/event-store.js';
import { KeyStore, PersonConflict } from '../keys/key-store.js';
import type { RegisteredPerson } from '../keys/key-store.js';
import { chronicle } from './chronicle.js';
import type { ChronicleStep } from './chronicle.js';
import { manager } from './demo-people.js';
import type { DemoCase, DemoIds, DemoOptions } from './demo-plan.js';
import { demoSettings } from './demo-settings.js';
import { commandIdOf } from './history-writer.js';
import { actionPlanSteps } from './showcase-action-plans.js';
import { heldFigureSteps, withStepsOfAuthority } from './showcase-held-figures.js';
import { publishedFigureSteps } from './showcase-published-figures.js';
import { demoStaff } from './showcase-staff.js';
import { labelOf, planAuthority } from './plan-history.js';
import { HandledSteps } from './step-runner.js';
import type { StepRunner } from './step-runner.js';
import { StepsInMemory } from './steps-in-memory.js';

/** Code of the invented authority, Northmere Council. */
export const demoAuthority = '999';

export interface DemoRequest {
  readonly children: number;
  readonly years: number;
  readonly seed: number;
  /** The authority's own day; the London day of `now` unless another is wanted. */
  readonly today?: CalendarDate;
  /** Nothing is written down as of a later instant; the clock's unless another is wanted. */
  readonly now?: Date;
  /** `inMemory` is many times faster and writes the same; `handler` goes the way of the pages. */
  readonly through?: 'inMemory' | 'handler';
  readonly onProgress?: (progress: DemoProgress) => void;
}

export interface DemoProgress {
  readonly phase: 'persons' | 'events';
  /** Children registered or, in the second phase, milliseconds of the authority's own time that have been told. */
  readonly done: number;
  readonly of: number;
}

export interface DemoResult {
  /** With something recorded: a request of the last days may still lie in the post. */
  readonly children: number;
  readonly commands: number;
  readonly events: number;
}

/** The log holds something that this run did not write: two authorities in one log would be nobody's. */
export class LogNotEmpty extends Error {
  override readonly name = 'LogNotEmpty';

  constructor() {
    super('The log already holds events of something else. Choose an empty data folder for the demonstration');
  }
}

const personsInABatch = 500;
const stepsBetweenReports = 1_000;

/** Fills an empty installation with the invented authority; a run that was cut short goes on if asked for again. */
@Injectable()
export class DemoGeneratorService {
  constructor(
    private readonly events: EventStore,
    private readonly keys: KeyStore,
    private readonly commands: CommandHandler,
    private readonly basis: BasisService,
  ) {}

  /**
   * Records every history through the deciders, in the order of recording. The same request twice, with the same day,
   * records nothing twice.
   * @throws LogNotEmpty, CommandRejected (a fault of the generator) and the errors of both stores.
   */
  async generate(request: DemoRequest): Promise<DemoResult> {
    const today = request.today ?? this.basis.today;
    const { signOffOrder } = this.basis.decisionBasis(today).settings;
    const { children, years, seed } = request;
    const now = request.now ?? this.basis.now;
    const options: DemoOptions = { children, years, seed, today, now, signOffOrder };
    const cases = planAuthority(options);
    await this.refuseOthersLog(options);
    const settled = await this.settle(cases, options);
    const ids = await this.register(cases, request.onProgress);
    const runner = this.runnerFor(request.through ?? 'inMemory');
    const [label, startsOn] = [labelOf(options), cases[0]?.startsOn ?? today];
    const stories = [heldFigureSteps, actionPlanSteps, publishedFigureSteps];
    const ofAuthority = stories.flatMap((stepsOf) => stepsOf(label, startsOn, options));
    const inOrder = ofAuthority.toSorted((a, b) => a.recordedAt - b.recordedAt);
    const steps = withStepsOfAuthority(
      chronicle(cases, ({ number }) => knownIds(ids, number)),
      inOrder,
    );
    const told = await tell(steps, runner, { now, onProgress: request.onProgress });
    return { ...told, events: settled + runner.events };
  }

  private runnerFor(through: 'inMemory' | 'handler'): StepRunner {
    return through === 'handler'
      ? new HandledSteps(this.commands, demoAuthority)
      : new StepsInMemory(this.events, this.keys, this.basis, demoAuthority);
  }

  /** The first event of a log that this run began is the first of the authority's settings. */
  private async refuseOthersLog(options: DemoOptions): Promise<void> {
    const [first] = await this.events.readPage({ limit: 1 });
    if (first !== undefined && first.commandId !== settingCommandId(options, 0)) throw new LogNotEmpty();
  }

  /** What the authority has settled for itself, before anything happens. @returns how many events. */
  private async settle([first]: readonly DemoCase[], options: DemoOptions): Promise<number> {
    const actor = { id: manager.id, role: 'manager' } as const;
    const steps = demoSettings(first?.startsOn ?? options.today, options.today);
    for (const [index, { command, recordedAt }] of steps.entries()) {
      const commandId = settingCommandId(options, index);
      const context = { authority: demoAuthority, actor, commandId, source: 'user', recordedAt } as const;
      await this.commands.execute('authority', demoAuthority, command, context);
    }
    const staff = demoStaff();
    const last = steps.at(-1)?.recordedAt ?? options.now;
    for (const [index, { command, actor: by }] of staff.entries()) {
      const commandId = commandIdOf(`${labelOf(options)}|staff`, index);
      const recordedAt = new Date(last.getTime() + (index + 1) * 60_000);
      const context = { authority: demoAuthority, actor: by, commandId, source: 'user', recordedAt } as const;
      await this.commands.execute('authority', demoAuthority, command, context);
    }
    return steps.length + staff.length;
  }

  private async register(
    cases: readonly DemoCase[],
    onProgress: DemoRequest['onProgress'],
  ): Promise<ReadonlyMap<number, DemoIds>> {
    const ids = new Map<number, DemoIds>();
    for (let from = 0; from < cases.length; from += personsInABatch) {
      const batch = cases.slice(from, from + personsInABatch);
      const wanted = batch.map((demoCase) => demoCase.registrations());
      const registered = await this.keys.registerPersons(demoAuthority, wanted.flat());
      let at = 0;
      for (const [index, demoCase] of batch.entries()) {
        const count = wanted[index]?.length ?? 0;
        ids.set(demoCase.number, idsOf(registered.slice(at, at + count)));
        at += count;
      }
      onProgress?.({ phase: 'persons', done: Math.min(from + personsInABatch, cases.length), of: cases.length });
      await turnOfTheLoop();
    }
    return ids;
  }
}

/** Also what tells a log that this run began from any other. */
function settingCommandId(options: DemoOptions, index: number): string {
  return commandIdOf(`${labelOf(options)}|settings`, index);
}

async function tell(
  steps: Iterable<ChronicleStep>,
  runner: StepRunner,
  { now, onProgress }: { readonly now: Date; readonly onProgress: DemoRequest['onProgress'] },
): Promise<Omit<DemoResult, 'events'>> {
  let [children, commands] = [0, 0];
  let from: number | null = null;
  for (const chronicled of steps) {
    await runner.run(chronicled);
    commands += 1;
    if (chronicled.lastOfChild) children += 1;
    const at = chronicled.step.recordedAt;
    from ??= at;
    if (commands % stepsBetweenReports === 0)
      onProgress?.({ phase: 'events', done: at - from, of: now.getTime() - from });
  }
  await runner.finish();
  onProgress?.({ phase: 'events', done: 1, of: 1 });
  return { children, commands };
}

function knownIds(ids: ReadonlyMap<number, DemoIds>, number: number): DemoIds {
  const known = ids.get(number);
  if (known === undefined) throw new Error(`Child ${number} of the demonstration was not registered`);
  return known;
}

/** @throws PersonConflict where the key store knows an invented pupil number as somebody else's. */
function idsOf(registered: readonly (RegisteredPerson | PersonConflict)[]): DemoIds {
  const [child, ...parents] = registered.map((person) => {
    if (person instanceof PersonConflict) throw person;
    return person;
  });
  if (child?.reference == null) throw new Error('The key store gave a child of the demonstration no reference');
  return { child: child.personId, parents: parents.map(({ personId }) => personId), reference: child.reference };
}
