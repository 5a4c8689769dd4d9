import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { BulkSteps, todayIn } from '../allocations/bulk-steps.js';
import type { SentStep } from '../allocations/bulk-steps.js';
import { mostChosen } from '../allocations/allocation.js';
import type { LeftOut } from '../allocations/allocation.js';
import { chosenStreams } from '../allocations/allocation-form.js';
import { cases, reasonWords } from '../allocations/allocations.view.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { childWords } from '../cases/case-list.view.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import { noteFacets } from '../children/child-facets.service.js';
import { BasisService } from '../commands/basis.service.js';
import { sendCsv } from '../performance/csv.js';
import type { FieldError, RawAnswers } from '../web/forms/answers.js';
import { formMeta } from '../web/forms/form-page.js';
import { consentWords, sharedItemWords } from '../web/words/transition-words.js';
import { extractRows } from './extract.view.js';
import { carriedSharing, listOf, readSharing, sharingRows } from './sharing-form.js';
import { Sharing } from './sharing.service.js';
import { sharedInLists } from './sharing.js';
import type { SharingResult, SharingTarget } from './sharing.js';
import { YoungPeople } from './young-people.service.js';
import type { YoungPerson } from './young-people.service.js';

/**
 * Young people chosen on the list, shared with adult care at once: form, check page, record, and only then the file that goes
 * there. What is in the file is what is recorded of each of them.
 */
@Controller('transition/share')
@RequireRoles('caseworker', 'manager')
export class SharingController extends BulkSteps<SharingTarget> {
  constructor(
    private readonly sharing: Sharing,
    private readonly young: YoungPeople,
    private readonly children: ChildDirectory,
    private readonly basis: BasisService,
    access: CaseAccess,
  ) {
    super(access);
  }

  /** The steps hold who was chosen: opened by itself, there is nothing to show. */
  @Get()
  nothingChosen(@Res() response: Response): void {
    response.redirect(302, '/transition');
  }

  @Post()
  step(
    @Body() answers: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.take({ answers, person, request, response });
  }

  /** The file, once for those whose sharing is recorded; whoever has it no more gets it again as long as they are signed in. */
  @Get(':key.csv')
  async extract(
    @Param('key') key: string,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const found = request.session.sharing;
    if (found?.key !== key) {
      response.redirect(302, '/transition');
      return;
    }
    const hidden = await this.access.hiddenFrom(person);
    const people = hidden.without(await this.chosen(found.done));
    const cards = await this.children.namesOf(people.map(({ childId }) => childId));
    const needs = found.shared.includes('needs');
    for (const { childId } of people) noteFacets(childId, needs ? ['identity', 'needs'] : ['identity']);
    sendCsv(response, `adult-care-${found.on}`, extractRows(people, cards, found.shared));
  }

  @Get(':key')
  async result(@Param('key') key: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const found = request.session.sharing;
    if (found?.key !== key) {
      response.redirect(302, '/transition');
      return;
    }
    response.render('transition/shared.njk', {
      title: found.done.length === 0 ? 'Nothing was recorded' : `Sharing recorded for ${cases(found.done.length)}`,
      section: 'transfers',
      namesChildren: found.leftOut.length > 0,
      from: found.from,
      done: found.done.length,
      rows: sharingRows(found),
      extractHref: `/transition/share/${key}.csv`,
      leftOut: await this.leftOutRows(found.leftOut),
    });
  }

  protected read(answers: RawAnswers): Promise<SharingTarget> {
    return Promise.resolve().then(() => readSharing(answers, this.basis.today));
  }

  protected draw(response: Response, answers: RawAnswers, errors: readonly FieldError[]): Promise<void> {
    const streams = chosenStreams(answers);
    const first = { ...todayIn(this.basis.today), shared: ['nameAndAge'] };
    const shown = 'step' in answers ? answers : { ...first, ...answers };
    const ticked = [shown['shared']].flat();
    response.render('transition/share.njk', {
      title: `Share ${cases(streams.length)} with adult care`,
      section: 'transfers',
      action: '/transition/share',
      cancel: listOf(answers),
      from: listOf(answers),
      streams,
      items: sharedInLists.map((value) => ({ value, text: sharedItemWords[value], checked: ticked.includes(value) })),
      bases: Object.entries(consentWords).map(([value, text]) => ({
        value,
        text,
        checked: shown['consent'] === value,
      })),
      answers: shown,
      commandId: formMeta(answers).commandId,
      errors,
    });
    return Promise.resolve();
  }

