// A drawn card or page measured in millimetres, and the few strokes all layouts share.
import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Chance } from './chance.ts'
import { OCR_B } from './fonts.ts'

export type Pen = SKRSContext2D
export type Sheet = { canvas: Canvas; pen: Pen; width: number; height: number }

/** Sizes in millimetres (ISO/IEC 7810): ID-1 cards, ID-2 cards and small visas, ID-3 passport pages; MRV-A visas (ICAO 9303-7). */
export const CARD = { width: 85.6, height: 54, corner: 3.18 } as const
export const LARGE_CARD = { width: 105, height: 74, corner: 3 } as const
export const VISA = { width: 120, height: 80, corner: 0.5 } as const
export const PAGE = { width: 125, height: 88, corner: 3 } as const
export const SPECIMEN_RED = '#c8102e'

/** An empty sheet with round corners; `density` is pixels per millimetre. All strokes are in millimetres. */
export function openSheet(size: { width: number; height: number; corner: number }, density: number, paper: string): Sheet {
  const canvas = createCanvas(Math.round(size.width * density), Math.round(size.height * density))
  const pen = canvas.getContext('2d')
  pen.scale(canvas.width / size.width, canvas.height / size.height)
  pen.beginPath()
  pen.roundRect(0, 0, size.width, size.height, size.corner)
  pen.clip()
  pen.fillStyle = paper
  pen.fillRect(0, 0, size.width, size.height)
  return { canvas, pen, width: size.width, height: size.height }
}

/** A line of text at its baseline; returns its width. */
export function write(pen: Pen, text: string, x: number, y: number, font: string, colour: string): number {
  pen.font = font
  pen.fillStyle = colour
  pen.fillText(text, x, y)
  return pen.measureText(text).width
}

/** As `write`, made narrower where it would be wider than `room`. */
export function writeWithin(pen: Pen, text: string, x: number, y: number, room: number, font: string, colour: string): void {
  pen.font = font
  const wide = pen.measureText(text).width
  pen.save()
  pen.translate(x, y)
  if (wide > room) pen.scale(room / wide, 1)
  pen.fillStyle = colour
  pen.fillText(text, 0, 0)
  pen.restore()
}

/** OCR-B, each character at its own place; `pitch` is 2.54 mm in an MRZ (9303-3 4.2, 10 characters an inch). */
export function writeOcrB(pen: Pen, text: string, x: number, y: number, pitch: number, colour: string): void {
  pen.font = `10px "${OCR_B}"`
  const size = (10 * pitch) / pen.measureText('0').width
  pen.font = `${size}px "${OCR_B}"`
  pen.fillStyle = colour
  for (let i = 0; i < text.length; i++) pen.fillText(text[i]!, x + i * pitch, y)
}

/** Faint waves over the whole sheet, as security printing looks from afar; no pattern of a real document. */
export function waves(sheet: Sheet, chance: Chance, colours: readonly string[]): void {
  const { pen, width, height } = sheet
  pen.lineWidth = 0.12
  for (let i = 0; i < 26; i++) {
    const y0 = (i / 25) * height
    const phase = chance.between(0, 6.28)
    const swing = chance.between(1, 3.2)
    pen.strokeStyle = colours[i % colours.length]!
    pen.beginPath()
    for (let x = 0; x <= width; x += 2.5) pen.lineTo(x, y0 + swing * Math.sin(x / 9 + phase))
    pen.stroke()
  }
}

/** The mark in a frame of its own, where no field stands. */
export function markSpecimen(pen: Pen, text: string, box: { x: number; y: number; w: number; h: number }, family: string): void {
  pen.save()
  pen.strokeStyle = SPECIMEN_RED
  pen.lineWidth = 0.25
  pen.strokeRect(box.x, box.y, box.w, box.h)
  const size = box.h * 0.72
  pen.font = `bold ${size}px ${family}`
  const wide = pen.measureText(text).width
  const squeeze = Math.min(1, (box.w - 1) / wide)
  pen.translate(box.x + (box.w - wide * squeeze) / 2, box.y + box.h * 0.77)
  pen.scale(squeeze, 1)
  pen.fillStyle = SPECIMEN_RED
  pen.fillText(text, 0, 0)
  pen.restore()
}
