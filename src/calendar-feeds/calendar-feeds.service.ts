import { Injectable, NotFoundException } from '@nestjs/common';
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { CalendarFeed, CalendarFeedCommand } from '../../workflows/authority/calendar-feeds.js';
import type { Person } from '../access/people.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';

/** 32 bytes as base64url. */
const secretForm = /^[A-Za-z0-9_-]{43}$/;

/** The authority's calendar feeds: who may open and revoke them, and which one a secret belongs to. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly commands: CommandHandler,
    private readonly basis: BasisService,
    private readonly home: HomeAuthority,
  ) {}

  /** Feeds that are not revoked, oldest first, as far as this person may revoke them. */
  liveFor(person: Person): readonly CalendarFeed[] {
    return this.live().filter((feed) => mayRevoke(feed, person));
  }

  /** The live feed of a secret; null for any other text. Takes the same time whichever feed it is, and for none. */
  find(secret: string): CalendarFeed | null {
    if (!secretForm.test(secret)) return null;
    const hash = hashOf(secret);
    let found: CalendarFeed | null = null;
    for (const feed of this.live()) if (timingSafeEqual(hash, Buffer.from(feed.tokenHash, 'hex'))) found = feed;
    return found;
  }

  /**
   * Opens a feed and gives its secret, which is kept nowhere.
   * @throws NotFoundException for what this person may not open, and what the command handler throws.
   */
  async open(kind: CalendarFeed['kind'], of: string, person: Person): Promise<string> {
    if (kind === 'worker' ? of !== person.id : !person.roles.includes('manager')) throw new NotFoundException();
    const secret = randomBytes(32).toString('base64url');
    const data = { feedId: randomUUID(), kind, of, tokenHash: hashOf(secret).toString('hex') };
    await this.execute({ type: 'OpenCalendarFeed', on: this.basis.today, data }, person);
    return secret;
  }

  /** @throws NotFoundException for a feed this person may not revoke, and what the command handler throws. */
  async revoke(feedId: string, person: Person): Promise<void> {
    if (!this.liveFor(person).some((feed) => feed.feedId === feedId)) throw new NotFoundException();
    await this.execute({ type: 'RevokeCalendarFeed', on: this.basis.today, data: { feedId } }, person);
  }

  private live(): readonly CalendarFeed[] {
    return this.basis.recorded().state.feeds.filter(({ revokedOn }) => revokedOn === null);
  }

  private async execute(command: CalendarFeedCommand, { id, roles }: Person): Promise<void> {
    const { code } = this.home;
    await this.commands.execute('authority', code, command, {
      authority: code,
      actor: { id, role: roles.includes('manager') ? 'manager' : 'caseworker' },
      commandId: randomUUID(),
      source: 'user',
    });
  }
}

function mayRevoke({ kind, of }: CalendarFeed, { id, roles }: Person): boolean {
  return roles.includes('manager') || (kind === 'worker' && of === id);
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
