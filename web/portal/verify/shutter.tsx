// The shutter, always there; the ring round it fills while an automatic shot comes near.
import { useEffect, useRef } from 'preact/hooks'
import { t } from '#web/ui/texts.ts'

const ROUND = 2 * Math.PI * 46

export function Shutter({ ready, off, onPress }: { readonly ready: number; readonly off: boolean; readonly onPress: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  // Also when it comes back after a fault; the camera's window itself begins with what is marked.
  useEffect(() => button.current?.focus({ preventScroll: true }), [])
  return (
    <button ref={button} type="button" class="shutter" aria-label={t('camera.shutter')} aria-disabled={off ? true : undefined} onClick={onPress} autofocus>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle class="shutter-track" cx="50" cy="50" r="46" />
        <circle class="shutter-ring" cx="50" cy="50" r="46" stroke-dasharray={ROUND} stroke-dashoffset={ROUND * (1 - ready)} />
        <circle class="shutter-button" cx="50" cy="50" r="36" />
      </svg>
    </button>
  )
}
