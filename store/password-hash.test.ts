// Passwords: a hash knows its own password only, and nobody's hash costs the same time.
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { hashPassword, passwordMatches } from './password-hash.ts'

void test('a hash knows its own password and no other', async () => {
  const hash = await hashPassword('a long phrase of mine')
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.equal(await passwordMatches('a long phrase of mine', hash), true)
  assert.equal(await passwordMatches('a long phrase of mine ', hash), false)
  assert.notEqual(hash, await hashPassword('a long phrase of mine'))
})

void test('composed and decomposed letters are the same password', async () => {
  assert.equal(await passwordMatches('cafe\u0301 au lait', await hashPassword('caf\u00E9 au lait')), true)
})

void test('no hash: the answer is no, after the same work', async () => {
  const hash = await hashPassword('a long phrase of mine')
  const time = async (kept: string | null): Promise<number> => {
    const begin = process.hrtime.bigint()
    for (let i = 0; i < 8; i += 1) assert.equal(await passwordMatches('another phrase', kept), false)
    return Number(process.hrtime.bigint() - begin)
  }
  const [known, unknown] = [await time(hash), await time(null)]
  assert.ok(unknown > known / 3 && unknown < known * 3, `${known} against ${unknown}`)
})

void test('a hash of another form throws', async () => {
  await assert.rejects(passwordMatches('x', '$2b$10$abcdefghijklmnopqrstuv'), /another form/)
})
