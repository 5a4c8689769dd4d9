import type { AccessReason } from '../../workflows/authority/staff.events.js';
import { roles, roleWords } from '../access/roles.js';
import type { Role } from '../access/roles.js';
import type { Question } from '../recording/questions.js';
import type { AnswerReader } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { reasonsFor, reasonWords } from './people-words.js';
import { emailAddress, personName } from './personal-details.js';
import type { Detail } from './personal-details.js';
import type { AccessWish, PersonalDetails } from './staff-register.service.js';

const longestNote = 500;
const longestTeamReason = 500;
const noTeam = '-';

const roleHints: Readonly<Record<Role, string>> = {
  caseworker: 'Records on cases and sees their own due work first',
  manager: 'Also sees figures for everyone, allocates cases and changes settings of the law’s open questions',
  auditor: 'Reads everything as it was known on any day, and changes nothing',
  administrator: 'Decides who may sign in, and in which roles',
};

export const detailQuestions: readonly Question[] = [
  { kind: 'text', name: 'name', label: 'Name', width: 20, hint: 'As colleagues know them' },
  {
    kind: 'text',
    name: 'email',
    label: 'E-mail address of their council account',
    hint: 'The first sign-in under this address becomes theirs, once the council’s sign-in has verified it',
  },
];

/** Which roles and which team, and why. `teams` are those there are. */
export function accessQuestions(teams: readonly string[], purpose: 'admit' | 'change'): readonly Question[] {
  return [
    {
      kind: 'checkboxes',
      name: 'roles',
      legend: 'Roles',
      hint: 'Choose all that apply',
      choices: roles.map((role) => ({ value: role, text: roleWords([role]), hint: roleHints[role] })),
    },
    {
      kind: 'select',
      name: 'team',
      label: 'Team',
      choices: [{ value: noTeam, text: 'No team' }, ...teams.map((team) => ({ value: team, text: team }))],
    },
    ...whyQuestions(purpose),
  ];
}

export function whyQuestions(purpose: keyof typeof reasonsFor): readonly Question[] {
  return [
    {
      kind: 'select',
      name: 'reason',
      label: 'Why',
      choices: [
        { value: '', text: 'Choose a reason' },
        ...reasonsFor[purpose].map((reason) => ({ value: reason, text: reasonWords[reason] })),
      ],
    },
    {
      kind: 'longText',
      name: 'note',
      label: 'In your own words',
      hint: 'Needed for “Another reason” only. Administrators, managers and auditors can read it',
    },
  ];
}

export const releaseQuestion: Question = {
  kind: 'checkboxes',
  name: 'release',
  legend: 'Council account',
  choices: [
    {
      value: 'yes',
      text: 'Let another council account sign in as this person',
      hint: 'For somebody whose account was made anew. The next sign-in under the address above becomes theirs',
    },
  ],
};

export const teamQuestions: readonly Question[] = [
  { kind: 'text', name: 'team', label: 'Name of the team', width: 20, hint: 'Cases and people are put into it by this name, which stays' },
  { kind: 'longText', name: 'reason', label: 'Why', hint: 'Stands in the record for good: name nobody' },
]; // prettier-ignore

/** Collects what is wrong with details as with any answer. */
function detail(reader: AnswerReader, name: string, answers: RawAnswers, read: (text: string) => Detail): string {
  const given = answers[name];
  const found = read(typeof given === 'string' ? given : '');
  if ('value' in found) return found.value;
  reader.wrong(name, found.fault);
  return '';
}

export function readDetails(reader: AnswerReader, answers: RawAnswers): PersonalDetails {
  return { name: detail(reader, 'name', answers, personName), email: detail(reader, 'email', answers, emailAddress) };
}

/** What was answered about roles, team and reason; wrong answers are noted with the reader. */
export function readAccess(reader: AnswerReader, teams: readonly string[], purpose: 'admit' | 'change'): AccessWish {
  const chosen = reader.someOf('roles', roles, 'Choose at least one role');
  const team = reader.oneOf('team', [noTeam, ...teams], 'Choose a team, or no team');
  return { roles: chosen, team: team === noTeam ? null : team, ...readWhy(reader, purpose) };
}

export function readWhy(reader: AnswerReader, purpose: keyof typeof reasonsFor): Pick<AccessWish, 'reason' | 'note'> {
  const reason = reader.oneOf<AccessReason>('reason', reasonsFor[purpose], 'Choose a reason');
  const note = reader.text(
    'note',
    'Your own words',
    reason === 'other' ? 'Say why in your own words' : null,
    longestNote,
  );
  if (note !== null && isUnreadable(note)) reader.wrong('note', unreadableWords('Your own words'));
  return { reason: reason ?? 'other', note };
}

export function readTeam(reader: AnswerReader): { readonly team: string; readonly reason: string } {
  const team = reader.text('team', 'The name of the team', 'Enter the name of the team', 80) ?? '';
  if (isUnreadable(team) || team.includes('\n')) reader.wrong('team', unreadableWords('The name of the team'));
  return { team, reason: readTeamReason(reader) };
}

export function readTeamReason(reader: AnswerReader): string {
  const reason = reader.text('reason', 'Why', 'Say why', longestTeamReason) ?? '';
  if (isUnreadable(reason)) reader.wrong('reason', unreadableWords('Why'));
  return reason;
}

/** Control characters and those that turn the direction of text; a break of lines is neither. */
function isUnreadable(text: string): boolean {
  return /\p{C}/u.test(text.replaceAll('\n', ''));
}

const unreadableWords = (what: string): string =>
  `${what} must be letters, figures, spaces and marks that can be read. Type it again rather than pasting it`;
