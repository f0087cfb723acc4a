import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FIRST_LAYERS, LAYERS, NO_LAYERS, switchLayer } from './layers.ts'

void test('each layer is switched alone, and twice is as before', () => {
  for (const layers of [FIRST_LAYERS, NO_LAYERS]) {
    for (const layer of LAYERS) {
      const once = switchLayer(layers, layer)
      assert.deepEqual(LAYERS.filter((each) => once.has(each) !== layers.has(each)), [layer])
      assert.deepEqual(switchLayer(once, layer), layers)
    }
  }
})

void test('all but the text lines are shown at first', () => assert.deepEqual([...FIRST_LAYERS], ['corners', 'fields', 'zone', 'faults']))
