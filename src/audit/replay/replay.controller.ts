import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import { CaseDoor } from '../../access/case-door.js';
import type { Person } from '../../access/people.js';
import { csv } from '../../cases/csv.js';
import { textOf } from '../../cases/query.js';
import type { Query as RawQuery } from '../../cases/query.js';
import { BasisService } from '../../commands/basis.service.js';
import { londonDateOf } from '../../commands/london-time.js';
import { sentenceDate, typedDate } from '../../web/words/date-words.js';
import { isOther, noOtherRules } from './other-rules.js';
import { otherRulesForm, proofCard, replayHref, rulesCard, stepperOf } from './replay-page.view.js';
import type { ReplayAddress } from './replay-page.view.js';
import { replayQuery } from './replay-query.js';
import type { ReplayQuery } from './replay-query.js';
import { ReplayService } from './replay.service.js';
import type { ReplayedCase } from './replay.service.js';
import { comparisonRows, factGroups } from './replay.view.js';
import { whatIfRows } from './what-if.view.js';

/** No reference is longer; what is may be anything and is not said back. */
const longestReference = 40;

/** A case taken back to any day, beside what is known now. Reads alone. */
@Controller('replay')
@RequireRoles('auditor', 'manager')
export class ReplayController {
  constructor(
    private readonly replays: ReplayService,
    private readonly basis: BasisService,
    private readonly door: CaseDoor,
  ) {}

  @Get()
  async choose(@Query() query: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const asked = 'reference' in query ? (textOf(query, 'reference') ?? '').trim() : null;
    if (
      asked !== null &&
      asked !== '' &&
      asked.length <= longestReference &&
      (await this.door.opensTo(person, asked))
    ) {
      response.redirect(302, `/replay/${encodeURIComponent(asked.toUpperCase())}`);
      return;
    }
    const error =
      asked === null
        ? null
        : asked === ''
          ? 'Enter the reference of a case, for example EHC-2026-0412'
          : 'No case has this reference. References look like EHC-2026-0412; to search by name use “Find” above';
    response.status(error === null ? 200 : asked === '' ? 422 : 404).render('audit/replay/choose.njk', {
      title: 'Replay a case',
      section: 'replay',
      reference: asked?.slice(0, longestReference) ?? '',
      errors: error === null ? [] : [{ field: 'reference', target: 'reference', text: error }],
    });
  }

  @Get(':reference.csv')
  async asCsv(
    @Param('reference') reference: string,
    @Query() query: RawQuery,
    @Res() response: Response,
  ): Promise<void> {
    const { here, replayed } = await this.forFile(reference, query);
    response
      .set('Content-Type', 'text/csv; charset=utf-8')
      .set('Content-Disposition', `attachment; filename="${fileName(here)}.csv"`)
      .send(csv(comparisonRows(replayed, here.asAt, here.onlyDifferences)));
  }

  @Get(':reference.json')
  async asJson(
    @Param('reference') reference: string,
    @Query() query: RawQuery,
    @Res() response: Response,
  ): Promise<void> {
    const { here, replayed } = await this.forFile(reference, query);
    const { fault, good, of, fingerprintOf } = replayed.proof;
    response.set('Content-Disposition', `attachment; filename="${fileName(here)}.json"`).json({
      reference: replayed.now.reference,
      knownOn: here.asAt,
      event: replayed.at,
      events: { known: replayed.known.length, now: replayed.now.events.length },
      proof: { good, of, fault, fingerprint: fingerprintOf(replayed.known.at(-1)) },
      facts: replayed.facts.filter(({ cause }) => !here.onlyDifferences || cause !== null),
    });
  }

