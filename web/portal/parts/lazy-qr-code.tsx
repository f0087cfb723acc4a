// The QR code with its encoder, loaded only where one is shown.
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Loading } from './loading.tsx'

type Props = { readonly text: string; readonly label: string }

export function LazyQrCode(props: Props) {
  const [made, setMade] = useState<{ Qr: ComponentType<Props> } | null>(null)
  useEffect(() => {
    let here = true
    void import('./qr-code.tsx').then((module) => here && setMade({ Qr: module.default }))
    return () => {
      here = false
    }
  }, [])
  return <div class="qr-frame">{made ? <made.Qr {...props} /> : <Loading />}</div>
}
