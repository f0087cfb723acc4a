// What authorities and addresses of Chinese cards may begin with, built by rule from the names of regions rather than listed.
import type { Region, Regions } from '#core/regions.ts'

/**
 * `parts`: the names it is built of, without their kind of place; at least half of each must have been read for the form to be meant.
 * `code`: of the region it ends in. `isOld`: under a name it bears no more.
 */
export type Form = { readonly text: string; readonly parts: readonly string[]; readonly code: string; readonly isOld: boolean }

/** The cards in use were first made in 2004 and bear the names of the day of their issue. */
const FIRST_CARDS = 2003
const isOnCards = ({ to }: Region): boolean => to === null || (typeof to === 'number' && to >= FIRST_CARDS)

/** Beijing, Tianjin, Shanghai, Chongqing: their districts follow at once. */
const isMunicipality = (code: string): boolean => /^(11|12|31|50)/.test(code)
const isProvince = (code: string): boolean => code.endsWith('0000')
const isPrefecture = (code: string): boolean => code.endsWith('00') && !isProvince(code)

/** A name without its kind of place: 深圳市 is 深圳, 浦东新区 is 浦东, but 碑林区 is 碑林; 城区 stays, for 城 alone is no name. */
function stemOf(name: string): string {
  for (const kind of [/(新区|林区|特区|地区|自治州)$/u, /[市区县旗盟]$/u]) {
    const stem = name.replace(kind, '')
    if (stem !== name && (Array.from(stem).length > 1 || name.endsWith('县'))) return stem
  }
  return name
}

type Place = { readonly province: string; readonly prefecture: string; readonly name: string; readonly code: string; readonly isOld: boolean }

/** Every place a card may name, with each name those above it have borne meanwhile. Cities without districts stand for themselves. */
function placesOf(regions: Regions): Place[] {
  const known = regions.filter(isOnCards)
  const names = new Map<string, string[]>()
  for (const { code, name } of known) names.set(code, [...(names.get(code) ?? []), name])
  return known.flatMap((region): Place[] => {
    const { code, name, to } = region
    if (isProvince(code)) return []
    const provinces = names.get(`${code.slice(0, 2)}0000`) ?? []
    const above = isPrefecture(code) || isMunicipality(code) ? [''] : (names.get(`${code.slice(0, 4)}00`) ?? [''])
    return provinces.flatMap((province) => above.map((prefecture) => ({ province, prefecture, name, code, isOld: to !== null })))
  })
}

/** The police that issue cards: of a county or city, or a branch of its city's for a district (Law on Resident Identity Cards, article 8). */
function authoritiesAt({ province, prefecture, name, code, isOld }: Place): Form[] {
  const own: Form = { text: `${name}公安局`, parts: [stemOf(name)], code, isOld }
  const city = isMunicipality(code) ? province : prefecture
  const isBranch = name.endsWith('区') && !name.endsWith('地区') && city.endsWith('市')
  if (!isBranch && !isMunicipality(code)) return [own]
  const parts = [stemOf(city), stemOf(name)]
  // 浦东分局, 浦东新分局, 浦东新区分局.
  return [...new Set([stemOf(name), name.slice(0, -1), name])].filter((short) => Array.from(short).length > 1).map((short): Form => ({ text: `${city}公安局${short}分局`, parts, code, isOld }))
    .concat(own, { text: `${city}${name}公安局`, parts, code, isOld })
}

/** How an address may begin: the place, after its province, its prefecture, both or neither. */
function addressesAt({ province, prefecture, name, code, isOld }: Place): Form[] {
  const parts = [province.replace(/(省|市|[^省市]*自治区)$/u, ''), stemOf(name)].filter((part) => part !== '')
  const own: Form = { text: name, parts: [stemOf(name)], code, isOld }
  const short: Form = { text: province + name, parts, code, isOld }
  if (prefecture === '') return [own, short]
  const city = { text: prefecture + name, parts: [stemOf(prefecture), stemOf(name)], code, isOld }
  return [own, short, city, { text: province + prefecture + name, parts: [...parts, stemOf(prefecture)], code, isOld }]
}

/** All forms once. */
function distinct(forms: readonly Form[]): Form[] {
  return [...new Map(forms.map((form) => [form.text, form])).values()]
}

export const authorityForms = (regions: Regions): Form[] => distinct(placesOf(regions).flatMap(authoritiesAt))
export const addressForms = (regions: Regions): Form[] => distinct(placesOf(regions).flatMap(addressesAt))
