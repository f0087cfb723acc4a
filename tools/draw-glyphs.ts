// Draws the glyphs of the watermark into vision/watermark-glyphs.json, so that no machine needs a font to show a picture.
// Run: node tools/draw-glyphs.ts FONT (a face with Latin and Chinese, licensed for it, e.g. Noto Sans CJK under the OFL)
import { GlobalFonts, createCanvas } from '@napi-rs/canvas'
import { writeFileSync } from 'node:fs'
import { argv } from 'node:process'

const SIZE = 24
const ASCII = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))
const HAN = [...new Set('仅供实名登记使用样本他用无效年月日核验办理电话卡号码开通业务审核员查看专复印件身份证资料虚拟移动运营商客户服务·，。：（）')]

const font = argv[2]
if (font === undefined || !GlobalFonts.registerFromPath(font, 'watermark')) throw new Error('name a font file')

/** Rows of bits, most significant first, as hexadecimal; `width` columns. */
function draw(character: string, width: number): string {
  const canvas = createCanvas(width, SIZE)
  const pen = canvas.getContext('2d')
  pen.font = `${SIZE - 3}px watermark`
  pen.textAlign = 'center'
  pen.fillText(character, width / 2, SIZE - 5)
  const { data } = pen.getImageData(0, 0, width, SIZE)
  const bits = Array.from({ length: width * SIZE }, (_, i) => (data[i * 4 + 3]! > 110 ? '1' : '0')).join('')
  return bits.replace(/.{4}/g, (four) => Number.parseInt(four, 2).toString(16))
}

const glyphs = Object.fromEntries([
  ...ASCII.map((each) => [each, { width: SIZE / 2, bits: draw(each, SIZE / 2) }]),
  ...HAN.map((each) => [each, { width: SIZE, bits: draw(each, SIZE) }]),
])
const rows = Object.entries(glyphs).map(([each, glyph]) => `  ${JSON.stringify(each)}: ${JSON.stringify(glyph)}`)
writeFileSync(new URL('../vision/watermark-glyphs.json', import.meta.url), `{\n${rows.join(',\n')}\n}\n`)