  @Get(':reference')
  async page(
    @Param('reference') reference: string,
    @Query() raw: RawQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { today } = this.basis;
    const query = replayQuery(raw, today);
    const { asAt, event, errors } = query;
    if (errors.length > 0 && asAt === null) {
      // Whether the case may be opened is told before what is wrong with the date.
      await this.replays.dayOf(reference, 1);
      response.status(422).render('audit/replay/date.njk', {
        title: `Replay ${reference}`, section: 'replay', reference, today, errors,
        typed: textOf(raw, 'as-at')?.slice(0, 40) ?? '',
      }); // prettier-ignore
      return;
    }
    const day = asAt ?? (event === null ? null : await this.replays.dayOf(reference, event)) ?? addDays(today, -1);
    const here: ReplayAddress = { ...query, reference, asAt: day };
    if (errors.length === 0 && (asAt === null || query.untidy)) {
      response.redirect(302, replayHref(here));
      return;
    }
    const replayed = await this.replays.replay(reference, here);
    response.status(errors.length > 0 ? 422 : 200).render('audit/replay/replay.njk', {
      ...this.pageOf(replayed, here, today),
      whatIf: isOther(here.rules) ? await this.whatIf(here, replayed) : null,
      errors,
      typedRulesOn: textOf(raw, 'rules-on')?.slice(0, 40) ?? '',
      jsonHref: replayHref(here, { rules: noOtherRules }, `${request.path}.json`),
      csvHref: replayHref(here, { rules: noOtherRules }, `${request.path}.csv`),
    });
  }

  private pageOf(replayed: ReplayedCase, here: ReplayAddress, today: CalendarDate): object {
    const { then, now, known, at, facts, basis } = replayed;
    const partOfDay = here.event !== null && here.event === at && here.event < lastOfDay(replayed, here.asAt);
    const name = then.record.child === null && !then.record.erased ? now.reference : then.record.name;
    return {
      title: `${name}, as known on ${sentenceDate(here.asAt)}`,
      section: 'replay',
      namesChildren: true,
      reference: now.reference,
      lead: `${known.length} of ${now.events.length} events had been recorded${partOfDay ? ' by then, not yet all of that day' : ''} · today’s record is beside it`,
      day: sentenceDate(here.asAt),
      typed: typedDate(here.asAt),
      maxDate: typedDate(today),
      stepper: stepperOf(replayed, here),
      nothingYet: known.length === 0,
      erased: now.record.erased,
      imported: known.some(({ source }) => source === 'import'),
      groups: factGroups(replayed, here.onlyDifferences),
      differences: facts.filter(({ cause }) => cause !== null).length,
      onlyDifferences: here.onlyDifferences,
      otherViewHref: replayHref(here, { onlyDifferences: !here.onlyDifferences }),
      caseHref: `/cases/${now.reference}?as-at=${here.asAt}`,
      address: `/replay/${encodeURIComponent(here.reference)}`,
      here,
      rules: rulesCard(basis),
      otherRules: otherRulesForm(basis, here.rules),
      withoutRulesHref: replayHref(here, { rules: noOtherRules }),
      proof: proofCard(replayed),
    };
  }

  private async whatIf(here: ReplayAddress, { then }: ReplayedCase): Promise<object> {
    return whatIfRows(then, await this.replays.underOtherRules(here.reference, here, here.rules), here.rules);
  }

  private async forFile(
    reference: string,
    raw: RawQuery,
  ): Promise<{ readonly here: ReplayAddress; readonly replayed: ReplayedCase }> {
    const query: ReplayQuery = replayQuery(raw, this.basis.today);
    if (query.asAt === null) throw new NotFoundException();
    const here = { ...query, reference, asAt: query.asAt };
    return { here, replayed: await this.replays.replay(reference, here) };
  }
}

const fileName = ({ reference, asAt }: ReplayAddress): string =>
  `${reference.replaceAll(/[^A-Za-z0-9-]/g, '')}-as-known-${asAt}`;

/** Number of the last event that was recorded by the end of a day. */
function lastOfDay({ now }: ReplayedCase, day: CalendarDate): number {
  return now.events.findLastIndex((entry) => londonDateOf(new Date(entry.recordedAt)) <= day) + 1;
}
