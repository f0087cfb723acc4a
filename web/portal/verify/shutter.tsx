// The shutter, always there; the ring round it fills while an automatic shot comes near.
import { t } from '#web/ui/texts.ts'

const ROUND = 2 * Math.PI * 46

export function Shutter({ ready, off, onPress }: { readonly ready: number; readonly off: boolean; readonly onPress: () => void }) {
  return (
    <button type="button" class="shutter" aria-label={t('camera.shutter')} aria-disabled={off ? true : undefined} onClick={onPress} autofocus>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle class="shutter-track" cx="50" cy="50" r="46" />
        <circle class="shutter-ring" cx="50" cy="50" r="46" stroke-dasharray={ROUND} stroke-dashoffset={ROUND * (1 - ready)} />
        <circle class="shutter-button" cx="50" cy="50" r="36" />
      </svg>
    </button>
  )
}
