import type { Person } from '../access/people.js';
import { roleWords } from '../access/roles.js';
import { drawn } from '../recording/questions.js';
import type { Question } from '../recording/questions.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { formMeta } from '../web/forms/form-page.js';
import type { CheckPage, FieldOfCode, FormPage } from '../web/forms/form-page.js';
import { reasonWords } from './people-words.js';
import type { StaffEntry } from './staff-list.service.js';
import type { AccessWish, Acting, PersonalDetails } from './staff-register.service.js';

export interface PersonForm {
  readonly title: string;
  readonly action: string;
  readonly questions: readonly Question[];
  readonly answers: RawAnswers;
  readonly cancel: string;
  readonly crumbs?: readonly { readonly text: string; readonly href: string }[];
  readonly side?: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  /** Of the last change that the form knows of. */
  readonly seenRevision?: number | null;
  readonly hidden?: readonly { readonly name: string; readonly value: string }[];
}

/** Where the words of what the rules refuse stand. */
export const fieldOfStaffCode: FieldOfCode = {
  'person-needs-a-role': 'roles',
  'no-such-role': 'roles',
  'last-administrator': 'roles',
  'first-person-must-administer': 'roles',
  'roles-already-so': 'roles',
  'not-your-own-access': 'roles',
  'no-such-team': 'team',
  'team-needs-a-name': 'team',
  'team-already-there': 'team',
  'team-needs-a-reason': 'reason',
  'access-needs-a-reason': 'reason',
  'person-already-admitted': 'email',
};

/** A form about people, in the frame that every recording form has. */
export function asForm(form: PersonForm): FormPage {
  const { title, action, questions, answers, cancel, crumbs = [], side = [], seenRevision = null, hidden = [] } = form;
  return {
    template: 'people/person-form.njk',
    answers,
    seenRevision,
    fieldOfCode: fieldOfStaffCode,
    view: () => ({
      title,
      action,
      cancel,
      side,
      hidden,
      section: 'people',
      breadcrumbs: [{ text: 'People', href: '/people' }, ...crumbs, { text: title }],
      questions: drawn(questions, answers),
    }),
  };
}

type Rows = CheckPage['rows'];

/** What a page to check shows of each part of a form. */
export const checkRows = {
  details: ({ name, email }: PersonalDetails): Rows => [
    { key: 'Name', value: name },
    { key: 'E-mail', value: email ?? 'None' },
  ],
  access: (wish: AccessWish): Rows => [
    { key: 'Roles', value: roleWords(wish.roles) },
    { key: 'Team', value: wish.team ?? 'No team' },
    ...checkRows.why(wish),
  ],
  why: ({ reason, note }: Pick<AccessWish, 'reason' | 'note'>): Rows => [
    { key: 'Why', value: reasonWords[reason] },
    ...(note === null ? [] : [{ key: 'In your own words', value: note }]),
  ],
};

/** What a change of access alters, before and after. */
export function accessEffects(
  { roles, team, endedOn }: Pick<StaffEntry, 'roles' | 'team' | 'endedOn'>,
  wish: AccessWish,
): NonNullable<CheckPage['effects']> {
  const ended = endedOn !== null;
  return [
    { what: 'Roles', now: ended ? 'None' : roleWords(roles), after: roleWords(wish.roles) },
    { what: 'Team', now: ended ? 'None' : (team ?? 'No team'), after: wish.team ?? 'No team' },
  ];
}

/** In whose name a form's change is recorded. */
export function acting({ id }: Person, answers: RawAnswers): Acting {
  return { actor: { id, role: 'administrator' }, commandId: formMeta(answers).commandId, source: 'user' };
}
