import { reject } from '../kernel/command-rejected.js';
import type { Contradiction, Decider, DecisionBasis, Placed } from '../kernel/decider.js';
import { isCalendarDate } from '../timetable/calendar-date.js';
import { accessAfter, caseAccessTypes, isCaseAccessEvent, judgeCaseAccess } from './case-access.js';
import type { CaseAccessEvent } from './case-access.events.js';
import { factOfBreakGlassCommand, factOfChildCommand } from './child.commands.js';
import type { BreakGlassCommand, ChildCommand, ChildFactCommand } from './child.commands.js';
import type { ChildEvent } from './child.events.js';
import { noChild } from './child.state.js';
import type { Child, Since } from './child.state.js';

const factOfCommand = { ...factOfChildCommand, ...factOfBreakGlassCommand };

type Handlers = { [E in ChildEvent as E['type']]: (child: Child, event: Placed<E>) => Partial<Child> };

const handlers: Handlers = {
  ChildRecorded: (_, { occurredOn, data, personal }) => ({
    recordedOn: occurredOn,
    reference: data.reference,
    details: contentOf(personal) ?? {},
  }),
  ChildDetailsChanged: (child, { occurredOn, personal }) => ({
    earlierDetails: [...child.earlierDetails, { on: occurredOn, value: child.details }],
    details: { ...child.details, ...contentOf(personal) },
  }),
  ParentRecorded: (child, { data: { parentId }, personal }) => ({
    parents: [...child.parents.filter((parent) => parent.parentId !== parentId), { parentId, ...personal?.[parentId] }],
  }),
  NeedRecorded: (child, { occurredOn, personal }) => ({
    needs: byDay([...child.needs, { on: occurredOn, value: contentOf(personal) ?? null }]),
  }),
  SettingRecorded: (child, { occurredOn, personal }) => ({
    settings: byDay([...child.settings, { on: occurredOn, value: contentOf(personal) ?? null }]),
  }),
  ResponsibleAuthorityRecorded: (child, { occurredOn, data }) => ({
    responsible: byDay([...child.responsible, { on: occurredOn, value: data.authorityCode }]),
  }),
  LookedAfterRecorded: (child, { occurredOn, data }) => ({
    lookedAfter: byDay([...child.lookedAfter, { on: occurredOn, value: data.lookedAfter }]),
  }),
  CaseRestricted: access,
  CaseAccessChanged: access,
  CaseRestrictionLifted: access,
  CaseOpenedUnderBreakGlass: access,
  BreakGlassReviewed: access,
  ReturnFlagsStated: () => ({}),
  FactCorrected: () => ({}),
};

/** Who a child is, who is responsible, needs and setting as history. */
export const childDecider: Decider<Child, ChildCommand, ChildEvent> = {
  name: 'child',
  initialState: noChild,
  schemas: {},
  neverCorrected: caseAccessTypes,
  decide(command, state, basis) {
    const facts = command.type === 'RecordHistory' ? command.facts : [factOf(command)];
    let child = state;
    for (const fact of facts) {
      judge(fact, child, basis);
      child = evolve(child, { ...fact, revision: Number.MAX_SAFE_INTEGER });
    }
    const contradiction = contradictionIn(child);
    if (contradiction !== null) reject(contradiction.code, contradiction.details);
    return facts;
  },
  evolve,
  mayFollow: (child, event) => (event.type === 'ChildRecorded') === (child.recordedOn === null),
  contradiction: contradictionIn,
};

function evolve(child: Child, event: Placed<ChildEvent>): Child {
  const next = { ...child };
  evolveChildInPlace(next, event);
  return next;
}

/** As `evolve`, for whoever folds a long history and shows no state before the last: writes into the child itself. */
export function evolveChildInPlace(child: Child, event: Placed<ChildEvent>): void {
  const handle = handlers[event.type] as ((c: Child, e: Placed<ChildEvent>) => Partial<Child>) | undefined;
  if (handle !== undefined) Object.assign(child, handle(child, event));
}

function judge(fact: ChildEvent, child: Child, basis: DecisionBasis): void {
  if (fact.occurredOn > basis.today) reject('dated-in-the-future', { on: fact.occurredOn, today: basis.today });
  if (fact.type === 'ChildRecorded' && child.recordedOn !== null) reject('child-already-recorded');
  if (fact.type !== 'ChildRecorded' && child.recordedOn === null) reject('no-such-child');
  if (isCaseAccessEvent(fact)) judgeCaseAccess(fact, child);
  if (fact.type !== 'ChildRecorded' && fact.type !== 'ChildDetailsChanged') return;
  const birthDate = contentOf(fact.personal)?.birthDate;
  if (birthDate !== undefined && !isCalendarDate(birthDate)) reject('birth-date-not-a-date', {});
  if (birthDate !== undefined && birthDate > basis.today) reject('birth-date-in-the-future', {});
}

/** Nothing can be known about a child before birth. */
function contradictionIn({ recordedOn, details }: Child): Contradiction | null {
  if (recordedOn === null || details.birthDate === undefined || details.birthDate <= recordedOn) return null;
  return { code: 'before-birth', details: { on: recordedOn } };
}

function access(child: Child, event: CaseAccessEvent): Partial<Child> {
  const { restriction, breakGlass } = accessAfter(child, event);
  return { restriction, breakGlass };
}

function factOf({ type, on, data, personal }: ChildFactCommand | BreakGlassCommand): ChildEvent {
  const fact = {
    type: factOfCommand[type],
    occurredOn: on,
    data,
    ...(personal === undefined ? {} : { personal }),
  };
  return fact as ChildEvent;
}

/** The child's own part of an event that is about one person only. */
function contentOf<Content>(personal: Readonly<Record<string, Content>> | undefined): Content | undefined {
  return personal === undefined ? undefined : Object.values(personal)[0];
}

/** A value learnt late takes its place by the day it holds from; the order of recording decides between equal days. */
function byDay<Value>(values: readonly Since<Value>[]): readonly Since<Value>[] {
  return values.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
