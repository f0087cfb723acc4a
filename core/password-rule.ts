// Which passwords are not taken: NIST SP 800-63B-4 section 3.1.1.2. Length and a list of the commonest, no rules of composition.

export type PasswordFault = 'too_short' | 'too_common' | 'contains_contact'

const SHORTEST = 10

/** The commonest that are long enough, small letters. Runs and repeats are found by themselves. */
const COMMON: ReadonlySet<string> = new Set(
  (
    '1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc q1w2e3r4t5 q1w2e3r4t5y6 qwerty1234 qwerty12345 qwerty123456 qwertyuiop ' +
    'qwertyuiop123 asdfghjkl123 asdfghjkl; zxcvbnm123 qazwsxedcrfv zaq12wsxcde3 password12 password123 password1234 ' +
    'password12345 passw0rd123 p@ssw0rd123 p@ssword123 mypassword passwordpassword changeme123 letmein123 letmein1234 ' +
    'welcome123 welcome1234 iloveyou12 iloveyou123 iloveyou1234 administrator admin12345 admin123456 administrator1 ' +
    'superman123 batman12345 football123 baseball123 basketball princess123 sunshine123 michael123 charlie123 jennifer123 ' +
    'chocolate1 chocolate123 starwars123 pokemon123 whatever123 computer123 internet123 liverpool1 liverpool123 manchester ' +
    'manchester1 chelsea123 arsenal123 barcelona1 barcelona123 realmadrid realmadrid1 juventus123 woaini1314 woaini520520 ' +
    'woaini1314520 5201314520 1314520520 a123456789 aa123456789 abc1234567 abc123456789 abcd123456 abcd1234567 1234567890a ' +
    '123456789a 123456789abc 123456abcdef qq123456789 wang123456 zhang123456 li123456789 147258369 1472583690 147852369 ' +
    '1123581321 3141592653 0147258369 987654321a trustno1trustno1 monkey12345 dragon12345 master12345 shadow12345 killer12345 ' +
    'freedom123 secret12345 secretpassword opensesame testtest123 test123456 test12345678 user123456 guest12345 default123 ' +
    'samsung123 google12345 facebook123 whatsapp123 telegram123 realname123 identity123 registration'
  ).split(' '),
)

/** One character over and over, or characters that follow one another up or down: 1111111111, abcdefghij, 0987654321. */
function isRun(password: string): boolean {
  const codes = Array.from(password, (character) => character.codePointAt(0)!)
  const step = (i: number): number => (codes[i]! - codes[i - 1]! + 10) % 10
  const steps = new Set(codes.slice(1).map((code, i) => code - codes[i]!))
  const isDigits = /^\d+$/.test(password)
  const wrapped = new Set(codes.slice(1).map((_, i) => step(i + 1)))
  if (steps.size === 1 && [0, 1, -1].includes([...steps][0]!)) return true
  return isDigits && wrapped.size === 1 && [0, 1, 9].includes([...wrapped][0]!)
}

/** A short piece said several times over: abcabcabcabc. */
function isRepeated(password: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/u.test(password) && new Set(password).size <= 4
}

/** What of the contacts may not stand in the password: whole addresses, the part before the @, the number's last digits. */
function contactParts(contacts: { email?: string | null; phone?: string | null }): string[] {
  const email = contacts.email?.toLowerCase() ?? ''
  const digits = contacts.phone?.replace(/\D/g, '') ?? ''
  return [email, email.split('@')[0] ?? '', digits.slice(-7)].filter((part) => part.length >= 4)
}

/**
 * Why a password is not taken, or null.
 * @param password as typed; counted in characters after NFC, so that a letter with its accent is one
 */
export function passwordFault(password: string, contacts: { email?: string | null; phone?: string | null }): PasswordFault | null {
  const plain = password.normalize('NFC').toLowerCase()
  if (Array.from(plain).length < SHORTEST) return 'too_short'
  if (contactParts(contacts).some((part) => plain.includes(part))) return 'contains_contact'
  return COMMON.has(plain) || isRun(plain) || isRepeated(plain) ? 'too_common' : null
}
