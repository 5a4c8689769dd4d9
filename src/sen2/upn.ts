const checkLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const form = /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/;

/** Whether the text has the form of a unique pupil number: a letter and 12 characters, the last a letter if temporary. */
export function looksLikeUpn(text: string): boolean {
  return form.test(text);
}

/**
 * The check letter that belongs in front of the other twelve characters: each times its place (2 to 13), summed, modulo
 * 23, in an alphabet without I, O and S. A temporary number's last letter counts by its place in the same alphabet.
 */
export function checkLetterOf(upn: string): string {
  let sum = 0;
  for (let place = 2; place <= 13; place += 1) {
    const character = upn.charAt(place - 1);
    const letter = checkLetters.indexOf(character);
    sum += place * (letter === -1 ? Number(character) : letter);
  }
  return checkLetters.charAt(sum % 23);
}
