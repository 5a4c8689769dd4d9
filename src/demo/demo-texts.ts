// What people write in the boxes of this system: about nobody, but in their tone.

export const requestTexts = [
  'Request by email with a school report and two clinic letters.',
  'School asks after three cycles of support; parents agree.',
  'Parent writes that mornings have become impossible and school days are shortened.',
  'Nursery asks before the move to Reception. Portage report attached.',
  'Request by post. Signed form, no reports yet; asked the family for them.',
];
export const noteTexts = [
  'Call with the family: explained the next step and when they will hear from us.',
  'Family asks who will visit. Told them the psychologist writes to them first.',
  'Rang the school about attendance; they will send the register.',
  'Emailed the family the date of the panel.',
  'School SENCO asks for an update; told her what is still out.',
  'Family would like letters by email from now on.',
  'Interpreter booked for the next meeting.',
  'Family worried about transport; passed on to the transport team.',
  'Co-production meeting offered; family prefers a telephone call.',
];
export const chaseTexts = [
  'To the duty mailbox. Not opened.',
  'Opened, no reply.',
  'Promised for next week.',
  'Asked for a date. None given.',
];
export const returnTexts = [
  'Does not say how much provision.',
  'Outcomes are missing.',
  'Report is about another assessment and two years old.',
  'No recommendation for school hours.',
];
export const refusalTexts = [
  'School can meet these needs from its own resources; next steps agreed with the family.',
  'Progress is in line with others of the same age; support plan to continue.',
];
export const representationTexts = [
  'Family agrees with sections B and F and names a school.',
  'Family wants speech and language therapy each week written into section F.',
  'Family asks for another school and for a meeting.',
  'Small changes to section A. Otherwise content.',
];
export const replyTexts = [
  'Can meet need with the staffing described.',
  'Year group is full.',
  'Would need building works.',
  'Asks for more hours than the draft has.',
];
export const withdrawalTexts = [
  'Family wishes to wait for the new term.',
  'Family and school agreed a support plan instead.',
];
export const evidenceTexts = [
  'Clinic letter seen.',
  'Travel papers seen.',
  'Letter from the ward seen.',
  'Email from the family on file.',
];
