import type { DisputeRow } from '../../../projections/disputes/disputes.projection.js';
import type { AppealResult } from '../../../projections/disputes/dispute-lines.js';

/** What the family disagrees with, as a row of a table. */
export const aboutWords: Readonly<Record<DisputeRow['about'], string>> = {
  refusalToAssess: 'Not to assess',
  refusalToIssue: 'Not to make a plan',
  planContent: 'What the plan says',
  settingNamed: 'School or college named',
  refusalToReassess: 'Not to assess again',
  refusalToAmend: 'Not to change the plan',
  ceasing: 'To end the plan',
};

export const resultWords: Readonly<Record<AppealResult, string>> = {
  allowed: 'Allowed',
  allowedInPart: 'Allowed in part',
  byConsent: 'Ended by consent',
  dismissed: 'Dismissed',
  conceded: 'Not opposed by us',
  withdrawn: 'Withdrawn by the family',
};

export const isAbout = (text: string | null): text is DisputeRow['about'] =>
  text !== null && Object.hasOwn(aboutWords, text);
