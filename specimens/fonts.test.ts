import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { chanceOf } from './chance.ts'
import { hanFont, latinFont } from './fonts.ts'

/** First faces that a hundred throws choose. */
function faces(choose: typeof hanFont, set: 'tuning' | 'test'): Set<string> {
  return new Set(Array.from({ length: 100 }, (_, seed) => choose(set, chanceOf(seed, 'test')).split(',')[0]!))
}

void test('tuning and test share no face where the machine has several', () => {
  for (const choose of [latinFont, hanFont]) {
    const [tuning, test] = [faces(choose, 'tuning'), faces(choose, 'test')]
    if (new Set([...tuning, ...test]).size > 1) assert.deepEqual([...tuning].filter((face) => test.has(face)), [])
    else assert.deepEqual(tuning, test)
  }
})

/** Runs with no font of the system at all. */
function bare(kind: string, side: string) {
  const script = `const { makeSpecimen } = await import('#specimens/specimen.ts')
    const { jpeg } = await makeSpecimen({ kind: '${kind}', side: '${side}', seed: 1, longSide: 320 })
    console.log(jpeg.length)`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: new URL('..', import.meta.url), env: { ...process.env, DISABLE_SYSTEM_FONTS_LOAD: '1' }, encoding: 'utf8',
  })
}

void test('without any font Utopian specimens are made, Chinese ones name the package to install', () => {
  const passport = bare('passport', 'data_page')
  assert.equal(passport.status, 0, passport.stderr)
  assert.ok(Number(passport.stdout) > 3000)
  const card = bare('cn_resident_id', 'portrait')
  assert.equal(card.status, 1)
  assert.match(card.stderr, /no Chinese font found.*fonts-wqy-zenhei/)
})
