import { count, text } from './message-parts.js';
import type { Words } from './message-parts.js';

/** What the rules about people and teams say no to, and how to put it right. */
export const staffMessages: Readonly<Record<string, Words>> = {
  'person-id-not-opaque':
    'The id of a person must be one that this system gave out. Open the person’s page and try again',
  'person-already-admitted': 'This person can already sign in. Open their page to change their roles',
  'person-needs-a-role': 'Choose at least one role. To let somebody do nothing any more, end their access',
  'no-such-role': 'Choose from the roles listed, each once',
  'access-needs-a-reason': 'Say why',
  'no-such-person': 'There is no such person. Choose from the list of people',
  'access-already-ended': 'This person’s access has ended. To let them sign in again, add them again',
  'not-your-own-access': 'Nobody changes their own roles or ends their own access. Ask another administrator',
  'roles-already-so': 'This person has these roles and this team already. Change one of them, or leave this page',
  'first-person-must-administer': 'First add an administrator, who can then add the others',
  'last-administrator':
    'This is the last administrator: nobody could admit anybody any more. Make somebody else an administrator first',
  'no-such-team': ({ team }) => `There is no team “${text(team)}”. Choose from the list, or form the team first`,
  'team-needs-a-name': ({ most }) => `Enter the name of the team in ${count(most)} characters or fewer`,
  'team-needs-a-reason': 'Say why, for those who read this later. Name nobody',
  'team-already-there': ({ team }) => `There is already a team “${text(team)}”. Choose another name`,
  'team-has-people': ({ team, people }) =>
    `${count(people)} ${people === 1 ? 'person is' : 'people are'} in ${text(team)}. Move them to another team first`,
};