  protected refuse(response: Response, answers: RawAnswers, many: number): void {
    const text = many === 0 ? 'Choose at least one young person' : `Choose ${String(mostChosen)} young people or fewer`;
    response.status(422).render('allocations/none-chosen.njk', {
      title: 'Share with adult care',
      section: 'transfers',
      choosingButton: 'Share the chosen with adult care',
      from: listOf(answers),
      errors: [{ field: null, text, target: 'list' }],
    });
  }

  protected async check(response: Response, answers: RawAnswers, target: SharingTarget): Promise<void> {
    const streams = chosenStreams(answers);
    const { ready, leftOut } = await this.judged(streams, target);
    const cards = await this.children.namesOf(ready.map(({ childId }) => childId));
    response.render('transition/check.njk', {
      title: ready.length === 0 ? 'None of these can be shared from here' : 'Check before recording',
      section: 'transfers',
      namesChildren: true,
      from: listOf(answers),
      commandId: formMeta(answers).commandId,
      button: `Record the sharing of ${cases(ready.length)}`,
      rows: sharingRows(target),
      carried: carriedSharing(target),
      streams,
      ready: ready.map(({ childId }) => childWords(cards.get(childId) ?? null)),
      leftOut: await this.leftOutRows(leftOut),
    });
  }

  protected async record({ answers, target, person, request, response }: SentStep<SharingTarget>): Promise<void> {
    const { commandId } = formMeta(answers);
    const { ready, leftOut } = await this.judged(chosenStreams(answers), target);
    const recorded = await this.sharing.record(ready, target, { person, commandId });
    const result: SharingResult = {
      key: commandId,
      ...target,
      done: recorded.done,
      leftOut: [...leftOut, ...recorded.leftOut],
      from: listOf(answers),
    };
    request.session.sharing = result;
    response.redirect(303, `/transition/share/${commandId}`);
  }

  /** A restricted case is in no list for somebody else, whoever may open it here. */
  private async judged(
    streams: readonly string[],
    target: SharingTarget,
  ): Promise<{ readonly ready: readonly YoungPerson[]; readonly leftOut: readonly LeftOut[] }> {
    const people = await this.chosen(streams);
    const restricted = await this.access.restrictedToSome();
    const open = people.filter(({ childId }) => !restricted.hides(childId));
    const { ready, leftOut } = await this.sharing.tried(open, target);
    const known = new Set(people.map(({ stream }) => stream));
    return {
      ready,
      leftOut: [
        ...leftOut,
        ...people.filter(({ childId }) => restricted.hides(childId)).map(({ stream }) => ({ stream, ...isRestricted })),
        ...streams.filter((stream) => !known.has(stream)).map((stream) => ({ stream, ...isNoYoungPerson })),
      ],
    };
  }

  private async chosen(streams: readonly string[]): Promise<readonly YoungPerson[]> {
    const wanted = new Set(streams);
    return (await this.young.on(this.basis.today)).young.filter(({ stream }) => wanted.has(stream));
  }

  private async leftOutRows(leftOut: readonly LeftOut[]): Promise<readonly object[]> {
    const people = new Map((await this.chosen(leftOut.map(({ stream }) => stream))).map((one) => [one.stream, one]));
    const cards = await this.children.namesOf([...people.values()].map(({ childId }) => childId));
    return leftOut.map((one) => {
      const childId = people.get(one.stream)?.childId;
      const words = childId === undefined ? {} : childWords(cards.get(childId) ?? null);
      return { ...words, kind: 'Plan', reason: reasonWords(one) };
    });
  }
}

const isRestricted = {
  because: 'refused',
  words: 'The case is restricted. Record what is shared from the case itself',
} as const;
const isNoYoungPerson = {
  because: 'refused',
  words: 'No plan of a young person aged 14 or over with a known date of birth',
} as const;
