// Which level of police an authority's name says. Identity cards come from the county's (Law on Resident Identity Cards, article 8).

/** `local`: county, city or a branch; `other`: police, but of no place that issues cards, or no police. */
export type AuthorityLevel = 'local' | 'province' | 'ministry' | 'other'

const MINISTRY = /^(中华人民共和国)?(公安部|国家移民管理局|外交部)/u
const PROVINCE = /公安厅$|^[^局厅]*(省|自治区)公安局$/u
/** Farms, oilfields and railways have police of their own that issue cards: any office counts. */
const LOCAL = /(公安局|公安分局|公安局[^局]+分局)$/u

/** The level by the name as printed. */
export function levelOfAuthority(name: string): AuthorityLevel {
  if (MINISTRY.test(name)) return 'ministry'
  if (PROVINCE.test(name)) return 'province'
  return LOCAL.test(name) ? 'local' : 'other'
}
