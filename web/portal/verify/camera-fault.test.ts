// Every error a browser gives for a camera has a text of ours.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import en from '#rulebook/texts/portal.en.json' with { type: 'json' }
import { cameraFault, CAMERA_FAULTS, isInApp } from './camera-fault.ts'

test('errors of getUserMedia are told apart', () => {
  for (const [name, fault] of [['NotAllowedError', 'denied'], ['NotFoundError', 'absent'], ['OverconstrainedError', 'absent'], ['NotReadableError', 'busy'], ['SecurityError', 'insecure'], ['Strange', 'busy']] as const) {
    assert.equal(cameraFault(new DOMException('', name)), fault, name)
  }
  assert.equal(cameraFault(new TypeError('no mediaDevices')), 'insecure')
  assert.equal(cameraFault('what'), 'busy')
})

test('every fault has its words', () => {
  const texts: Record<string, string> = en.camera
  for (const fault of CAMERA_FAULTS) assert.ok(texts[fault] && texts[`${fault}_text`], fault)
})

test('inside another app the way out is the browser', () => {
  const wechat = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50'
  const instagram = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Version/4.0 Chrome/130 Mobile Safari/537.36 Instagram 350.0.0'
  const facebook = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480.0;]'
  const chrome = 'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
  const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
  for (const agent of [wechat, instagram, facebook]) {
    assert.ok(isInApp(agent), agent)
    assert.equal(cameraFault(new DOMException('', 'SecurityError'), agent), 'in_app')
    assert.equal(cameraFault(new DOMException('', 'NotFoundError'), agent), 'absent', 'no browser helps where there is no camera')
  }
  for (const agent of [chrome, safari]) {
    assert.ok(!isInApp(agent), agent)
    assert.equal(cameraFault(new DOMException('', 'SecurityError'), agent), 'insecure')
  }
})
