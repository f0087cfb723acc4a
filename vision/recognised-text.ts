// What a recogniser says of one line: its characters, each with its confidence and place.

/** `at`: the place of its centre along the line, 0 to 1. */
export type Character = { character: string; confidence: number; at: number }
/** `drawn`: the width the line was read at, in pixels, its height being 48. `passedOver`: it holds more strokes as high as letters than were read. */
export type RecognisedText = { text: string; confidence: number; characters: Character[]; drawn: number; passedOver: boolean }
