/**
 * The number of an identity card by Decree 137/2015/NĐ-CP: province of birth (001 to 096), sex and century (0 to 3 for who
 * was born from 1900 to 2099), year of birth, six digits more. It stands on its own: in a longer number, in a code of
 * digits and letters joined by dots, strokes or slashes, and behind a decimal point it is something else. A sum of money has
 * no zero at its beginning, a telephone number ten digits.
 */
const IDENTITY_NUMBER =
  /(?<![\p{L}\p{N}_])(?<!\p{N}[.\-/])0(?:0[1-9]|[1-8]\d|9[0-6])[0-3]\d{8}(?![\p{L}\p{N}_])(?![.\-/]\p{N})/u;

export const holdsIdentityNumber = (text: string) => IDENTITY_NUMBER.test(text);
