import { BadRequestException, Controller, Get, NotFoundException, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { RouteRules } from '../access/route-rules.js';
import { lookOnly } from '../access/session-store.js';
import type { Query as QueryString } from '../cases/query.js';
import { CaseNotFound, CaseRecordService } from '../children/case-record.service.js';
import { EventStore } from '../event-store/event-store.js';
import { streamsOfChild } from '../projector/child-streams.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { EventStream } from './event-stream.js';
import { readLiveQuery } from './live-pages.js';
import type { LiveTopic } from './live-pages.js';
import { LiveStreams } from './live-streams.service.js';
import { MayBeTold } from './may-be-told.js';
import { CaseWatch, ListWatch, placeOf } from './watches.js';
import type { Watch } from './watches.js';

/** Where an open page listens for what moves on it (server-sent events). Listening is no activity: sessions end all the same. */
@Controller('live')
@RequireRoles('caseworker', 'manager', 'auditor')
export class LiveController {
  constructor(
    private readonly streams: LiveStreams,
    private readonly routes: RouteRules,
    private readonly records: CaseRecordService,
    private readonly readModels: ReadModelStore,
    private readonly events: EventStore,
    private readonly access: MayBeTold,
  ) {}

  @Get()
  async listen(
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    lookOnly(request.session);
    const asked = readLiveQuery(query, person);
    if (asked === null) throw new BadRequestException();
    const { topic } = asked;
    const page = topic.kind === 'case' ? '/cases/:reference' : `/${topic.list}`;
    const mayOpen = (one: Person): boolean => this.routes.opens(page, one);
    if (!mayOpen(person)) throw new NotFoundException();
    // What a page that comes back has been told already is not told again.
    const place = placeOf(request.headers['last-event-id'] ?? query['seen']);
    const since = topic.kind === 'list' && place !== null ? Math.max(asked.since, place.position) : asked.since;
    const watch = await this.watchOf(topic, since, topic.kind === 'list' ? (place?.changes ?? 0) : 0, person);
    const closed = new Promise((resolve) => response.once('close', resolve));
    const leave = await this.streams.listen(
      { watch, since, person, mayOpen, sid: request.sessionID },
      () => new EventStream(response),
    );
    await closed;
    leave();
  }

  private async watchOf(topic: LiveTopic, since: number, changes: number, person: Person): Promise<Watch> {
    const mayBeTold = (one: Person, childId: string): Promise<boolean> => this.access.of(one, childId);
    if (topic.kind === 'list') return new ListWatch(topic, since, changes, mayBeTold);
    const childId = await this.childOf(topic.reference);
    if (!(await mayBeTold(person, childId))) throw new NotFoundException();
    const streams = new Set([`child-${childId}`, ...(await streamsOfChild(this.readModels, childId))]);
    const read = async (named: ReadonlySet<string>) =>
      (await Promise.all([...named].map((stream) => this.events.readStream(stream)))).flat();
    return new CaseWatch(childId, streams, since, read, mayBeTold);
  }

  private async childOf(reference: string): Promise<string> {
    try {
      return await this.records.childIdOf(reference);
    } catch (error) {
      if (error instanceof CaseNotFound) throw new NotFoundException();
      throw error;
    }
  }
}
