// How contacts, numbers and names are shown to those who may not see them whole. The length is hidden too.

const DOTS = '•••'

/** `a•••@example.org` */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? DOTS : `${Array.from(email)[0]}${DOTS}${email.slice(at)}`
}

/** `+86•••42`: the country as far as two digits tell it, and the last two. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? DOTS : `${phone.slice(0, 3)}${DOTS}${phone.slice(-2)}`
}

/** `•••1234`: the last four of a long number, the last two of a short one. */
export function maskNumber(number: string): string {
  const shown = number.length >= 12 ? 4 : number.length >= 6 ? 2 : 0
  return DOTS + (shown > 0 ? number.slice(-shown) : '')
}

/** `张•••`, `A••• M•••`: the first character of a name in characters, of each word of any other. */
export function maskName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '') return DOTS
  if (/^\p{Script=Han}/u.test(trimmed)) return `${Array.from(trimmed)[0]}${DOTS}`
  return trimmed.split(/\s+/).map((word) => `${Array.from(word)[0]}${DOTS}`).join(' ')
}
