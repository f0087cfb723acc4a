// For journeys: Utopia's policy with the selfie asked for of every document, in a folder as an operator would keep it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parsePolicy, SELFIE_CHECKS, type Policy } from '#core/policy.ts'

export type PolicyFolder = { readonly env: { readonly REALNAME_POLICIES: string }; remove(): void }

/** Writes the folder. */
export function selfiePolicy(): PolicyFolder {
  const folder = mkdtempSync(join(tmpdir(), 'rn-policies-'))
  const policy = JSON.parse(readFileSync(new URL('../rulebook/policies/ut.json', import.meta.url), 'utf8')) as Policy
  for (const document of policy.documents) document.sides.push('selfie_with_document')
  for (const name of SELFIE_CHECKS) policy.checks[name].requirement = 'required'
  policy.consents.push({ purpose: 'face_comparison', version: '2026-11-28', required: false })
  writeFileSync(join(folder, 'ut.json'), JSON.stringify(parsePolicy(policy)))
  return { env: { REALNAME_POLICIES: folder }, remove: () => rmSync(folder, { recursive: true }) }
}
