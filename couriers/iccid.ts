// ICCIDs: ITU-T E.118 numbers of 19 digits, the last by Luhn.

/** Global codes 881 to 888 begin 8988; what follows is issuer and serial. */
const PREFIX = '8988'
const SERIAL = 14

/** The digit that makes a number right by Luhn (ISO/IEC 7812-1 annex B). */
export function luhnDigit(digits: string): number {
  const sum = [...digits.matchAll(/\d/g)].reverse().reduce((total, [digit], at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** An ICCID with a serial taken from chance (8 bytes or more). */
export function makeIccid(chance: Buffer): string {
  const serial = chance.readBigUInt64BE(0) % 10n ** BigInt(SERIAL)
  const digits = PREFIX + serial.toString().padStart(SERIAL, '0')
  return digits + String(luhnDigit(digits))
}

/** 18 to 20 digits with the right Luhn digit; some peers pad with F. */
export function isIccid(iccid: string): boolean {
  const digits = iccid.replace(/F+$/i, '')
  return /^89\d{16,18}$/.test(digits) && luhnDigit(digits.slice(0, -1)) === Number(digits.at(-1))
}
