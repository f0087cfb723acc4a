// What the bench must know to judge as the system does: the descriptions of documents, and a country's policy that accepts a kind.
import { loadDocuments, loadRegionYears } from '../../flow/start/load-documents.ts'
import { loadPolicies } from '../../flow/start/load-policies.ts'
import { findAccepted, type Policy } from '#core/policy.ts'
import type { RegionYears } from '#core/regions.ts'
import type { MrzFormat } from '#contract/reading.ts'
import type { FieldName, PhotoSide } from '#contract/words.ts'
import type { DocumentDescription, SideDescription } from '#vision/documents.ts'
import type { Asked } from './judge-side.ts'

export type Rules = {
  documents: readonly DocumentDescription[]
  /** What resident numbers may begin with. */
  regions: RegionYears
  /** The policy under which documents of a kind and state are judged: Utopia's where it accepts them, else the first that does; null where none does. */
  policyFor(kind: string, state: string): Policy | null
  /**
   * The side as described; null for a kind the reader knows nothing of. A kind may have several of one name, with and without a zone:
   * `zone` is the format of the one it bears, null for none.
   */
  sideOf(kind: string, side: PhotoSide, zone: MrzFormat | null): SideDescription | null
  /** What one side is judged by. */
  askedOf(kind: string, side: PhotoSide, state: string, zone: MrzFormat | null): Asked
}

/** What core's checks need of any document, besides the fields its policy compares: birth, number, and when it ends. */
const DECISIVE: readonly FieldName[] = ['date_of_birth', 'document_number', 'expiry_date', 'validity']

/** Loads descriptions and the policies in force on a day. */
export async function loadRules(today: string): Promise<Rules> {
  const [documents, regions] = await Promise.all([loadDocuments(), loadRegionYears()])
  const policies = [...(await loadPolicies(today)).values()].map(({ policy }) => policy).sort((a, b) => Number(b.sandbox_only) - Number(a.sandbox_only))
  const policyFor: Rules['policyFor'] = (kind, state) => policies.find((policy) => findAccepted(policy, { kind, issuing_country: state })) ?? null
  const sideOf: Rules['sideOf'] = (kind, side, zone) => {
    const named = documents.find((each) => each.kind === kind)?.sides.filter((each) => each.side === side) ?? []
    return named.find(({ mrz }) => (zone === null ? mrz.length === 0 : mrz.includes(zone))) ?? named[0] ?? null
  }
  return {
    documents,
    regions,
    policyFor,
    sideOf,
    askedOf(kind, side, state, zone) {
      const policy = policyFor(kind, state)
      const row = policy && findAccepted(policy, { kind, issuing_country: state })
      const described = sideOf(kind, side, zone)
      return {
        kind, side, issuing_country: state,
        bears_mrz: zone !== null && row?.mrz !== false,
        decisive: described?.required.filter((field) => DECISIVE.includes(field) || (policy?.fields.includes(field) ?? false)) ?? [],
        policy, today, regions,
      }
    },
  }
}
