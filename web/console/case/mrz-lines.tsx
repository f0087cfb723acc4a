// The machine-readable zone as read, with each check digit's outcome (ICAO 9303-3, 4.9).
import { Badge, Group, Text as Words } from '@mantine/core'
import type { CasePhoto } from '#contract/review.ts'
import { useText } from '../settings.tsx'
import { MrzRow } from './mrz-row.tsx'

/** `named`: of several zones, each under the name of its side. */
export function MrzLines({ id, photo, named }: { id: string; photo: CasePhoto; named: boolean }) {
  const { t, word } = useText()
  const mrz = photo.reading?.mrz
  if (!mrz) return null
  return (
    <div className="mrz">
      {named && <h3>{word('side', photo.side)}</h3>}
      <div className="mrz-rows" tabIndex={0} role="group" aria-label={t('mrz.title')}>
        {mrz.lines.map((line, at) => (
          <MrzRow key={`${at} ${line}`} id={id} photo={photo} line={line} box={mrz.boxes[at]} label={t('mrz.crop', { n: at + 1 })} />
        ))}
      </div>
      <Group gap={6}>
        <Badge color="gray">{mrz.format}</Badge>
        <Badge color={mrz.accepted ? 'pine' : 'amber'}>{t(mrz.accepted ? 'mrz.accepted' : 'mrz.not_accepted')}</Badge>
        {mrz.corrected && <Badge color="amber">{t('mrz.corrected')}</Badge>}
        <Words fz="xs" c="dimmed">{t('mrz.confidence', { n: Math.round(mrz.confidence * 100) })}</Words>
      </Group>
      <ul className="digits" aria-label={t('mrz.check_digits')}>
        {mrz.check_digits.map((digit) => (
          <li key={digit.field} className={digit.right ? 'right' : 'wrong'}>
            {t(digit.right ? 'mrz.right' : 'mrz.wrong', { field: word('field', digit.field) })}
          </li>
        ))}
      </ul>
    </div>
  )
}
