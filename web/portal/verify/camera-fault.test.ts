// Every error a browser gives for a camera has a text of ours.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cameraFault } from './camera-fault.ts'

test('errors of getUserMedia are told apart', () => {
  for (const [name, fault] of [['NotAllowedError', 'denied'], ['NotFoundError', 'absent'], ['OverconstrainedError', 'absent'], ['NotReadableError', 'busy'], ['SecurityError', 'insecure'], ['Strange', 'busy']] as const) {
    assert.equal(cameraFault(new DOMException('', name)), fault, name)
  }
  assert.equal(cameraFault(new TypeError('no mediaDevices')), 'insecure')
  assert.equal(cameraFault('what'), 'busy')
})
