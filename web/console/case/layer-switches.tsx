// Switches the layers of what the reader saw, each with the colour it is drawn in.
import { useText } from '../settings.tsx'
import { LAYERS, switchLayer, type Layers } from './layers.ts'

export function LayerSwitches({ layers, change }: { layers: Layers; change: (layers: Layers) => void }) {
  const { t, word } = useText()
  return (
    <div className="layer-switches" role="group" aria-label={t('picture.layers')}>
      {LAYERS.map((layer) => (
        <label key={layer} className={`layer-switch of-${layer}`}>
          <input type="checkbox" checked={layers.has(layer)} onChange={() => change(switchLayer(layers, layer))} />
          <span className="layer-sign" aria-hidden="true" />{word('layer', layer)}
        </label>
      ))}
    </div>
  )
}
