import { Injectable } from '@nestjs/common';
import { authorityDecider } from '../../workflows/authority/authority.decider.js';
import type { AuthorityEvent } from '../../workflows/authority/authority.events.js';
import type { StaffCommand } from '../../workflows/authority/staff.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { BasisService } from '../commands/basis.service.js';
import { canStill, theirSide, whoRecorded, whyNoLonger, yourSide } from '../recording/meanwhile.js';
import { SomeoneElseChanged } from '../web/errors/conflict.js';
import type { ConflictSide } from '../web/errors/conflict.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { formMeta } from '../web/forms/form-page.js';

/** A form about staff as it was sent. */
export interface StaffForm<Event extends Recorded = Recorded<AuthorityEvent>> {
  readonly kind: 'person' | 'team';
  /** "Roles and team of Al Wood". */
  readonly what: string;
  readonly href: string;
  /** Where whoever leaves the form goes. */
  readonly back: string;
  readonly answers: RawAnswers;
  /** Everything that was recorded about this person or team. */
  readonly history: readonly Event[];
  readonly rowsOf: (event: Event) => ConflictSide['rows'];
}

/** What the answers wish for. */
export interface StaffWish {
  readonly rows: ConflictSide['rows'];
  readonly command: StaffCommand;
}

const about = {
  person: { title: 'Someone else changed this person', section: 'people', leave: 'Leave it: see the person' },
  team: { title: 'Someone else changed this team', section: 'people', leave: 'Leave it: see the teams' },
} as const;

/** What signs in as a person changes nothing that a form could be wrong about. */
const ofAccounts: readonly string[] = ['CouncilAccountBound', 'CouncilAccountReleased'];

/** Forms that were drawn before somebody else changed the same person or team are not obeyed. */
@Injectable()
export class StaleStaffForms {
  constructor(
    private readonly people: People,
    private readonly basis: BasisService,
  ) {}

  /**
   * Lets a form through that knows everything recorded since, and one that is sent a second time.
   * @throws SomeoneElseChanged with both sides, and whether what `wanted` reads could still be recorded.
   */
  async refuse<Event extends Recorded>(
    form: StaffForm<Event>,
    person: Person,
    wanted: () => StaffWish | Promise<StaffWish>,
  ): Promise<void> {
    const { kind, what, href, back, answers, history, rowsOf } = form;
    const { commandId, seenRevision } = formMeta(answers);
    const since = history.filter(({ revision, type }) => revision > (seenRevision ?? -1) && !ofAccounts.includes(type));
    if (since.length === 0 || since.some((event) => event.commandId === commandId)) return;
    const who = await whoRecorded(since, person, this.people);
    const { rows, verdict } = await this.yours(wanted);
    throw new SomeoneElseChanged({
      who,
      theirs: theirSide(since, who, rowsOf),
      yours: yourSide(what, rows),
      verdict,
      caseHref: back,
      formHref: href,
      answers,
      about: about[kind],
    });
  }

  private async yours(
    wanted: () => StaffWish | Promise<StaffWish>,
  ): Promise<{ readonly rows: ConflictSide['rows']; readonly verdict: string | null }> {
    let rows: ConflictSide['rows'] = [];
    try {
      const wish = await wanted();
      ({ rows } = wish);
      authorityDecider.decide(wish.command, this.basis.recorded().state, this.basis.decisionBasis());
      return { rows, verdict: canStill };
    } catch (error) {
      return { rows, verdict: whyNoLonger(error) };
    }
  }
}

/** Both sides where name, address or council account of a person changed: those are in no log, so nobody is named. */
export function detailsChanged(
  { what, href, back, answers }: Pick<StaffForm, 'what' | 'href' | 'back' | 'answers'>,
  now: ConflictSide['rows'],
  rows: ConflictSide['rows'],
): SomeoneElseChanged {
  return new SomeoneElseChanged({
    who: 'Someone else',
    theirs: { heading: 'On record now', rows: now },
    yours: yourSide(what, rows),
    verdict: canStill,
    caseHref: back,
    formHref: href,
    answers,
    about: about.person,
  });
}
