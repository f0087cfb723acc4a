// A kind of document nobody has written code for: a licence of Utopia, described in the test, drawn in the test, and read.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import { parseDocumentDescription } from './documents.ts'
import { loadEngines } from './engines.ts'
import { readPicture } from './read-picture.ts'

const UTOPIAN_LICENCE = {
  kind: 'ut_driving_licence',
  sides: [{
    side: 'front',
    size_mm: [85.6, 54],
    print_span: 0.85,
    least_points: 3,
    marks: [{ text: 'UTOPIAN DRIVING LICENCE', points: 3 }, { text: 'Licence number', points: 1 }, { text: 'Holder', points: 1 }],
    required: ['name', 'document_number', 'date_of_birth', 'expiry_date'],
    fields: [
      { name: 'name', labels: ['Holder'], place: 'right', value: 'latin_name' },
      { name: 'date_of_birth', labels: ['Born on'], place: 'right', value: 'date' },
      { name: 'document_number', labels: ['Licence number'], place: 'right', value: 'code', pattern: '^[:.]?\\s*([A-Z]{2}\\s?\\d{6})$' },
      { name: 'expiry_date', labels: ['Good until'], place: 'right', value: 'date' },
      { name: 'licence_classes', labels: ['May drive'], place: 'right', value: 'code', lexicon: { CARTS: 'C', BOATS: 'B', CARTSANDBOATS: 'BC' } },
    ],
  }],
}
const TRUTH = { name: 'RAPHAEL HYTHLODAY', date_of_birth: '1979-03-07', document_number: 'UT482907', expiry_date: '2031-11-30', licence_classes: 'BC' }

/** A photograph of the licence on a table, turned a little. */
function drawLicence(): Buffer {
  const canvas = createCanvas(1600, 1200)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#5b4636'
  pen.fillRect(0, 0, 1600, 1200)
  pen.translate(800, 600)
  pen.rotate(0.07)
  pen.scale(14, 14)
  pen.translate(-42.8, -27)
  pen.fillStyle = '#dfe9da'
  pen.fillRect(0, 0, 85.6, 54)
  pen.fillStyle = '#b00020'
  pen.font = 'bold 4px "DejaVu Sans"'
  pen.fillText('SPECIMEN', 60, 50)
  pen.fillStyle = '#14401f'
  pen.fillText('UTOPIAN DRIVING LICENCE', 5, 8)
  const rows = [
    ['Holder', 'RAPHAEL HYTHLODAY'], ['Born on', '07.03.1979'], ['Licence number', 'UT 482907'], ['Good until', '30.11.2031'], ['May drive', 'CARTS AND BOATS'],
  ]
  for (const [i, [label, value]] of rows.entries()) {
    pen.fillStyle = '#456'
    pen.font = '2.6px "DejaVu Sans"'
    pen.fillText(label!, 5, 17 + i * 7)
    pen.fillStyle = '#111'
    pen.font = '3.2px "DejaVu Sans"'
    pen.fillText(value!, 31, 17 + i * 7)
  }
  return canvas.toBuffer('image/jpeg')
}

void test('a new kind of document is read by its description alone', async () => {
  const picture = drawLicence()
  const engines = await loadEngines()
  const reading = await readPicture(picture, engines, [parseDocumentDescription(UTOPIAN_LICENCE)], undefined, '2026-06-01')
  assert.ok(!('problem' in reading))
  assert.deepEqual([reading.document.kind, reading.document.side, reading.missing], ['ut_driving_licence', 'front', []])
  assert.deepEqual(Object.fromEntries(reading.fields.map(({ name, value }) => [name, value])), TRUTH)
  const unknown = await readPicture(picture, engines, [], undefined, '2026-06-01')
  assert.ok(!('problem' in unknown) && unknown.document.kind === null && unknown.lines.length >= 8, 'without its description it is an unknown document, and what was seen is told')
})
