import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Person } from '../access/people.js';
import { personOf } from '../access/requests.js';
import { CaseNotFound } from '../children/case-record.service.js';
import { HomeAuthority } from '../children/home-authority.js';
import { streamOf } from '../commands/command-handler.service.js';
import { MalformedId } from '../commands/command-errors.js';
import { EventStore } from '../event-store/event-store.js';
import { clearDataOf } from '../event-store/recorded-event.js';
import { KeyStore } from '../keys/key-store.js';
import { CaseAccess } from './case-access.service.js';
import type { OpenedCase } from './case-access.service.js';
import { casesAskedFor } from './case-of-request.js';
import type { AskedCase } from './case-of-request.js';

/** What templates see as `caseAccess`. */
export type CaseAccessShown = Pick<OpenedCase, 'restricted' | 'breakGlassUntil'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Nobody's: read in the place of a child whom no reference leads to, so that both answers take as long. */
const nobody = '00000000-0000-4000-8000-000000000000';

/**
 * Lets nobody near a case that is not theirs to open: whatever the route, it is then not there. What a route is about
 * follows from its address, so that no page can forget to ask.
 */
@Injectable()
export class CaseAccessGuard implements CanActivate {
  constructor(
    private readonly access: CaseAccess,
    private readonly keys: KeyStore,
    private readonly events: EventStore,
    private readonly home: HomeAuthority,
  ) {}

  /** @throws CaseNotFound alike for a case that is not there, of another authority, and not this person's to open. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const person = personOf(request);
    // Whoever is not signed in is refused by the rule of the route.
    if (person === null) return true;
    for (const asked of casesAskedFor(request)) {
      const opened = await this.opened(asked, person);
      if (opened === 'begins' || opened === 'offCase') continue;
      if (opened === null) throw new CaseNotFound();
      const { restricted, breakGlassUntil } = opened;
      context.switchToHttp().getResponse<Response>().locals['caseAccess'] = {
        restricted,
        breakGlassUntil,
      } satisfies CaseAccessShown;
    }
    return true;
  }

  private async opened(asked: AskedCase, person: Person): Promise<OpenedCase | 'begins' | 'offCase' | null> {
    if (asked.by === 'process') {
      const childId = await this.childOfProcess(asked);
      if (childId === 'nobody') return (await this.access.opensOffCase(person, asked)) ? 'offCase' : null;
      if (childId === null && asked.mayBegin) return 'begins';
      return this.access.opened(person, childId ?? nobody);
    }
    return this.access.opened(person, (await this.childOf(asked.text)) ?? nobody);
  }

  private async childOf(text: string): Promise<string | null> {
    const given = text.trim();
    return uuid.test(given.toLowerCase())
      ? given.toLowerCase()
      : this.keys.personByReference(this.home.code, given.toUpperCase());
  }

  /** What begins an assessment, plan, dispute or complaint names the child; a complaint off a case names nobody. */
  private async childOfProcess({ workflow, id }: Extract<AskedCase, { by: 'process' }>): Promise<string | null> {
    try {
      const [first] = await this.events.readStream(streamOf(workflow.workflow, id), { from: 0, to: 0 });
      if (first === undefined) return null;
      const { childId } = clearDataOf(first.clear, first.position) as { readonly childId?: unknown };
      if (typeof childId === 'string') return childId;
      return workflow.ownPerson === undefined ? null : 'nobody';
    } catch (error) {
      if (error instanceof MalformedId) return null;
      throw error;
    }
  }
}
