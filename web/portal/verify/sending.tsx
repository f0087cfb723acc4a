// A picture on its way, and what the person sees of it: how much has left, that a cut is waited out, that it is being read.
import { useEffect, useState } from 'preact/hooks'
import { t } from '#web/ui/texts.ts'
import { useCell } from '../cell.ts'
import { Button } from '../parts/button.tsx'
import { goOnSending, progress } from './upload.ts'

/** Reading beyond this many milliseconds is called slow. */
const LONG = 12_000

/** What the server has is being read. */
function Reading() {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <p role="status"><strong>{t('photo.reading')}</strong></p>
      <progress aria-label={t('photo.reading')} />
      <p class="soft">{t(long ? 'photo.reading_long' : 'photo.reading_text')}</p>
    </>
  )
}

function Leaving() {
  const { share, waiting } = useCell(progress)
  const percent = Math.floor(share * 100)
  return (
    <>
      <p role="status"><strong>{t(waiting ? 'photo.paused' : 'photo.uploading')}</strong></p>
      <progress max={100} value={percent} aria-label={t('photo.uploading')} />
      <p class="soft">{waiting ? t('photo.paused_text') : t('photo.uploaded', { percent })}</p>
      {waiting ? <p class="actions"><Button kind="second" onPress={goOnSending}>{t('photo.resume')}</Button></p> : null}
    </>
  )
}

/** `leaving` while the picture is sent; afterwards it is read. */
export function Sending({ leaving }: { readonly leaving: boolean }) {
  return <div class="sending">{leaving ? <Leaving /> : <Reading />}</div>
}
