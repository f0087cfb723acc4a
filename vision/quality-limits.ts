// The limits a picture's figures are judged by, for rooms that explain a reading and have no business with the arithmetic.
export { QUALITY_LIMITS } from '#optics/measure-quality.ts'
