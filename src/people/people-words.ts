import type { AccessReason } from '../../workflows/authority/staff.events.js';

/** Why somebody's access changed. */
export const reasonWords: Readonly<Record<AccessReason, string>> = {
  joined: 'Joined us',
  covering: 'Covers for somebody',
  newPost: 'New or changed post',
  movedTeam: 'Moved to another team',
  away: 'Away for a longer time',
  left: 'Left',
  mistake: 'Puts a mistake right',
  councilAccount: 'As the council account says',
  other: 'Another reason',
};

/** Reasons that a person can give; the last one needs words. */
export const reasonsFor = {
  admit: ['joined', 'covering', 'newPost', 'mistake', 'other'],
  change: ['newPost', 'movedTeam', 'covering', 'mistake', 'other'],
  end: ['left', 'away', 'newPost', 'mistake', 'other'],
} as const satisfies Readonly<Record<string, readonly AccessReason[]>>;
